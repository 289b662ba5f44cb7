/** @import {ReactiveControllerHost} from 'lit' */
import { explain } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';
import { say } from './events.js';

/** One thing at a time that the server is asked to do for an element; what it refuses is said in words. */
export class Doing {
  /** @param {ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.busy = false;
  }

  /**
   * @param {() => Promise<unknown>} work
   * @param {(problem: Problem) => boolean} [refused] whether the refusal has been said already
   * @returns {Promise<boolean>} whether it was done
   */
  async run(work, refused = () => false) {
    if (this.busy) return false;
    this.#become(true);
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!refused(error)) say(this.host, 'notice', explain(error));
      return false;
    } finally {
      this.#become(false);
    }
  }

  /** @param {boolean} busy */
  #become(busy) {
    this.busy = busy;
    this.host.requestUpdate();
  }
}
