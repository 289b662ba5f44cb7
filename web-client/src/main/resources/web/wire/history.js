/** @import {Message, EventFrame} from './types.js' */

/** Messages a chunk, by `seq`: what changes is replaced, the rest keeps its identity and need not be drawn again. */
export const CHUNK = 20;

const EVENTS_THAT_SHOW = new Set([
  'member_added',
  'member_removed',
  'member_role_changed',
  'conversation_renamed',
  'conversation_changed',
]);

/** @typedef {{key: number, messages: readonly Message[]}} Chunk */
/** @typedef {{frame: EventFrame, afterSeq: number}} Change  a membership or name event and the message it follows */

/**
 * The loaded end of a conversation's history: without holes, from some `seq` up to the last. Immutable; every change
 * gives a new one that shares the chunks it did not touch.
 */
export class History {
  /**
   * @param {readonly Chunk[]} chunks oldest first
   * @param {readonly Change[]} changes oldest first
   * @param {boolean} complete whether nothing older exists for this reader
   */
  constructor(chunks = [], changes = [], complete = false) {
    this.chunks = chunks;
    this.changes = changes;
    this.complete = complete;
  }

  get first() {
    return this.chunks[0]?.messages[0];
  }

  get last() {
    return this.chunks.at(-1)?.messages.at(-1);
  }

  get firstSeq() {
    return this.first?.seq ?? Infinity;
  }

  get lastSeq() {
    return this.last?.seq ?? 0;
  }

  /** @param {number} seq @returns {Message|undefined} */
  at(seq) {
    const key = Math.floor(seq / CHUNK);
    return this.chunks.find((chunk) => chunk.key === key)?.messages.find((message) => message.seq === seq);
  }

  /** @param {string} messageId @returns {Message|undefined} */
  byId(messageId) {
    for (const chunk of this.chunks.toReversed()) {
      const found = chunk.messages.find((message) => message.messageId === messageId);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * @param {readonly Message[]} messages in any order; of two forms of one message the one with the higher `rev` stays
   * @returns {History}
   */
  with(messages) {
    /** @type {Map<number, Message[]>} */
    const arriving = new Map();
    for (const message of messages) {
      const key = Math.floor(message.seq / CHUNK);
      const group = arriving.get(key);
      if (group) group.push(message);
      else arriving.set(key, [message]);
    }
    const chunks = new Map(this.chunks.map((chunk) => [chunk.key, chunk]));
    for (const [key, group] of arriving) {
      chunks.set(key, { key, messages: merged(chunks.get(key)?.messages ?? [], group) });
    }
    const sorted = [...chunks.values()].sort((one, other) => one.key - other.key);
    return new History(sorted, this.changes, this.complete);
  }

  /**
   * A page of older messages, as the server gives it.
   *
   * @param {readonly Message[]} messages
   * @param {readonly EventFrame[]} changes the events that fall between them
   * @param {boolean} complete
   * @returns {History}
   */
  withPage(messages, changes, complete) {
    let history = this.with(messages);
    for (const frame of changes) history = history.withChange(frame, history.#seqBefore(frame.rev));
    return new History(history.chunks, history.changes, complete);
  }

  /**
   * @param {EventFrame} frame
   * @param {number} [afterSeq]
   * @returns {History}
   */
  withChange(frame, afterSeq = this.lastSeq) {
    if (!EVENTS_THAT_SHOW.has(frame.type)) return this;
    if (this.changes.some((change) => change.frame.rev === frame.rev)) return this;
    const changes = [...this.changes, { frame, afterSeq }];
    changes.sort((one, other) => one.frame.rev - other.frame.rev);
    return new History(this.chunks, changes, this.complete);
  }

  /**
   * @param {number} chunks how many of the newest to keep
   * @returns {History}
   */
  trimmed(chunks) {
    if (this.chunks.length <= chunks) return this;
    const kept = this.chunks.slice(-chunks);
    const firstSeq = kept[0].messages[0].seq;
    return new History(kept, this.changes.filter(({ afterSeq }) => afterSeq >= firstSeq), false);
  }

  /**
   * Where an event of the past belongs. A message that was changed later carries its latest `rev`, so only untouched
   * ones can tell.
   *
   * @param {number} rev
   * @returns {number}
   */
  #seqBefore(rev) {
    let before = this.firstSeq === Infinity ? 0 : this.firstSeq - 1;
    for (const chunk of this.chunks) {
      for (const message of chunk.messages) {
        if (message.rev < rev) before = message.seq;
        else if (!message.editedAt && !message.unsentAt && !message.reactions) return before;
      }
    }
    return before;
  }
}

/**
 * @param {readonly Message[]} held
 * @param {readonly Message[]} arriving
 * @returns {Message[]}
 */
function merged(held, arriving) {
  const bySeq = new Map(held.map((message) => [message.seq, message]));
  for (const message of arriving) {
    const known = bySeq.get(message.seq);
    if (!known || known.rev <= message.rev) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
