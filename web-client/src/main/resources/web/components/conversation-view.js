import { LitElement, css, html } from 'lit';
import { t } from '../i18n/words.js';
import { conversationName } from './names.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import './composer.js';
import './conversation-head.js';
import './message-list.js';
import './typing-line.js';

/** Of a large group so many members are watched. */
const WATCHED = 200;

/** A conversation: its head, its messages, and the place to write. */
export class ParleyConversationView extends LitElement {
  static properties = {
    client: { attribute: false },
    conversation: {},
    editing: { state: true },
    replying: { state: true },
    missing: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** @type {import('../wire/types.js').Message|null} */
    this.editing = null;
    /** The message that is being answered. */
    /** @type {import('../wire/types.js').Message|null} */
    this.replying = null;
    this.missing = false;
    /** The conversation that is being opened. */
    /** @type {string|undefined} */
    this.asked = undefined;
    this.addEventListener('choose-emoji', (event) => this.#chooseEmoji(/** @type {CustomEvent} */ (event).detail));
    new Watch(this, () => [`conversation:${this.conversation}`, 'users', 'list']);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const { store } = this.client;
    const replica = store.conversation(this.conversation);
    if (changed.has('conversation')) {
      this.client.close(/** @type {string} */ (changed.get('conversation') ?? ''));
      this.#done();
      this.missing = false;
      this.asked = undefined;
    }
    if (store.listed && this.asked !== this.conversation && (!replica || (!replica.history && !replica.left))) {
      this.asked = this.conversation;
      this.#open(this.conversation);
    }
  }

  /** @param {string} id */
  async #open(id) {
    await this.client.open(id);
    if (id !== this.conversation) return;
    this.missing = !this.client.store.conversation(id);
    // A replica that is read anew later, for want of its log, comes without a history.
    this.asked = undefined;
    this.client.replication.open = id;
  }

  /** @param {Parameters<import('./emoji-picker.js').ParleyEmojiPicker['open']>[0]} wish */
  async #chooseEmoji(wish) {
    await import('./emoji-picker.js');
    this.renderRoot.querySelector('parley-emoji-picker')?.open(wish);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.client.close(this.conversation);
    this.client.presence.watch('conversation', []);
  }

  updated() {
    const replica = this.client.store.conversation(this.conversation);
    const others = replica?.members?.map(({ userId }) => userId) ?? [replica?.peer?.userId ?? ''];
    const me = this.client.store.me?.userId;
    this.client.presence.watch('conversation', others.filter((userId) => userId && userId !== me).slice(0, WATCHED));
  }

  render() {
    const replica = this.client.store.conversation(this.conversation);
    const head = html`<parley-conversation-head .client=${this.client} .conversation=${this.conversation}></parley-conversation-head>`;
    if (this.missing) return html`${head}<p class="none">${t('conversation.missing')}</p>`;
    return html`
      ${head}
      <parley-message-list
        .client=${this.client}
        .conversation=${this.conversation}
        @edit-message=${(/** @type {CustomEvent} */ event) => this.#compose({ editing: event.detail })}
        @reply-message=${(/** @type {CustomEvent} */ event) => this.#compose({ replying: event.detail })}
      ></parley-message-list>
      ${this.#foot(replica)}
      <parley-emoji-picker></parley-emoji-picker>
    `;
  }

  /** The place to write, or why there is none. @param {import('../wire/replica.js').Replica|undefined} replica */
  #foot(replica) {
    const { store } = this.client;
    if (replica?.left) return html`<p class="left">${t('conversation.left')}</p>`;
    if (replica && store.closed.has(this.conversation)) {
      return html`<p class="left">
        ${t('conversation.closed', { name: conversationName(store, replica) })}
        <button class="link" @click=${this.#reopen}>${t('conversation.tryAgain')}</button>
      </p>`;
    }
    return html`<parley-typing-line .client=${this.client} .conversation=${this.conversation}></parley-typing-line>
      <parley-composer
        .client=${this.client}
        .conversation=${this.conversation}
        .editing=${this.editing}
        .replying=${this.replying}
        @edit-last=${this.#editLast}
        @compose-done=${this.#done}
        @sent=${() => this.#list()?.toEnd()}
      ></parley-composer>`;
  }

  #reopen() {
    this.client.store.closed.delete(this.conversation);
    this.requestUpdate();
  }

  /** @param {{editing?: import('../wire/types.js').Message, replying?: import('../wire/types.js').Message}} what */
  #compose({ editing = undefined, replying = undefined }) {
    this.editing = editing ?? null;
    this.replying = replying ?? null;
  }

  #done() {
    this.#compose({});
  }

  #editLast() {
    const { store } = this.client;
    const chunks = store.conversation(this.conversation)?.history?.chunks ?? [];
    const own = chunks
      .slice(-5)
      .flatMap(({ messages }) => messages)
      .findLast((message) => message.senderId === store.me?.userId && !message.unsentAt && message.type === 'TEXT');
    if (own) this.#compose({ editing: own });
  }

  /** @returns {import('./message-list.js').ParleyMessageList|null} */
  #list() {
    return this.renderRoot.querySelector('parley-message-list');
  }

  focusMessages() {
    this.#list()?.focusPane();
  }

  focusComposer() {
    this.renderRoot.querySelector('parley-composer')?.focusText();
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--page);
      }
      parley-message-list {
        flex: 1;
        min-height: 0;
      }
      parley-typing-line {
        margin-top: -20px;
        z-index: 1;
      }
      .left,
      .none {
        padding: 20px;
        text-align: center;
        color: var(--muted);
      }
      .none {
        margin: auto;
      }
    `,
  ];
}
customElements.define('parley-conversation-view', ParleyConversationView);
