/** @import {Tokens, User} from './types.js' */
import { Problem } from './problem.js';

const KEY = 'parley.credentials';
const LOCK = 'parley.refresh';

/** @typedef {{accessToken: string, refreshToken: string, expiresAt: number, deviceId: string, user: User}} Held */

/** The user is not, or no longer, signed in on this device. */
export class SignedOut extends Error {
  constructor() {
    super('signed out');
    this.name = 'SignedOut';
  }
}

/**
 * The tokens of this device, shared by all tabs through the storage. A refresh token works once, and using it twice
 * ends the whole family: so only the tab that holds the lock refreshes, and it looks first whether another tab has.
 */
export class Credentials {
  /**
   * @param {object} parts
   * @param {Pick<Storage, 'getItem'|'setItem'|'removeItem'>} parts.storage
   * @param {(refreshToken: string) => Promise<Tokens>} parts.refresh
   * @param {Pick<LockManager, 'request'>} [parts.locks] absent on pages without a secure context
   * @param {() => void} [parts.onSignedOut] the server took the tokens back
   * @param {() => number} [parts.now]
   */
  constructor({ storage, refresh, locks, onSignedOut = () => {}, now = Date.now }) {
    this.storage = storage;
    this.refresh = refresh;
    this.locks = locks;
    this.onSignedOut = onSignedOut;
    this.now = now;
    /** @type {Promise<string>|null} */
    this.inFlight = null;
  }

  /** @returns {Held|null} */
  get held() {
    try {
      return JSON.parse(this.storage.getItem(KEY) ?? 'null');
    } catch {
      return null;
    }
  }

  /** @param {Tokens} tokens */
  accept(tokens) {
    const { accessToken, refreshToken, deviceId, user } = tokens;
    const expiresAt = this.now() + tokens.expiresIn * 1000;
    this.storage.setItem(KEY, JSON.stringify({ accessToken, refreshToken, expiresAt, deviceId, user }));
  }

  clear() {
    this.storage.removeItem(KEY);
  }

  /**
   * An access token that is good for a while.
   *
   * @param {number} [forMs] for how long at least
   * @returns {Promise<string>}
   */
  async fresh(forMs = 15_000) {
    const held = this.held;
    if (!held) throw new SignedOut();
    return held.expiresAt - this.now() > forMs ? held.accessToken : this.replace(held.accessToken);
  }

  /**
   * Another token than the one that did not do.
   *
   * @param {string} stale
   * @returns {Promise<string>}
   */
  replace(stale) {
    this.inFlight ??= this.#exclusively(() => this.#rotate(stale)).finally(() => {
      this.inFlight = null;
    });
    return this.inFlight;
  }

  /**
   * @param {string} stale
   * @returns {Promise<string>}
   */
  async #rotate(stale) {
    const held = this.held;
    if (!held) throw new SignedOut();
    if (held.accessToken !== stale) return held.accessToken;
    try {
      const tokens = await this.refresh(held.refreshToken);
      this.accept(tokens);
      return tokens.accessToken;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      this.clear();
      this.onSignedOut();
      throw new SignedOut();
    }
  }

  /**
   * @param {() => Promise<string>} work
   * @returns {Promise<string>}
   */
  async #exclusively(work) {
    return this.locks ? this.locks.request(LOCK, work) : work();
  }
}
