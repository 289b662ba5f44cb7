/** @import {Replica} from '../wire/replica.js' */
/** @import {HistorySetting, User} from '../wire/types.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { groupSettingsStyles } from './group-settings-styles.js';
import { icon } from './icon.js';
import { conversationName } from './names.js';
import { base, buttons, fields } from './styles.js';
import { Watch } from './watch.js';
import './invite-list.js';
import './people-picker.js';

/** What can be done with a group: by its admins, and by everybody in it. */
export class ParleyGroupSettings extends LitElement {
  static properties = { client: { attribute: false }, conversation: {}, open: { state: true }, picked: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** What is unfolded. */
    /** @type {''|'rename'|'add'|'invites'} */
    this.open = '';
    /** @type {readonly User[]} */
    this.picked = [];
    this.doing = new Doing(this);
    new Watch(this, () => [`conversation:${this.conversation}`]);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversation')) this.open = '';
  }

  render() {
    const replica = this.client.store.conversation(this.conversation);
    if (!replica) return nothing;
    const me = this.client.store.me?.userId;
    const admin = replica.members?.some(({ userId, role }) => userId === me && role === 'ADMIN');
    return html`
      ${admin
        ? html`${this.#item('rename', icon('edit'), t('details.rename'))} ${this.open === 'rename' ? this.#renaming(replica) : nothing}
          ${this.#item('add', icon('add-person'), t('details.add'))} ${this.open === 'add' ? this.#adding(replica) : nothing}
          ${this.#item('invites', icon('link'), t('invites.title'))}
          ${this.open === 'invites'
            ? html`<parley-invite-list .client=${this.client} .conversation=${this.conversation}></parley-invite-list>`
            : nothing}
          ${this.#access(replica)}`
        : nothing}
      <button class="item bad" @click=${() => this.#leave(replica)}>${icon('leave')}${t('details.leave')}</button>
    `;
  }

  /** @param {'rename'|'add'|'invites'} what @param {unknown} drawing @param {string} words */
  #item(what, drawing, words) {
    return html`<button class="item" aria-expanded=${this.open === what ? 'true' : 'false'} @click=${() => this.#unfold(what)}>
      ${drawing}${words}
    </button>`;
  }

  /** @param {Replica} replica */
  #renaming(replica) {
    return html`<form class="field panel" @submit=${this.#rename}>
      <input
        name="name"
        dir="auto"
        maxlength=${this.client.store.limits.nameCodePoints ?? 100}
        aria-label=${t('new.groupName')}
        .defaultValue=${replica.name ?? ''}
      />
      ${this.#two(t('details.save'))}
    </form>`;
  }

  /** @param {Replica} replica */
  #adding({ members = [] }) {
    return html`<form class="panel" @submit=${this.#add}>
      <parley-people-picker
        several
        .client=${this.client}
        .without=${members.map(({ userId }) => userId)}
        @picked=${(/** @type {CustomEvent<readonly User[]>} */ event) => (this.picked = event.detail)}
      ></parley-people-picker>
      ${this.#two(t('details.addChosen', { count: this.picked.length }), !this.picked.length)}
    </form>`;
  }

  /** @param {string} yes @param {boolean} [not] */
  #two(yes, not = false) {
    return html`<div class="two">
      <button type="button" class="quiet" @click=${() => this.#unfold('')}>${t('dialog.cancel')}</button>
      <button class="primary" ?disabled=${not || this.doing.busy}>${yes}</button>
    </div>`;
  }

  /** @param {Replica} replica */
  #access({ access = 'FROM_JOIN' }) {
    return html`<div class="item still">
      ${icon('clock')}
      <label for="access">${t('details.history')}</label>
      <span class="select"><select id="access" @change=${this.#accessed}>
        <option value="FROM_JOIN" ?selected=${access === 'FROM_JOIN'}>${t('details.history.join')}</option>
        <option value="FROM_START" ?selected=${access === 'FROM_START'}>${t('details.history.start')}</option>
      </select></span>
    </div>`;
  }

  /** @param {''|'rename'|'add'|'invites'} what */
  async #unfold(what) {
    this.open = this.open === what ? '' : what;
    this.picked = [];
    await this.updateComplete;
    this.renderRoot.querySelector('parley-people-picker')?.focusSearch();
    this.renderRoot.querySelector('input')?.select();
  }

  /** @param {SubmitEvent} event */
  async #rename(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name') ?? '').trim();
    if (name && (await this.doing.run(() => this.client.groups.rename(this.conversation, name)))) this.#unfold('');
  }

  /** @param {SubmitEvent} event */
  async #add(event) {
    event.preventDefault();
    const userIds = this.picked.map(({ userId }) => userId);
    if (await this.doing.run(() => this.client.groups.add(this.conversation, userIds))) this.#unfold('');
  }

  /** @param {Event} event */
  #accessed(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    this.doing.run(() => this.client.groups.access(this.conversation, /** @type {HistorySetting} */ (select.value)));
  }

  /** @param {Replica} replica */
  async #leave(replica) {
    const question = {
      title: t('details.leave.title', { name: conversationName(this.client.store, replica) }),
      text: t('details.leave.sure'),
      yes: t('details.leave.yes'),
      danger: true,
    };
    if ((await ask(this, question)) === null) return;
    if (await this.doing.run(() => this.client.groups.leave(this.conversation))) say(this, 'go', null);
  }

  static styles = [base, buttons, fields, groupSettingsStyles];
}
customElements.define('parley-group-settings', ParleyGroupSettings);
