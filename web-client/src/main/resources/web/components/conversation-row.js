import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { conversationRowStyles } from './conversation-row-styles.js';
import { timeOrDay, wholeTime } from './format.js';
import { icon } from './icon.js';
import { messagePeek } from './message-peek.js';
import { conversationName, hueId, personName } from './names.js';
import { base } from './styles.js';
import './avatar.js';

const MOST = 999;

/** One conversation in the list: who, what was said last, when, and how much of it is unread. */
export class ParleyConversationRow extends LitElement {
  static properties = {
    client: { attribute: false },
    replica: { attribute: false },
    pending: { attribute: false },
    draft: {},
    typing: { attribute: false },
    online: { type: Boolean },
    arrived: { type: Boolean, reflect: true },
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
    /** Those who write in it now. */
    /** @type {readonly string[]} */
    this.typing = [];
    /** Whether the other one of a direct conversation is there. */
    this.online = false;
    /** Whether something has just come in. */
    this.arrived = false;
    this.current = false;
  }

  render() {
    const { replica } = this;
    const name = conversationName(this.client.store, replica);
    const unseen = unread(replica);
    const at = this.pending?.sentAt ?? replica.updatedAt;
    return html`<a
      href="/c/${replica.conversationId}"
      aria-current=${this.current ? 'page' : nothing}
      class=${unseen ? 'unread' : ''}
    >
      <parley-avatar .name=${name} .of=${hueId(replica)} .online=${this.online}></parley-avatar>
      <span class="line"
        ><span class="name"><bdi>${name}</bdi></span>${this.online ? html`<span class="unseen">${t('presence.online')}</span>` : nothing}
        ${replica.muted ? html`<span class="mute" role="img" aria-label=${t('list.muted')}>${icon('muted')}</span>` : nothing}
        <time datetime=${at} title=${wholeTime(at)}>${timeOrDay(at)}</time></span
      >
      <span class="line">${this.#peek()}${unseen ? this.#count(unseen) : nothing}</span>
    </a>`;
  }

  /** @param {number} unseen */
  #count(unseen) {
    return html`<span class="count ${this.replica.muted ? 'quiet' : ''}"
      ><span aria-hidden="true">${unseen > MOST ? `${MOST}+` : unseen}</span
      ><span class="unseen">${t('list.unread', { count: unseen })}</span></span
    >`;
  }

  #peek() {
    const { replica } = this;
    if (replica.left) return html`<span class="peek soft">${t('list.left')}</span>`;
    if (this.typing.length) return html`<span class="peek typing">${this.#whoTypes()}</span>`;
    if (this.draft && !this.current) return this.#text('draft', t('list.draft', { text: this.draft }));
    if (this.pending?.state === 'failed') return this.#text('failed', t('list.failed', { text: this.pending.text }));
    if (this.pending) return this.#text('', t('list.you', { text: this.pending.text }));
    const message = replica.lastMessage;
    if (!message) return this.#text('soft', t(replica.type === 'GROUP' ? 'list.created' : 'list.nothing'));
    return this.#text(message.unsentAt ? 'soft' : '', messagePeek(this.client.store, message, replica.type));
  }

  /** @param {string} kind @param {string} text */
  #text(kind, text) {
    return html`<span class="peek ${kind}"><bdi>${text}</bdi></span>`;
  }

  #whoTypes() {
    if (this.replica.type === 'DIRECT') return t('list.typing');
    const [first, ...others] = this.typing;
    const name = personName(this.client.store, first).split(' ')[0];
    return others.length ? t('list.typing.several', { count: this.typing.length }) : t('list.typing.name', { name });
  }

  static styles = [base, conversationRowStyles];
}
customElements.define('parley-conversation-row', ParleyConversationRow);
