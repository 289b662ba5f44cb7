/** @import {Message} from '../wire/types.js' */
/** @import {Change, Chunk} from '../wire/history.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { bubble } from './bubble.js';
import { changeText } from './change-text.js';
import { day, sameDay } from './format.js';

const RUN_MS = 5 * 60_000;

/** @param {{senderId: string, at: string}} one @param {{senderId: string, at: string}} other whether both are one run */
export function sameRun(one, other) {
  const apart = Date.parse(other.at) - Date.parse(one.at);
  return one.senderId === other.senderId && apart < RUN_MS && sameDay(one.at, other.at);
}

/**
 * Fifty messages of the log, drawn again only when one of them changes. It renders into the list's own tree, so that the
 * list is one document for styles, focus and assistive technology.
 */
export class ParleyMessageChunk extends LitElement {
  static properties = {
    client: { attribute: false },
    chunk: { attribute: false },
    previous: { attribute: false },
    next: { attribute: false },
    changes: { attribute: false, hasChanged: differ },
    divider: { attribute: false },
    group: { type: Boolean },
    freshFrom: { type: Number },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {Chunk} */
    this.chunk;
    /** The messages next to the chunk. */
    /** @type {Message|undefined} */
    this.previous;
    /** @type {Message|undefined} */
    this.next;
    /** @type {readonly Change[]} */
    this.changes = [];
    /** The "new" line follows this `seq`. */
    /** @type {number|undefined} */
    this.divider = undefined;
    this.group = false;
    /** Messages from this `seq` on came in while one looked. */
    this.freshFrom = Infinity;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const { messages } = this.chunk;
    return repeat(
      messages,
      ({ seq }) => seq,
      (message, index) => this.#message(message, messages[index - 1] ?? this.previous, messages[index + 1] ?? this.next),
    );
  }

  /** @param {Message} message @param {Message|undefined} before @param {Message|undefined} after */
  #message(message, before, after) {
    const own = message.senderId === this.client.store.me?.userId;
    const changes = this.changes.filter(({ afterSeq }) => afterSeq === message.seq);
    const place = {
      own,
      group: this.group,
      first: !before || !this.#joined(before, message),
      last: !after || !this.#joined(message, after),
      fresh: !own && message.seq >= this.freshFrom,
    };
    return html`
      ${!before || !sameDay(before.createdAt, message.createdAt)
        ? html`<div class="day" role="separator"><span>${day(message.createdAt)}</span></div>`
        : nothing}
      ${this.divider !== undefined && message.seq === this.divider + 1
        ? html`<div class="new" role="separator"><span>${t('message.new')}</span></div>`
        : nothing}
      ${bubble(message, place)}
      ${changes.map(({ frame }) => html`<p class="change">${changeText(this.client.store, frame)}</p>`)}
    `;
  }

  /** @param {Message} one @param {Message} other the next one */
  #joined(one, other) {
    if (one.seq === this.divider) return false;
    if (this.changes.some(({ afterSeq }) => afterSeq === one.seq)) return false;
    return sameRun({ senderId: one.senderId, at: one.createdAt }, { senderId: other.senderId, at: other.createdAt });
  }
}
customElements.define('parley-message-chunk', ParleyMessageChunk);

/** @param {readonly unknown[]} one @param {readonly unknown[]|undefined} other */
function differ(one, other) {
  return one.length !== other?.length || one.some((value, index) => value !== other[index]);
}
