import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { personName } from './names.js';
import { base } from './styles.js';
import { Watch } from './watch.js';

/** Who is typing in a conversation now. Its room is always there, so that nothing moves. */
export class ParleyTypingLine extends LitElement {
  static properties = { client: { attribute: false }, conversation: {} };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    new Watch(this, () => [`typing:${this.conversation}`, 'users']);
  }

  render() {
    const words = this.#words();
    return html`<p aria-live="off">
      ${words ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span dir="auto">${words}</span>` : nothing}
    </p>`;
  }

  #words() {
    const { store } = this.client;
    const users = store.typing.get(this.conversation) ?? [];
    if (!users.length) return '';
    const [name, other] = users.map((userId) => personName(store, userId));
    if (users.length === 1) return t('typing.one', { name });
    return users.length === 2 ? t('typing.two', { name, other }) : t('typing.several', { count: users.length });
  }

  static styles = [
    base,
    css`
      :host {
        display: block;
        pointer-events: none;
      }
      p {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        max-width: 792px;
        height: 20px;
        margin: 0 auto;
        padding: 0 28px;
        font-size: var(--meta-size);
        line-height: 20px;
        color: var(--muted);
      }
      p > span:last-child {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .dots {
        display: flex;
        gap: 3px;
      }
      i {
        width: 5px;
        height: 5px;
        border-radius: 50%;
        background: currentColor;
        animation: breathe 1200ms infinite ease-in-out;
      }
      i:nth-child(2) {
        animation-delay: 160ms;
      }
      i:nth-child(3) {
        animation-delay: 320ms;
      }
      @keyframes breathe {
        0%,
        60%,
        100% {
          opacity: 0.35;
        }
        30% {
          opacity: 1;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        i {
          animation: none;
        }
      }
      @media (max-width: 699px) {
        p {
          padding: 0 20px;
        }
      }
    `,
  ];
}
customElements.define('parley-typing-line', ParleyTypingLine);
