/** @import {Frame, LinkState} from './types.js' */

const LOCK = 'parley.socket';
const PRESENCE_KEPT = 2_000;
const DOUBT_MS = 15_000;
const ANSWER_MS = 5_000;

/**
 * One connection for all tabs of a browser. The tab that holds the lock leads: it has the {@link Link}, tells the others
 * every frame, and sends what they send. When it closes the browser gives the lock to another, which connects, and every
 * tab resumes from what it has. A tab that the system has put to sleep keeps its lock: when the one that leads does not
 * answer, another takes the lock from it. Where there are no locks (a page without a secure context) each tab has its own.
 */
export class SharedLink {
  /**
   * @param {object} parts
   * @param {(to: {onFrame: (frame: Frame) => void, onState: (state: LinkState) => void}) => import('./link.js').Link} parts.make
   * @param {string} parts.tab a name that no other tab has
   * @param {(frame: Frame) => void} parts.onFrame
   * @param {(state: LinkState) => void} parts.onState
   * @param {Pick<LockManager, 'request'>} [parts.locks]
   * @param {BroadcastChannel} [parts.channel] to the other tabs
   * @param {number} [parts.doubtMs] how often the others ask whether the tab that leads is awake
   * @param {number} [parts.answerMs] how long it has to answer
   */
  constructor({ make, tab, onFrame, onState, locks, channel, doubtMs = DOUBT_MS, answerMs = ANSWER_MS }) {
    this.doubtMs = doubtMs;
    this.answerMs = answerMs;
    this.make = make;
    this.tab = tab;
    this.onFrame = onFrame;
    this.onState = onState;
    this.locks = channel && locks;
    this.channel = this.locks && channel;
    /** @type {LinkState} */
    this.state = { phase: 'idle' };
    /** In the tab that leads. */
    /** @type {import('./link.js').Link|null} */
    this.link = null;
    /** @type {Frame|null} */
    this.welcome = null;
    /** In the others: whether they have been welcomed on the connection that is open. */
    this.welcomed = false;
    /** Who is online, as the connection was told: it will not be told again for a tab that comes later. */
    /** @type {Map<string, Frame>} */
    this.presence = new Map();
    /** Whom each tab watches: a connection has one list. */
    /** @type {Map<string, string[]>} */
    this.watched = new Map();
    /** @type {() => void} */
    this.giveUp = () => {};
    /** @type {Record<string, ReturnType<typeof setTimeout>|undefined>} */
    this.timers = {};
    if (this.channel) this.channel.onmessage = ({ data }) => this.#heard(data);
    globalThis.addEventListener?.('pagehide', () => this.#say({ kind: 'bye' }));
  }

  /** Whether this tab has the connection. */
  get leads() {
    return this.link !== null;
  }

  start() {
    if (this.state.phase !== 'idle' && this.state.phase !== 'stopped') return;
    this.#become({ phase: 'connecting' });
    if (!this.locks) return void this.#lead();
    this.#follow();
  }

  /** Hears what another tab hears until the lock is free. */
  #follow() {
    this.#say({ kind: 'hello' });
    this.#after('doubt', this.doubtMs, () => this.#doubt());
    const waiting = new AbortController();
    this.giveUp = () => waiting.abort();
    this.locks?.request(LOCK, { signal: waiting.signal }, () => this.#lead()).catch(() => this.#robbed());
  }

  /** @returns {Promise<void>} settled when this tab leads no more */
  #lead() {
    // An end that came while this tab was taking the lock from another.
    if (this.state.phase === 'stopped') return Promise.resolve();
    Object.values(this.timers).forEach(clearTimeout);
    return new Promise((resolve) => {
      this.giveUp = resolve;
      const heard = (/** @type {(told: any) => void} */ work) => (/** @type {any} */ told) => this.link === link && work(told);
      const link = this.make({
        onFrame: heard((frame) => this.#received(frame)),
        onState: heard((state) => this.#changed(state)),
      });
      this.link = link;
      link.start();
    });
  }

  /** Asks whether the tab that leads is awake, and takes the lock from it if it is not. */
  #doubt() {
    if (this.link || !this.locks || this.state.phase === 'stopped') return;
    this.#say({ kind: 'awake' });
    this.#after('doubt', this.answerMs, () => {
      this.giveUp();
      this.locks?.request(LOCK, { steal: true }, () => this.#lead()).catch(() => this.#robbed());
    });
  }

  /** The lock was taken from this tab, which slept: it follows. Or its waiting was given up, and there is nothing to do. */
  #robbed() {
    const { link } = this;
    if (!link) return;
    this.link = null;
    link.stop();
    this.#become({ phase: 'connecting' });
    this.#follow();
  }

  /** @param {string} [reason] */
  stop(reason) {
    const { link } = this;
    if (link) link.stop(reason);
    else this.#end(reason);
  }

  nudge() {
    if (this.link) return this.link.nudge();
    this.#say({ kind: 'nudge' });
    this.#doubt();
  }

  /** @param {Frame} frame @returns {boolean} whether it left; nothing is kept for later */
  send(frame) {
    if (this.link) return this.#pass(this.tab, frame);
    if (this.state.phase !== 'open') return false;
    this.#say({ kind: 'send', frame });
    return true;
  }

  /** @param {string} tab @param {Frame} frame */
  #pass(tab, frame) {
    if (frame.type !== 'watch_presence') return this.link?.send(frame) ?? false;
    this.watched.set(tab, frame.presenceOf);
    return this.#watch();
  }

  #watch() {
    const presenceOf = [...new Set([...this.watched.values()].flat())].slice(0, this.welcome?.limits?.watchedUsers ?? 500);
    return this.link?.send({ type: 'watch_presence', presenceOf }) ?? false;
  }

  /** @param {Frame} frame */
  #received(frame) {
    if (frame.type === 'welcome') {
      this.welcome = frame;
      this.presence.clear();
    }
    if (frame.type === 'presence_update') this.#keep(frame);
    this.#say({ kind: 'frame', frame });
    this.onFrame(frame);
  }

  /** @param {Frame} frame `presence_update` */
  #keep(frame) {
    this.presence.delete(frame.userId);
    this.presence.set(frame.userId, frame);
    const oldest = this.presence.keys().next().value;
    if (this.presence.size > PRESENCE_KEPT && oldest !== undefined) this.presence.delete(oldest);
  }

  /** @param {LinkState} state */
  #changed(state) {
    this.#say({ kind: 'state', state });
    if (state.phase === 'stopped') this.#end(state.reason);
    else this.#become(state);
  }

  /** @param {string} [reason] */
  #end(reason) {
    this.link = null;
    this.watched.clear();
    Object.values(this.timers).forEach(clearTimeout);
    this.giveUp();
    this.#become({ phase: 'stopped', reason });
  }

  /** @param {{kind: string, from: string, to?: string, frame?: any, state?: any}} note */
  #heard({ kind, from, to, frame, state }) {
    if (to && to !== this.tab) return;
    if (this.link) return this.#asked(kind, from, frame);
    if (this.state.phase === 'idle' || this.state.phase === 'stopped') return;
    // Whoever leads is awake.
    if (kind === 'frame' || kind === 'state' || kind === 'yes') this.#after('doubt', this.doubtMs, () => this.#doubt());
    if (kind === 'frame') this.#told(frame, to);
    if (kind === 'state' && state.phase === 'stopped') this.#end(state.reason);
    else if (kind === 'state') this.#become(state);
  }

  /** @param {Frame} frame @param {string} [to] this tab alone */
  #told(frame, to) {
    const welcome = frame.type === 'welcome';
    // A connection that opened while this tab said hello has welcomed it already.
    if (welcome && to && this.welcomed) return;
    if (welcome) this.welcomed = true;
    this.onFrame(frame);
  }

  /** @param {string} kind @param {string} from @param {any} frame */
  #asked(kind, from, frame) {
    if (kind === 'send') this.#pass(from, frame);
    if (kind === 'nudge') this.link?.nudge();
    if (kind === 'bye' && this.watched.delete(from)) this.#watch();
    if (kind === 'hello') this.#introduce(from);
    if (kind === 'awake') this.#say({ kind: 'yes', to: from });
  }

  /** What a tab that comes later has not heard. @param {string} to */
  #introduce(to) {
    this.#say({ kind: 'state', to, state: this.state });
    if (this.state.phase !== 'open' || !this.welcome) return;
    for (const frame of [this.welcome, ...this.presence.values()]) this.#say({ kind: 'frame', to, frame });
  }

  /** @param {string} name @param {number} ms @param {() => void} work */
  #after(name, ms, work) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(work, ms);
  }

  /** @param {object} note */
  #say(note) {
    this.channel?.postMessage({ from: this.tab, ...note });
  }

  /** @param {LinkState} state */
  #become(state) {
    this.state = state;
    if (state.phase !== 'open') this.welcomed = false;
    this.onState(state);
  }
}
