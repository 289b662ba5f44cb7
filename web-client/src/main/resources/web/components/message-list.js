/** @import {Replica} from '../wire/replica.js' */
/** @import {History} from '../wire/history.js' */
/** @import {Wish} from './message-acts.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { peopleOf } from './change-text.js';
import { MessageActs } from './message-acts.js';
import { column, skeleton } from './message-column.js';
import { MessagePointer } from './message-pointer.js';
import { MessageWindow } from './message-window.js';
import { icon } from './icon.js';
import { messageListStyles } from './message-list-styles.js';
import { ReadingPlace } from './reading-place.js';
import { senderName } from './names.js';
import { Watch } from './watch.js';
import './message-chunk.js';
import './message-menu.js';

const FOUND_MS = 1600;

/**
 * The messages of a conversation. Scrolls from its end: what is added above or loaded later moves nothing that is seen;
 * what is added below is held off by hand unless the reader is at the end. Only what is near the screen is drawn.
 */
export class ParleyMessageList extends LitElement {
  static properties = { client: { attribute: false }, conversation: {}, atEnd: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    this.atEnd = true;
    /** The last new message, for a screen reader. */
    this.said = '';
    /** The "new" line follows this `seq`. */
    /** @type {number|undefined} */
    this.divider = undefined;
    this.freshFrom = Infinity;
    this.place = new ReadingPlace(this);
    this.window = new MessageWindow(this);
    this.looked = () => this.place.look();
    this.acts = new MessageActs(this);
    this.pointer = new MessagePointer(this);
    new Watch(this, () => [`conversation:${this.conversation}`, 'users']);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('focus', this.looked);
    document.addEventListener('visibilitychange', this.looked);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('focus', this.looked);
    document.removeEventListener('visibilitychange', this.looked);
    this.window.resized.disconnect();
  }

  /** @returns {Replica|undefined} */
  get replica() {
    return this.client.store.conversation(this.conversation);
  }

  /** @returns {HTMLElement|null} */
  get scroller() {
    return this.renderRoot.querySelector('.scroller');
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversation')) {
      this.divider = undefined;
      this.freshFrom = Infinity;
      this.said = '';
      this.place.leave();
      this.window.leave();
    }
    const { replica } = this;
    if (!replica) return;
    this.#divide(replica);
    this.#announce(replica);
    this.place.keep();
    this.view = this.window.view(replica.history?.chunks ?? []);
  }

  /** What comes in while nobody looks is new, until the conversation is left. @param {Replica} replica */
  #divide(replica) {
    const looking = document.visibilityState === 'visible' && document.hasFocus();
    if ((this.place.taken && looking) || !unread(replica)) return;
    this.divider = Math.max(this.divider ?? 0, replica.readSeq);
  }

  render() {
    const { replica, view } = this;
    const history = replica?.history;
    return html`
      <div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${t('pane.messages')}
        tabindex="0"
        @scroll=${this.#scrolled}
      >
        <div class="column">
          ${history && replica && view ? column(this, replica, history, view) : replica?.left ? nothing : skeleton()}
        </div>
      </div>
      ${this.#pill(replica)}
      <div class="unseen" aria-live="polite">${this.said}</div>
      <parley-message-menu @message-act=${(/** @type {CustomEvent<Wish>} */ event) => this.acts.do(event.detail)}></parley-message-menu>
      <parley-readers-sheet .client=${this.client}></parley-readers-sheet>
    `;
  }

  #scrolled() {
    this.place.scrolled();
    this.window.follow();
  }

  /** @param {Replica|undefined} replica */
  #pill(replica) {
    if (this.atEnd || !replica?.history) return nothing;
    const count = unread(replica);
    const label = count ? t('conversation.newBelow', { count }) : t('conversation.latest');
    return html`<button class="pill" title=${label} aria-label=${label} @click=${() => this.toEnd()}>
      ${icon('down')}${count ? html`<b>${count}</b>` : nothing}
    </button>`;
  }

  async updated() {
    const { replica, view } = this;
    const history = replica?.history;
    if (!replica || !history || !view) return;
    this.window.settle(view);
    this.#meet(replica, history);
    const chunks = [...this.renderRoot.querySelectorAll('parley-message-chunk')];
    await Promise.all(chunks.map((chunk) => chunk.updateComplete));
    this.window.measure();
    if (!this.place.taken && (history.last || history.complete)) {
      this.freshFrom = replica.lastSeq + 1;
      this.place.take();
    } else {
      this.place.restore();
    }
    this.#scrolled();
  }

  /** @param {Replica} replica */
  #announce(replica) {
    const last = replica.lastMessage;
    if (!this.place.taken || !last || last.seq < this.freshFrom || last.senderId === this.client.store.me?.userId) return;
    this.said = t('message.announce', { name: senderName(this.client.store, last), text: last.text ?? '' });
  }

  /** Who is spoken of, and who has spoken but is not among the members any more. @param {Replica} replica @param {History} history */
  #meet({ members }, history) {
    const { users, gone } = this.client.store;
    const people = new Set(history.changes.flatMap(({ frame }) => peopleOf(frame)));
    const present = new Set(members?.map(({ userId }) => userId));
    const senders = (this.view?.drawn ?? []).flatMap(({ messages }) => messages.map(({ senderId }) => senderId));
    if (members) senders.filter((userId) => !present.has(userId)).forEach((userId) => people.add(userId));
    const strangers = [...people].filter((userId) => !users.get(userId)?.username && !gone.has(userId));
    if (strangers.length) this.client.meet(strangers);
  }

  toEnd() {
    this.window.toEnd();
    this.atEnd = true;
    if (this.scroller) this.scroller.scrollTop = 0;
    this.requestUpdate();
  }

  /** Brings a message before the eye. @param {number} seq @returns {Promise<boolean>} whether it could be found */
  async show(seq) {
    if (!(await this.client.loadUntil(this.conversation, seq))) return false;
    this.atEnd = false;
    this.window.show(seq);
    this.requestUpdate();
    await this.updateComplete;
    const chunks = [...this.renderRoot.querySelectorAll('parley-message-chunk')];
    await Promise.all(chunks.map((chunk) => chunk.updateComplete));
    const row = /** @type {HTMLElement|null} */ (this.renderRoot.querySelector(`.message[data-seq="${seq}"]`));
    if (!row) return false;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
    row.classList.add('found');
    setTimeout(() => row.classList.remove('found'), FOUND_MS);
    return true;
  }

  focusPane() {
    const rows = this.renderRoot.querySelectorAll('.message');
    /** @type {HTMLElement|null|undefined} */ (rows[rows.length - 1] ?? this.scroller)?.focus({ preventScroll: true });
  }

  static styles = messageListStyles;
}
customElements.define('parley-message-list', ParleyMessageList);
