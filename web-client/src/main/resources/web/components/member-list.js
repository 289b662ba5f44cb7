/** @import {Member} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { locale, t } from '../i18n/words.js';
import { say } from './events.js';
import { begins } from './fold-case.js';
import { personName } from './names.js';
import { personRows } from './page-styles.js';
import { base, buttons, fields } from './styles.js';
import { Watch } from './watch.js';
import { Windowed } from './windowed.js';
import './avatar.js';

const ROW = 52;
/** From so many members on one can look for one of them. */
const MANY = 20;
/** @type {readonly Member[]} */
const NOBODY = [];
const collator = new Intl.Collator(locale, { numeric: true });

/** Who is in a group, admins first. A thousand of them scroll as ten do: only the rows in sight are drawn. */
export class ParleyMemberList extends LitElement {
  static properties = { client: { attribute: false }, conversation: {}, query: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    this.query = '';
    this.windowed = new Windowed(this, ROW);
    /** @type {readonly Member[]} */
    this.sorted = [];
    /** What they were sorted from; a scroll sorts nothing. */
    /** @type {readonly Member[]|undefined} */
    this.members = undefined;
    /** The members whose profiles were asked for last. */
    this.asked = '';
    new Watch(this, () => [`conversation:${this.conversation}`, 'users', 'presence']);
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = this.client.store.subscribe('users', () => (this.members = undefined));
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversation')) this.query = '';
    const members = this.client.store.conversation(this.conversation)?.members ?? NOBODY;
    if (members === this.members && !changed.has('query')) return;
    this.members = members;
    this.sorted = this.#sorted(members);
  }

  /** @param {readonly Member[]} members @returns {Member[]} */
  #sorted(members) {
    const { store } = this.client;
    const named = members.map((member) => ({ member, name: personName(store, member.userId) }));
    named.sort(
      (one, other) =>
        Number(other.member.role === 'ADMIN') - Number(one.member.role === 'ADMIN') || collator.compare(one.name, other.name),
    );
    const query = this.query.trim().replace(/^@/, '');
    return named
      .filter(({ member, name }) => !query || begins(name, query) || begins(store.users.get(member.userId)?.username ?? '', query))
      .map(({ member }) => member);
  }

  updated() {
    const { store, presence } = this.client;
    const inSight = this.windowed.of(this.sorted).items.map(({ userId }) => userId);
    presence.watch('members', inSight);
    const strangers = inSight.filter((userId) => !store.users.get(userId)?.username);
    const wanted = strangers.join();
    if (!strangers.length || wanted === this.asked) return;
    this.asked = wanted;
    this.client.meet(strangers);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
    this.client.presence.watch('members', []);
  }

  render() {
    const { items, from, room } = this.windowed.of(this.sorted);
    const many = (this.client.store.conversation(this.conversation)?.memberCount ?? 0) > MANY;
    return html`
      <h3 id="members">${t('details.members')}</h3>
      ${many
        ? html`<div class="field">
            <input
              type="search"
              aria-label=${t('details.findMember')}
              placeholder=${t('details.findMember')}
              autocomplete="off"
              .value=${this.query}
              @input=${(/** @type {InputEvent} */ event) => (this.query = /** @type {HTMLInputElement} */ (event.target).value)}
            />
          </div>`
        : nothing}
      <ul aria-labelledby="members" .style=${room}>
        ${repeat(
          items,
          ({ userId }) => userId,
          (member, index) => this.#row(member, from + index),
        )}
      </ul>
    `;
  }

  /** @param {Member} member @param {number} index */
  #row({ userId, role }, index) {
    const { store, presence } = this.client;
    const name = personName(store, userId);
    const own = userId === store.me?.userId;
    const online = !own && !!presence.of(userId)?.online;
    return html`<li class="person" aria-posinset=${index + 1} aria-setsize=${this.sorted.length}>
      <parley-avatar .name=${name} .of=${userId} .online=${online}></parley-avatar>
      <button class="who" @click=${() => say(this, 'person', { userId, group: this.conversation })}>
        <b><bdi>${name}</bdi></b><small><bdi>${own ? t('details.you') : `@${store.users.get(userId)?.username ?? ''}`}</bdi></small>
      </button>
      ${role === 'ADMIN' ? html`<i>${t('details.admin')}</i>` : nothing}
      ${online ? html`<span class="unseen">${t('presence.online')}</span>` : nothing}
    </li>`;
  }

  static styles = [
    base,
    buttons,
    fields,
    personRows,
    css`
      :host {
        display: block;
      }
      h3 {
        padding: 8px;
        font-size: var(--meta-size);
        line-height: 20px;
        font-weight: 600;
        color: var(--muted);
      }
      .field {
        padding: 0 8px 8px;
      }
      .field input {
        height: 38px;
        font-size: 14px;
      }
      .person {
        height: 52px;
        min-height: 0;
        padding: 4px 8px;
      }
      .person parley-avatar {
        --size: 36px;
      }
      .person b {
        font-weight: 500;
      }
      i {
        font-style: normal;
        font-size: var(--small-size);
        color: var(--accent-strong);
      }
    `,
  ];
}
customElements.define('parley-member-list', ParleyMemberList);
