import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { icon } from './icon.js';
import { dialogs } from './dialog-styles.js';
import { base, buttons } from './styles.js';
import './person-card.js';

/** Somebody's profile over the page. The page has one; the event `person` opens it. */
export class ParleyPersonSheet extends LitElement {
  static properties = { client: { attribute: false }, person: { state: true }, group: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.person = '';
    this.group = '';
  }

  /** @param {{userId: string, group?: string}} who */
  async open({ userId, group = '' }) {
    await this.client.meet([userId]);
    if (!this.client.store.users.get(userId)) return;
    this.person = userId;
    this.group = group;
    await this.updateComplete;
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  close() {
    this.#dialog.close();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  render() {
    return html`<dialog aria-label=${t('person.title')} @close=${() => (this.person = '')} @click=${this.#outside}>
      ${this.person
        ? html`<div class="head">
              <button class="round" aria-label=${t('dialog.close')} @click=${() => this.close()}>${icon('close')}</button>
            </div>
            <parley-person-card
              .client=${this.client}
              .person=${this.person}
              .group=${this.group}
              @person-done=${() => this.close()}
            ></parley-person-card>`
        : nothing}
    </dialog>`;
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.#dialog) this.close();
  }

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      dialog {
        width: min(360px, calc(100vw - 32px));
      }
      dialog[open] {
        overflow-y: auto;
      }
      .head {
        display: flex;
        justify-content: flex-end;
        padding: 8px 8px 0;
      }
      parley-person-card {
        padding: 0 24px 20px;
      }
      @media (max-width: 699px) {
        dialog {
          width: 100vw;
        }
      }
    `,
  ];
}
customElements.define('parley-person-sheet', ParleyPersonSheet);
