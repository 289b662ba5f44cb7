/** @import {Friend} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { messagePeek } from './message-peek.js';
import { personRows } from './page-styles.js';
import { presenceText } from './presence-text.js';
import { base, buttons } from './styles.js';
import { Watch } from './watch.js';
import { Windowed } from './windowed.js';
import './avatar.js';

const ROW = 60;
const WORDS_AGE_MS = 60_000;

/** Friends by name, those who are there first: when they were here last, what was said last, and a way to talk on. */
export class ParleyFriendList extends LitElement {
  static properties = { client: { attribute: false }, friends: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {readonly Friend[]} */
    this.friends = [];
    this.doing = new Doing(this);
    this.windowed = new Windowed(this, ROW);
    /** The order of those who were here when the list was drawn first; it does not move under a pointer. */
    /** @type {readonly string[]} */
    this.order = [];
    /** @type {ReturnType<typeof setInterval>|undefined} */
    this.aging = undefined;
    new Watch(this, () => ['presence', 'list']);
  }

  connectedCallback() {
    super.connectedCallback();
    // "12 minutes ago" is true for a minute.
    this.aging = setInterval(() => this.requestUpdate(), WORDS_AGE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.aging);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('friends')) return;
    const ids = new Set(this.friends.map(({ user }) => user.userId));
    if (ids.size === this.order.length && this.order.every((id) => ids.has(id))) return;
    const online = (/** @type {Friend} */ { user }) => Number(!!this.client.presence.of(user.userId)?.online);
    this.order = [...this.friends]
      .sort((one, other) => online(other) - online(one) || one.user.displayName.localeCompare(other.user.displayName))
      .map(({ user }) => user.userId);
  }

  render() {
    const byId = new Map(this.friends.map((friend) => [friend.user.userId, friend]));
    const { items, from, room } = this.windowed.of(this.order);
    return html`<ul class="card rows" aria-labelledby="friends" .style=${room}>
      ${repeat(
        items,
        (userId) => userId,
        (userId, index) => {
          const friend = byId.get(userId);
          return friend ? this.#row(friend, from + index) : nothing;
        },
      )}
    </ul>`;
  }

  /** @param {Friend} friend @param {number} index */
  #row({ user, conversationId, lastMessage, unread: before }, index) {
    const { store, presence } = this.client;
    const { userId, displayName } = user;
    const seen = presence.of(userId);
    const replica = conversationId ? store.conversation(conversationId) : store.list.find(({ peer }) => peer?.userId === userId);
    const here = presenceText(seen);
    const count = replica ? unread(replica) : before;
    const message = replica?.lastMessage ?? lastMessage;
    return html`<li class="person" aria-posinset=${index + 1} aria-setsize=${this.order.length}>
      <parley-avatar .name=${displayName} .of=${userId} .online=${!!seen?.online}></parley-avatar>
      <button class="who" @click=${() => this.#open(userId)}>
        <b><bdi>${displayName}</bdi></b><small><span class="seen">${here}</span><bdi>${message ? messagePeek(store, message, 'DIRECT') : `@${user.username}`}</bdi></small>
      </button>
      <span class="meta ${seen?.online ? 'here' : ''}">${here}</span>
      ${count
        ? html`<span class="count"
            ><span aria-hidden="true">${count}</span><span class="unseen">${t('list.unread', { count })}</span></span
          >`
        : nothing}
      <button
        class="round"
        title=${t('friends.more', { name: displayName })}
        aria-label=${t('friends.more', { name: displayName })}
        @click=${() => say(this, 'person', { userId })}
      >
        ${icon('more')}
      </button>
    </li>`;
  }

  /** @param {string} userId */
  #open(userId) {
    this.doing.run(async () => say(this, 'go', await this.client.createDirect(userId)));
  }

  static styles = [
    base,
    buttons,
    personRows,
    css`
      :host {
        display: block;
      }
      ul {
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      li {
        height: 60px;
        overflow: hidden;
      }
      .person small {
        display: flex;
        gap: 8px;
      }
      .seen {
        display: none;
        flex: none;
      }
      /* Where there is no room beside the name, it stands before what was said last. */
      @media (max-width: 560px) {
        .seen:not(:empty) {
          display: block;
        }
        .seen:not(:empty)::after {
          content: ' ·';
        }
        .person .meta {
          display: none;
        }
      }
      .person .here {
        color: var(--good-text);
      }
      .count {
        flex: none;
        min-width: 20px;
        padding: 0 6px;
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: var(--small-size);
        line-height: 20px;
        font-weight: 600;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .round {
        width: 36px;
        height: 36px;
      }
    `,
  ];
}
customElements.define('parley-friend-list', ParleyFriendList);
