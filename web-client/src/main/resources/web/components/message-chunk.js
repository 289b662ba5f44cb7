/** @import {Message} from '../wire/types.js' */
/** @import {Change, Chunk} from '../wire/history.js' */
/** @import {Progress} from './ticks.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { isAction } from './action.js';
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
 * Twenty messages of the log, drawn again only when one of them changes, or what is shown with it. It renders into the
 * list's own tree, so that the list is one document for styles, focus and assistive technology.
 */
export class ParleyMessageChunk extends LitElement {
  static properties = {
    client: { attribute: false },
    chunk: { attribute: false },
    previous: { attribute: false },
    next: { attribute: false },
    changes: { attribute: false, hasChanged: differ },
    quoted: { attribute: false, hasChanged: differ },
    readers: { attribute: false, hasChanged: (/** @type {unknown} */ one, /** @type {unknown} */ other) => String(one) !== String(other) },
    deliveredTo: { type: Number },
    readTo: { type: Number },
    names: { type: Number },
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
    /** What its answers answer, one after the other. */
    /** @type {readonly (Message|null|undefined)[]} */
    this.quoted = [];
    /** Who has read up to which `seq`. */
    /** @type {readonly [number, readonly string[]][]} */
    this.readers = [];
    this.deliveredTo = 0;
    this.readTo = 0;
    /** Changes with the names of people. */
    this.names = 0;
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
    const answers = messages.filter(({ replyTo }) => replyTo);
    const quoted = new Map(answers.map(({ seq }, index) => [seq, this.quoted[index]]));
    const readers = new Map(this.readers);
    return repeat(
      messages,
      ({ seq }) => seq,
      (message, index) => {
        const before = messages[index - 1] ?? this.previous;
        const after = messages[index + 1] ?? this.next;
        return this.#message(message, before, after, quoted.get(message.seq), readers.get(message.seq));
      },
    );
  }

  /**
   * @param {Message} message
   * @param {Message|undefined} before
   * @param {Message|undefined} after
   * @param {Message|null|undefined} quoted
   * @param {readonly string[]|undefined} readers
   */
  #message(message, before, after, quoted, readers) {
    const { store } = this.client;
    const own = message.senderId === store.me?.userId;
    const changes = this.changes.filter(({ afterSeq }) => afterSeq === message.seq);
    const place = {
      own,
      group: this.group,
      first: !before || !this.#joined(before, message),
      last: !after || !this.#joined(message, after),
      fresh: !own && message.seq >= this.freshFrom,
      progress: this.#progress(message.seq),
      quoted,
      readers: readers?.filter((userId) => userId !== message.senderId),
    };
    return html`
      ${!before || !sameDay(before.createdAt, message.createdAt)
        ? html`<div class="day" role="separator"><span>${day(message.createdAt)}</span></div>`
        : nothing}
      ${this.divider !== undefined && message.seq === this.divider + 1
        ? html`<div class="new" role="separator"><span>${t('message.new')}</span></div>`
        : nothing}
      ${bubble(store, message, place)}
      ${changes.map(({ frame }) => html`<p class="change">${changeText(store, frame)}</p>`)}
    `;
  }

  /** @param {number} seq @returns {Progress} */
  #progress(seq) {
    if (seq <= this.readTo) return 'read';
    return seq <= this.deliveredTo ? 'delivered' : 'accepted';
  }

  /** @param {Message} one @param {Message} other the next one */
  #joined(one, other) {
    if (one.seq === this.divider || isAction(one) || isAction(other)) return false;
    if (this.changes.some(({ afterSeq }) => afterSeq === one.seq)) return false;
    return sameRun({ senderId: one.senderId, at: one.createdAt }, { senderId: other.senderId, at: other.createdAt });
  }
}
customElements.define('parley-message-chunk', ParleyMessageChunk);

/** @param {readonly unknown[]} one @param {readonly unknown[]|undefined} other */
function differ(one, other) {
  return one.length !== other?.length || one.some((value, index) => value !== other[index]);
}
