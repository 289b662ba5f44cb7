/** @import {Message} from './types.js' */
import { Problem } from './problem.js';

const KEPT = 500;

/** Messages that are shown by their id alone, in answers: from the history where it is loaded, else read one by one. */
export class Quotes {
  /** @param {{store: import('./store.js').Store, rest: import('./rest.js').Rest}} parts */
  constructor({ store, rest }) {
    this.store = store;
    this.rest = rest;
    /** @type {Set<string>} */
    this.reading = new Set();
  }

  /**
   * @param {string} conversationId
   * @param {string} messageId
   * @returns {Message|null|undefined} in its present form; null when it is gone; undefined while it is being read
   */
  of(conversationId, messageId) {
    const known = this.store.quotes.get(messageId);
    if (known !== undefined) return known;
    const loaded = this.store.conversation(conversationId)?.history?.byId(messageId);
    if (loaded) this.#keep(messageId, loaded);
    else this.#read(conversationId, messageId);
    return loaded;
  }

  /** @param {string} conversationId @param {string} messageId */
  async #read(conversationId, messageId) {
    if (this.reading.has(messageId)) return;
    this.reading.add(messageId);
    try {
      this.#keep(messageId, await this.rest.message(conversationId, messageId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 404 || error.status === 403) this.#keep(messageId, null);
    } finally {
      this.reading.delete(messageId);
      this.store.touch(`conversation:${conversationId}`);
    }
  }

  /** @param {string} messageId @param {Message|null} message */
  #keep(messageId, message) {
    const { quotes } = this.store;
    quotes.set(messageId, message);
    const oldest = quotes.keys().next().value;
    if (quotes.size > KEPT && oldest !== undefined) quotes.delete(oldest);
  }
}
