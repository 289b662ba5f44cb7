import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { timeOrDay, wholeTime } from './format.js';
import { conversationName, hueId } from './names.js';
import { base } from './styles.js';
import './avatar.js';

/** One conversation in the list: who, what was said last, when, and how much of it is unread. */
export class ParleyConversationRow extends LitElement {
  static properties = {
    client: { attribute: false },
    replica: { attribute: false },
    pending: { attribute: false },
    draft: {},
    current: { type: Boolean, reflect: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {import('../wire/replica.js').Replica} */
    this.replica;
    /** The last own message that is not in the log yet. */
    /** @type {import('../wire/types.js').Pending|undefined} */
    this.pending;
    this.draft = '';
    this.current = false;
  }

  render() {
    const { replica } = this;
    const name = conversationName(this.client.store, replica);
    const count = unread(replica);
    const at = this.pending?.sentAt ?? replica.updatedAt;
    return html`<a
      href="/c/${replica.conversationId}"
      aria-current=${this.current ? 'page' : nothing}
      class=${count ? 'unread' : ''}
    >
      <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
      <span class="line"
        ><span class="name">${name}</span><time datetime=${at} title=${wholeTime(at)}>${timeOrDay(at)}</time></span
      >
      <span class="line">${this.#peek()}${count ? this.#count(count) : nothing}</span>
    </a>`;
  }

  /** @param {number} count */
  #count(count) {
    return html`<span class="count"
      ><span aria-hidden="true">${count > 999 ? '999+' : count}</span
      ><span class="unseen">${t('list.unread', { count })}</span></span
    >`;
  }

  #peek() {
    const { replica } = this;
    if (replica.left) return html`<span class="peek soft">${t('list.left')}</span>`;
    if (this.draft && !this.current) return html`<span class="peek draft">${t('list.draft', { text: this.draft })}</span>`;
    if (this.pending?.state === 'failed') {
      return html`<span class="peek failed">${t('list.failed', { text: this.pending.text })}</span>`;
    }
    if (this.pending) return html`<span class="peek">${t('list.you', { text: this.pending.text })}</span>`;
    const message = replica.lastMessage;
    if (!message) return html`<span class="peek soft">${t(replica.type === 'GROUP' ? 'list.created' : 'list.nothing')}</span>`;
    if (message.unsentAt) return html`<span class="peek soft">${t('message.unsent')}</span>`;
    const text = message.text ?? t('message.unsupported');
    if (message.senderId === this.client.store.me?.userId) return html`<span class="peek">${t('list.you', { text })}</span>`;
    if (replica.type === 'DIRECT') return html`<span class="peek">${text}</span>`;
    return html`<span class="peek">${t('list.sender', { name: message.senderName.split(' ')[0], text })}</span>`;
  }

  static styles = [
    base,
    css`
      :host {
        display: block;
        height: 64px;
        padding: 0 8px;
      }
      a {
        display: grid;
        grid-template: 22px 20px / 44px minmax(0, 1fr);
        align-content: center;
        column-gap: 12px;
        height: 64px;
        padding: 0 12px;
        border-radius: 14px;
        color: inherit;
        text-decoration: none;
        user-select: none;
        -webkit-touch-callout: none;
      }
      @media (hover: hover) {
        a:hover {
          background: var(--hover);
        }
      }
      a:focus-visible {
        outline-offset: -2px;
      }
      :host([current]) a {
        background: var(--accent-soft);
      }
      parley-avatar {
        grid-row: 1 / 3;
        align-self: center;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .name {
        font-weight: 600;
      }
      .name,
      .peek {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
      time {
        font-size: var(--small-size);
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      .unread time {
        color: var(--accent-strong);
      }
      .peek {
        font-size: 14px;
        line-height: 20px;
        color: var(--muted);
      }
      :host([current]) .peek,
      :host([current]) time {
        color: color-mix(in oklab, var(--muted), var(--text) 35%);
      }
      .soft {
        font-style: italic;
      }
      .peek.draft,
      .peek.failed {
        color: var(--danger);
      }
      .count {
        flex: none;
        min-width: 20px;
        height: 20px;
        padding: 0 6px;
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: var(--small-size);
        line-height: 20px;
        font-weight: 600;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];
}
customElements.define('parley-conversation-row', ParleyConversationRow);
