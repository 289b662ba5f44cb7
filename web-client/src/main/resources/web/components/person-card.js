/** @import {User} from '../wire/types.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { longDay } from './format.js';
import { genderText } from './gender.js';
import { icon } from './icon.js';
import { personCardStyles } from './person-card-styles.js';
import { presenceText } from './presence-text.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import './avatar.js';

/** Somebody's profile, and what the reader can do about them. */
export class ParleyPersonCard extends LitElement {
  static properties = { client: { attribute: false }, person: {}, group: {}, talking: { type: Boolean } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** The user's id. */
    this.person = '';
    /** The group in which they were met, if so. */
    this.group = '';
    /** Whether the conversation with them is what is on the screen. */
    this.talking = false;
    this.doing = new Doing(this);
    new Watch(this, () => ['users', 'people', 'presence', ...(this.group ? [/** @type {const} */ (`conversation:${this.group}`)] : [])]);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (!changed.has('person')) return;
    const { people, presence } = this.client;
    presence.watch('card', [this.person]);
    people.load();
    people.meetAgain(this.person);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.client.presence.watch('card', []);
  }

  render() {
    const user = this.client.store.users.get(this.person);
    if (!user) return nothing;
    const seen = this.client.presence.of(this.person);
    const blocked = this.client.people.blocked.has(this.person);
    return html`
      <div class="face">
        <parley-avatar .name=${user.displayName} .of=${user.userId} .online=${!!seen?.online}></parley-avatar>
        <h3 dir="auto">${user.displayName}</h3>
        <p class="soft">@${user.username}</p>
        <p class="soft ${seen?.online ? 'here' : ''}">${blocked ? t('person.isBlocked') : presenceText(seen)}</p>
      </div>
      ${this.person === this.client.store.me?.userId ? nothing : this.#acts(user)} ${this.#facts(user)}
      <slot></slot>
      ${this.person === this.client.store.me?.userId ? nothing : this.#more(user)}
    `;
  }

  /** @param {User} user */
  #acts({ userId, displayName }) {
    const { people } = this.client;
    const relation = people.relation(userId);
    const incoming = people.requestOf(userId, people.incoming);
    const outgoing = people.requestOf(userId, people.outgoing);
    return html`<div class="acts">
      ${this.talking || relation === 'blocked'
        ? nothing
        : html`<button class="primary" @click=${() => this.#talk()}>${icon('speech')}${t('person.message')}</button>`}
      ${relation === 'none'
        ? html`<button class="quiet" @click=${() => this.#do(() => people.request(userId))}>${icon('add-person')}${t('person.add')}</button>`
        : nothing}
      ${incoming
        ? html`<p class="soft">${t('person.asksYou', { name: displayName })}</p>
            <button class="quiet" @click=${() => this.#do(() => people.answer(incoming.friendRequestId, 'accept'))}>${t('friends.accept')}</button>
            <button class="quiet" @click=${() => this.#do(() => people.answer(incoming.friendRequestId, 'reject'))}>${t('friends.reject')}</button>`
        : nothing}
      ${outgoing
        ? html`<button class="quiet" @click=${() => this.#do(() => people.cancel(outgoing.friendRequestId))}>${t('person.cancel')}</button>`
        : nothing}
    </div>`;
  }

  /** @param {User} user */
  #facts({ introduction, gender, createdAt }) {
    const friend = this.client.people.friends.get(this.person);
    const facts = [
      gender ? [t('profile.gender'), genderText(gender)] : null,
      friend ? [t('person.friendsSince'), longDay(friend.since)] : createdAt ? [t('person.since'), longDay(createdAt)] : null,
    ].filter((fact) => fact !== null);
    return html`${introduction ? html`<p class="introduction" dir="auto">${introduction}</p>` : nothing}
      <dl>${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  /** @param {User} user */
  #more({ userId }) {
    const { people, store } = this.client;
    const members = (this.group && store.conversation(this.group)?.members) || [];
    const admin = members.some((one) => one.userId === store.me?.userId && one.role === 'ADMIN');
    const member = members.find((one) => one.userId === userId);
    return html`<div class="more">
      ${admin && member
        ? html`<button class="item" @click=${() => this.#role(member.role === 'ADMIN' ? 'MEMBER' : 'ADMIN')}>
              ${icon('star')}${t(member.role === 'ADMIN' ? 'person.demote' : 'person.promote')}
            </button>
            <button class="item bad" @click=${() => this.#kick()}>${icon('leave')}${t('person.kick')}</button>`
        : nothing}
      ${people.friends.has(userId)
        ? html`<button class="item bad" @click=${() => this.#unfriend()}>${icon('remove-person')}${t('person.unfriend')}</button>`
        : nothing}
      ${people.blocked.has(userId)
        ? html`<button class="item" @click=${() => this.#do(() => people.block(userId, false))}>${icon('block')}${t('person.unblock')}</button>`
        : html`<button class="item bad" @click=${() => this.#block()}>${icon('block')}${t('person.block')}</button>`}
    </div>`;
  }

  get #name() {
    return this.client.store.users.get(this.person)?.displayName ?? '';
  }

  #talk() {
    this.#do(async () => {
      const id = await this.client.createDirect(this.person);
      say(this, 'person-done');
      say(this, 'go', id);
    });
  }

  /** @param {'ADMIN'|'MEMBER'} role */
  async #role(role) {
    const name = this.#name;
    const down = role === 'MEMBER';
    const question = {
      title: t(down ? 'person.demote.title' : 'person.promote.title', { name }),
      text: t(down ? 'person.demote.text' : 'person.promote.text'),
      yes: t(down ? 'person.demote' : 'person.promote'),
    };
    if ((await ask(this, question)) !== null) this.#do(() => this.client.groups.role(this.group, this.person, role));
  }

  async #kick() {
    const question = {
      title: t('person.kick.title', { name: this.#name }),
      text: t('person.kick.text'),
      yes: t('person.kick.yes'),
      danger: true,
    };
    if ((await ask(this, question)) === null) return;
    await this.#do(() => this.client.groups.remove(this.group, this.person));
    say(this, 'person-done');
  }

  async #unfriend() {
    const question = {
      title: t('person.unfriend.title', { name: this.#name }),
      text: t('person.unfriend.text'),
      yes: t('person.unfriend'),
      danger: true,
    };
    if ((await ask(this, question)) !== null) this.#do(() => this.client.people.unfriend(this.person));
  }

  async #block() {
    const question = { title: t('person.block.title', { name: this.#name }), text: t('person.block.text'), yes: t('person.block'), danger: true };
    if ((await ask(this, question)) !== null) this.#do(() => this.client.people.block(this.person, true));
  }

  /** @param {() => Promise<unknown>} work */
  #do(work) {
    return this.doing.run(work);
  }

  static styles = [base, buttons, personCardStyles];
}
customElements.define('parley-person-card', ParleyPersonCard);
