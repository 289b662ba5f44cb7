import { LitElement, html } from 'lit';
import { t } from '../i18n/words.js';
import { Chime } from './chime.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { pages } from './page-styles.js';
import { preferences } from './preferences.js';
import { settingsPageStyles } from './settings-page-styles.js';
import { base, buttons, fields } from './styles.js';
import { theme } from './theme.js';
import { Watch } from './watch.js';
import './account-end.js';
import './device-list.js';
import './password-form.js';
import './profile-form.js';

/** Each language by its own name. */
const LANGUAGES = { en: 'English', 'zh-Hans': '简体中文' };

/** Everything about the reader's own account and this device. */
export class ParleySettingsPage extends LitElement {
  static properties = { client: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    new Watch(this, () => ['session']);
  }

  render() {
    return html`
      <header>
        <button class="round back" title=${t('page.back')} aria-label=${t('page.back')} @click=${() => say(this, 'go', null)}>
          ${icon('back')}
        </button>
        <h1>${t('settings.title')}</h1>
      </header>
      <div class="scroll" tabindex="-1">
        <div class="column">
          <section aria-labelledby="profile">
            <h2 id="profile">${t('settings.profile')}</h2>
            <parley-profile-form class="card" .client=${this.client}></parley-profile-form>
          </section>
          ${this.#look()} ${this.#notifications()}
          <section aria-labelledby="devices">
            <h2 id="devices">${t('devices.title')}</h2>
            <parley-device-list class="card" .client=${this.client}></parley-device-list>
          </section>
          <section aria-labelledby="password">
            <h2 id="password">${t('password.title')}</h2>
            <parley-password-form class="card" .client=${this.client}></parley-password-form>
          </section>
          <section aria-labelledby="account">
            <h2 id="account">${t('account.title')}</h2>
            <parley-account-end class="card" .client=${this.client}></parley-account-end>
          </section>
        </div>
      </div>
    `;
  }

  #look() {
    return html`<section aria-labelledby="look">
      <h2 id="look">${t('settings.look')}</h2>
      <div class="card lines">
        <fieldset class="line" @change=${this.#themed}>
          <legend>${t('settings.theme')}</legend>
          <div class="choices">
            ${this.#theme('system', t('settings.theme.system'), 'device')}
            ${this.#theme('light', t('settings.theme.light'), 'sun')} ${this.#theme('dark', t('settings.theme.dark'), 'moon')}
          </div>
        </fieldset>
        <div class="line">
          <label for="language">${t('settings.language')}</label>
          <span class="select"><select id="language" @change=${this.#spoken}>
            <option value="" ?selected=${!preferences.language}>${t('settings.language.system')}</option>
            ${Object.entries(LANGUAGES).map(
              ([code, name]) => html`<option value=${code} lang=${code} ?selected=${preferences.language === code}>${name}</option>`,
            )}
          </select></span>
        </div>
      </div>
    </section>`;
  }

  #notifications() {
    return html`<section aria-labelledby="notifications">
      <h2 id="notifications">${t('settings.notifications')}</h2>
      <div class="card lines">
        ${this.#toggle('toasts', t('settings.toasts'), t('settings.toasts.text'))}
        ${this.#toggle('sound', t('settings.sound'), t('settings.sound.text'))}
      </div>
    </section>`;
  }

  /** @param {'toasts'|'sound'} what @param {string} label @param {string} text */
  #toggle(what, label, text) {
    return html`<label class="line toggle">
      <span><b>${label}</b><small>${text}</small></span>
      <input
        type="checkbox"
        role="switch"
        .checked=${preferences[what]}
        @change=${(/** @type {Event} */ event) => this.#turned(what, /** @type {HTMLInputElement} */ (event.target).checked)}
      />
    </label>`;
  }

  /** @param {string} value @param {string} label @param {import('./drawings.js').Drawing} drawing */
  #theme(value, label, drawing) {
    return html`<label
      ><input type="radio" name="theme" value=${value} .checked=${theme.chosen === value} />${icon(drawing)}<span
        >${label}</span
      ></label
    >`;
  }

  /** @param {Event} event */
  #themed(event) {
    theme.choose(/** @type {HTMLInputElement} */ (event.target).value);
  }

  /** @param {Event} event */
  #spoken(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    preferences.chooseLanguage(value);
  }

  /** @param {'toasts'|'sound'} what @param {boolean} on */
  #turned(what, on) {
    preferences.turn(what, on);
    // A press of a button is what lets a page make a sound at all, and one hears what one has chosen.
    if (what === 'sound' && on) new Chime().ring();
  }

  focusPane() {
    /** @type {HTMLElement|null} */ (this.renderRoot.querySelector('.scroll'))?.focus();
  }

  static styles = [base, buttons, fields, pages, settingsPageStyles];
}
customElements.define('parley-settings-page', ParleySettingsPage);
