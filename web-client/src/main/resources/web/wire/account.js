/** @import {Device, User} from './types.js' */
import { readAll } from './pages.js';

/** The reader's own account: profile, password, the devices that are signed in, and its end. */
export class Account {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./rest.js').Rest} parts.rest
   */
  constructor({ store, rest }) {
    this.store = store;
    this.rest = rest;
  }

  /** Reads one's own profile, which has more than what came with the tokens. @returns {Promise<User>} */
  async read() {
    return this.#own(await this.rest.me());
  }

  /** @param {{displayName?: string, introduction?: string, gender?: string}} change what is absent stays @returns {Promise<User>} */
  async change(change) {
    return this.#own(await this.rest.call('PATCH', '/users/me', change));
  }

  /** Ends the tokens of all other devices. @param {string} currentPassword @param {string} newPassword */
  async changePassword(currentPassword, newPassword) {
    await this.rest.call('PUT', '/users/me/password', { currentPassword, newPassword });
  }

  /** @returns {Promise<Device[]>} this one first, then by their last use */
  async devices() {
    /** @type {Device[]} */
    const devices = await readAll(this.rest, '/auth/devices');
    return devices.sort(
      (one, other) => Number(other.current) - Number(one.current) || other.lastUsedAt.localeCompare(one.lastUsedAt),
    );
  }

  /** @param {string} deviceId */
  async revoke(deviceId) {
    await this.rest.call('DELETE', `/auth/devices/${deviceId}`);
  }

  async revokeOthers() {
    await this.rest.call('DELETE', '/auth/devices');
  }

  /** Ends the account for good. @param {string} password */
  async remove(password) {
    await this.rest.call('DELETE', '/users/me', { password });
  }

  /** @param {User} user */
  #own(user) {
    if (user.userId === this.store.me?.userId) {
      this.store.me = { ...this.store.me, ...user };
      this.store.know(this.store.me);
      this.store.touch('session');
    }
    return user;
  }
}
