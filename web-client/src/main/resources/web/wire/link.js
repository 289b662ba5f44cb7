/** @import {Frame, LinkState} from './types.js' */
import { Problem } from './problem.js';
import { SignedOut } from './credentials.js';

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
const CROWDED_RETRY_MS = 30_000;
const HANDSHAKE_MS = 10_000;
/** The server answers everything within this time, were it to say that it cannot. */
const ANSWER_MS = 10_000;
/** What has no answer by then makes one ask whether there is anybody. */
const DOUBT_MS = 5_000;
/** A token is exchanged this long before it ends, so that the connection outlives it. */
const RENEW_BEFORE_MS = 60_000;

/**
 * One WebSocket that comes back by itself: jittered back-off, heartbeat, tokens renewed before they end, and a
 * meaning for every close code. Hands parsed frames up and keeps none of them.
 */
export class Link {
  /**
   * @param {object} parts
   * @param {() => string} parts.url
   * @param {import('./credentials.js').Credentials} parts.credentials
   * @param {() => Promise<unknown>} parts.probe an authenticated request: why does the handshake fail?
   * @param {(frame: Frame) => void} parts.onFrame
   * @param {(state: LinkState) => void} parts.onState
   * @param {typeof WebSocket} [parts.socket]
   * @param {() => number} [parts.now]
   * @param {() => number} [parts.random]
   * @param {number} [parts.doubtMs]
   * @param {number} [parts.answerMs]
   */
  constructor({
    url,
    credentials,
    probe,
    onFrame,
    onState,
    socket = WebSocket,
    now = Date.now,
    random = Math.random,
    doubtMs = DOUBT_MS,
    answerMs = ANSWER_MS,
  }) {
    this.url = url;
    this.credentials = credentials;
    this.probe = probe;
    this.onFrame = onFrame;
    this.onState = onState;
    this.Socket = socket;
    this.now = now;
    this.random = random;
    this.doubtMs = doubtMs;
    this.answerMs = answerMs;
    /** @type {LinkState} */
    this.state = { phase: 'idle' };
    /** @type {WebSocket|null} */
    this.socket = null;
    this.attempt = 0;
    this.heard = 0;
    this.heartbeatMs = 30_000;
    this.comeBackMs = 0;
    /** @type {Record<string, ReturnType<typeof setTimeout>|undefined>} */
    this.timers = {};
  }

  start() {
    if (this.state.phase === 'idle' || this.state.phase === 'stopped') this.#connect();
  }

  /** @param {string} [reason] */
  stop(reason) {
    this.#drop();
    this.#become({ phase: 'stopped', reason });
  }

  /** The network is said to be back, or somebody is looking: do not sit out the wait, and doubt the silence. */
  nudge() {
    if (this.state.phase === 'waiting' && this.state.reason !== 'crowded') {
      this.attempt = 0;
      this.#connect();
    } else if (this.state.phase === 'open') {
      this.#ping();
    }
  }

  /**
   * @param {Frame} frame
   * @returns {boolean} whether it left; nothing is kept for later
   */
  send(frame) {
    if (this.state.phase !== 'open' || this.socket?.readyState !== 1) return false;
    this.socket.send(JSON.stringify(frame));
    if (frame.requestId || frame.clientMessageId) this.#doubt();
    return true;
  }

  async #connect() {
    this.#drop();
    this.#become({ phase: 'connecting' });
    let token;
    try {
      token = await this.credentials.fresh(RENEW_BEFORE_MS);
    } catch (error) {
      return error instanceof SignedOut ? this.stop('signed_out') : this.#wait();
    }
    if (this.state.phase !== 'connecting') return;
    const socket = new this.Socket(this.url(), ['parley.v1', `bearer.${token}`]);
    this.socket = socket;
    this.comeBackMs = 0;
    let welcomed = false;
    this.#after('handshake', HANDSHAKE_MS, () => this.#lost(1006, welcomed));
    socket.onmessage = ({ data }) => {
      this.heard = this.now();
      const frame = JSON.parse(data);
      if (frame.type === 'welcome') {
        welcomed = true;
        this.#welcome(frame);
      } else if (frame.type === 'goodbye') {
        this.comeBackMs = Math.max(1, frame.reconnectAfterMs ?? 0);
      }
      this.onFrame(frame);
    };
    socket.onclose = ({ code }) => this.#lost(code, welcomed);
  }

  /** @param {any} frame */
  #welcome(frame) {
    clearTimeout(this.timers.handshake);
    this.heartbeatMs = (frame.heartbeatSeconds ?? 30) * 1000;
    this.#become({ phase: 'open' });
    this.#after('settled', 5_000, () => (this.attempt = 0));
    this.#listen();
    this.#renewInTime();
  }

  /** Browsers do not show pings, so silence is broken by one of our own. */
  #listen() {
    this.#after('heartbeat', this.heartbeatMs, () => {
      if (this.now() - this.heard >= this.heartbeatMs) this.#ping();
      this.#listen();
    });
  }

  /** An answer is due; a server that stands still keeps its connections open. */
  #doubt() {
    if (this.timers.doubt) return;
    const asked = this.now();
    this.#after('doubt', this.doubtMs, () => {
      this.timers.doubt = undefined;
      if (this.heard < asked) this.#ping();
    });
  }

  #ping() {
    if (this.timers.pong) return;
    const asked = this.now();
    this.send({ type: 'ping' });
    this.#after('pong', this.answerMs, () => {
      this.timers.pong = undefined;
      if (this.heard < asked) this.#lost(4408, true);
    });
  }

  #renewInTime() {
    const held = this.credentials.held;
    if (!held) return;
    this.#after('renew', Math.max(1_000, held.expiresAt - this.now() - RENEW_BEFORE_MS), async () => {
      try {
        const accessToken = await this.credentials.fresh(RENEW_BEFORE_MS);
        this.send({ type: 'authenticate', accessToken });
      } catch (error) {
        if (error instanceof SignedOut) return this.stop('signed_out');
      }
      this.#renewInTime();
    });
  }

  /**
   * @param {number} code
   * @param {boolean} welcomed whether the server had let us in
   */
  async #lost(code, welcomed) {
    this.#drop();
    switch (code) {
      case 4401:
        return this.#again(() => this.credentials.replace(this.credentials.held?.accessToken ?? ''));
      case 4403:
        return this.stop('suspended');
      case 4408:
        return this.#wait(200);
      case 4429:
        return this.#wait(CROWDED_RETRY_MS, 'crowded');
      case 1012:
        return this.#wait(this.comeBackMs || FIRST_RETRY_MS, 'restarting');
    }
    if (this.comeBackMs) return this.#wait(this.comeBackMs, 'restarting');
    return welcomed ? this.#wait() : this.#again(this.probe);
  }

  /**
   * Connects again unless the server's answer to a request tells that there is no point. A browser does not show why
   * a handshake failed; a request does.
   *
   * @param {() => Promise<unknown>} ask
   */
  async #again(ask) {
    this.#become({ phase: 'connecting' });
    try {
      await ask();
    } catch (error) {
      if (error instanceof SignedOut) return this.stop('signed_out');
      if (error instanceof Problem && error.status === 403) return this.stop('suspended');
    }
    if (this.state.phase === 'connecting') this.#wait();
  }

  /** @param {number} [afterMs] @param {string} [reason] */
  #wait(afterMs, reason = 'unreachable') {
    this.#drop();
    const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.attempt++);
    const delay = afterMs ?? ceiling * (0.5 + this.random() / 2);
    this.#become({ phase: 'waiting', reason, retryAt: this.now() + delay });
    this.#after('retry', delay, () => this.#connect());
  }

  #drop() {
    Object.values(this.timers).forEach(clearTimeout);
    this.timers = {};
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** @param {string} name @param {number} ms @param {() => void} work */
  #after(name, ms, work) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(work, ms);
  }

  /** @param {LinkState} state */
  #become(state) {
    this.state = state;
    this.onState(state);
  }
}
