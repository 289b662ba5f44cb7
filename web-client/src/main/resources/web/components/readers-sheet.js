/** @import {Message, MessageReceipt} from '../wire/types.js' */
import { LitElement, css, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { timeOrDay, time, wholeTime } from './format.js';
import { icon } from './icon.js';
import { personName } from './names.js';
import { dialogs } from './dialog-styles.js';
import { base, buttons } from './styles.js';
import { ticks } from './ticks.js';
import { Watch } from './watch.js';
import './avatar.js';

const STEPS = /** @type {const} */ (['READ', 'DELIVERED', 'SENT']);

/** Whom a message has reached and who has read it, and when. */
export class ParleyReadersSheet extends LitElement {
  static properties = { client: { attribute: false }, receipts: { state: true }, failure: { state: true } };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    /** @type {readonly MessageReceipt[]|null} */
    this.receipts = null;
    this.failure = '';
    new Watch(this, () => (this.receipts ? ['users'] : []));
  }

  /** @param {Message} message */
  async open(message) {
    this.receipts = null;
    this.failure = '';
    await this.updateComplete;
    this.#dialog.showModal();
    try {
      const receipts = await this.client.receipts(message);
      this.client.meet(receipts.map(({ userId }) => userId));
      this.receipts = receipts;
    } catch (error) {
      this.failure = explain(error);
    }
  }

  /** @returns {HTMLDialogElement} */
  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  render() {
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <div class="title">
        <h2 id="title">${t('receipts.title')}</h2>
        <button class="round" title=${t('dialog.close')} aria-label=${t('dialog.close')} @click=${() => this.#dialog.close()}>
          ${icon('close')}
        </button>
      </div>
      <div class="all" aria-busy=${!this.receipts && !this.failure}>
        ${this.failure ? html`<p role="alert">${this.failure}</p>` : nothing} ${STEPS.map((step) => this.#step(step))}
        ${this.receipts && !this.receipts.length ? html`<p>${t('receipts.nobody')}</p>` : nothing}
      </div>
    </dialog>`;
  }

  /** @param {MessageReceipt['status']} step */
  #step(step) {
    const some = this.receipts?.filter(({ status }) => status === step) ?? [];
    if (!some.length) return nothing;
    const names = { READ: t('receipts.read'), DELIVERED: t('receipts.delivered'), SENT: t('receipts.sent') };
    const progress = /** @type {const} */ ({ READ: 'read', DELIVERED: 'delivered', SENT: 'accepted' });
    return html`<h3>${ticks(progress[step])}<span>${names[step]}</span></h3>
      <ul>
        ${some.map(({ userId, readAt, deliveredAt }) => this.#person(userId, readAt ?? deliveredAt))}
      </ul>`;
  }

  /** @param {string} userId @param {string|null|undefined} at */
  #person(userId, at) {
    const name = personName(this.client.store, userId);
    return html`<li>
      <parley-avatar .name=${name} .of=${userId}></parley-avatar>
      <span dir="auto">${name}</span>
      ${at ? html`<time datetime=${at} title=${wholeTime(at)}>${when(at)}</time>` : nothing}
    </li>`;
  }

  /** @param {MouseEvent} event */
  #outside(event) {
    if (event.target === this.#dialog) this.#dialog.close();
  }

  static styles = [
    base,
    buttons,
    dialogs,
    css`
      dialog {
        width: min(380px, calc(100vw - 32px));
        min-height: 180px;
      }
      .all {
        padding: 0 20px 20px;
        overflow-y: auto;
      }
      h3 {
        display: flex;
        align-items: center;
        gap: 6px;
        padding: 12px 0 4px;
        font-size: var(--meta-size);
        line-height: 18px;
        color: var(--muted);
      }
      .seen {
        color: var(--accent);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        height: 48px;
      }
      li span {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      parley-avatar {
        --size: 34px;
      }
      time {
        font-size: var(--meta-size);
        color: var(--muted);
        font-variant-numeric: tabular-nums;
      }
      p {
        padding: 16px 0;
        color: var(--muted);
      }
    `,
  ];
}
customElements.define('parley-readers-sheet', ParleyReadersSheet);

/** @param {string} at the time, and the day where it is another one */
function when(at) {
  const short = timeOrDay(at);
  return short === time(at) ? short : `${short}, ${time(at)}`;
}
