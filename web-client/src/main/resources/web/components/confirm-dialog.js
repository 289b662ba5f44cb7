import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { dialogs } from './dialog-styles.js';
import { base, buttons, fields } from './styles.js';

/**
 * @typedef {object} Question
 * @property {string} title
 * @property {string} text
 * @property {string} yes what the button that goes on says
 * @property {boolean} [danger]
 * @property {string} [secret] the label of a password that must be given
 * @property {string} [username] whose password it is
 */

/** Asks before something that cannot be taken back. The page has one; {@link ask} reaches it from anywhere. */
export class ParleyConfirmDialog extends LitElement {
  static properties = { question: { state: true } };

  constructor() {
    super();
    /** @type {Question|null} */
    this.question = null;
    /** @type {(answer: string|null) => void} */
    this.answer = () => {};
  }

  /** @param {Question} question @param {(answer: string|null) => void} answer */
  async open(question, answer) {
    this.question = question;
    this.answer = answer;
    await this.updateComplete;
    this.#dialog.showModal();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  render() {
    const { question } = this;
    return html`<dialog role="alertdialog" aria-labelledby="title" aria-describedby="text" @close=${() => this.#end(null)}>
      ${question
        ? html`<form @submit=${this.#agree}>
            <h2 id="title">${question.title}</h2>
            <p id="text">${question.text}</p>
            ${question.secret
              ? html`<div class="field">
                  <!-- So that a password store knows whose password it is. -->
                  <input hidden type="text" autocomplete="username" .value=${question.username ?? ''} />
                  <label for="secret">${question.secret}</label>
                  <input id="secret" name="secret" type="password" autocomplete="current-password" required />
                </div>`
              : nothing}
            <div class="two">
              <button type="button" class="quiet" @click=${() => this.#dialog.close()}>${t('dialog.cancel')}</button>
              <button class="primary ${question.danger ? 'bad' : ''}">${question.yes}</button>
            </div>
          </form>`
        : nothing}
    </dialog>`;
  }

  /** @param {SubmitEvent} event */
  #agree(event) {
    event.preventDefault();
    const secret = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('secret');
    this.#end(String(secret ?? ''));
    this.#dialog.close();
  }

  /** @param {string|null} answer */
  #end(answer) {
    this.answer(answer);
    this.answer = () => {};
    if (answer === null) this.question = null;
  }

  static styles = [
    base,
    buttons,
    fields,
    dialogs,
    css`
      dialog {
        width: min(380px, calc(100vw - 32px));
      }
      form {
        display: grid;
        gap: 12px;
        padding: 24px;
      }
      h2 {
        font-size: 17px;
        line-height: 24px;
      }
      p {
        color: var(--muted);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
        margin-block-start: 8px;
      }
    `,
  ];
}
customElements.define('parley-confirm-dialog', ParleyConfirmDialog);

/**
 * @param {EventTarget} from
 * @param {Question} question
 * @returns {Promise<string|null>} the password, or nothing at all where the question was answered by no
 */
export function ask(from, question) {
  return new Promise((answer) => say(from, 'confirm', { question, answer }));
}
