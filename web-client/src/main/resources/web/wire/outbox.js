/** @import {Frame, Pending} from './types.js' */
import { uuidv7 } from './uuid.js';

const ANSWER_MS = 10_000;
const PASSING = new Set(['rate_limited', 'unavailable']);
const BUSY_RETRY_MS = 2_000;
/** So many of the last messages that went out are remembered, for other tabs that speak of them late. */
const SETTLED = 200;

/** @typedef {{entry?: Pending, gone?: {conversationId: string, clientMessageId: string}}} Note  what tabs tell each other */

/**
 * Messages on their way. Each is kept on disk until it is in the log, goes out one at a time per conversation so that
 * the order of writing is the order of acceptance, and is repeated with the same id until it is answered. Every tab
 * holds them all; the one that leads sends them.
 */
export class Outbox {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./vault.js').Vault} parts.vault
   * @param {(frame: Frame) => boolean} parts.send
   * @param {() => boolean} [parts.leads]
   * @param {(note: Note) => void} [parts.tell] the other tabs
   * @param {() => number} [parts.now]
   */
  constructor({ store, vault, send, leads = () => true, tell = () => {}, now = Date.now }) {
    this.store = store;
    this.vault = vault;
    this.send = send;
    this.leads = leads;
    this.tell = tell;
    this.now = now;
    /** @type {Set<string>} */
    this.settled = new Set();
    /** The one message per conversation that waits for an answer, and the timer that repeats it. */
    /** @type {Map<string, {clientMessageId: string, timer: ReturnType<typeof setTimeout>}>} */
    this.inFlight = new Map();
    store.onOwn = (conversationId, clientMessageId) => this.#settled(conversationId, clientMessageId);
  }

  /** Brings back what an earlier page left. */
  async restore() {
    for (const [, entry] of await this.vault.entries(this.#key(''))) {
      if (!this.#find(entry.conversationId, entry.clientMessageId)) this.heard({ entry });
    }
  }

  /** What another tab did. @param {Note} note */
  heard({ entry, gone }) {
    if (entry && !this.settled.has(entry.clientMessageId)) {
      this.store.putPending(entry);
      this.#next(entry.conversationId);
    }
    if (gone) this.store.dropPending(gone.conversationId, gone.clientMessageId);
  }

  /** @param {string} conversationId @param {string} text @param {string} [replyTo] @returns {Pending} */
  add(conversationId, text, replyTo) {
    /** @type {Pending} */
    const entry = {
      clientMessageId: uuidv7(this.now()),
      conversationId,
      text,
      sentAt: localTime(this.now()),
      ...(replyTo ? { replyTo } : {}),
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
    this.#settle(entry.clientMessageId);
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
      if (this.leads()) this.#repeatAfter(entry, frame.retryAfterMs ?? BUSY_RETRY_MS);
      return;
    }
    this.#answered(entry.conversationId, entry.clientMessageId);
    this.#hold({ ...entry, state: 'failed', reason: frame.reason });
    if (frame.reason === 'not_permitted' && this.store.conversation(entry.conversationId)?.type === 'DIRECT') {
      this.store.closed.add(entry.conversationId);
    }
    this.#next(entry.conversationId);
  }

  /** An own message was seen in the log, whoever answered. @param {string} conversationId @param {string} id */
  #settled(conversationId, id) {
    this.#answered(conversationId, id);
    this.#settle(id);
    this.vault.remove(this.#key(id));
    this.#next(conversationId);
  }

  /** @param {string} id */
  #settle(id) {
    this.settled.add(id);
    const oldest = this.settled.values().next().value;
    if (this.settled.size > SETTLED && oldest !== undefined) this.settled.delete(oldest);
  }

  /** @param {string} conversationId */
  #next(conversationId) {
    if (!this.leads() || this.inFlight.has(conversationId)) return;
    const entry = this.store.pendingOf(conversationId).find(({ state }) => state === 'waiting');
    if (entry) this.#transmit(entry);
  }

  /** @param {Pending} entry */
  #transmit(entry) {
    const { conversationId, clientMessageId, text, sentAt, replyTo } = entry;
    if (this.send({ type: 'send_message', conversationId, clientMessageId, text, sentAt, replyTo })) {
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
    this.#hold(entry);
    this.tell({ entry });
  }

  /** @param {Pending} entry */
  #hold(entry) {
    this.store.putPending(entry);
    this.vault.put(this.#key(entry.clientMessageId), entry);
  }

  /** @param {string} conversationId @param {string} clientMessageId */
  #gone(conversationId, clientMessageId) {
    this.store.dropPending(conversationId, clientMessageId);
    this.vault.remove(this.#key(clientMessageId));
    this.tell({ gone: { conversationId, clientMessageId } });
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
