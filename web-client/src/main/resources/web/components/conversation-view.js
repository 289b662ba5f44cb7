import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { conversationName, hueId } from './names.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import './avatar.js';
import './composer.js';
import './message-list.js';

/** A conversation: its head, its messages, and the place to write. */
export class ParleyConversationView extends LitElement {
  static properties = { client: { attribute: false }, conversation: {}, editing: { state: true }, missing: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** @type {import('../wire/types.js').Message|null} */
    this.editing = null;
    this.missing = false;
    /** The conversation that is being opened. */
    /** @type {string|undefined} */
    this.asked = undefined;
    new Watch(this, () => [`conversation:${this.conversation}`, 'users', 'list']);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    const { store } = this.client;
    const replica = store.conversation(this.conversation);
    if (changed.has('conversation')) {
      this.client.close(/** @type {string} */ (changed.get('conversation') ?? ''));
      this.editing = null;
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

  disconnectedCallback() {
    super.disconnectedCallback();
    this.client.close(this.conversation);
  }

  render() {
    const replica = this.client.store.conversation(this.conversation);
    if (this.missing) return html`${this.#back()}<p class="none">${t('conversation.missing')}</p>`;
    return html`
      <header>
        ${this.#back()} ${replica ? this.#head(replica) : nothing}
      </header>
      <parley-message-list
        .client=${this.client}
        .conversation=${this.conversation}
        @edit-message=${(/** @type {CustomEvent} */ event) => (this.editing = event.detail)}
      ></parley-message-list>
      ${replica?.left
        ? html`<p class="left">${t('conversation.left')}</p>`
        : html`<parley-composer
            .client=${this.client}
            .conversation=${this.conversation}
            .editing=${this.editing}
            @edit-last=${this.#editLast}
            @edit-done=${() => (this.editing = null)}
            @sent=${() => this.#list()?.toEnd()}
          ></parley-composer>`}
    `;
  }

  #back() {
    return html`<button class="round back" title=${t('conversation.back')} aria-label=${t('conversation.back')} @click=${() => say(this, 'go', null)}>
      ${icon('back')}
    </button>`;
  }

  /** @param {import('../wire/replica.js').Replica} replica */
  #head(replica) {
    const name = conversationName(this.client.store, replica);
    const under =
      replica.type === 'GROUP'
        ? t('conversation.members', { count: replica.memberCount })
        : replica.peer?.username && `@${replica.peer.username}`;
    return html`<button class="who" title=${t('conversation.details')} @click=${() => say(this, 'toggle-details')}>
        <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
        <span><h2 aria-level="1">${name}</h2><small>${under}</small></span>
      </button>
      <button class="round" title=${t('conversation.details')} aria-label=${t('conversation.details')} @click=${() => say(this, 'toggle-details')}>
        ${icon('info')}
      </button>`;
  }

  #editLast() {
    const { store } = this.client;
    const chunks = store.conversation(this.conversation)?.history?.chunks ?? [];
    const own = chunks
      .slice(-2)
      .flatMap(({ messages }) => messages)
      .findLast((message) => message.senderId === store.me?.userId && !message.unsentAt && message.type === 'TEXT');
    if (own) this.editing = own;
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
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        flex: none;
        height: 60px;
        padding: 0 12px;
        background: var(--surface);
        box-shadow: var(--shadow);
        z-index: 1;
      }
      .back {
        display: none;
      }
      .who {
        display: flex;
        align-items: center;
        gap: 12px;
        flex: 1;
        min-width: 0;
        padding: 4px 8px;
        border-radius: 12px;
        text-align: start;
      }
      .who span {
        min-width: 0;
      }
      .who parley-avatar {
        --size: 40px;
      }
      h2,
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h2 {
        font-size: 16px;
        line-height: 22px;
      }
      small {
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      parley-message-list {
        flex: 1;
        min-height: 0;
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
      @media (max-width: 699px) {
        header {
          padding: 0 4px;
        }
        .back {
          display: inline-grid;
        }
        .who {
          padding-inline-start: 0;
        }
      }
    `,
  ];
}
customElements.define('parley-conversation-view', ParleyConversationView);
