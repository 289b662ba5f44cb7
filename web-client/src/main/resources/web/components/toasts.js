/** @import {Message} from '../wire/types.js' */
/** @import {Replica} from '../wire/replica.js' */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { Chime } from './chime.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { messagePeek } from './message-peek.js';
import { conversationName, hueId } from './names.js';
import { preferences } from './preferences.js';
import { base, buttons } from './styles.js';
import './avatar.js';

const SHOWN_MS = 6_000;
const MOST = 3;
/** However many messages come in, one hears of it this often. */
const QUIET_MS = 2_000;

/**
 * Shows, and where that is wished makes heard, what comes in elsewhere than on the screen. One toast a conversation, with
 * its latest message; never for one that is muted. All of it is gone when the page closes.
 */
export class ParleyToasts extends LitElement {
  static properties = { client: { attribute: false }, current: {}, shown: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** The conversation on the screen. */
    /** @type {string|null} */
    this.current = null;
    /** @type {readonly {id: string, message: Message, replica: Replica}[]} */
    this.shown = [];
    /** @type {Map<string, ReturnType<typeof setTimeout>>} */
    this.timers = new Map();
    this.chime = new Chime();
    this.heardAt = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = this.client.store.onMessage((message, replica) => this.#arrived(message, replica));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('current') && this.current) this.#drop(this.current);
  }

  /** @param {Message} message @param {Replica} replica */
  #arrived(message, replica) {
    const id = replica.conversationId;
    if (replica.muted) return;
    const looking = document.visibilityState === 'visible' && document.hasFocus();
    if (!(id === this.current && looking)) this.#ring();
    if (id !== this.current && preferences.toasts) this.#show(id, message, replica);
  }

  /** One tab speaks for all of a browser's. */
  #ring() {
    if (!preferences.sound || !this.client.leads || Date.now() - this.heardAt < QUIET_MS) return;
    this.heardAt = Date.now();
    this.chime.ring();
  }

  /** @param {string} id @param {Message} message @param {Replica} replica */
  #show(id, message, replica) {
    this.shown = [...this.shown.filter((one) => one.id !== id), { id, message, replica }].slice(-MOST);
    this.#fade(id);
  }

  /** @param {string} id */
  #fade(id) {
    clearTimeout(this.timers.get(id));
    this.timers.set(id, setTimeout(() => this.#drop(id), SHOWN_MS));
  }

  /** @param {string} id */
  #drop(id) {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.shown = this.shown.filter((one) => one.id !== id);
  }

  render() {
    const { store } = this.client;
    return html`<ul aria-live="polite" aria-label=${t('toast.label')}>
      ${repeat(
        this.shown,
        ({ id }) => id,
        ({ id, message, replica }) => {
          const name = conversationName(store, replica);
          return html`<li
            @pointerenter=${() => clearTimeout(this.timers.get(id))}
            @pointerleave=${() => this.#fade(id)}
            @focusin=${() => clearTimeout(this.timers.get(id))}
            @focusout=${() => this.#fade(id)}
          >
            <button class="open" @click=${() => this.#open(id)}>
              <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar>
              <span><b><bdi>${name}</bdi></b><small><bdi>${messagePeek(store, message, replica.type)}</bdi></small></span>
            </button>
            <button class="round" aria-label=${t('toast.close')} @click=${() => this.#drop(id)}>${icon('close')}</button>
          </li>`;
        },
      )}
    </ul>`;
  }

  /** @param {string} id */
  #open(id) {
    this.#drop(id);
    say(this, 'go', id);
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        position: fixed;
        z-index: 3;
        inset-block-start: calc(68px + env(safe-area-inset-top));
        inset-inline-end: 16px;
        width: min(340px, calc(100vw - 32px));
        pointer-events: none;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        border-radius: var(--radius);
        background: var(--raised);
        box-shadow: var(--shadow-raised);
        pointer-events: auto;
        animation: come var(--slide) var(--ease);
      }
      .open {
        display: flex;
        flex: 1;
        align-items: center;
        gap: 12px;
        min-width: 0;
        padding: 12px;
        border-radius: var(--radius);
        text-align: start;
      }
      .open parley-avatar {
        --size: 36px;
      }
      span {
        min-width: 0;
      }
      b,
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 14px;
        line-height: 20px;
      }
      b {
        font-weight: 600;
      }
      small {
        color: var(--muted);
      }
      .round {
        width: 36px;
        height: 36px;
        margin-inline-end: 8px;
      }
      @keyframes come {
        from {
          opacity: 0;
          transform: translateY(-8px);
        }
      }
    `,
  ];
}
customElements.define('parley-toasts', ParleyToasts);
