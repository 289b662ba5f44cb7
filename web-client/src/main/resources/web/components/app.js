/** @import {Route} from './route.js' */
import { LitElement, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { ParleyClient, Problem, SignedOut } from '../wire/parley-client.js';
import { appStyles } from './app-styles.js';
import { Badge } from './badge.js';
import { JUMP, Keys } from './keys.js';
import { fetchLater } from './later.js';
import { nextFrame } from './next-frame.js';
import { currentRoute, goTo } from './route.js';
import { Watch } from './watch.js';
import './confirm-dialog.js';
import './connection-bar.js';
import './conversation-list.js';
import './conversation-view.js';
import './jump-dialog.js';
import './new-conversation.js';
import './person-sheet.js';
import './sign-in.js';
import './toasts.js';

const NOTICE_MS = 4000;
/** Why somebody is not signed in any more. */
/** @type {Record<string, () => string>} */
const ENDS = { suspended: () => t('sign.suspended'), signed_out: () => t('sign.ended'), removed: () => t('account.removed') };
/** So narrow that there is one pane at a time. */
const NARROW = matchMedia('(max-width: 699px)');

/** The page: who is signed in sees their conversations and one thing beside them; everybody else signs in. */
export class ParleyApp extends LitElement {
  static properties = {
    route: { state: true },
    details: { state: true },
    notice: { state: true },
    ready: { state: true },
  };

  constructor() {
    super();
    this.client = new ParleyClient({ schedule: nextFrame });
    /** @type {Route} */
    this.route = currentRoute();
    this.details = false;
    this.notice = '';
    this.ready = false;
    /** The invite that is being followed. */
    this.joining = '';
    new Watch(this, () => ['session', 'link', 'list']);
    this.badge = new Badge();
    this.keys = new Keys(this);
    this.client.start().finally(() => (this.ready = true));
    fetchLater();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', () => this.#route());
    NARROW.addEventListener('change', () => this.requestUpdate());
    addEventListener('online', () => this.client.link.nudge());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.client.link.nudge());
    addEventListener('keydown', (event) => this.keys.pressed(event));
    this.addEventListener('click', (event) => this.#clicked(event));
    this.#hear('go', (place) => this.go(place));
    this.#hear('notice', (words) => this.#say(words));
    this.#hear('toggle-details', () => (this.details = !this.details));
    this.#hear('sign-out', () => this.#signOut());
    this.#hear('jump', () => this.jump());
    this.#hear('new-conversation', (kind) => this.renderRoot.querySelector('parley-new-conversation')?.open(kind));
    this.#hear('person', (who) => this.renderRoot.querySelector('parley-person-sheet')?.open(who));
    this.#hear('confirm', ({ question, answer }) => this.renderRoot.querySelector('parley-confirm-dialog')?.open(question, answer));
  }

  /** @param {string} type @param {(detail: any) => void} work */
  #hear(type, work) {
    this.addEventListener(type, (event) => work(/** @type {CustomEvent} */ (event).detail));
  }

  /** The conversation on the screen. */
  get conversation() {
    return this.route.page === 'conversation' ? this.route.of : null;
  }

  render() {
    const { store } = this.client;
    this.badge.show(store.me ? store.totalUnread : 0);
    if (!this.ready) return nothing;
    if (!store.me) return this.#door();
    const { conversation } = this;
    const detailed = !!conversation && this.details;
    if (detailed) import('./details-pane.js');
    return html`
      <parley-connection-bar .client=${this.client}></parley-connection-bar>
      <div class="panes ${this.route.page === 'list' ? 'at-list' : 'at-main'} ${detailed ? 'with-details' : ''}">
        <parley-conversation-list
          role=${NARROW.matches && this.route.page === 'list' ? 'main' : 'region'}
          aria-label=${t('pane.list')}
          .client=${this.client}
          .current=${conversation}
          .page=${this.route.page}
        ></parley-conversation-list>
        <main class=${this.route.page}>${this.#main()}</main>
        ${detailed
          ? html`<parley-details-pane
              role="complementary"
              aria-label=${t('pane.details')}
              .client=${this.client}
              .conversation=${conversation}
            ></parley-details-pane>`
          : nothing}
      </div>
      <parley-new-conversation .client=${this.client}></parley-new-conversation>
      <parley-jump-dialog .client=${this.client}></parley-jump-dialog>
      <parley-person-sheet .client=${this.client}></parley-person-sheet>
      <parley-confirm-dialog></parley-confirm-dialog>
      <parley-toasts .client=${this.client} .current=${conversation}></parley-toasts>
      <div class="notice" role="status">${this.notice ? html`<p>${this.notice}</p>` : nothing}</div>
    `;
  }

  #main() {
    const { client } = this;
    switch (this.route.page) {
      case 'conversation':
        return html`<parley-conversation-view .client=${client} .conversation=${this.route.of}></parley-conversation-view>`;
      case 'friends':
        import('./friends-page.js');
        return html`<parley-friends-page .client=${client}></parley-friends-page>`;
      case 'settings':
        import('./settings-page.js');
        return html`<parley-settings-page .client=${client}></parley-settings-page>`;
      case 'join':
        return html`<div class="nothing"><h2>${t('join.joining')}</h2></div>`;
      default:
        return this.#nothing();
    }
  }

  #nothing() {
    const { store } = this.client;
    const first = store.listed && !store.list.length;
    return html`<div class="nothing">
      ${first
        ? html`<h2>${t('welcome.first.title', { name: store.me?.displayName ?? '' })}</h2>
            <p>${t('welcome.first.text')}</p>`
        : html`<h2>${t('welcome.title')}</h2>
            <p>${t('welcome.text', { keys: JUMP })}</p>`}
    </div>`;
  }

  #door() {
    const { reason } = this.client.store.link;
    const why = ENDS[reason ?? '']?.() ?? (this.route.page === 'join' ? t('join.signIn') : '');
    return html`<parley-sign-in .client=${this.client} .notice=${why}></parley-sign-in>`;
  }

  updated() {
    const { store } = this.client;
    if (this.route.page === 'join' && store.me && store.listed) this.#join(this.route.of ?? '');
  }

  /** @param {string} code */
  async #join(code) {
    if (this.joining === code) return;
    this.joining = code;
    try {
      goTo(await this.client.groups.join(code), true);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#say(explain(error));
      goTo(null, true);
    }
    this.joining = '';
    this.#route();
  }

  /** @param {string|null} place a conversation's id, a path, or nothing for the list */
  go(place) {
    goTo(place);
    this.#route();
  }

  async #route() {
    const before = this.route;
    this.route = currentRoute();
    if (this.route.page === before.page && this.route.of === before.of) return;
    if (matchMedia('(max-width: 1099px)').matches) this.details = false;
    await this.updateComplete;
    if (this.route.page === 'list' && NARROW.matches) this.pane('list');
    else if (this.conversation && matchMedia('(pointer: fine)').matches) this.pane('composer');
  }

  /** Links inside the page do not load it anew. @param {MouseEvent} event */
  #clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
    event.preventDefault();
    this.go(link.pathname + link.hash);
  }

  jump() {
    this.renderRoot.querySelector('parley-jump-dialog')?.open();
  }

  /** @param {import('./keys.js').Pane} name @returns {boolean} whether there is such a pane now */
  pane(name) {
    const at = (/** @type {string} */ element) => /** @type {any} */ (this.renderRoot.querySelector(element));
    const view = at('parley-conversation-view');
    switch (name) {
      case 'list':
        at('parley-conversation-list')?.focusPane();
        return true;
      case 'messages':
        (view ? () => view.focusMessages() : () => at('parley-friends-page, parley-settings-page')?.focusPane?.())();
        return !!at('parley-conversation-view, parley-friends-page, parley-settings-page');
      case 'composer':
        view?.focusComposer();
        return !!view;
      case 'details':
        at('parley-details-pane')?.focusPane?.();
        return !!at('parley-details-pane');
    }
  }

  async #signOut() {
    await this.client.signOut();
    this.details = false;
    this.go(null);
  }

  /** @param {string} words */
  #say(words) {
    this.notice = words;
    clearTimeout(this.fading);
    this.fading = setTimeout(() => (this.notice = ''), NOTICE_MS);
  }

  static styles = appStyles;
}

addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof SignedOut) return event.preventDefault();
  document.querySelector('parley-app')?.dispatchEvent(new CustomEvent('notice', { detail: explain(event.reason) }));
});

customElements.define('parley-app', ParleyApp);
