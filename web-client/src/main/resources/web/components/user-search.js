/** @import {User} from '../wire/types.js' */
/** @import {ReactiveControllerHost} from 'lit' */
import { explain } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';

const PAUSE_MS = 180;
const SHORTEST = 2;

/** Finds users while somebody types: after a pause, and only the answer to the latest question counts. */
export class UserSearch {
  /** @param {ReactiveControllerHost & {client: import('../wire/parley-client.js').ParleyClient}} host */
  constructor(host) {
    this.host = host;
    this.query = '';
    /** Absent while the answer is not here. */
    /** @type {readonly User[]|null} */
    this.found = null;
    this.failure = '';
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.pause = undefined;
  }

  get tooShort() {
    return this.query.length < SHORTEST;
  }

  /** @param {string} typed */
  ask(typed) {
    const query = typed.trim().replace(/^@/, '');
    if (query === this.query) return;
    this.query = query;
    this.failure = '';
    clearTimeout(this.pause);
    if (this.tooShort) this.found = null;
    else this.pause = setTimeout(() => this.#search(query), PAUSE_MS);
    this.host.requestUpdate();
  }

  /** @param {string} query */
  async #search(query) {
    try {
      const found = await this.host.client.searchUsers(query);
      if (query === this.query) this.found = found;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failure = explain(error);
    }
    this.host.requestUpdate();
  }
}
