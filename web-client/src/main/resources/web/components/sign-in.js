import { LitElement, css, html, nothing } from 'lit';
import { explain, ofField, t } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';
import { base, buttons, fields } from './styles.js';

/** @typedef {'username'|'email'|'password'|'displayName'|'login'} Field */

/** The page for who is not signed in: sign in, or make an account. */
export class ParleySignIn extends LitElement {
  static properties = {
    client: { attribute: false },
    notice: {},
    up: { state: true },
    busy: { state: true },
    wrong: { state: true },
    failure: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** Why one is here, when one did not sign out oneself. */
    this.notice = '';
    this.up = false;
    this.busy = false;
    /** @type {Record<string, string>} */
    this.wrong = {};
    this.failure = '';
    this.shown = false;
  }

  render() {
    return html`
      <main>
        <div class="brand"><img src="/favicon.svg" alt="" width="48" height="48" />
          <h1>${t('app.name')}</h1>
          <p>${t(this.up ? 'sign.up.lead' : 'sign.in.lead')}</p>
        </div>
        ${this.notice ? html`<p class="notice" role="status">${this.notice}</p>` : nothing}
        <form novalidate @submit=${this.#submit} @input=${this.#forgive}>
          ${this.up ? this.#upFields() : this.#field('login', t('sign.login'), 'username')}
          ${this.#password()}
          <p class="wrong failure" role="alert">${this.failure}</p>
          <button class="primary" ?disabled=${this.busy}>
            ${this.busy ? t('sign.busy') : t(this.up ? 'sign.up' : 'sign.in')}
          </button>
        </form>
        <p class="other">
          ${t(this.up ? 'sign.to.in' : 'sign.to.up')}
          <button class="link" type="button" @click=${this.#turn}>${t(this.up ? 'sign.in' : 'sign.up')}</button>
        </p>
      </main>
    `;
  }

  #upFields() {
    return html`
      ${this.#field('displayName', t('sign.displayName'), 'name')}
      ${this.#field('username', t('sign.username'), 'username')}
      ${this.#field('email', t('sign.email'), 'email', 'email')}
    `;
  }

  #password() {
    const autocomplete = this.up ? 'new-password' : 'current-password';
    return html`<div class="secret">
      ${this.#field('password', t('sign.password'), autocomplete, this.shown ? 'text' : 'password')}
      <button type="button" class="link peek" aria-pressed=${this.shown} aria-label=${t('sign.password.showIt')} @click=${() => (this.shown = !this.shown)}>
        ${t(this.shown ? 'sign.password.hide' : 'sign.password.show')}
      </button>
    </div>`;
  }

  /** @param {Field} name @param {string} label @param {string} autocomplete @param {string} [type] */
  #field(name, label, autocomplete, type = 'text') {
    const wrong = this.wrong[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        autocapitalize=${name === 'displayName' ? 'words' : 'none'}
        spellcheck="false"
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby="${name}-wrong"
      />
      <span class="wrong" id="${name}-wrong">${wrong ?? nothing}</span>
    </div>`;
  }

  firstUpdated() {
    this.renderRoot.querySelector('input')?.focus();
  }

  async #turn() {
    this.up = !this.up;
    this.wrong = {};
    this.failure = '';
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  /** @param {InputEvent} event */
  #forgive(event) {
    const { name } = /** @type {HTMLInputElement} */ (event.target);
    if (this.wrong[name]) this.wrong = { ...this.wrong, [name]: '' };
    this.failure = '';
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    /** @type {Record<string, string>} */
    const given = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
    for (const key in given) if (key !== 'password') given[key] = given[key].trim();
    const empty = Object.keys(given).filter((key) => !given[key]);
    if (empty.length) return this.#complain(Object.fromEntries(empty.map((key) => [key, t('sign.required')])));
    this.busy = true;
    try {
      if (this.up) await this.client.signUp(/** @type {any} */ (given));
      else await this.client.signIn(given.login, given.password, deviceName());
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  /** @param {unknown} error */
  #refused(error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'username_taken') return this.#complain({ username: explain(error) });
    if (error.code === 'email_taken') return this.#complain({ email: explain(error) });
    if (error.errors.length) {
      return this.#complain(Object.fromEntries(error.errors.map(({ field, message }) => [field, this.#ofField(field, message)])));
    }
    this.failure = !this.up && error.status === 401 ? t('error.invalid_credentials') : explain(error);
  }

  /** @param {string} field @param {string} message */
  #ofField(field, message) {
    const label = this.renderRoot.querySelector(`label[for="${field}"]`)?.textContent ?? field;
    return ofField(label, message);
  }

  /** @param {Record<string, string>} wrong */
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
        display: grid;
        height: 100%;
        overflow: auto;
        padding: 24px 16px;
        padding-block: max(24px, env(safe-area-inset-top)) max(24px, env(safe-area-inset-bottom));
      }
      main {
        width: min(376px, 100%);
        margin: auto;
      }
      .brand {
        text-align: center;
        margin-bottom: 24px;
      }
      h1 {
        margin-top: 8px;
        font-size: 26px;
        line-height: 32px;
        letter-spacing: -0.02em;
      }
      .brand p {
        color: var(--muted);
      }
      form {
        display: grid;
        gap: 12px;
        padding: 24px;
        border-radius: 20px;
        background: var(--surface);
        box-shadow: var(--shadow);
      }
      .primary {
        min-height: 44px;
      }
      .secret {
        position: relative;
      }
      .peek {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: 0;
        font-size: var(--meta-size);
      }
      .failure:empty {
        display: none;
      }
      .notice {
        margin-bottom: 12px;
        padding: 12px 16px;
        border-radius: var(--radius-control);
        background: var(--warn-soft);
        color: var(--warn-text);
      }
      .other {
        margin-top: 16px;
        text-align: center;
        color: var(--muted);
      }
    `,
  ];
}
customElements.define('parley-sign-in', ParleySignIn);

/** @returns {string} what this device is called in the list of devices */
function deviceName() {
  const agent = navigator.userAgent;
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? 'Browser';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name));
  const names = /** @type {Record<string, string>} */ ({ Edg: 'Edge', 'Mac OS': 'macOS' });
  return [names[browser] ?? browser, system && (names[system] ?? system)].filter(Boolean).join(' · ');
}
