/** @import {Conversation, ConversationSummary, EventFrame, Frame, User} from './types.js' */
import { fromConversation, read, withSummary } from './replica.js';
import { Problem } from './problem.js';

/** Frames of one connection may overtake each other on their way to the node; this long a hole is no gap. */
const PATIENCE_MS = 200;
/** A resume names at most this many conversations: the most recently active ones. */
const CURSORS = 300;
/** Of conversations that nobody looks at, this many chunks of history stay. */
const QUIET_CHUNKS = 8;

/**
 * Keeps the replicas in step with the server: catches up after every connect, asks for what is missing when a `rev` jumps,
 * and finds conversations that appeared meanwhile.
 */
export class Replication {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./rest.js').Rest} parts.rest
   * @param {import('./requests.js').Requests} parts.requests
   */
  constructor({ store, rest, requests }) {
    this.store = store;
    this.rest = rest;
    this.requests = requests;
    /** The conversation on the screen. */
    /** @type {string|null} */
    this.open = null;
    /** @type {string|null} */
    this.nextPage = null;
    /** @type {Set<string>} */
    this.repairing = new Set();
    /** @type {Map<string, Promise<void>>} */
    this.adopting = new Map();
    /** Revisions that the server has and that did not reach us. */
    /** @type {Map<string, number>} */
    this.gaps = new Map();
  }

  /** Reads the first page of the list. */
  async list() {
    const page = await this.rest.conversations();
    if (!this.store.listed) this.nextPage = page.nextCursor ?? null;
    page.items.forEach((summary) => this.#merge(summary));
    await this.#missing(page);
    this.store.listed = true;
    this.store.touch('list');
  }

  /** Reads on in the list, where there is more. */
  async listMore() {
    const cursor = this.nextPage;
    if (!cursor) return;
    this.nextPage = null;
    try {
      const page = await this.rest.conversations(cursor);
      page.items.forEach((summary) => this.#merge(summary));
      this.nextPage = page.nextCursor ?? null;
    } catch (error) {
      this.nextPage = cursor;
      throw error;
    }
  }

  /** After a welcome: everything that was missed, and then the list for what is new. */
  async catchUp() {
    const first = !this.store.listed;
    if (first) await this.list();
    const cursors = this.store.list
      .filter((replica) => !replica.left)
      .slice(0, Math.min(CURSORS, this.store.limits.resumeCursors ?? CURSORS))
      .map(({ conversationId, rev }) => ({ conversationId, rev }));
    await this.requests.ask({ type: 'resume', cursors });
    if (!first) await this.list();
  }

  /** @param {EventFrame} frame */
  receive(frame) {
    const held = this.store.conversation(frame.conversationId);
    if (frame.type === 'conversation_created' && (!held || held.left)) {
      this.adopt(frame.conversation, frame.rev);
    } else if (!held) {
      if (this.store.listed) this.find(frame.conversationId);
    } else if (this.store.apply(frame) === 'gap') {
      this.repairLater(frame.conversationId);
    } else {
      this.#trim(frame.conversationId);
    }
  }

  /** @param {string} id */
  repairLater(id) {
    if (this.repairing.has(id)) return;
    this.repairing.add(id);
    setTimeout(() => this.#repair(id).finally(() => this.repairing.delete(id)), PATIENCE_MS);
  }

  /**
   * Asks for the events after the last one held until none is missing. A log that cannot be asked for is read anew.
   *
   * @param {string} id
   */
  async #repair(id) {
    const behind = () => this.store.isBehind(id) || this.gaps.has(id);
    while (behind()) {
      const before = this.store.conversation(id)?.rev;
      if (before === undefined) return;
      const target = this.gaps.get(id) ?? 0;
      try {
        await this.requests.ask({ type: 'get_events', conversationId: id, afterRev: before });
      } catch (error) {
        // Without a connection the next resume repairs; a conversation that is refused is read again or forgotten.
        if (error instanceof Problem && error.status !== 0) await this.reread(id);
        return;
      }
      const now = this.store.conversation(id)?.rev ?? before;
      if (now >= target) this.gaps.delete(id);
      if (now === before && behind()) {
        this.gaps.delete(id);
        return this.reread(id);
      }
    }
  }

  /** @param {{conversationId: string, rev: number}} frame `gap` */
  dropped({ conversationId, rev }) {
    const held = this.store.conversation(conversationId);
    if (!held) return void this.find(conversationId);
    if (held.rev >= rev) return;
    this.gaps.set(conversationId, rev);
    this.repairLater(conversationId);
  }

  /**
   * A conversation that is held no more, or not yet.
   *
   * @param {string} id
   * @returns {Promise<void>} done when it is held, or known to be out of reach
   */
  find(id) {
    const running = this.adopting.get(id);
    if (running) return running;
    const work = this.reread(id).finally(() => this.adopting.delete(id));
    this.adopting.set(id, work);
    return work;
  }

  /** @param {string} id */
  async reread(id) {
    try {
      const conversation = await this.rest.conversation(id);
      const page = await this.rest.messages(id, undefined, 1);
      this.store.held.delete(id);
      this.adopt(conversation, conversation.rev, page.items[0]);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) this.#lost(id);
      else if (!(error instanceof Problem)) throw error;
    }
  }

  /**
   * @param {Conversation} conversation
   * @param {number} rev
   * @param {import('./types.js').Message} [lastMessage]
   */
  adopt(conversation, rev, lastMessage) {
    const me = this.store.me?.userId ?? '';
    this.store.meetMembers(conversation.members);
    const muted = this.store.conversation(conversation.conversationId)?.muted;
    const replica = { ...fromConversation(conversation, me), rev, muted };
    if (lastMessage) Object.assign(replica, { lastMessage, updatedAt: lastMessage.createdAt });
    const peer = conversation.type === 'DIRECT' && conversation.members.find(({ userId }) => userId !== me);
    const known = peer ? this.store.users.get(peer.userId) : undefined;
    this.store.put({ ...replica, peer: known });
    if (peer && !known?.createdAt) this.#introduce(conversation.conversationId, peer.userId);
  }

  /** @param {string} id @param {string} userId */
  async #introduce(id, userId) {
    const peer = await this.rest.user(userId).catch(() => undefined);
    const held = this.store.conversation(id);
    if (!peer || !held) return;
    this.store.know(peer);
    this.store.put({ ...held, peer });
  }

  /** @param {ConversationSummary} summary */
  #merge(summary) {
    const held = this.store.conversation(summary.conversationId);
    if (summary.peer) this.store.know(summary.peer);
    if (summary.lastMessage) this.store.meet(summary.lastMessage.senderId, summary.lastMessage.senderName);
    this.store.put(withSummary(held, summary));
    if (held?.history && summary.rev > held.rev) {
      this.gaps.set(summary.conversationId, summary.rev);
      this.repairLater(summary.conversationId);
    }
  }

  /**
   * Conversations that should be on this page of the list but are not: the user is out of them.
   *
   * @param {import('./types.js').Page} page
   */
  async #missing({ items, nextCursor }) {
    const listed = new Set(items.map(({ conversationId }) => conversationId));
    const horizon = nextCursor && items.length ? items[items.length - 1].updatedAt : '';
    const absent = this.store.list.filter(
      (replica) => !replica.left && !listed.has(replica.conversationId) && replica.updatedAt > horizon,
    );
    await Promise.all(absent.slice(0, 20).map(({ conversationId }) => this.find(conversationId)));
  }

  /** @param {string} id */
  #lost(id) {
    const held = this.store.conversation(id);
    if (held) this.store.put({ ...held, left: true });
  }

  /** @param {string} id */
  #trim(id) {
    const held = this.store.conversation(id);
    if (!held?.history || id === this.open || held.history.chunks.length <= QUIET_CHUNKS * 2) return;
    this.store.put({ ...held, history: held.history.trimmed(QUIET_CHUNKS) });
  }

  /** @param {string} id @param {number} seq */
  readTo(id, seq) {
    const held = this.store.conversation(id);
    if (held) this.store.put(read(held, seq));
  }
}
