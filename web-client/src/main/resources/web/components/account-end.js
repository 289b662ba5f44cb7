import { LitElement, css, html } from 'lit';
import { t } from '../i18n/words.js';
import { ask } from './confirm-dialog.js';
import { Doing } from './doing.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { base, buttons } from './styles.js';

/** The two ways out: of this device, and for good. */
export class ParleyAccountEnd extends LitElement {
  static properties = { client: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.doing = new Doing(this);
  }

  render() {
    return html`<button class="item" @click=${() => say(this, 'sign-out')}>${icon('leave')}${t('settings.signOut')}</button>
      <button class="item bad" ?disabled=${this.doing.busy} @click=${this.#remove}>${icon('trash')}${t('account.remove')}</button>`;
  }

  async #remove() {
    const password = await ask(this, {
      title: t('account.remove.title'),
      text: t('account.remove.text'),
      yes: t('account.remove.yes'),
      secret: t('sign.password'),
      username: this.client.store.me?.username,
      danger: true,
    });
    if (password === null) return;
    await this.doing.run(
      () => this.client.removeAccount(password),
      ({ code, errors }) => {
        const wrong = code === 'invalid_credentials' || errors.some(({ field }) => field === 'password');
        if (wrong) say(this, 'notice', t('password.wrong'));
        return wrong;
      },
    );
  }

  static styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
      .item {
        display: flex;
        align-items: center;
        gap: 16px;
        width: 100%;
        min-height: 48px;
        border-radius: 12px;
        text-align: start;
      }
      .item:hover {
        color: var(--accent-strong);
      }
      .item .icon {
        color: var(--muted);
      }
      .bad,
      .bad:hover,
      .bad .icon {
        color: var(--danger);
      }
    `,
  ];
}
customElements.define('parley-account-end', ParleyAccountEnd);
