import { LitElement, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { ParleyClient, SignedOut } from '../wire/parley-client.js';
import { appStyles } from './app-styles.js';
import { Badge } from './badge.js';
import { Keys } from './keys.js';
import { nextFrame } from './next-frame.js';
import { currentConversation, goTo } from './route.js';
import { Watch } from './watch.js';
import './connection-bar.js';
import './conversation-list.js';
import './conversation-view.js';
import './details-pane.js';
import './jump-dialog.js';
import './new-conversation.js';
import './sign-in.js';

const NOTICE_MS = 4000;

/** The page: who is signed in sees their conversations, one of them, and its details; everybody else signs in. */
export class ParleyApp extends LitElement {
  static properties = {
    conversation: { state: true },
    details: { state: true },
    notice: { state: true },
    ready: { state: true },
  };

  constructor() {
    super();
    this.client = new ParleyClient({ schedule: nextFrame });
    /** @type {string|null} */
    this.conversation = currentConversation();
    this.details = false;
    this.notice = '';
    this.ready = false;
    new Watch(this, () => ['session', 'link', 'list']);
    this.badge = new Badge();
    this.keys = new Keys(this);
    this.client.start().finally(() => (this.ready = true));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', () => this.#route());
    addEventListener('online', () => this.client.link.nudge());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.client.link.nudge());
    addEventListener('keydown', (event) => this.keys.pressed(event));
    this.addEventListener('go', (event) => this.go(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('click', (event) => this.#clicked(event));
    this.addEventListener('notice', (event) => this.#say(/** @type {CustomEvent} */ (event).detail));
    this.addEventListener('toggle-details', () => (this.details = !this.details));
    this.addEventListener('sign-out', () => this.#signOut());
    this.addEventListener('jump', () => this.jump());
    this.addEventListener('new-conversation', (event) => {
      this.renderRoot.querySelector('parley-new-conversation')?.open(/** @type {CustomEvent} */ (event).detail);
    });
  }

  render() {
    const { store } = this.client;
    this.badge.show(store.me ? store.totalUnread : 0);
    if (!this.ready) return nothing;
    if (!store.me) return this.#door();
    const { conversation } = this;
    return html`
      <parley-connection-bar .client=${this.client}></parley-connection-bar>
      <div class="panes ${conversation ? 'at-conversation' : 'at-list'} ${conversation && this.details ? 'with-details' : ''}">
        <parley-conversation-list .client=${this.client} .current=${conversation}></parley-conversation-list>
        ${conversation
          ? html`<main>
              <parley-conversation-view .client=${this.client} .conversation=${conversation}></parley-conversation-view>
            </main>`
          : this.#nothing()}
        ${conversation && this.details
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
      <div class="notice" role="status">${this.notice ? html`<p>${this.notice}</p>` : nothing}</div>
    `;
  }

  #nothing() {
    const { store } = this.client;
    const first = store.listed && !store.list.length;
    return html`<main class="nothing">
      ${first
        ? html`<h2>${t('welcome.first.title', { name: store.me?.displayName ?? '' })}</h2>
            <p>${t('welcome.first.text')}</p>`
        : html`<h2>${t('welcome.title')}</h2>
            <p>${t('welcome.text')}</p>`}
    </main>`;
  }

  #door() {
    const { reason } = this.client.store.link;
    const why = reason === 'suspended' ? t('sign.suspended') : reason === 'signed_out' ? t('sign.ended') : '';
    return html`<parley-sign-in .client=${this.client} .notice=${why}></parley-sign-in>`;
  }

  /** @param {string|null} id */
  go(id) {
    goTo(id);
    this.#route();
  }

  async #route() {
    const before = this.conversation;
    this.conversation = currentConversation();
    if (this.conversation === before) return;
    if (matchMedia('(max-width: 1099px)').matches) this.details = false;
    await this.updateComplete;
    if (this.conversation && matchMedia('(pointer: fine)').matches) this.pane('composer');
    if (!this.conversation && matchMedia('(max-width: 699px)').matches) this.pane('list');
  }

  /** Links inside the page do not load it anew. @param {MouseEvent} event */
  #clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
    event.preventDefault();
    this.go(/^\/c\/(.+)$/.exec(link.pathname)?.[1] ?? null);
  }

  jump() {
    this.renderRoot.querySelector('parley-jump-dialog')?.open();
  }

  /** @param {'list'|'messages'|'composer'|'details'} name @returns {boolean} whether there is such a pane now */
  pane(name) {
    const view = this.renderRoot.querySelector('parley-conversation-view');
    if (name === 'list') this.renderRoot.querySelector('parley-conversation-list')?.focusPane();
    if (name === 'messages') view?.focusMessages();
    if (name === 'composer') view?.focusComposer();
    const details = this.renderRoot.querySelector('parley-details-pane');
    if (name === 'details') details?.focusPane();
    return name === 'list' || (name === 'details' ? !!details : !!view);
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
