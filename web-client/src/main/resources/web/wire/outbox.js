/** @import {Frame, Pending} from './types.js' */
import { uuidv7 } from './uuid.js';

const ANSWER_MS = 10_000;
const PASSING = new Set(['rate_limited', 'unavailable']);
const BUSY_RETRY_MS = 2_000;

/**
 * Messages on their way. Each is kept on disk until it is in the log, goes out one at a time per conversation so that
 * the order of writing is the order of acceptance, and is repeated with the same id until it is answered.
 */
export class Outbox {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./vault.js').Vault} parts.vault
   * @param {(frame: Frame) => boolean} parts.send
   * @param {() => number} [parts.now]
   */
  constructor({ store, vault, send, now = Date.now }) {
    this.store = store;
    this.vault = vault;
    this.send = send;
    this.now = now;
    /** The one message per conversation that waits for an answer, and the timer that repeats it. */
    /** @type {Map<string, {clientMessageId: string, timer: ReturnType<typeof setTimeout>}>} */
    this.inFlight = new Map();
    store.onOwn = (conversationId, clientMessageId) => this.#settled(conversationId, clientMessageId);
  }

  /** Brings back what an earlier page left. */
  async restore() {
    for (const [, entry] of await this.vault.entries(this.#key(''))) this.store.putPending(entry);
  }

  /** @param {string} conversationId @param {string} text @returns {Pending} */
  add(conversationId, text) {
    /** @type {Pending} */
    const entry = {
      clientMessageId: uuidv7(this.now()),
      conversationId,
      text,
      sentAt: localTime(this.now()),
      state: 'waiting',
    };
    this.#keep(entry);
    this.#next(conversationId);
    return entry;
  }

  /** @param {Pending} entry one that failed */
  retry(entry) {
    this.#keep({ ...entry, state: 'waiting', reason: undefined });
    this.#next(entry.conversationId);
  }

  /** @param {Pending} entry */
  discard(entry) {
    this.#gone(entry.conversationId, entry.clientMessageId);
  }

  /** The connection is up and caught up: everything that waits goes out again. */
  flush() {
    this.pause();
    for (const conversationId of this.store.pending.keys()) this.#next(conversationId);
  }

  /** The connection is gone: nothing that is in flight will be answered on it. */
  pause() {
    for (const { timer } of this.inFlight.values()) clearTimeout(timer);
    this.inFlight.clear();
  }

  /**
   * @param {Frame} frame `message_accepted`
   * @returns {Pending|undefined} the message that it accepts
   */
  accepted(frame) {
    const entry = this.#find(frame.conversationId, frame.clientMessageId);
    this.#answered(frame.conversationId, frame.clientMessageId);
    if (!entry) return undefined;
    this.store.putPending({ ...entry, state: 'accepted' });
    this.vault.remove(this.#key(entry.clientMessageId));
    this.#next(entry.conversationId);
    return entry;
  }

  /** @param {Frame} frame `error` that names a message */
  refused(frame) {
    const entry = [...this.store.pending.values()].flat().find((one) => one.clientMessageId === frame.clientMessageId);
    if (!entry) return;
    if (PASSING.has(frame.reason)) {
      this.#repeatAfter(entry, frame.retryAfterMs ?? BUSY_RETRY_MS);
      return;
    }
    this.#answered(entry.conversationId, entry.clientMessageId);
    this.#keep({ ...entry, state: 'failed', reason: frame.reason });
    this.#next(entry.conversationId);
  }

  /** An own message was seen in the log, whoever answered. @param {string} conversationId @param {string} id */
  #settled(conversationId, id) {
    this.#answered(conversationId, id);
    this.vault.remove(this.#key(id));
    this.#next(conversationId);
  }

  /** @param {string} conversationId */
  #next(conversationId) {
    if (this.inFlight.has(conversationId)) return;
    const entry = this.store.pendingOf(conversationId).find(({ state }) => state === 'waiting');
    if (entry) this.#transmit(entry);
  }

  /** @param {Pending} entry */
  #transmit(entry) {
    const { conversationId, clientMessageId, text, sentAt } = entry;
    if (this.send({ type: 'send_message', conversationId, clientMessageId, text, sentAt })) {
      this.#repeatAfter(entry, ANSWER_MS);
    }
  }

  /** @param {Pending} entry @param {number} ms */
  #repeatAfter(entry, ms) {
    this.#answered(entry.conversationId, entry.clientMessageId);
    const timer = setTimeout(() => this.#transmit(entry), ms);
    this.inFlight.set(entry.conversationId, { clientMessageId: entry.clientMessageId, timer });
  }

  /** @param {string} conversationId @param {string} clientMessageId */
  #answered(conversationId, clientMessageId) {
    const flight = this.inFlight.get(conversationId);
    if (flight?.clientMessageId !== clientMessageId) return;
    clearTimeout(flight.timer);
    this.inFlight.delete(conversationId);
  }

  /** @param {string} conversationId @param {string} clientMessageId @returns {Pending|undefined} */
  #find(conversationId, clientMessageId) {
    return this.store.pendingOf(conversationId).find((entry) => entry.clientMessageId === clientMessageId);
  }

  /** @param {Pending} entry */
  #keep(entry) {
    this.store.putPending(entry);
    this.vault.put(this.#key(entry.clientMessageId), entry);
  }

  /** @param {string} conversationId @param {string} clientMessageId */
  #gone(conversationId, clientMessageId) {
    this.store.dropPending(conversationId, clientMessageId);
    this.vault.remove(this.#key(clientMessageId));
  }

  /** @param {string} clientMessageId */
  #key(clientMessageId) {
    return `outbox:${this.store.me?.userId}:${clientMessageId}`;
  }
}

/**
 * The local time with its offset, as `sentAt` keeps it.
 *
 * @param {number} now
 * @returns {string}
 */
export function localTime(now) {
  const minutes = -new Date(now).getTimezoneOffset();
  const local = new Date(now + minutes * 60_000).toISOString().slice(0, -1);
  const two = (/** @type {number} */ value) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
