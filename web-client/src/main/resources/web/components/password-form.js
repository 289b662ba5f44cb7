import { LitElement, css, html, nothing } from 'lit';
import { explain, ofField, t } from '../i18n/words.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { base, buttons, fields } from './styles.js';

/** @typedef {'currentPassword'|'newPassword'} Field */

/** Changes the password; what is wrong stands at its field. */
export class ParleyPasswordForm extends LitElement {
  static properties = { client: { attribute: false }, wrong: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {Partial<Record<string, string>>} */
    this.wrong = {};
    this.doing = new Doing(this);
  }

  render() {
    return html`<form novalidate @submit=${this.#change} @input=${() => (this.wrong = {})}>
      <!-- So that a password store knows whose password changes. -->
      <input hidden type="text" autocomplete="username" .value=${this.client.store.me?.username ?? ''} />
      ${this.#field('currentPassword', t('password.current'), 'current-password')}
      ${this.#field('newPassword', t('password.new'), 'new-password')}
      <div class="end">
        <small>${t('password.text')}</small>
        <button class="primary" ?disabled=${this.doing.busy}>${t('password.change')}</button>
      </div>
    </form>`;
  }

  /** @param {Field} name @param {string} label @param {string} autocomplete */
  #field(name, label, autocomplete) {
    const wrong = this.wrong[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type="password"
        autocomplete=${autocomplete}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="${name}-wrong"
      />
      <span class="wrong" id="${name}-wrong">${wrong ?? nothing}</span>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #change(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const [current, next] = ['currentPassword', 'newPassword'].map((name) => String(given.get(name) ?? ''));
    if (!current || !next) {
      const required = t('sign.required');
      return this.#complain({ ...(current ? {} : { currentPassword: required }), ...(next ? {} : { newPassword: required }) });
    }
    const done = await this.doing.run(
      () => this.client.account.changePassword(current, next),
      (problem) => this.#refused(problem),
    );
    if (!done) return;
    form.reset();
    say(this, 'notice', t('password.changed'));
  }

  /** @param {import('../wire/parley-client.js').Problem} problem @returns {boolean} whether a field is to blame */
  #refused(problem) {
    if (problem.code === 'invalid_credentials' || problem.status === 401) {
      this.#complain({ currentPassword: t('password.wrong') });
      return true;
    }
    const labels = /** @type {Record<string, string>} */ ({ currentPassword: t('password.current'), newPassword: t('password.new') });
    const wrong = problem.errors.map(({ field, message }) => [field, ofField(labels[field] ?? field, message)]);
    this.#complain(wrong.length ? Object.fromEntries(wrong) : { currentPassword: explain(problem) });
    return true;
  }

  /** @param {Partial<Record<string, string>>} wrong */
  async #complain(wrong) {
    this.wrong = wrong;
    await this.updateComplete;
    /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('[aria-invalid="true"]'))?.focus();
  }

  static styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: block;
      }
      form {
        display: grid;
        gap: 12px;
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 12px;
      }
      small {
        flex: 1 1 200px;
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];
}
customElements.define('parley-password-form', ParleyPasswordForm);
