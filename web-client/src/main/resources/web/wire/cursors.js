/** @import {Frame} from './types.js' */

const GATHER_MS = 200;
/** What was said this shortly before a connection ended may have been lost with it. */
const DOUBT_MS = 30_000;

/** @typedef {'mark_read'|'mark_delivered'} Kind */
/** @typedef {{kind: Kind, conversationId: string, seq: number, sentAt?: number}} Cursor */

/**
 * The reader's own cursors on their way to the server: gathered for a moment, kept while there is no connection, and
 * said again after a break, because nothing answers them.
 */
export class Cursors {
  /** @param {(frame: Frame) => boolean} send @param {() => number} [now] */
  constructor(send, now = Date.now) {
    this.send = send;
    this.now = now;
    /** @type {Map<string, Cursor>} */
    this.moved = new Map();
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.timer = undefined;
  }

  /** @param {string} conversationId @param {number} seq @param {Kind} [kind] */
  move(conversationId, seq, kind = 'mark_read') {
    const key = `${kind} ${conversationId}`;
    const before = this.moved.get(key);
    if (before && before.seq >= seq) return;
    this.moved.set(key, { kind, conversationId, seq });
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = this.now();
    for (const [key, cursor] of this.moved) {
      if (cursor.sentAt !== undefined) {
        if (now - cursor.sentAt > DOUBT_MS) this.moved.delete(key);
        continue;
      }
      const { kind, conversationId, seq } = cursor;
      if (!this.send({ type: kind, conversationId, seq })) return;
      cursor.sentAt = now;
    }
  }

  /** There is a new connection. */
  renew() {
    for (const cursor of this.moved.values()) cursor.sentAt = undefined;
    this.flush();
  }

  clear() {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.moved.clear();
  }
}
