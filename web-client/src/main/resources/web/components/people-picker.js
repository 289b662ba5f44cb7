/** @import {User} from '../wire/types.js' */
import { LitElement, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { peoplePickerStyles } from './people-picker-styles.js';
import { UserSearch } from './user-search.js';
import { Watch } from './watch.js';
import './avatar.js';

/** Before somebody types, so many friends are offered. */
const FRIENDS = 50;

/** Finds people by username or name. Says `picked` at once, or gathers several. */
export class ParleyPeoplePicker extends LitElement {
  static properties = {
    client: { attribute: false },
    several: { type: Boolean },
    without: { attribute: false },
    query: { state: true },
    chosen: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.several = false;
    /** People who cannot be picked: they are there already. */
    /** @type {readonly string[]} */
    this.without = [];
    this.query = '';
    this.search = new UserSearch(this);
    new Watch(this, () => ['people']);
    /** @type {readonly User[]} */
    this.chosen = [];
  }

  firstUpdated() {
    this.client.people.load();
  }

  render() {
    return html`
      ${this.chosen.length
        ? html`<ul class="chips" aria-label=${t('people.chosen')}>
            ${this.chosen.map(
              (user) => html`<li>
                <button type="button" aria-label=${t('people.remove', { name: user.displayName })} @click=${() => this.#toggle(user)}>
                  ${user.displayName}${icon('close')}
                </button>
              </li>`,
            )}
          </ul>`
        : nothing}
      <div class="field">
        <input
          type="search"
          aria-label=${t('people.search')}
          placeholder=${t('people.search')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          .value=${this.query}
          @input=${this.#typed}
          @keydown=${this.#key}
        />
      </div>
      <div class="results" aria-live="polite">${this.#results()}</div>
    `;
  }

  #results() {
    const { failure, tooShort, query, found } = this.search;
    if (failure) return html`<p class="wrong">${failure}</p>`;
    const offered = tooShort ? [...this.client.people.friends.values()].slice(0, FRIENDS).map(({ user }) => user) : found;
    const people = offered?.filter(({ userId }) => !this.without.includes(userId));
    if (!people) return nothing;
    if (!people.length && tooShort) return html`<p>${t('people.hint')}</p>`;
    if (!people.length) return html`<p>${t('people.none', { query })}</p>`;
    return html`<ul aria-label=${t(tooShort ? 'friends.list' : 'people.found')}>
      ${people.map((user) => {
        const picked = this.#picked(user);
        return html`<li>
          <button
            type="button"
            class="person"
            aria-pressed=${this.several ? String(picked) : nothing}
            @click=${() => (this.several ? this.#toggle(user) : say(this, 'picked', [user]))}
          >
            <parley-avatar .name=${user.displayName} .of=${user.userId}></parley-avatar>
            <span><b><bdi>${user.displayName}</bdi></b><small><bdi>@${user.username}</bdi></small></span>
            ${picked ? icon('check') : nothing}
          </button>
        </li>`;
      })}
    </ul>`;
  }

  /** @param {User} user */
  #picked(user) {
    return this.chosen.some(({ userId }) => userId === user.userId);
  }

  /** @param {User} user */
  #toggle(user) {
    this.chosen = this.#picked(user)
      ? this.chosen.filter(({ userId }) => userId !== user.userId)
      : [...this.chosen, user];
    say(this, 'picked', this.chosen);
    this.renderRoot.querySelector('input')?.select();
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.search.ask(this.query);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.query.trim()) /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('.person'))?.click();
    } else if (event.key === 'Backspace' && !this.query && this.chosen.length) {
      this.#toggle(this.chosen[this.chosen.length - 1]);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('.person'))?.focus();
    }
  }

  focusSearch() {
    this.renderRoot.querySelector('input')?.focus();
  }

  static styles = peoplePickerStyles;
}
customElements.define('parley-people-picker', ParleyPeoplePicker);
