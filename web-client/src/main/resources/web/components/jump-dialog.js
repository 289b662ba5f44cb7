/** @import {Replica} from '../wire/replica.js' */
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { unread } from '../wire/replica.js';
import { say } from './events.js';
import { conversationName, hueId } from './names.js';
import { dialogs } from './dialog-styles.js';
import { base } from './styles.js';
import './avatar.js';

const SHOWN = 8;

/** Ctrl+K: a few letters of a name, Enter, and one is there. */
export class ParleyJumpDialog extends LitElement {
  static properties = { client: { attribute: false }, query: { state: true }, at: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.query = '';
    /** Which of the found conversations Enter would open. */
    this.at = 0;
  }

  async open() {
    const dialog = this.#dialog;
    if (dialog.open) return dialog.close();
    this.query = '';
    this.at = 0;
    this.requestUpdate();
    await this.updateComplete;
    dialog.showModal();
    this.renderRoot.querySelector('input')?.focus();
  }

  /** @returns {HTMLDialogElement} */
  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  /** @returns {readonly Replica[]} unread ones first while nothing is typed, else those whose name fits */
  get #found() {
    const { store } = this.client;
    const list = store.list.filter(({ left }) => !left);
    const query = this.query.trim().toLocaleLowerCase();
    if (!query) return [...list].sort((one, other) => Number(wanting(other)) - Number(wanting(one))).slice(0, SHOWN);
    const rank = (/** @type {Replica} */ replica) => {
      const place = ` ${conversationName(store, replica).toLocaleLowerCase()}`.indexOf(` ${query}`);
      return place >= 0 ? place : conversationName(store, replica).toLocaleLowerCase().includes(query) ? 1000 : -1;
    };
    return list
      .map((replica) => ({ replica, place: rank(replica) }))
      .filter(({ place }) => place >= 0)
      .sort((one, other) => one.place - other.place)
      .slice(0, SHOWN)
      .map(({ replica }) => replica);
  }

  render() {
    const { store } = this.client;
    const found = this.#found;
    return html`<dialog aria-label=${t('jump.title')} @click=${this.#outside}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant=${found.length ? `found-${this.at}` : nothing}
        aria-label=${t('jump.placeholder')}
        placeholder=${t('jump.placeholder')}
        autocomplete="off"
        spellcheck="false"
        .value=${this.query}
        @input=${this.#typed}
        @keydown=${this.#key}
      />
      <div id="found" role="listbox" aria-label=${t('pane.list')}>
        ${found.map((replica, index) => {
          const name = conversationName(store, replica);
          return html`<div
            role="option"
            id="found-${index}"
            aria-selected=${String(index === this.at)}
            @click=${() => this.#go(replica)}
            @pointermove=${() => (this.at = index)}
          >
            <parley-avatar .name=${name} .of=${hueId(replica)}></parley-avatar><span>${name}</span>
            ${unread(replica) ? html`<b class=${replica.muted ? 'quiet' : ''}>${unread(replica)}</b>` : nothing}
          </div>`;
        })}
      </div>
      ${found.length ? nothing : html`<p>${t('jump.none')}</p>`}
    </dialog>`;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const found = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      this.at = (this.at + step + found.length) % found.length;
    } else if (event.key === 'Enter' && found[this.at]) {
      event.preventDefault();
      this.#go(found[this.at]);
    }
  }

  /** @param {Replica} replica */
  #go({ conversationId }) {
    this.#dialog.close();
    say(this, 'go', conversationId);
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.#dialog) this.#dialog.close();
  }

  static styles = [
    base,
    dialogs,
    css`
      dialog {
        margin-top: 12vh;
        margin-bottom: auto;
        padding-bottom: 8px;
      }
      @media (max-width: 699px) {
        dialog {
          width: calc(100vw - 16px);
          margin: 8px auto auto;
          border-radius: 20px;
        }
      }
      input {
        flex: none;
        height: 56px;
        padding: 0 20px;
        border: 0;
        outline: none;
        background: none;
        color: var(--text);
        font: inherit;
        font-size: 17px;
      }
      input:focus-visible {
        outline: none;
      }
      input::placeholder,
      p {
        color: var(--muted);
        opacity: 1;
      }
      p {
        padding: 8px 20px 16px;
      }
      [role='listbox'] {
        overflow-y: auto;
        padding: 0 8px;
      }
      [role='option'] {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 6px 12px;
        border-radius: 12px;
        cursor: pointer;
      }
      [aria-selected='true'] {
        background: var(--accent-soft);
      }
      parley-avatar {
        --size: 32px;
      }
      span {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        min-width: 20px;
        padding: 0 6px;
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: var(--small-size);
        line-height: 20px;
        text-align: center;
      }
      b.quiet {
        background: light-dark(#6c6c7c, #8f8fa0);
      }
    `,
  ];
}
customElements.define('parley-jump-dialog', ParleyJumpDialog);

/** @param {Replica} replica @returns {boolean} whether something in it waits to be read */
function wanting(replica) {
  return !replica.muted && unread(replica) > 0;
}
