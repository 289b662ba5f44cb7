/** @import {User} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { explain, ofField, t } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { dialogs } from './dialog-styles.js';
import { base, buttons, fields } from './styles.js';
import './people-picker.js';

/** The dialog that starts a conversation with one person, or a group. */
export class ParleyNewConversation extends LitElement {
  static properties = {
    client: { attribute: false },
    kind: { state: true },
    people: { state: true },
    busy: { state: true },
    failure: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {'person'|'group'} */
    this.kind = 'person';
    /** @type {readonly User[]} */
    this.people = [];
    this.busy = false;
    this.failure = '';
    this.shown = false;
  }

  /** @param {'person'|'group'} kind */
  async open(kind) {
    Object.assign(this, { kind, people: [], failure: '', shown: true });
    this.requestUpdate();
    await this.updateComplete;
    this.#dialog.showModal();
    this.#focus();
  }

  /** @returns {HTMLDialogElement} */
  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @click=${this.#outside}>
      ${this.shown ? this.#inside() : nothing}
    </dialog>`;
  }

  #inside() {
    const group = this.kind === 'group';
    return html`
      <div class="title">
        <h2 id="title">${t('new.title')}</h2>
        <button class="round" aria-label=${t('dialog.close')} @click=${() => this.#dialog.close()}>${icon('close')}</button>
      </div>
      <form @submit=${this.#create}>
        <fieldset aria-label=${t('new.kind')} @change=${this.#turned}>
          ${this.#kind('person', t('new.person'))} ${this.#kind('group', t('new.group'))}
        </fieldset>
        ${group
          ? html`<div class="field">
              <input
                id="name"
                name="name"
                maxlength="100"
                autocomplete="off"
                aria-label=${t('new.groupName')}
                placeholder=${t('new.groupName')}
              />
            </div>`
          : nothing}
        <parley-people-picker .client=${this.client} .several=${group} @picked=${this.#picked}></parley-people-picker>
        <p class="wrong" role="alert">${this.failure}</p>
        ${group
          ? html`<button class="primary" ?disabled=${this.busy}>${t(this.busy ? 'new.creating' : 'new.create')}</button>`
          : nothing}
      </form>
    `;
  }

  /** @param {string} value @param {string} label */
  #kind(value, label) {
    return html`<label><input type="radio" name="kind" value=${value} .checked=${this.kind === value} />${label}</label>`;
  }

  /** @param {Event} event */
  async #turned(event) {
    this.kind = /** @type {'person'|'group'} */ (/** @type {HTMLInputElement} */ (event.target).value);
    this.failure = '';
  }

  #focus() {
    const name = /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('#name'));
    if (name) name.focus();
    else this.renderRoot.querySelector('parley-people-picker')?.focusSearch();
  }

  /** @param {CustomEvent<readonly User[]>} event */
  #picked({ detail }) {
    this.people = detail;
    this.failure = '';
    if (this.kind === 'person') this.#run(() => this.client.createDirect(detail[0].userId));
  }

  /** @param {SubmitEvent} event */
  #create(event) {
    event.preventDefault();
    if (this.kind !== 'group') return;
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('name') ?? '').trim();
    if (!name) this.failure = t('new.needName');
    else if (!this.people.length) this.failure = t('new.needPeople');
    else this.#run(() => this.client.createGroup(name, this.people.map(({ userId }) => userId)));
  }

  /** @param {() => Promise<string>} work */
  async #run(work) {
    if (this.busy) return;
    this.busy = true;
    try {
      const id = await work();
      this.#dialog.close();
      say(this, 'go', id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failure = error.errors.length ? ofField(t('new.groupName'), error.errors[0].message) : explain(error);
    } finally {
      this.busy = false;
    }
  }

  #closed() {
    this.shown = false;
    this.requestUpdate();
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.#dialog) this.#dialog.close();
  }

  static styles = [
    base,
    buttons,
    fields,
    dialogs,
    css`
      form {
        display: flex;
        flex-direction: column;
        gap: 12px;
        min-height: 0;
        padding: 8px 20px 20px;
      }
      fieldset {
        display: grid;
        grid-template-columns: 1fr 1fr;
        margin: 0;
        padding: 3px;
        border: 0;
        border-radius: 12px;
        background: var(--field);
      }
      label {
        display: grid;
        place-items: center;
        height: 34px;
        border-radius: 9px;
        font-weight: 600;
        color: var(--muted);
        cursor: pointer;
      }
      label:has(:checked) {
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
      }
      label input {
        position: absolute;
        opacity: 0;
        pointer-events: none;
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];
}
customElements.define('parley-new-conversation', ParleyNewConversation);
