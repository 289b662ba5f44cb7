/** @import {Frame, User} from './types.js' */

/** Somebody who was online before a reconnect and is not confirmed this long after it has gone meanwhile. */
const CONFIRM_MS = 3_000;
const GATHER_MS = 200;
const WATCHED = 500;

/** @typedef {{online: boolean, lastSeenAt?: string}} Seen */

/**
 * Who is there: friends, and those whom a screen shows now. The server tells of friends by itself; of the others it
 * tells while they are watched. Each place that shows people names them under its own name.
 */
export class Presence {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {(frame: Frame) => boolean} parts.send
   */
  constructor({ store, send }) {
    this.store = store;
    this.send = send;
    /** @type {Map<string, Seen>} */
    this.known = new Map();
    /** @type {Map<string, readonly string[]>} */
    this.places = new Map();
    /** What the server was told last. */
    this.told = '';
    /** Those whom the present connection has not confirmed. */
    /** @type {Set<string>} */
    this.doubted = new Set();
    /** @type {Record<string, ReturnType<typeof setTimeout>|undefined>} */
    this.timers = {};
    store.subscribe('resumed', () => this.#after('confirm', CONFIRM_MS, () => this.#settleDoubts()));
  }

  /** @param {string|undefined} userId @returns {Seen|undefined} */
  of(userId) {
    return userId ? this.known.get(userId) : undefined;
  }

  /**
   * @param {string} place who shows them; its earlier list is replaced
   * @param {readonly string[]} userIds
   */
  watch(place, userIds) {
    if (userIds.length) this.places.set(place, userIds);
    else this.places.delete(place);
    this.timers.tell ?? this.#after('tell', GATHER_MS, () => this.#tell());
  }

  /** What a profile says of it, until a frame says more. @param {User} user */
  seed({ userId, online, lastSeenAt }) {
    if (online === undefined && !lastSeenAt) return;
    this.#put(userId, { online: !!online, lastSeenAt: lastSeenAt ?? this.known.get(userId)?.lastSeenAt });
  }

  /** @param {Frame} frame `presence_update`, or the `welcome` of a new connection */
  apply(frame) {
    if (frame.type === 'welcome') {
      this.doubted = new Set([...this.known].filter(([, { online }]) => online).map(([userId]) => userId));
      this.told = '';
      this.#tell();
      return;
    }
    this.doubted.delete(frame.userId);
    const before = this.known.get(frame.userId);
    this.#put(frame.userId, { online: frame.status === 'online', lastSeenAt: frame.lastSeenAt ?? before?.lastSeenAt });
  }

  /** Another user may sign in. */
  clear() {
    Object.values(this.timers).forEach(clearTimeout);
    this.timers = {};
    this.told = '';
    [this.known, this.places, this.doubted].forEach((held) => held.clear());
  }

  /** @param {string} userId @param {Seen} seen */
  #put(userId, seen) {
    const before = this.known.get(userId);
    if (before && before.online === seen.online && before.lastSeenAt === seen.lastSeenAt) return;
    this.known.set(userId, seen);
    this.store.touch('presence');
  }

  #settleDoubts() {
    for (const userId of this.doubted) this.#put(userId, { ...this.known.get(userId), online: false });
    this.doubted.clear();
  }

  #tell() {
    this.timers.tell = undefined;
    const wanted = [...new Set([...this.places.values()].flat())];
    const presenceOf = wanted.slice(0, this.store.limits.watchedUsers ?? WATCHED);
    const words = presenceOf.join();
    if (words !== this.told && this.send({ type: 'watch_presence', presenceOf })) this.told = words;
  }

  /** @param {string} name @param {number} ms @param {() => void} work */
  #after(name, ms, work) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(work, ms);
  }
}
