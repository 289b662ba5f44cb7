/** @import {Replica} from '../wire/replica.js' */
/** @import {History} from '../wire/history.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { explain, t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { pendingBubble } from './bubble.js';
import { peopleOf, changeText } from './change-text.js';
import { sameRun } from './message-chunk.js';
import { MessagePointer } from './message-pointer.js';
import { conversationName } from './names.js';
import { icon } from './icon.js';
import { say } from './events.js';
import { messageListStyles } from './message-list-styles.js';
import { ReadingPlace } from './reading-place.js';
import { Watch } from './watch.js';
import './message-chunk.js';
import './message-menu.js';

/**
 * The messages of a conversation. Scrolls from its end: what is added above or loaded later moves nothing that is seen;
 * what is added below is held off by hand unless the reader is at the end.
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
    this.looked = () => this.place.look();
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
    }
    const { replica } = this;
    if (!replica) return;
    const looking = document.visibilityState === 'visible' && document.hasFocus();
    const fallenBehind = !this.place.taken || !looking;
    if (this.divider === undefined && fallenBehind && unread(replica)) this.divider = replica.readSeq;
    this.#announce(replica);
    this.place.keep();
  }

  render() {
    const { replica } = this;
    const history = replica?.history;
    return html`
      <div
        class="scroller"
        role="log"
        aria-live="off"
        aria-label=${t('pane.messages')}
        tabindex="0"
        @scroll=${() => this.place.scrolled()}
      >
        <div class="column">
          ${history && replica ? this.#history(replica, history) : replica?.left ? nothing : this.#skeleton()}
        </div>
      </div>
      ${this.#pill(replica)}
      <div class="unseen" aria-live="polite">${this.said}</div>
      <parley-message-menu @message-act=${this.#act}></parley-message-menu>
    `;
  }

  /** @param {Replica} replica @param {History} history */
  #history(replica, history) {
    const { chunks, changes } = history;
    const pending = this.client.store.pendingOf(this.conversation);
    return html`
      ${this.#top(replica, history)}
      ${repeat(
        chunks,
        ({ key }) => key,
        (chunk, index) => html`<parley-message-chunk
          class=${index < chunks.length - 2 ? 'far' : ''}
          .client=${this.client}
          .chunk=${chunk}
          .previous=${chunks[index - 1]?.messages.at(-1)}
          .next=${chunks[index + 1]?.messages[0]}
          .changes=${changes.filter(
            ({ afterSeq }) => afterSeq >= chunk.messages[0].seq && afterSeq <= (chunk.messages.at(-1)?.seq ?? 0),
          )}
          .divider=${this.divider}
          .group=${replica.type === 'GROUP'}
          .freshFrom=${this.freshFrom}
        ></parley-message-chunk>`,
      )}
      ${repeat(
        pending,
        ({ clientMessageId }) => clientMessageId,
        (entry, index) => {
          const stamp = (/** @type {{sentAt: string}} */ { sentAt }) => ({ senderId: '', at: sentAt });
          const before = pending[index - 1];
          const after = pending[index + 1];
          const first = !(before ? sameRun(stamp(before), stamp(entry)) : this.#continues(history, entry));
          const last = !after || !sameRun(stamp(entry), stamp(after));
          return pendingBubble(entry, { own: true, group: false, first, last, fresh: entry.state === 'waiting' });
        },
      )}
    `;
  }

  /** @param {History} history @param {import('../wire/types.js').Pending} entry whether it goes on the last run */
  #continues({ last }, entry) {
    const me = this.client.store.me?.userId ?? '';
    return !!last && sameRun({ senderId: last.senderId, at: last.createdAt }, { senderId: me, at: entry.sentAt });
  }

  /** @param {Replica} replica @param {History} history */
  #top(replica, history) {
    const load = this.client.store.loads.get(this.conversation);
    if (load === 'failed') {
      return html`<p class="beginning">
        ${t('conversation.loadFailed')}
        <button class="link" @click=${() => this.client.loadOlder(this.conversation)}>${t('conversation.tryAgain')}</button>
      </p>`;
    }
    if (!history.complete) return this.#skeleton();
    const name = conversationName(this.client.store, replica);
    const early = history.changes.filter(({ afterSeq }) => afterSeq < history.firstSeq || history.firstSeq === Infinity);
    return html`<p class="beginning">
        ${history.last || replica.type === 'GROUP' ? t('conversation.start') : t('conversation.sayHello', { name })}
      </p>
      ${early.map(({ frame }) => html`<p class="change">${changeText(this.client.store, frame)}</p>`)}`;
  }

  #skeleton() {
    return html`<div class="skeleton" aria-hidden="true">
      ${[44, 62, 30, 52, 38].map((_, index) => html`<div class="bone b${index}"></div>`)}
    </div>`;
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
    const { replica } = this;
    const history = replica?.history;
    if (!replica || !history) return;
    this.#meet(history);
    const chunks = [...this.renderRoot.querySelectorAll('parley-message-chunk')];
    await Promise.all(chunks.map((chunk) => chunk.updateComplete));
    if (!this.place.taken && (history.last || history.complete)) {
      this.freshFrom = replica.lastSeq + 1;
      this.place.take();
    } else {
      this.place.restore();
    }
    this.place.scrolled();
  }

  /** @param {Replica} replica */
  #announce(replica) {
    const last = replica.lastMessage;
    if (!this.place.taken || !last || last.seq < this.freshFrom || last.senderId === this.client.store.me?.userId) return;
    this.said = t('message.announce', { name: last.senderName, text: last.text ?? '' });
  }

  /** @param {History} history */
  #meet(history) {
    const people = new Set(history.changes.flatMap(({ frame }) => peopleOf(frame)));
    const strangers = [...people].filter((userId) => !this.client.store.users.has(userId));
    if (strangers.length) this.client.meet(strangers);
  }

  toEnd() {
    this.atEnd = true;
    if (this.scroller) this.scroller.scrollTop = 0;
    this.divider = undefined;
  }

  focusPane() {
    const rows = this.renderRoot.querySelectorAll('.message');
    /** @type {HTMLElement|null|undefined} */ (rows[rows.length - 1] ?? this.scroller)?.focus({ preventScroll: true });
  }

  /** @param {CustomEvent<{act: string, message: import('../wire/types.js').Message}>} event */
  async #act({ detail: { act, message } }) {
    if (act === 'edit') return say(this, 'edit-message', message);
    try {
      if (act === 'copy') {
        await navigator.clipboard.writeText(message.text ?? '');
        say(this, 'notice', t('message.copied'));
      }
      if (act === 'unsend') await this.client.unsend(message);
    } catch (error) {
      say(this, 'notice', explain(error));
    }
  }

  static styles = messageListStyles;
}
customElements.define('parley-message-list', ParleyMessageList);
