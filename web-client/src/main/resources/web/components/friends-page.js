/** @import {Friend, FriendRequest, User} from '../wire/types.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { begins } from './fold-case.js';
import { icon } from './icon.js';
import { pages, personRows } from './page-styles.js';
import { base, buttons, fields } from './styles.js';
import { friendsPageStyles } from './friends-page-styles.js';
import { UserSearch } from './user-search.js';
import { Watch } from './watch.js';
import './avatar.js';
import './friend-list.js';

/** Everybody whom the reader knows or may get to know: requests, friends, people found, and who is blocked. */
export class ParleyFriendsPage extends LitElement {
  static properties = { client: { attribute: false }, query: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.query = '';
    this.doing = new Doing(this);
    this.search = new UserSearch(this);
    new Watch(this, () => ['people']);
  }

  firstUpdated() {
    this.client.people.load();
  }

  render() {
    const { people } = this.client;
    const waiting = people.state === 'unread' || people.state === 'loading';
    const reading = waiting && !people.friends.size;
    return html`
      <header>
        <button class="round back" title=${t('page.back')} aria-label=${t('page.back')} @click=${() => say(this, 'go', null)}>
          ${icon('back')}
        </button>
        <h1>${t('friends.title')}</h1>
      </header>
      <div class="scroll">
        <div class="column">
          <div class="field search">
            ${icon('search')}
            <input
              type="search"
              aria-label=${t('friends.search')}
              placeholder=${t('friends.search')}
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              .value=${this.query}
              @input=${this.#typed}
            />
          </div>
          ${people.state === 'failed' ? this.#failed() : reading ? nothing : this.#lists()}
        </div>
      </div>
    `;
  }

  #failed() {
    return html`<div class="card empty" role="alert">
      <b>${t('friends.failed')}</b>
      <button class="quiet" @click=${() => this.client.people.load()}>${t('conversation.tryAgain')}</button>
    </div>`;
  }

  #lists() {
    const { people } = this.client;
    const friends = [...people.friends.values()].filter(({ user }) => this.#fits(user));
    return html`
      ${this.query.trim() ? nothing : this.#incoming([...people.incoming.values()])}
      ${friends.length || !this.query.trim() ? this.#friends(friends) : nothing} ${this.#found()}
      ${this.query.trim() ? nothing : html`${this.#outgoing([...people.outgoing.values()])} ${this.#blocked()}`}
    `;
  }

  /** @param {readonly FriendRequest[]} requests */
  #incoming(requests) {
    if (!requests.length) return nothing;
    return html`<section aria-labelledby="incoming">
      <h2 id="incoming">${t('friends.incoming')}<span class="count">${requests.length}</span></h2>
      <ul class="card rows">
        ${requests.map(
          ({ friendRequestId: id, from }) => html`<li class="person">
            ${this.#who(from)}
            <button class="primary small" @click=${() => this.#do(() => this.client.people.answer(id, 'accept'))}>${t('friends.accept')}</button>
            <button class="quiet small" @click=${() => this.#do(() => this.client.people.answer(id, 'reject'))}>${t('friends.reject')}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {readonly Friend[]} friends */
  #friends(friends) {
    return html`<section aria-labelledby="friends">
      <h2 id="friends">${t('friends.list')}</h2>
      ${friends.length
        ? html`<parley-friend-list .client=${this.client} .friends=${friends}></parley-friend-list>`
        : html`<div class="card empty"><b>${t('friends.empty.title')}</b>${t('friends.empty.text')}</div>`}
    </section>`;
  }

  #found() {
    const { people } = this.client;
    if (this.search.tooShort) return nothing;
    const { failure } = this.search;
    const found = this.search.found?.filter(({ userId }) => !people.friends.has(userId));
    if (!found && !failure) return nothing;
    return html`<section aria-labelledby="found">
      <h2 id="found">${t('friends.found')}</h2>
      <div aria-live="polite">
        ${failure
          ? html`<p class="card wrong">${failure}</p>`
          : found?.length
            ? html`<ul class="card rows">${found.map((user) => this.#stranger(user))}</ul>`
            : html`<p class="card empty">${t('people.none', { query: this.query.trim() })}</p>`}
      </div>
    </section>`;
  }

  /** @param {User} user */
  #stranger(user) {
    const { people } = this.client;
    const relation = people.relation(user.userId);
    const request = people.requestOf(user.userId, people.incoming);
    return html`<li class="person">
      ${this.#who(user)}
      ${relation === 'none'
        ? html`<button class="quiet small" @click=${() => this.#do(() => people.request(user.userId))}>
            ${icon('add-person')}${t('person.add')}
          </button>`
        : relation === 'incoming' && request
          ? html`<button class="primary small" @click=${() => this.#do(() => people.answer(request.friendRequestId, 'accept'))}>
              ${t('friends.accept')}
            </button>`
          : html`<span class="meta">${t(relation === 'blocked' ? 'person.isBlocked' : 'person.isAsked')}</span>`}
    </li>`;
  }

  /** @param {readonly FriendRequest[]} requests */
  #outgoing(requests) {
    if (!requests.length) return nothing;
    return html`<section aria-labelledby="outgoing">
      <h2 id="outgoing">${t('friends.outgoing')}</h2>
      <ul class="card rows">
        ${requests.map(
          ({ friendRequestId: id, to }) => html`<li class="person">
            ${this.#who(to)}
            <button class="quiet small" @click=${() => this.#do(() => this.client.people.cancel(id))}>${t('friends.cancel')}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #blocked() {
    const blocked = [...this.client.people.blocked.values()];
    if (!blocked.length) return nothing;
    return html`<section aria-labelledby="blocked">
      <h2 id="blocked">${t('friends.blocked')}</h2>
      <ul class="card rows">
        ${blocked.map(
          ({ user }) => html`<li class="person">
            ${this.#who(user)}
            <button class="quiet small" @click=${() => this.#unblock(user)}>${t('person.unblock')}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {User} user */
  #who({ userId, username, displayName }) {
    return html`<parley-avatar .name=${displayName} .of=${userId}></parley-avatar>
      <button class="who" @click=${() => say(this, 'person', { userId })}>
        <b><bdi>${displayName}</bdi></b><small><bdi>@${username}</bdi></small>
      </button>`;
  }

  /** @param {User} user */
  #fits({ displayName, username }) {
    const query = this.query.trim().replace(/^@/, '');
    return !query || begins(displayName, query) || begins(username, query);
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.search.ask(this.query);
  }

  /** @param {User} user */
  async #unblock(user) {
    const question = { title: t('person.unblock.title', { name: user.displayName }), text: t('person.unblock.text'), yes: t('person.unblock') };
    if ((await ask(this, question)) !== null) this.#do(() => this.client.people.block(user.userId, false));
  }

  /** @param {() => Promise<unknown>} work */
  #do(work) {
    this.doing.run(work);
  }

  focusPane() {
    this.renderRoot.querySelector('input')?.focus();
  }

  static styles = [base, buttons, fields, pages, personRows, friendsPageStyles];
}
customElements.define('parley-friends-page', ParleyFriendsPage);
