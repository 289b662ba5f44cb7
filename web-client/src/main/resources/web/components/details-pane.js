/** @import {Replica} from '../wire/replica.js' */
/** @import {Member, User} from '../wire/types.js' */
import { LitElement, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { conversationName, hueId, personName } from './names.js';
import { Watch } from './watch.js';
import { detailsPaneStyles } from './details-pane-styles.js';
import './avatar.js';
import './people-picker.js';

const PAGE = 50;

/** Beside a conversation: who is in it, and for groups what can be done about that. */
export class ParleyDetailsPane extends LitElement {
  static properties = {
    client: { attribute: false },
    conversation: {},
    doing: { state: true },
    picked: { state: true },
    shown: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** @type {''|'rename'|'add'|'leave'} */
    this.doing = '';
    /** @type {readonly User[]} */
    this.picked = [];
    this.shown = PAGE;
    this.busy = false;
    /** The members whose profiles were asked for last. */
    this.asked = '';
    new Watch(this, () => [`conversation:${this.conversation}`, 'users']);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('conversation')) return;
    this.doing = '';
    this.shown = PAGE;
  }

  updated() {
    const replica = this.client.store.conversation(this.conversation);
    const people = (replica?.members ?? []).slice(0, this.shown).map(({ userId }) => userId);
    const strangers = people.filter((userId) => !this.client.store.users.get(userId)?.username);
    const wanted = strangers.join();
    if (!strangers.length || wanted === this.asked) return;
    this.asked = wanted;
    this.client.meet(strangers);
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
      <div class="inside">
        ${this.#face(replica)} ${replica.type === 'GROUP' && !replica.left ? this.#group(replica) : nothing}
      </div>
    `;
  }

  /** @param {Replica} replica */
  #face(replica) {
    const { store } = this.client;
    const name = conversationName(store, replica);
    const { peer } = replica;
    const group = replica.type === 'GROUP';
    return html`<div class="face">
      <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
      ${this.doing === 'rename' ? this.#renaming(replica) : html`<h3>${name}</h3>`}
      <p class="soft">${group ? t('conversation.members', { count: replica.memberCount }) : peer && `@${peer.username}`}</p>
      ${peer?.introduction ? html`<p>${peer.introduction}</p>` : nothing}
    </div>`;
  }

  /** @param {Replica} replica */
  #renaming(replica) {
    return html`<form class="field" @submit=${this.#rename}>
      <input name="name" maxlength="100" aria-label=${t('new.groupName')} .defaultValue=${replica.name ?? ''} />
      <div class="two">
        <button type="button" class="quiet" @click=${() => (this.doing = '')}>${t('details.cancel')}</button>
        <button class="primary" ?disabled=${this.busy}>${t('details.save')}</button>
      </div>
    </form>`;
  }

  /** @param {Replica} replica */
  #group(replica) {
    const me = this.client.store.me?.userId;
    const members = [...(replica.members ?? [])].sort(byRoleAndName(this.client.store));
    const admin = members.some(({ userId, role }) => userId === me && role === 'ADMIN');
    return html`
      <div class="acts">
        ${admin
          ? html`<button class="item" @click=${() => this.#do('rename')}>${icon('edit')}${t('details.rename')}</button>
              <button class="item" @click=${() => this.#do('add')}>${icon('add-person')}${t('details.add')}</button>`
          : nothing}
        <button class="item bad" @click=${() => this.#do('leave')}>${icon('leave')}${t('details.leave')}</button>
      </div>
      ${this.doing === 'leave' ? this.#leaving() : nothing}
      ${this.doing === 'add' ? this.#adding(members) : this.#members(members, admin)}
    `;
  }

  #leaving() {
    return html`<div class="sure" role="alertdialog" aria-label=${t('details.leave')}>
      <p>${t('details.leave.sure')}</p>
      <div class="two">
        <button class="quiet" @click=${() => (this.doing = '')}>${t('details.cancel')}</button>
        <button class="primary bad" ?disabled=${this.busy} @click=${this.#leave}>${t('details.leave.yes')}</button>
      </div>
    </div>`;
  }

  /** @param {readonly Member[]} members */
  #adding(members) {
    return html`<div class="adding">
      <parley-people-picker
        several
        .client=${this.client}
        .without=${members.map(({ userId }) => userId)}
        @picked=${(/** @type {CustomEvent<readonly User[]>} */ event) => (this.picked = event.detail)}
      ></parley-people-picker>
      <div class="two">
        <button class="quiet" @click=${() => (this.doing = '')}>${t('details.cancel')}</button>
        <button class="primary" ?disabled=${!this.picked.length || this.busy} @click=${this.#add}>
          ${t('details.addChosen', { count: this.picked.length })}
        </button>
      </div>
    </div>`;
  }

  /** @param {readonly Member[]} members @param {boolean} admin */
  #members(members, admin) {
    const { store } = this.client;
    return html`<ul>
        ${members.slice(0, this.shown).map(({ userId, role }) => {
          const name = personName(store, userId);
          const own = userId === store.me?.userId;
          return html`<li>
            <parley-avatar .name=${name} .of=${userId}></parley-avatar>
            <span><b>${name}</b><small>${own ? t('details.you') : `@${store.users.get(userId)?.username ?? ''}`}</small></span>
            ${role === 'ADMIN' ? html`<i>${t('details.admin')}</i>` : nothing}
            ${admin && !own
              ? html`<button
                  class="round"
                  title=${t('details.remove', { name })}
                  aria-label=${t('details.remove', { name })}
                  @click=${() => this.#run(() => this.client.groups.remove(this.conversation, userId))}
                >
                  ${icon('close')}
                </button>`
              : nothing}
          </li>`;
        })}
      </ul>
      ${members.length > this.shown
        ? html`<button class="link" @click=${() => (this.shown += PAGE)}>${t('details.more')}</button>`
        : nothing}`;
  }

  /** @param {'rename'|'add'|'leave'} what */
  async #do(what) {
    this.doing = this.doing === what ? '' : what;
    this.picked = [];
    await this.updateComplete;
    this.renderRoot.querySelector('parley-people-picker')?.focusSearch();
    this.renderRoot.querySelector('input')?.select();
  }

  /** @param {SubmitEvent} event */
  #rename(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name') ?? '').trim();
    if (name) this.#run(() => this.client.groups.rename(this.conversation, name));
  }

  #add() {
    this.#run(() => this.client.groups.add(this.conversation, this.picked.map(({ userId }) => userId)));
  }

  #leave() {
    this.#run(async () => {
      await this.client.groups.leave(this.conversation);
      say(this, 'go', null);
    });
  }

  /** @param {() => Promise<unknown>} work */
  async #run(work) {
    if (this.busy) return;
    this.busy = true;
    try {
      await work();
      this.doing = '';
    } catch (error) {
      say(this, 'notice', explain(error));
    } finally {
      this.busy = false;
    }
  }

  focusPane() {
    this.renderRoot.querySelector('button')?.focus();
  }

  static styles = detailsPaneStyles;
}
customElements.define('parley-details-pane', ParleyDetailsPane);

/** @param {import('../wire/store.js').Store} store */
function byRoleAndName(store) {
  return (/** @type {Member} */ one, /** @type {Member} */ other) =>
    Number(other.role === 'ADMIN') - Number(one.role === 'ADMIN') ||
    personName(store, one.userId).localeCompare(personName(store, other.userId));
}
