/** @import {Frame} from './types.js' */

/** Said again this often while one types: the server forgets after six seconds. */
const AGAIN_MS = 4_000;
/** After this long without a key one types no more. */
const IDLE_MS = 5_000;
/** The server tells the end of somebody's typing; this is for the end that got lost. */
const EXPIRY_MS = 8_000;

/** Who is typing where: what others are told of this user, and what it is told of them. */
export class Typing {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {(frame: Frame) => boolean} parts.send
   * @param {() => number} [parts.now]
   */
  constructor({ store, send, now = Date.now }) {
    this.store = store;
    this.send = send;
    this.now = now;
    /** The conversation in which the user types, and when that was said last. */
    /** @type {{conversationId: string, saidAt: number, timer: ReturnType<typeof setTimeout>}|null} */
    this.own = null;
    /** @type {Map<string, ReturnType<typeof setTimeout>>} */
    this.expiries = new Map();
  }

  /** A key was pressed. @param {string} conversationId */
  typed(conversationId) {
    if (this.own?.conversationId !== conversationId) this.stopped();
    clearTimeout(this.own?.timer);
    const timer = setTimeout(() => this.stopped(), IDLE_MS);
    const saidAt = this.own?.saidAt ?? -Infinity;
    const due = this.now() - saidAt >= AGAIN_MS;
    if (due) this.send({ type: 'start_typing', conversationId });
    this.own = { conversationId, saidAt: due ? this.now() : saidAt, timer };
  }

  /** The text is empty, left, or on its way as a message. @param {{sent?: boolean}} [how] a message says it by itself */
  stopped({ sent = false } = {}) {
    const { own } = this;
    if (!own) return;
    clearTimeout(own.timer);
    this.own = null;
    if (!sent) this.send({ type: 'stop_typing', conversationId: own.conversationId });
  }

  /** @param {Frame} frame `typing_indicator` */
  heard({ conversationId, userId, typing }) {
    if (userId === this.store.me?.userId) return;
    const key = `${conversationId} ${userId}`;
    clearTimeout(this.expiries.get(key));
    this.expiries.delete(key);
    if (typing) this.expiries.set(key, setTimeout(() => this.heard({ type: '', conversationId, userId }), EXPIRY_MS));
    const before = this.store.typing.get(conversationId) ?? [];
    const others = before.filter((one) => one !== userId);
    if (typing || others.length !== before.length) {
      this.store.typing.set(conversationId, typing ? [...others, userId] : others);
      this.store.touch(`typing:${conversationId}`, 'list');
    }
  }

  /** The connection is gone, and with it what it told. */
  clear() {
    clearTimeout(this.own?.timer);
    this.own = null;
    this.expiries.forEach(clearTimeout);
    this.expiries.clear();
    const topics = [...this.store.typing.keys()].map((id) => /** @type {const} */ (`typing:${id}`));
    this.store.typing.clear();
    if (topics.length) this.store.touch('list', ...topics);
  }
}
