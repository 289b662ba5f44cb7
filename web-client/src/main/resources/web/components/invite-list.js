/** @import {Invite} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { Problem } from '../wire/parley-client.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { dayTime } from './format.js';
import { icon } from './icon.js';
import { inviteLink } from './route.js';
import { base, buttons, fields } from './styles.js';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const USES = [1, 10, 100];

/** The links by which others come into a group: made, handed on, and taken back by its admins. */
export class ParleyInviteList extends LitElement {
  static properties = { client: { attribute: false }, conversation: {}, invites: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** Absent until they are read. */
    /** @type {readonly Invite[]|null} */
    this.invites = null;
    this.failure = '';
    this.doing = new Doing(this);
  }

  firstUpdated() {
    this.#read();
  }

  async #read() {
    try {
      this.invites = await this.client.groups.invites(this.conversation);
      this.failure = '';
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failure = explain(error);
    }
  }

  render() {
    return html`
      <form @submit=${this.#make}>
        <label>
          <span>${t('invites.expiry')}</span>
          <span class="select"><select name="expiry">
            <option value=${HOUR}>${t('invites.hours', { count: 1 })}</option>
            <option value=${DAY}>${t('invites.days', { count: 1 })}</option>
            <option value=${7 * DAY} selected>${t('invites.days', { count: 7 })}</option>
            <option value=${30 * DAY}>${t('invites.days', { count: 30 })}</option>
          </select></span>
        </label>
        <label>
          <span>${t('invites.uses')}</span>
          <span class="select"><select name="uses">
            <option value="">${t('invites.uses.any')}</option>
            ${USES.map((count) => html`<option value=${count}>${t('invites.uses.count', { count })}</option>`)}
          </select></span>
        </label>
        <button class="primary" ?disabled=${this.doing.busy}>${t('invites.make')}</button>
      </form>
      ${this.failure ? html`<p class="wrong" role="alert">${this.failure}</p>` : nothing}
      ${this.invites?.length
        ? html`<ul aria-label=${t('invites.title')}>${this.invites.map((invite) => this.#invite(invite))}</ul>`
        : nothing}
    `;
  }

  /** @param {Invite} invite */
  #invite({ code, expiresAt, maxUses, uses }) {
    const bounded = maxUses < (this.client.store.limits.groupMembers ?? Infinity);
    return html`<li>
      <input readonly aria-label=${t('invites.link')} .value=${inviteLink(code)} @focus=${select} />
      <small>
        ${bounded ? t('invites.usedOf', { count: uses, of: maxUses }) : t('invites.used', { count: uses })} ·
        ${t('invites.until', { when: dayTime(expiresAt) })}
      </small>
      <div class="two">
        <button class="quiet" @click=${(/** @type {Event} */ event) => this.#copy(event, code)}>${icon('copy')}${t('invites.copy')}</button>
        <button class="quiet danger" @click=${() => this.#revoke(code)}>${t('invites.revoke')}</button>
      </div>
    </li>`;
  }

  /** @param {SubmitEvent} event */
  #make(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const maxUses = Number(given.get('uses')) || this.client.store.limits.groupMembers;
    const expiresInSeconds = Number(given.get('expiry'));
    this.doing.run(async () => {
      const made = await this.client.groups.invite(this.conversation, { expiresInSeconds, maxUses });
      this.invites = [made, ...(this.invites ?? [])];
    });
  }

  /** @param {Event} event @param {string} code */
  async #copy(event, code) {
    const input = /** @type {Element} */ (event.currentTarget).closest('li')?.querySelector('input');
    try {
      await navigator.clipboard.writeText(inviteLink(code));
      say(this, 'notice', t('invites.copied'));
    } catch {
      // Without a secure context there is no clipboard: one copies by hand.
      input?.focus();
    }
  }

  /** @param {string} code */
  async #revoke(code) {
    const question = { title: t('invites.revoke.title'), text: t('invites.revoke.text'), yes: t('invites.revoke'), danger: true };
    if ((await ask(this, question)) === null) return;
    if (await this.doing.run(() => this.client.groups.revoke(this.conversation, code))) {
      this.invites = (this.invites ?? []).filter((invite) => invite.code !== code);
    }
  }

  static styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 4px 8px 12px;
      }
      form {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      label > span:first-child {
        display: block;
        font-size: var(--meta-size);
        line-height: 20px;
        color: var(--muted);
      }
      select,
      input {
        font: inherit;
        font-size: 14px;
        color: var(--text);
        width: 100%;
        height: 36px;
        padding-inline-start: 12px;
        border: 0;
        border-radius: var(--radius-control);
        background: var(--field);
      }
      input {
        text-overflow: ellipsis;
      }
      .primary {
        grid-column: 1 / -1;
      }
      .quiet {
        min-height: 34px;
        font-size: 14px;
      }
      .quiet .icon {
        width: 18px;
        height: 18px;
      }
      ul {
        display: grid;
        gap: 16px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: 4px;
      }
      small {
        font-size: var(--small-size);
        line-height: 18px;
        color: var(--muted);
      }
      .two {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 8px;
      }
      .wrong {
        color: var(--danger);
      }
    `,
  ];
}
customElements.define('parley-invite-list', ParleyInviteList);

/** @param {FocusEvent} event */
function select(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}
