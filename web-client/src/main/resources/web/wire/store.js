/** @import {EventFrame, LinkState, Message, Pending, User} from './types.js' */
/** @import {Outcome, Replica} from './replica.js' */
import { fold, unread } from './replica.js';
import { Topics } from './topics.js';

/** Frames that arrived ahead of their turn, kept a conversation; beyond this the log is asked instead. */
const HELD_LIMIT = 200;

/**
 * All that the client knows, folded from the same events as the server folds. Values in it are immutable; who listens
 * to a topic hears once per turn or frame, however much changed.
 */
export class Store extends Topics {
  /** @param {(work: () => void) => void} [schedule] when listeners hear: at the end of the turn, or with the next frame */
  constructor(schedule) {
    super(schedule);
    /** @type {LinkState} */
    this.link = { phase: 'idle' };
    /** Told of every own message that was seen in the log. */
    /** @type {(conversationId: string, clientMessageId: string) => void} */
    this.onOwn = () => {};
    /** Told of every message of somebody else that comes in while one is connected; not of what was missed. */
    /** @type {Set<(message: Message, replica: Replica) => void>} */
    this.messageListeners = new Set();
    /** @type {User|null} */
    this.me = null;
    /** @type {Map<string, Replica>} */
    this.conversations = new Map();
    /** @type {Map<string, User>} */
    this.users = new Map();
    /** @type {Map<string, readonly Pending[]>} */
    this.pending = new Map();
    /** @type {Map<string, string>} */
    this.drafts = new Map();
    /** Who types, by conversation. */
    /** @type {Map<string, readonly string[]>} */
    this.typing = new Map();
    /** Messages that others answer, by id; null where there is no such message any more. */
    /** @type {Map<string, Message|null>} */
    this.quotes = new Map();
    /** Counts the changes of people's names. */
    this.names = 0;
    /** Accounts that have ended. */
    /** @type {Set<string>} */
    this.gone = new Set();
    /** Direct conversations in which the server takes nothing from the user. */
    /** @type {Set<string>} */
    this.closed = new Set();
    /** Whether what was missed is folded, so that what comes now is new. */
    this.current = false;
    /** Whether the first page of the list has been read. */
    this.listed = false;
    /** @type {Record<string, any>} */
    this.limits = {};
    /** @type {Map<string, Map<number, EventFrame>>} */
    this.held = new Map();
    /** @type {Map<string, 'loading'|'failed'>} */
    this.loads = new Map();
    /** @type {readonly Replica[]|null} */
    this.sorted = null;
    /** How many messages the last reconnect brought. */
    this.restored = 0;
  }

  /** Forgets everything but its listeners: another user may sign in. */
  reset() {
    this.me = null;
    this.listed = false;
    this.limits = {};
    this.sorted = null;
    this.restored = 0;
    this.current = false;
    const kept = [this.conversations, this.users, this.pending, this.drafts, this.held, this.loads];
    [...kept, this.typing, this.quotes, this.gone, this.closed].forEach((map) => map.clear());
  }

  /** Conversations by latest activity, the latest first. @returns {readonly Replica[]} */
  get list() {
    this.sorted ??= [...this.conversations.values()].sort(
      (one, other) =>
        other.updatedAt.localeCompare(one.updatedAt) || other.conversationId.localeCompare(one.conversationId),
    );
    return this.sorted;
  }

  /** What is unread in all that is not muted. */
  get totalUnread() {
    return this.list.reduce((sum, replica) => sum + (replica.muted ? 0 : unread(replica)), 0);
  }

  /** @param {string} id @returns {Replica|undefined} */
  conversation(id) {
    return this.conversations.get(id);
  }

  /** @param {Replica} replica */
  put(replica) {
    if (this.conversations.get(replica.conversationId) === replica) return;
    this.conversations.set(replica.conversationId, replica);
    this.sorted = null;
    this.touch('list', `conversation:${replica.conversationId}`);
  }

  /** A change that no row of the list shows. @param {Replica} replica */
  amend(replica) {
    if (this.conversations.get(replica.conversationId) === replica) return;
    this.conversations.set(replica.conversationId, replica);
    this.sorted = null;
    this.touch(`conversation:${replica.conversationId}`);
  }

  /** @param {(message: Message, replica: Replica) => void} listener @returns {() => void} ends the subscription */
  onMessage(listener) {
    this.messageListeners.add(listener);
    return () => this.messageListeners.delete(listener);
  }

  /** @param {string} id */
  forget(id) {
    this.conversations.delete(id);
    this.held.delete(id);
    this.sorted = null;
    this.touch('list', `conversation:${id}`);
  }

  /**
   * Folds an event, and after it those that were waiting for it.
   *
   * @param {EventFrame} frame of a conversation that is held
   * @returns {Outcome} `gap`: it waits for what is missing before it
   */
  apply(frame) {
    const held = this.conversations.get(frame.conversationId);
    if (!held || !this.me) return 'stale';
    const { replica, outcome } = fold(held, frame, this.me.userId);
    if (outcome === 'gap') this.#hold(frame);
    if (outcome !== 'applied') return outcome;
    this.put(replica);
    if (frame.message && this.quotes.has(frame.message.messageId)) this.quotes.set(frame.message.messageId, frame.message);
    this.#settle(frame, replica);
    this.#release(replica);
    return 'applied';
  }

  /** @param {string} id @returns {boolean} whether frames wait for something that is missing */
  isBehind(id) {
    return (this.held.get(id)?.size ?? 0) > 0;
  }

  /** @param {EventFrame} frame */
  #hold(frame) {
    let frames = this.held.get(frame.conversationId);
    if (!frames) this.held.set(frame.conversationId, (frames = new Map()));
    if (frames.size < HELD_LIMIT) frames.set(frame.rev, frame);
  }

  /** @param {Replica} replica */
  #release(replica) {
    const frames = this.held.get(replica.conversationId);
    if (!frames) return;
    for (const rev of frames.keys()) if (rev <= replica.rev) frames.delete(rev);
    const next = frames.get(replica.rev + 1);
    if (!frames.size) this.held.delete(replica.conversationId);
    if (next) this.apply(next);
  }

  /** An own message that came back by the log is pending no more. @param {EventFrame} frame @param {Replica} replica */
  #settle(frame, replica) {
    if (frame.type !== 'new_message') return;
    const { senderId, senderName, clientMessageId } = frame.message;
    if (senderId !== this.me?.userId) {
      this.meet(senderId, senderName);
      if (this.current) this.messageListeners.forEach((listener) => listener(frame.message, replica));
      return;
    }
    this.dropPending(frame.conversationId, clientMessageId);
    this.onOwn(frame.conversationId, clientMessageId);
  }

  /** @param {string} id @returns {readonly Pending[]} */
  pendingOf(id) {
    return this.pending.get(id) ?? [];
  }

  /** @param {Pending} entry new, or in place of the one with its id */
  putPending(entry) {
    const entries = this.pendingOf(entry.conversationId);
    const known = entries.some(({ clientMessageId }) => clientMessageId === entry.clientMessageId);
    const next = known
      ? entries.map((one) => (one.clientMessageId === entry.clientMessageId ? entry : one))
      : [...entries, entry];
    this.pending.set(entry.conversationId, next);
    this.touch(`conversation:${entry.conversationId}`, 'list');
  }

  /** @param {string} id @param {string} clientMessageId */
  dropPending(id, clientMessageId) {
    const entries = this.pendingOf(id);
    const next = entries.filter((entry) => entry.clientMessageId !== clientMessageId);
    if (next.length === entries.length) return;
    this.pending.set(id, next);
    this.touch(`conversation:${id}`, 'list');
  }

  /** How the reading of a history stands. @param {string} id @param {'loading'|'failed'|undefined} load */
  loading(id, load) {
    if (load) this.loads.set(id, load);
    else this.loads.delete(id);
    this.touch(`conversation:${id}`);
  }

  /** @param {User} user */
  know(user) {
    if (this.users.get(user.userId)?.displayName !== user.displayName) this.names++;
    this.users.set(user.userId, user);
    this.touch('users');
  }

  /** Names that came with a member list. @param {readonly import('./types.js').Member[]} members */
  meetMembers(members) {
    for (const { userId, username, displayName } of members) {
      if (username && displayName && !this.users.get(userId)?.username) this.know({ userId, username, displayName });
    }
  }

  /** A name seen on a message, until the profile is known. @param {string} userId @param {string} displayName */
  meet(userId, displayName) {
    if (!this.users.has(userId)) this.know({ userId, username: '', displayName });
  }
}
