/** @import {Message} from '../wire/types.js' */
/** @import {Drawing} from './drawings.js' */
import { LitElement, css, html, nothing } from 'lit';
import { t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { quickEmoji } from './recent-emoji.js';
import { base, buttons } from './styles.js';

const UNSEND_MS = 60 * 60_000;
const GAP = 4;

/** What can be done with one message. Opens beside a point and gives the focus back when it closes. */
export class ParleyMessageMenu extends LitElement {
  static properties = { message: { state: true }, own: { state: true }, admin: { state: true } };

  constructor() {
    super();
    /** @type {Message|null} */
    this.message = null;
    this.own = false;
    this.admin = false;
    this.me = '';
    /** @type {HTMLElement|null} */
    this.origin = null;
  }

  /**
   * @param {Message} message
   * @param {{own: boolean, admin: boolean, me: string, x: number, y: number, origin: HTMLElement}} where
   */
  async open(message, { own, admin, me, x, y, origin }) {
    Object.assign(this, { message, own, admin, me, origin });
    await this.updateComplete;
    const menu = this.#menu;
    menu.showPopover();
    const { offsetWidth: width, offsetHeight: height } = menu;
    const left = Math.max(8, Math.min(x, innerWidth - width - 8));
    const top = y + height + 8 > innerHeight ? Math.max(8, y - height - GAP) : y + GAP;
    menu.style.left = `${left}px`;
    menu.style.top = `${top}px`;
    menu.querySelector('button')?.focus();
  }

  /** @returns {HTMLElement} */
  get #menu() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('[popover]'));
  }

  render() {
    const { message } = this;
    return html`<div popover role="menu" aria-label=${t('message.actions')} @keydown=${this.#key} @toggle=${this.#toggled} @click=${this.#chosen}>
      ${message && !message.unsentAt ? this.#quick(message) : nothing}
      ${this.#items().map(
        ([act, label, drawing, tone]) =>
          html`<button role="menuitem" data-act=${act} class=${tone ?? ''}>${icon(drawing)}${label}</button>`,
      )}
    </div>`;
  }

  /** The usual reactions, and the way to all others. @param {Message} message */
  #quick({ reactions }) {
    return html`<div class="quick" role="group" aria-label=${t('message.react')}>
      ${quickEmoji().map(
        (emoji) => html`<button
          role="menuitemcheckbox"
          data-act="react"
          data-emoji=${emoji}
          aria-checked=${reactions?.[emoji]?.includes(this.me) ?? false}
        >
          ${emoji}
        </button>`,
      )}
      <button role="menuitem" data-act="react" title=${t('react.more')} aria-label=${t('react.more')}>${icon('react')}</button>
    </div>`;
  }

  /** @returns {[string, string, Drawing, string?][]} */
  #items() {
    const { message } = this;
    if (!message || message.unsentAt) return [];
    const young = Date.now() - Date.parse(message.createdAt) < UNSEND_MS;
    /** @type {[string, string, Drawing, string?][]} */
    const items = [['reply', t('message.reply'), 'reply']];
    if (message.replyTo) items.push(['quoted', t('reply.show'), 'jump']);
    if (this.own && message.type === 'TEXT') items.push(['edit', t('message.edit'), 'edit']);
    if (message.text) items.push(['copy', t('message.copy'), 'copy']);
    if (this.own) items.push(['readers', t('message.readers'), 'eye']);
    if ((this.own && young) || this.admin) items.push(['unsend', t('message.unsend'), 'unsend', 'bad']);
    return items;
  }

  /** @param {MouseEvent} event */
  #chosen(event) {
    const { act, emoji } = /** @type {HTMLElement} */ (event.target).closest('button')?.dataset ?? {};
    if (!act) return;
    const { message, origin } = this;
    this.#menu.hidePopover();
    say(this, 'message-act', { act, message, emoji, origin });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const items = [...this.renderRoot.querySelectorAll('button')];
    const at = items.findIndex((item) => item.matches(':focus'));
    const row = this.renderRoot.querySelectorAll('.quick button').length;
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (along && at < row) {
      event.preventDefault();
      items[(at + along + row) % row]?.focus();
    } else if (down) {
      event.preventDefault();
      // The row of reactions is one step.
      const from = at < row ? (down > 0 ? row - 1 : 0) : at;
      const next = (from + down + items.length) % items.length;
      items[at >= row && next < row ? 0 : next]?.focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      this.#menu.hidePopover();
    }
  }

  /** @param {ToggleEvent} event */
  #toggled(event) {
    const open = event.newState === 'open';
    this.origin?.classList.toggle('acting', open);
    this.origin?.querySelector('.more')?.setAttribute('aria-expanded', String(open));
    if (!open && this.renderRoot.querySelector(':focus')) this.origin?.focus();
  }

  static styles = [
    base,
    buttons,
    css`
      [popover] {
        inset: auto;
        min-width: 176px;
        margin: 0;
        padding: 6px;
        border: 0;
        border-radius: 14px;
        background: var(--raised);
        color: var(--text);
        box-shadow: var(--shadow-raised);
      }
      [popover]:popover-open {
        animation: appear var(--quick) var(--ease);
      }
      button {
        display: flex;
        align-items: center;
        gap: 12px;
        width: 100%;
        height: 38px;
        padding-block: 0;
        padding-inline: 8px 12px;
        border-radius: var(--radius-control);
      }
      .quick {
        display: flex;
        gap: 2px;
        padding-bottom: 6px;
        margin-bottom: 6px;
        box-shadow: 0 1px var(--line-soft);
      }
      .quick button {
        justify-content: center;
        width: 36px;
        padding: 0;
        font-size: 20px;
        line-height: 1;
        border-radius: 50%;
      }
      .quick button[aria-checked='true'] {
        background: var(--accent-soft);
      }
      button .icon {
        color: var(--muted);
      }
      button:hover,
      button:focus-visible {
        background: var(--hover);
        outline: none;
      }
      .bad,
      .bad .icon {
        color: var(--danger);
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: scale(0.97);
        }
      }
    `,
  ];
}
customElements.define('parley-message-menu', ParleyMessageMenu);
