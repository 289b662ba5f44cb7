/** @import {Block, Frame, Friend, FriendRequest, User} from './types.js' */
import { readAll } from './pages.js';
import { Problem } from './problem.js';

/** A list that changes while it is read is read again, this often at most. */
const READINGS = 3;

/** @typedef {'self'|'friend'|'incoming'|'outgoing'|'blocked'|'none'} Relation  what somebody is to the reader */

/**
 * Friends, requests and blocks of the reader, in step with all of the reader's devices. Requests to the reader are read
 * with every connect; the rest once somebody asks, and from then on as well. Changes tell the topic `people`.
 */
export class People {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {Pick<import('./rest.js').Rest, 'call'>} parts.rest
   * @param {import('./presence.js').Presence} parts.presence
   * @param {() => number} [parts.now]
   */
  constructor({ store, rest, presence, now = Date.now }) {
    this.store = store;
    this.rest = rest;
    this.presence = presence;
    this.now = now;
    /** @type {Map<string, Friend>} */
    this.friends = new Map();
    /** @type {Map<string, FriendRequest>} */
    this.incoming = new Map();
    /** @type {Map<string, FriendRequest>} */
    this.outgoing = new Map();
    /** @type {Map<string, Block>} */
    this.blocked = new Map();
    /** How the reading of the lists stands. */
    /** @type {'unread'|'loading'|'loaded'|'failed'} */
    this.state = 'unread';
    /** Counts what changed, to notice a change during a reading. */
    this.changes = 0;
    this.wanted = false;
    store.subscribe('resumed', () => this.#refresh());
    store.subscribe('session', () => store.me ?? this.#clear());
  }

  /** Reads all the lists, unless they are held. */
  async load() {
    this.wanted = true;
    if (this.state === 'loaded' || this.state === 'loading') return;
    this.#become('loading');
    try {
      await Promise.all([
        this.#read('/friends', this.friends, ({ user }) => user.userId),
        this.#read('/friend-requests?direction=incoming&status=PENDING', this.incoming, byId),
        this.#read('/friend-requests?direction=outgoing&status=PENDING', this.outgoing, byId),
        this.#read('/blocks', this.blocked, ({ user }) => user.userId),
      ]);
      this.#become('loaded');
    } catch (error) {
      this.#become('failed');
      if (!(error instanceof Problem)) throw error;
    }
  }

  async #refresh() {
    if (this.wanted) {
      if (this.state === 'loaded') this.state = 'unread';
      return this.load();
    }
    await this.#read('/friend-requests?direction=incoming&status=PENDING', this.incoming, byId).catch(() => undefined);
  }

  /**
   * @template T
   * @param {string} path
   * @param {Map<string, T>} list
   * @param {(item: T) => string} key
   */
  async #read(path, list, key) {
    for (let reading = 0; reading < READINGS; reading++) {
      const before = this.changes;
      const items = await readAll(this.rest, path);
      if (this.changes !== before && reading < READINGS - 1) continue;
      list.clear();
      for (const item of items) {
        list.set(key(item), item);
        [item.user, item.from, item.to].forEach((user) => user && this.#meet(user));
      }
      this.store.touch('people');
      return;
    }
  }

  /** @param {string} userId @returns {Relation} */
  relation(userId) {
    if (userId === this.store.me?.userId) return 'self';
    if (this.blocked.has(userId)) return 'blocked';
    if (this.friends.has(userId)) return 'friend';
    if (this.requestOf(userId, this.incoming)) return 'incoming';
    return this.requestOf(userId, this.outgoing) ? 'outgoing' : 'none';
  }

  /** @param {string} userId @param {Map<string, FriendRequest>} list @returns {FriendRequest|undefined} */
  requestOf(userId, list) {
    return [...list.values()].find(({ from, to }) => from.userId === userId || to.userId === userId);
  }

  /** Reads a profile in its present form. @param {string} userId */
  async meetAgain(userId) {
    const user = await this.rest.call('GET', `/users/${userId}`).catch(() => undefined);
    if (user) this.#meet(user);
  }

  /** @param {string} userId */
  async request(userId) {
    this.#changed(await this.rest.call('POST', '/friend-requests', { userId }));
  }

  /** @param {string} id a request to the reader @param {'accept'|'reject'} answer */
  answer(id, answer) {
    return this.#settle(id, 'POST', `/friend-requests/${id}/${answer}`);
  }

  /** Takes an own request back. @param {string} id */
  cancel(id) {
    return this.#settle(id, 'DELETE', `/friend-requests/${id}`);
  }

  /** @param {string} id @param {string} method @param {string} path */
  async #settle(id, method, path) {
    try {
      this.#changed(await this.rest.call(method, path));
    } catch (error) {
      // Answered or taken back meanwhile: it is not waiting any more, whatever became of it.
      if (error instanceof Problem && error.status === 404) this.#drop(id);
      throw error;
    }
  }

  /** @param {string} userId */
  async unfriend(userId) {
    await this.rest.call('DELETE', `/friends/${userId}`);
    this.apply({ type: 'friend_removed', userId });
  }

  /** @param {string} userId @param {boolean} blocked */
  async block(userId, blocked) {
    await this.rest.call(blocked ? 'PUT' : 'DELETE', `/blocks/${userId}`);
    this.apply({ type: 'block_changed', userId, blocked });
  }

  /** @param {Frame} frame */
  apply(frame) {
    switch (frame.type) {
      case 'friend_request':
      case 'friend_request_changed':
        return this.#changed(frame.friendRequest);
      case 'friend_removed':
        this.friends.delete(frame.userId);
        break;
      case 'block_changed':
        this.#blockChanged(frame.userId, frame.blocked);
        break;
      case 'profile_changed':
        this.#profile(frame.user);
        break;
      default:
        return;
    }
    this.#touch();
  }

  /** @param {FriendRequest|undefined} request in its present form */
  #changed(request) {
    if (!request) return;
    const { friendRequestId, from, to, status } = request;
    const own = from.userId === this.store.me?.userId;
    const other = own ? to : from;
    this.#drop(friendRequestId);
    if (status === 'PENDING') (own ? this.outgoing : this.incoming).set(friendRequestId, request);
    if (status === 'ACCEPTED') this.#befriend(other, request.respondedAt ?? request.createdAt);
    this.#meet(other);
    this.#touch();
  }

  /** @param {User} user @param {string} since */
  #befriend(user, since) {
    const crossing = [this.incoming, this.outgoing].map((list) => this.requestOf(user.userId, list)?.friendRequestId);
    crossing.forEach((id) => id && this.#drop(id));
    if (!this.friends.has(user.userId)) this.friends.set(user.userId, { user, since, unread: 0 });
  }

  /** @param {string} userId @param {boolean} blocked */
  #blockChanged(userId, blocked) {
    if (!blocked) {
      this.blocked.delete(userId);
      return;
    }
    const user = this.friends.get(userId)?.user ?? this.store.users.get(userId);
    this.friends.delete(userId);
    [this.incoming, this.outgoing].forEach((list) => {
      const request = this.requestOf(userId, list);
      if (request) list.delete(request.friendRequestId);
    });
    if (user) this.blocked.set(userId, { user, since: new Date(this.now()).toISOString() });
    else if (this.wanted) this.#refresh();
  }

  /** @param {User|undefined} user */
  #profile(user) {
    const friend = user && this.friends.get(user.userId);
    const block = user && this.blocked.get(user.userId);
    if (friend) this.friends.set(user.userId, { ...friend, user: { ...friend.user, ...user } });
    if (block) this.blocked.set(user.userId, { ...block, user: { ...block.user, ...user } });
  }

  /** @param {string} requestId */
  #drop(requestId) {
    this.incoming.delete(requestId);
    this.outgoing.delete(requestId);
    this.#touch();
  }

  /** @param {User} user */
  #meet(user) {
    this.store.know({ ...this.store.users.get(user.userId), ...user });
    this.presence.seed(user);
  }

  #touch() {
    this.changes++;
    this.store.touch('people');
  }

  /** @param {'unread'|'loading'|'loaded'|'failed'} state */
  #become(state) {
    this.state = state;
    this.store.touch('people');
  }

  #clear() {
    [this.friends, this.incoming, this.outgoing, this.blocked].forEach((list) => list.clear());
    this.wanted = false;
    this.presence.clear();
    this.#become('unread');
  }
}

/** @param {FriendRequest} request */
const byId = ({ friendRequestId }) => friendRequestId;
