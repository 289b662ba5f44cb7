/** @import {Frame, HistorySetting, Invite, Member} from './types.js' */

/** What is done with a conversation as a whole: invites, roles, who sees the past, and whether it may disturb. */
export class Groups {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./rest.js').Rest} parts.rest
   * @param {Pick<import('./replication.js').Replication, 'find'>} parts.replication
   * @param {(id: string, muted: boolean) => void} [parts.onMuted] here, which the server tells other devices alone
   */
  constructor({ store, rest, replication, onMuted = () => {} }) {
    this.store = store;
    this.rest = rest;
    this.replication = replication;
    this.onMuted = onMuted;
  }

  /** @param {string} id @returns {Promise<Invite[]>} those that are good still, for admins */
  async invites(id) {
    return (await this.rest.call('GET', `/conversations/${id}/invites?limit=100`)).items;
  }

  /** @param {string} id @param {{expiresInSeconds?: number, maxUses?: number}} [wish] @returns {Promise<Invite>} */
  invite(id, wish = {}) {
    return this.rest.call('POST', `/conversations/${id}/invites`, wish);
  }

  /** @param {string} id @param {string} code */
  async revoke(id, code) {
    await this.rest.call('DELETE', `/conversations/${id}/invites/${encodeURIComponent(code)}`);
  }

  /** @param {string} invite the code @returns {Promise<string>} the conversation that it leads to, held from now on */
  async join(invite) {
    const { conversationId } = await this.rest.call('POST', '/conversations/join', { invite });
    const held = this.store.conversation(conversationId);
    if (!held || held.left) await this.replication.find(conversationId);
    return conversationId;
  }

  /** @param {string} id @param {string[]} userIds */
  add(id, userIds) {
    return this.rest.addMembers(id, userIds);
  }

  /** @param {string} id @param {string} userId */
  remove(id, userId) {
    return this.rest.removeMember(id, userId);
  }

  /** @param {string} id */
  async leave(id) {
    await this.rest.removeMember(id, this.store.me?.userId ?? '');
    this.store.forget(id);
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    return this.rest.changeConversation(id, { name });
  }

  /** @param {string} id @param {string} userId @param {Member['role']} role */
  async role(id, userId, role) {
    await this.rest.call('PATCH', `/conversations/${id}/members/${userId}`, { role });
  }

  /** @param {string} id @param {HistorySetting} history */
  async access(id, history) {
    await this.rest.call('PATCH', `/conversations/${id}`, { history });
    const held = this.store.conversation(id);
    if (held) this.store.put({ ...held, access: history });
  }

  /** Shows at once; as before where the server refuses. @param {string} id @param {boolean} muted */
  async mute(id, muted) {
    this.#muted(id, muted);
    try {
      await this.rest.call(muted ? 'PUT' : 'DELETE', `/conversations/${id}/mute`);
      this.onMuted(id, muted);
    } catch (error) {
      this.#muted(id, !muted);
      throw error;
    }
  }

  /** @param {Frame} frame */
  apply(frame) {
    if (frame.type === 'mute_changed') this.#muted(frame.conversationId, frame.muted);
  }

  /** @param {string} id @param {boolean} muted */
  #muted(id, muted) {
    const held = this.store.conversation(id);
    if (held && !!held.muted !== muted) this.store.put({ ...held, muted });
  }
}
