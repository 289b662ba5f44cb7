/** @import {Replica} from '../wire/replica.js' */
import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { JUMP } from './keys.js';
import { Watch } from './watch.js';
import { conversationListStyles } from './conversation-list-styles.js';
import './avatar.js';
import './conversation-row.js';

const POINTER_RESTS_MS = 1500;
const SKELETON_AFTER_MS = 200;
const ARRIVAL_MS = 1500;
/** So many peers of direct conversations are watched: those whose rows are near. */
const WATCHED = 100;
/** @type {readonly string[]} */
const NOBODY = [];

/** The reader's conversations by activity. A row that moves slides; none moves under a moving pointer. */
export class ParleyConversationList extends LitElement {
  static properties = { client: { attribute: false }, current: {}, page: {}, slow: { state: true }, arrived: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {string|null} */
    this.current = null;
    /** What is on the screen beside the list: one of the pages of the route. */
    this.page = 'list';
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
    /** Where the latest message came in. */
    this.arrived = '';
    new Watch(this, () => ['list', 'session', 'people', 'presence']);
  }

  connectedCallback() {
    super.connectedCallback();
    setTimeout(() => (this.slow = true), SKELETON_AFTER_MS);
    this.end = this.client.store.onMessage((_, { conversationId, muted }) => {
      if (muted) return;
      this.arrived = conversationId;
      clearTimeout(this.settling);
      this.settling = setTimeout(() => (this.arrived = ''), ARRIVAL_MS);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
  }

  render() {
    const { store } = this.client;
    return html`
      ${this.#head()}
      <nav aria-label=${t('pane.list')} @scroll=${this.#scrolled} @pointermove=${this.#pointed} @pointerleave=${this.#released}>
        ${store.listed ? this.#rows() : this.slow ? this.#skeleton() : nothing}
      </nav>
    `;
  }

  #head() {
    const { people, store } = this.client;
    const asking = people.incoming.size;
    const friends = asking ? t('list.friends.waiting', { count: asking }) : t('list.friends');
    const me = store.me;
    return html`<div class="head">
      <a class="own" href="/settings" title=${t('list.settings')} aria-label=${t('list.settings')} aria-current=${this.page === 'settings' ? 'page' : nothing}>
        <parley-avatar .name=${me?.displayName ?? ''} .of=${me?.userId ?? ''}></parley-avatar>
      </a>
      <h1>${t('app.name')}</h1>
      <a class="round" href="/friends" title=${friends} aria-label=${friends} aria-current=${this.page === 'friends' ? 'page' : nothing}>
        ${icon('people')}${asking ? html`<span class="asking" aria-hidden="true">${asking}</span>` : nothing}
      </a>
      <button class="round" title=${t('list.jump', { keys: JUMP })} aria-label=${t('list.jump', { keys: JUMP })} @click=${() => say(this, 'jump')}>
        ${icon('search')}
      </button>
      <button class="round" title=${t('list.new')} aria-label=${t('list.new')} @click=${() => say(this, 'new-conversation', 'person')}>
        ${icon('compose')}
      </button>
    </div>`;
  }

  #rows() {
    const { presence, store } = this.client;
    const list = this.#ordered(this.#present());
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
            .typing=${store.typing.get(replica.conversationId) ?? NOBODY}
            .online=${replica.type === 'DIRECT' && !!presence.of(replica.peer?.userId)?.online}
            .arrived=${this.arrived === replica.conversationId}
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

  /** @returns {readonly Replica[]} what the reader is a member of, and what is open all the same */
  #present() {
    return this.client.store.list.filter(({ left, conversationId }) => !left || conversationId === this.current);
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
    this.order ??= this.#present().map(({ conversationId }) => conversationId);
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
    const list = this.#ordered(this.#present());
    const moves = list.length !== this.shown.length || list.some(({ conversationId }, at) => this.shown[at] !== conversationId);
    this.places = new Map(moves ? this.#items().map((item) => [item, item.offsetTop]) : []);
    if (!moves) return;
    this.shown = list.map(({ conversationId }) => conversationId);
    const peers = list.slice(0, WATCHED).flatMap(({ type, peer }) => (type === 'DIRECT' && peer ? [peer.userId] : []));
    this.client.presence.watch('list', peers);
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
