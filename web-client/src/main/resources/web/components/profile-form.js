/** @import {User} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { ofField, t } from '../i18n/words.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { GENDERS, genderText } from './gender.js';
import { base, buttons, fields } from './styles.js';
import { Watch } from './watch.js';
import './avatar.js';

/** The reader's own profile, as others see it. */
export class ParleyProfileForm extends LitElement {
  static properties = { client: { attribute: false }, changed: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** Whether there is something to save. */
    this.changed = false;
    /** @type {Record<string, string>} */
    this.wrong = {};
    this.doing = new Doing(this);
    new Watch(this, () => ['session']);
  }

  firstUpdated() {
    this.client.account.read().catch(() => undefined);
  }

  render() {
    const me = this.client.store.me;
    if (!me) return nothing;
    const { limits } = this.client.store;
    return html`
      <div class="face">
        <parley-avatar .name=${me.displayName} .of=${me.userId}></parley-avatar>
        <span><b><bdi>${me.displayName}</bdi></b><small>@${me.username}${me.email ? ` · ${me.email}` : ''}</small></span>
      </div>
      <form novalidate @submit=${this.#save} @input=${this.#edited}>
        <div class="field">
          <label for="displayName">${t('sign.displayName')}</label>
          <input id="displayName" name="displayName" dir="auto" autocomplete="name" maxlength=${limits.nameCodePoints ?? 100}
            .defaultValue=${me.displayName} aria-invalid=${this.wrong.displayName ? 'true' : 'false'} aria-describedby="displayName-wrong" />
          ${this.#wrong('displayName')}
        </div>
        <div class="field">
          <label for="introduction">${t('profile.introduction')}</label>
          <textarea id="introduction" name="introduction" dir="auto" rows="3" maxlength=${limits.introductionCodePoints ?? 1000}
            .defaultValue=${me.introduction ?? ''} aria-invalid=${this.wrong.introduction ? 'true' : 'false'} aria-describedby="introduction-wrong"></textarea>
          ${this.#wrong('introduction')}
        </div>
        <div class="field">
          <label for="gender">${t('profile.gender')}</label>
          <span class="select"><select id="gender" name="gender">${this.#genders(me)}</select></span>
          ${this.#wrong('gender')}
        </div>
        <button class="primary" ?disabled=${!this.changed || this.doing.busy}>${t('profile.save')}</button>
      </form>
    `;
  }

  /** @param {User} me */
  #genders({ gender }) {
    const offered = /** @type {readonly string[]} */ (GENDERS);
    const all = gender && !offered.includes(gender) ? [...offered, gender] : offered;
    return html`<option value="" ?selected=${!gender}>${t('profile.gender.none')}</option>
      ${all.map((one) => html`<option value=${one} ?selected=${gender === one}>${genderText(one)}</option>`)}`;
  }

  /** @param {string} field */
  #wrong(field) {
    return html`<span class="wrong" id="${field}-wrong">${this.wrong[field] ?? nothing}</span>`;
  }

  #values() {
    const form = /** @type {HTMLFormElement} */ (this.renderRoot.querySelector('form'));
    const of = (/** @type {string} */ name) => String(new FormData(form).get(name) ?? '').trim();
    return { displayName: of('displayName'), introduction: of('introduction'), gender: of('gender') };
  }

  #edited() {
    const me = this.client.store.me;
    const { displayName, introduction, gender } = this.#values();
    this.changed = displayName !== me?.displayName || introduction !== (me.introduction ?? '') || gender !== (me.gender ?? '');
    this.wrong = {};
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const values = this.#values();
    if (!values.displayName) {
      this.wrong = { displayName: t('sign.required') };
      return;
    }
    const done = await this.doing.run(
      () => this.client.account.change(values),
      ({ errors }) => this.#refused(errors),
    );
    if (!done) return;
    this.changed = false;
    say(this, 'notice', t('profile.saved'));
  }

  /** @param {{field: string, message: string}[]} errors @returns {boolean} */
  #refused(errors) {
    const label = (/** @type {string} */ field) => this.renderRoot.querySelector(`label[for="${field}"]`)?.textContent ?? field;
    this.wrong = Object.fromEntries(errors.map(({ field, message }) => [field, ofField(label(field), message)]));
    return errors.length > 0;
  }

  static styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      .face {
        display: flex;
        align-items: center;
        gap: 16px;
        min-width: 0;
      }
      .face parley-avatar {
        --size: 64px;
      }
      .face span {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      b,
      small {
        display: block;
      }
      b {
        font-size: 18px;
        line-height: 24px;
      }
      small {
        font-size: var(--meta-size);
        color: var(--muted);
      }
      form {
        display: grid;
        gap: 12px;
      }
      .primary {
        justify-self: end;
      }
      .wrong:empty {
        display: none;
      }
    `,
  ];
}
customElements.define('parley-profile-form', ParleyProfileForm);
