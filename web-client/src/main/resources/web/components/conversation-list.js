/** @import {Replica} from '../wire/replica.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { Watch } from './watch.js';
import { conversationListStyles } from './conversation-list-styles.js';
import './conversation-row.js';
import './settings-menu.js';

const POINTER_RESTS_MS = 1500;
const SKELETON_AFTER_MS = 200;

/** The reader's conversations by activity. A row that moves slides; none moves under a moving pointer. */
export class ParleyConversationList extends LitElement {
  static properties = { client: { attribute: false }, current: {}, slow: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {string|null} */
    this.current = null;
    /** Whether loading has taken long enough to show that it does. */
    this.slow = false;
    /** The order on the screen, while the pointer moves over it. */
    /** @type {string[]|null} */
    this.order = null;
    /** The rows as they stand, by their conversations. */
    /** @type {string[]} */
    this.shown = [];
    /** Where the rows were before an update, to slide them from there. */
    /** @type {Map<HTMLElement, number>} */
    this.places = new Map();
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.rest = undefined;
    new Watch(this, () => ['list', 'session']);
  }

  connectedCallback() {
    super.connectedCallback();
    setTimeout(() => (this.slow = true), SKELETON_AFTER_MS);
  }

  render() {
    const { store } = this.client;
    return html`
      <header>
        <parley-settings-menu .client=${this.client}></parley-settings-menu>
        <h1>${t('app.name')}</h1>
        <button class="round" title=${t('list.jump')} aria-label=${t('list.jump')} @click=${() => say(this, 'jump')}>
          ${icon('search')}
        </button>
        <button
          class="round"
          title=${t('list.new')}
          aria-label=${t('list.new')}
          @click=${() => say(this, 'new-conversation', 'person')}
        >
          ${icon('compose')}
        </button>
      </header>
      <nav aria-label=${t('pane.list')} @scroll=${this.#scrolled} @pointermove=${this.#pointed} @pointerleave=${this.#released}>
        ${store.listed ? this.#rows() : this.slow ? this.#skeleton() : nothing}
      </nav>
    `;
  }

  #rows() {
    const { store } = this.client;
    const list = this.#ordered(store.list);
    if (!list.length) return this.#empty();
    return html`<ul>
      ${repeat(
        list,
        ({ conversationId }) => conversationId,
        (replica) => html`<li>
          <parley-conversation-row
            data-id=${replica.conversationId}
            .client=${this.client}
            .replica=${replica}
            .pending=${store.pendingOf(replica.conversationId).at(-1)}
            .draft=${store.drafts.get(replica.conversationId) ?? ''}
            .current=${replica.conversationId === this.current}
          ></parley-conversation-row>
        </li>`,
      )}
    </ul>`;
  }

  #empty() {
    return html`<div class="empty">
      <h2>${t('list.empty.title')}</h2>
      <p>${t('list.empty.text')}</p>
      <button class="primary" @click=${() => say(this, 'new-conversation', 'person')}>
        ${icon('person')}${t('list.new')}
      </button>
      <button class="quiet" @click=${() => say(this, 'new-conversation', 'group')}>
        ${icon('people')}${t('list.newGroup')}
      </button>
    </div>`;
  }

  #skeleton() {
    return html`<div class="skeleton" aria-hidden="true">
      ${[1, 2, 3, 4, 5, 6].map(() => html`<div><i></i><span></span><b></b></div>`)}
    </div>`;
  }

  /**
   * @param {readonly Replica[]} list by activity
   * @returns {readonly Replica[]} in the order that was on the screen, if that must hold; newcomers first
   */
  #ordered(list) {
    if (!this.order) return list;
    const place = new Map(this.order.map((id, index) => [id, index]));
    return [...list].sort(
      (one, other) => (place.get(one.conversationId) ?? -1) - (place.get(other.conversationId) ?? -1),
    );
  }

  /** @param {PointerEvent} event */
  #pointed(event) {
    if (event.pointerType !== 'mouse') return;
    this.order ??= this.client.store.list.map(({ conversationId }) => conversationId);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.#released(), POINTER_RESTS_MS);
  }

  #released() {
    clearTimeout(this.rest);
    if (!this.order) return;
    this.order = null;
    this.requestUpdate();
  }

  /** @param {Event} event */
  #scrolled(event) {
    const { scrollHeight, scrollTop, clientHeight } = /** @type {HTMLElement} */ (event.target);
    if (scrollHeight - scrollTop - clientHeight < 400) this.client.replication.listMore().catch(() => undefined);
  }

  willUpdate() {
    const list = this.#ordered(this.client.store.list);
    const moves = list.length !== this.shown.length || list.some(({ conversationId }, at) => this.shown[at] !== conversationId);
    this.places = new Map(moves ? this.#items().map((item) => [item, item.offsetTop]) : []);
    if (moves) this.shown = list.map(({ conversationId }) => conversationId);
  }

  updated() {
    if (!this.places.size || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const item of this.#items()) {
      const from = this.places.get(item);
      const shift = from === undefined ? 0 : from - item.offsetTop;
      if (!shift) continue;
      item.animate([{ transform: `translateY(${shift}px)` }, { transform: 'none' }], { duration: 150, easing: 'ease-out' });
    }
  }

  /** @returns {HTMLElement[]} */
  #items() {
    return this.hasUpdated ? [...this.renderRoot.querySelectorAll('li')] : [];
  }

  focusPane() {
    const rows = [...this.renderRoot.querySelectorAll('parley-conversation-row')];
    const row = rows.find((one) => one.current) ?? rows[0];
    /** @type {HTMLElement|undefined|null} */ (row?.renderRoot.querySelector('a') ?? this.renderRoot.querySelector('button'))?.focus();
  }

  static styles = conversationListStyles;
}
customElements.define('parley-conversation-list', ParleyConversationList);
