/** @import {Replica} from '../wire/replica.js' */
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { conversationName, hueId } from './names.js';
import { presenceText } from './presence-text.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import './avatar.js';

/** The head of a conversation: who it is with, whether they are there, and the way to its details. */
export class ParleyConversationHead extends LitElement {
  static properties = { client: { attribute: false }, conversation: {} };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    new Watch(this, () => [`conversation:${this.conversation}`, 'users', 'presence']);
  }

  render() {
    const replica = this.client.store.conversation(this.conversation);
    const details = t('conversation.details');
    return html`<header>
      <button class="round back" title=${t('conversation.back')} aria-label=${t('conversation.back')} @click=${() => say(this, 'go', null)}>
        ${icon('back')}
      </button>
      ${replica
        ? html`${this.#who(replica, details)}
            <button class="round" title=${details} aria-label=${details} @click=${() => say(this, 'toggle-details')}>
              ${icon('info')}
            </button>`
        : nothing}
    </header>`;
  }

  /** @param {Replica} replica @param {string} details */
  #who(replica, details) {
    const name = conversationName(this.client.store, replica);
    return html`<button class="who" title=${details} @click=${() => say(this, 'toggle-details')}>
      <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
      <span>
        <span class="name"><h2 aria-level="1" dir="auto">${name}</h2>${replica.muted ? this.#muted() : nothing}</span>
        <small>${this.#under(replica)}</small>
      </span>
    </button>`;
  }

  #muted() {
    return html`<span class="muted" title=${t('conversation.muted')}
      >${icon('muted')}<span class="unseen">${t('conversation.muted')}</span></span
    >`;
  }

  /** @param {Replica} replica */
  #under(replica) {
    const { store, presence } = this.client;
    if (replica.type === 'DIRECT') {
      return presenceText(presence.of(replica.peer?.userId)) || (replica.peer?.username && `@${replica.peer.username}`);
    }
    const members = t('conversation.members', { count: replica.memberCount });
    const others = replica.members?.filter(({ userId }) => userId !== store.me?.userId) ?? [];
    const count = others.filter(({ userId }) => presence.of(userId)?.online).length;
    return count ? t('conversation.membersOnline', { members, count }) : members;
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        flex: none;
        z-index: 1;
      }
      header {
        display: flex;
        align-items: center;
        gap: 4px;
        height: 60px;
        padding: 0 12px;
        background: var(--surface);
        box-shadow: var(--shadow);
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
      .who > span {
        min-width: 0;
      }
      .who parley-avatar {
        --size: 40px;
      }
      .name {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      h2 {
        font-size: 16px;
        line-height: 22px;
      }
      h2,
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      small {
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      .muted {
        color: var(--muted);
      }
      .muted .icon {
        width: 16px;
        height: 16px;
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
customElements.define('parley-conversation-head', ParleyConversationHead);
