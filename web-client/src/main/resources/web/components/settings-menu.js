import { LitElement, css, html } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { base, buttons } from './styles.js';
import { theme } from './theme.js';
import './avatar.js';

/** The reader's own corner: who is signed in, light or dark, and the way out. */
export class ParleySettingsMenu extends LitElement {
  static properties = { client: { attribute: false }, open: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.open = false;
  }

  render() {
    const me = this.client.store.me;
    if (!me) return html``;
    return html`
      <button
        class="own"
        popovertarget="panel"
        title=${t('list.settings')}
        aria-label=${t('list.settings')}
        aria-haspopup="dialog"
        aria-expanded=${this.open}
      >
        <parley-avatar .name=${me.displayName} .of=${me.userId}></parley-avatar>
      </button>
      <div id="panel" popover role="dialog" aria-label=${t('list.settings')} @toggle=${this.#toggled}>
        <div class="who">
          <parley-avatar .name=${me.displayName} .of=${me.userId}></parley-avatar>
          <span><b>${me.displayName}</b><small>@${me.username}</small></span>
        </div>
        <fieldset @change=${this.#themed}>
          <legend>${t('settings.theme')}</legend>
          ${this.#theme('system', t('settings.theme.system'), 'device')}
          ${this.#theme('light', t('settings.theme.light'), 'sun')} ${this.#theme('dark', t('settings.theme.dark'), 'moon')}
        </fieldset>
        <button class="item" @click=${() => say(this, 'sign-out')}>${icon('leave')}${t('settings.signOut')}</button>
      </div>
    `;
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

  /** @param {ToggleEvent} event */
  #toggled(event) {
    this.open = event.newState === 'open';
  }

  static styles = [
    base,
    buttons,
    css`
      .own {
        display: block;
        border-radius: 50%;
      }
      .own parley-avatar {
        --size: 36px;
      }
      [popover] {
        inset: 56px auto auto 12px;
        width: 264px;
        margin: 0;
        padding: 8px;
        border: 0;
        border-radius: var(--radius);
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow-raised);
      }
      .who {
        display: flex;
        align-items: center;
        gap: 12px;
        padding: 8px;
        min-width: 0;
      }
      .who span {
        display: grid;
        min-width: 0;
      }
      .who b,
      small {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      small {
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      fieldset {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 4px;
        margin: 4px 0;
        padding: 8px;
        border: 0;
      }
      legend {
        padding: 0 0 4px;
        font-size: var(--meta-size);
        color: var(--muted);
      }
      label {
        display: grid;
        justify-items: center;
        gap: 2px;
        padding: 8px 4px 4px;
        border-radius: var(--radius-control);
        font-size: var(--small-size);
        color: var(--muted);
        cursor: pointer;
      }
      label:hover {
        background: var(--hover);
      }
      label:has(:checked) {
        background: var(--accent-soft);
        color: var(--accent-strong);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
      }
      input {
        position: absolute;
        opacity: 0;
        pointer-events: none;
      }
      .item {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        height: 40px;
        padding: 0 8px;
        border-radius: var(--radius-control);
      }
      .item:hover {
        background: var(--hover);
      }
    `,
  ];
}
customElements.define('parley-settings-menu', ParleySettingsMenu);
