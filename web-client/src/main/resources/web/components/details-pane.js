/** @import {Replica} from '../wire/replica.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { detailsPaneStyles } from './details-pane-styles.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { conversationName, hueId } from './names.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import './avatar.js';
import './group-settings.js';
import './member-list.js';
import './person-card.js';

/** Beside a conversation: who is in it, and what can be done about that. */
export class ParleyDetailsPane extends LitElement {
  static properties = { client: { attribute: false }, conversation: {} };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    this.doing = new Doing(this);
    new Watch(this, () => [`conversation:${this.conversation}`, 'users']);
  }

  render() {
    const replica = this.client.store.conversation(this.conversation);
    if (!replica) return nothing;
    return html`
      <div class="head">
        <h2>${t('pane.details')}</h2>
        <button class="round" title=${t('details.close')} aria-label=${t('details.close')} @click=${() => say(this, 'toggle-details')}>
          ${icon('close')}
        </button>
      </div>
      <div class="inside">${replica.type === 'GROUP' ? this.#group(replica) : this.#direct(replica)}</div>
    `;
  }

  /** @param {Replica} replica */
  #direct(replica) {
    const peer = replica.peer?.userId;
    return html`${peer
      ? html`<parley-person-card talking .client=${this.client} .person=${peer}>${this.#mute(replica)}</parley-person-card>`
      : this.#mute(replica)}`;
  }

  /** @param {Replica} replica */
  #group(replica) {
    const name = conversationName(this.client.store, replica);
    return html`<div class="face">
        <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
        <h3 dir="auto">${name}</h3>
        <p class="soft">${replica.left ? t('conversation.left') : t('conversation.members', { count: replica.memberCount })}</p>
      </div>
      ${replica.left
        ? nothing
        : html`${this.#mute(replica)}
            <parley-group-settings .client=${this.client} .conversation=${this.conversation}></parley-group-settings>
            <parley-member-list .client=${this.client} .conversation=${this.conversation}></parley-member-list>`}`;
  }

  /** @param {Replica} replica */
  #mute({ muted }) {
    return html`<button
      class="item"
      role="switch"
      aria-checked=${muted ? 'true' : 'false'}
      @click=${() => this.doing.run(() => this.client.groups.mute(this.conversation, !muted))}
    >
      ${icon(muted ? 'muted' : 'bell')}<span>${t('details.mute')}</span><i aria-hidden="true"></i>
    </button>`;
  }

  focusPane() {
    this.renderRoot.querySelector('button')?.focus();
  }

  static styles = [base, buttons, detailsPaneStyles];
}
customElements.define('parley-details-pane', ParleyDetailsPane);
