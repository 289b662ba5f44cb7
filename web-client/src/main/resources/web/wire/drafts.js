/** What was typed and not sent, by conversation; kept on disk for the user who typed it. */
export class Drafts {
  /** @param {{store: import('./store.js').Store, vault: import('./vault.js').Vault}} parts */
  constructor({ store, vault }) {
    this.store = store;
    this.vault = vault;
  }

  /** Brings back what an earlier page left. */
  async restore() {
    const prefix = this.#key('');
    for (const [key, text] of await this.vault.entries(prefix)) this.store.drafts.set(key.slice(prefix.length), text);
  }

  /** @param {string} conversationId @param {string} text empty to forget it */
  put(conversationId, text) {
    const before = this.store.drafts.get(conversationId) ?? '';
    if (text === before) return;
    if (text) {
      this.store.drafts.set(conversationId, text);
      this.vault.put(this.#key(conversationId), text);
    } else {
      this.store.drafts.delete(conversationId);
      this.vault.remove(this.#key(conversationId));
    }
    if (!text !== !before) this.store.touch('list');
  }

  /** @param {string} conversationId */
  #key(conversationId) {
    return `draft:${this.store.me?.userId}:${conversationId}`;
  }
}
