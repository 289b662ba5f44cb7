/** @import {Frame} from './types.js' */

const GATHER_MS = 200;

/** The reader's own cursors on their way to the server: gathered for a moment, kept while there is no connection. */
export class Cursors {
  /** @param {(frame: Frame) => boolean} send */
  constructor(send) {
    this.send = send;
    /** @type {Map<string, number>} */
    this.waiting = new Map();
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.timer = undefined;
  }

  /** @param {string} conversationId @param {number} seq */
  move(conversationId, seq) {
    this.waiting.set(conversationId, Math.max(seq, this.waiting.get(conversationId) ?? 0));
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [conversationId, seq] of this.waiting) {
      if (!this.send({ type: 'mark_read', conversationId, seq })) return;
      this.waiting.delete(conversationId);
    }
  }

  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
  }
}
