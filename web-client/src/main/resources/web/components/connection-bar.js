import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';

const PATIENCE_MS = 600;
const GOOD_NEWS_MS = 3000;

/** A slim bar that says that there is no connection, when it comes back, and what came in with it. */
export class ParleyConnectionBar extends LitElement {
  static properties = { client: { attribute: false }, away: { state: true }, news: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** Whether the connection has been gone for long enough to speak of it. */
    this.away = false;
    this.news = '';
    /** @type {Record<string, ReturnType<typeof setTimeout>|undefined>} */
    this.timers = {};
    new Watch(this, () => ['link']);
    /** @type {(() => void)|undefined} */
    this.end = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = this.client.store.subscribe('resumed', () => this.#resumed());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
    Object.values(this.timers).forEach(clearTimeout);
  }

  willUpdate() {
    const { phase } = this.client.store.link;
    if (phase === 'open' || phase === 'stopped' || phase === 'idle') {
      clearTimeout(this.timers.patience);
      this.timers.patience = undefined;
    } else if (!this.away) {
      this.timers.patience ??= setTimeout(() => {
        this.away = true;
        this.news = '';
      }, PATIENCE_MS);
    }
  }

  #resumed() {
    if (!this.away) return;
    this.away = false;
    const count = this.client.store.restored;
    this.news = count ? t('link.restored', { count }) : t('link.back');
    clearTimeout(this.timers.news);
    this.timers.news = setTimeout(() => (this.news = ''), GOOD_NEWS_MS);
  }

  render() {
    const shown = this.away || this.news;
    return html`<div role="status">
      ${shown ? html`<p class=${this.away ? '' : 'good'}>${this.away ? this.#bad() : this.news}</p>` : nothing}
    </div>`;
  }

  #bad() {
    const { phase, reason, retryAt = 0 } = this.client.store.link;
    if (phase !== 'waiting') return t('link.connecting');
    const count = Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
    clearTimeout(this.timers.tick);
    this.timers.tick = setTimeout(() => this.requestUpdate(), 1000);
    const key = reason === 'crowded' ? 'link.crowded' : reason === 'restarting' ? 'link.restarting' : 'link.waiting';
    return html`<span aria-live="off">${t(key, { count })}</span>
      ${reason === 'crowded'
        ? nothing
        : html`<button class="link" @click=${() => this.client.link.nudge()}>${t('link.now')}</button>`}`;
  }

  static styles = [
    base,
    buttons,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0 12px;
        padding: 5px 16px;
        font-size: var(--meta-size);
        line-height: 18px;
        background: var(--warn-soft);
        color: var(--warn-text);
        font-variant-numeric: tabular-nums;
        animation: appear var(--slide) var(--ease);
      }
      .good {
        background: var(--good-soft);
        color: var(--good-text);
      }
      .link {
        color: inherit;
        text-decoration: underline;
      }
      @keyframes appear {
        from {
          transform: translateY(-100%);
        }
      }
    `,
  ];
}
customElements.define('parley-connection-bar', ParleyConnectionBar);
