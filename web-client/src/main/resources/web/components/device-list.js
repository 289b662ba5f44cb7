/** @import {Device} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { timeOrDay } from './format.js';
import { icon } from './icon.js';
import { base, buttons } from './styles.js';

/** Where the reader is signed in, and a way to end that. */
export class ParleyDeviceList extends LitElement {
  static properties = { client: { attribute: false }, devices: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** Absent until it is read. */
    /** @type {readonly Device[]|null} */
    this.devices = null;
    this.failure = '';
    this.doing = new Doing(this);
  }

  firstUpdated() {
    this.#read();
  }

  async #read() {
    try {
      this.devices = await this.client.account.devices();
      this.failure = '';
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failure = explain(error);
    }
  }

  render() {
    if (this.failure) {
      return html`<p class="wrong" role="alert">${this.failure}</p>
        <button class="quiet" @click=${() => this.#read()}>${t('conversation.tryAgain')}</button>`;
    }
    const devices = /** @type {readonly Device[]} */ (this.devices ?? []);
    return html`<ul aria-label=${t('devices.title')} aria-busy=${this.devices ? 'false' : 'true'}>
        ${devices.map((device) => this.#device(device))}
      </ul>
      ${devices.length > 1
        ? html`<button class="quiet danger" ?disabled=${this.doing.busy} @click=${() => this.#revokeOthers()}>${t('devices.revokeOthers')}</button>`
        : nothing}`;
  }

  /** @param {Device} device */
  #device({ deviceId, name, lastUsedAt, current }) {
    const called = name || t('devices.unnamed');
    return html`<li>
      ${icon('device')}
      <span
        ><b><bdi>${called}</bdi></b><small class=${current ? 'here' : ''}>${current ? t('devices.current') : t('devices.used', { when: timeOrDay(lastUsedAt) })}</small></span
      >
      ${current
        ? nothing
        : html`<button class="link" aria-label=${t('devices.revokeOne', { name: called })} ?disabled=${this.doing.busy} @click=${() => this.#revoke(deviceId, called)}>
            ${t('devices.revoke')}
          </button>`}
    </li>`;
  }

  /** @param {string} deviceId @param {string} name */
  async #revoke(deviceId, name) {
    const question = { title: t('devices.revoke.title', { name }), text: t('devices.revoke.text'), yes: t('devices.revoke'), danger: true };
    if ((await ask(this, question)) === null) return;
    await this.doing.run(() => this.client.account.revoke(deviceId));
    this.#read();
  }

  async #revokeOthers() {
    const question = {
      title: t('devices.revokeOthers.title'),
      text: t('devices.revoke.text'),
      yes: t('devices.revokeOthers.yes'),
      danger: true,
    };
    if ((await ask(this, question)) === null) return;
    await this.doing.run(() => this.client.account.revokeOthers());
    this.#read();
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        gap: 12px;
        min-height: 96px;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        display: flex;
        align-items: center;
        gap: 16px;
        min-height: 56px;
      }
      li .icon {
        color: var(--muted);
      }
      li span {
        flex: 1;
        min-width: 0;
      }
      b,
      small {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        font-weight: 500;
      }
      small {
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      .here {
        color: var(--good-text);
      }
      .wrong {
        color: var(--danger);
      }
      .quiet {
        justify-self: start;
      }
    `,
  ];
}
customElements.define('parley-device-list', ParleyDeviceList);
