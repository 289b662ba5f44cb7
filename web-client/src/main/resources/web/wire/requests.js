/** @import {Frame} from './types.js' */
import { Problem } from './problem.js';

const ANSWER_MS = 15_000;

/** Frames that expect an answer, matched to it by `requestId`. */
export class Requests {
  /** @param {(frame: Frame) => boolean} send @param {string} [prefix] tells the answers to this tab from those to others */
  constructor(send, prefix = 'r') {
    this.send = send;
    this.prefix = prefix;
    this.count = 0;
    /** @type {Map<string, {resolve: (frame: Frame) => void, reject: (problem: Problem) => void}>} */
    this.open = new Map();
  }

  /**
   * @param {Frame} frame
   * @returns {Promise<Frame>} the answer; rejects with a {@link Problem} for an error, silence, or a lost connection
   */
  ask(frame) {
    const requestId = `${this.prefix}${++this.count}`;
    return new Promise((resolve, reject) => {
      if (!this.send({ ...frame, requestId })) return reject(new Problem(0, 'unreachable'));
      const timer = setTimeout(() => this.#end(requestId)?.reject(new Problem(0, 'unreachable')), ANSWER_MS);
      const done = (/** @type {(value: any) => void} */ settle) => (/** @type {any} */ value) => {
        clearTimeout(timer);
        settle(value);
      };
      this.open.set(requestId, { resolve: done(resolve), reject: done(reject) });
    });
  }

  /** @param {Frame} frame @returns {boolean} whether it was the answer to one of ours */
  answer(frame) {
    const asked = frame.requestId ? this.#end(frame.requestId) : undefined;
    if (!asked) return false;
    if (frame.type === 'error') asked.reject(Problem.ofFrame(frame));
    else asked.resolve(frame);
    return true;
  }

  /** The connection is gone. */
  abandon() {
    for (const requestId of [...this.open.keys()]) this.#end(requestId)?.reject(new Problem(0, 'unreachable'));
  }

  /** @param {string} requestId */
  #end(requestId) {
    const asked = this.open.get(requestId);
    this.open.delete(requestId);
    return asked;
  }
}
