import { LitElement, html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { say } from './events.js';
import { icon } from './icon.js';
import { composerStyles } from './composer-styles.js';
import { senderName } from './names.js';
import { quotedText } from './quote.js';

const LINES = 8;
const DRAFT_MS = 300;
const TEXT_LIMIT = 8000;
/** From this many characters before the limit on they are counted. */
const NEAR = 200;

/** Where messages are written and edited. What is typed is kept as a draft until it is sent. */
export class ParleyComposer extends LitElement {
  static properties = {
    client: { attribute: false },
    conversation: {},
    editing: { attribute: false },
    replying: { attribute: false },
    text: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../wire/parley-client.js').ParleyClient} */
    this.client;
    this.conversation = '';
    /** @type {import('../wire/types.js').Message|null} */
    this.editing = null;
    /** The message that is being answered. */
    /** @type {import('../wire/types.js').Message|null} */
    this.replying = null;
    this.text = '';
    this.busy = false;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.saving = undefined;
    this.save = () => this.#saveDraft();
    this.left = () => {
      this.#saveDraft();
      this.client.typing.stopped();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.save);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.save);
    this.left();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('conversation')) {
      const before = /** @type {string|undefined} */ (changed.get('conversation'));
      if (before && !changed.get('editing')) this.#saveDraft(before);
      this.text = this.client.store.drafts.get(this.conversation) ?? '';
    }
    if (changed.has('editing') && (this.editing || changed.get('editing'))) {
      if (this.editing) this.#saveDraft();
      this.text = this.editing ? (this.editing.text ?? '') : (this.client.store.drafts.get(this.conversation) ?? '');
    }
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    const area = this.#area;
    if (area.value !== this.text) area.value = this.text;
    if (changed.has('text')) this.#grow();
    if ((changed.has('editing') && this.editing) || (changed.has('replying') && this.replying)) this.focusText();
  }

  render() {
    const limit = this.client.store.limits.textCodePoints ?? TEXT_LIMIT;
    const left = limit - [...this.text].length;
    return html`
      <form @submit=${this.#submit}>
        ${this.editing
          ? this.#banner('edit', t('compose.editing'), this.editing.text ?? '')
          : this.replying
            ? this.#banner('reply', t('compose.replying', { name: this.#answered(this.replying) }), quotedText(this.replying))
            : nothing}
        <div class="line">
          <button type="button" class="round emoji" title=${t('emoji.title')} aria-label=${t('emoji.title')} aria-haspopup="dialog" @click=${this.#emoji}>
            ${icon('smile')}
          </button>
          <textarea
            dir="auto"
            rows="1"
            aria-label=${t('compose.label')}
            placeholder=${t('compose.placeholder')}
            @input=${this.#typed}
            @keydown=${this.#key}
            @blur=${this.left}
          ></textarea>
          <button
            class="send"
            title=${t(this.editing ? 'compose.save' : 'compose.send')}
            aria-label=${t(this.editing ? 'compose.save' : 'compose.send')}
            ?disabled=${!this.text.trim() || left < 0 || this.busy}
          >
            ${icon(this.editing ? 'check' : 'send')}
          </button>
        </div>
        ${left <= NEAR
          ? html`<p class=${left < 0 ? 'over' : ''} role="status">
              ${left < 0 ? t('compose.over', { count: -left }) : t('compose.left', { count: left })}
            </p>`
          : nothing}
      </form>
    `;
  }

  /** @param {import('./drawings.js').Drawing} drawing @param {string} title @param {string} text */
  #banner(drawing, title, text) {
    const label = t(this.editing ? 'compose.cancel' : 'compose.cancelReply');
    return html`<div class="banner">
      ${icon(drawing)}<span><b dir="auto">${title}</b><small dir="auto">${text}</small></span>
      <button type="button" class="round" title=${label} aria-label=${label} @click=${this.#cancel}>${icon('close')}</button>
    </div>`;
  }

  /** @param {import('../wire/types.js').Message} message */
  #answered(message) {
    return message.senderId === this.client.store.me?.userId ? t('message.you') : senderName(this.client.store, message);
  }

  /** @param {MouseEvent} event */
  #emoji(event) {
    const { selectionStart, selectionEnd } = this.#area;
    say(this, 'choose-emoji', {
      origin: event.currentTarget,
      chosen: (/** @type {string} */ emoji) => this.#insert(emoji, selectionStart, selectionEnd),
    });
  }

  /** @param {string} words @param {number} from @param {number} to */
  #insert(words, from, to) {
    const area = this.#area;
    area.setRangeText(words, from, to, 'end');
    this.#typed();
    area.focus();
  }

  /** @returns {HTMLTextAreaElement} */
  get #area() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('textarea'));
  }

  focusText() {
    const area = this.#area;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }

  #grow() {
    const area = this.#area;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, LINES * 22 + 20)}px`;
    area.style.overflowY = area.scrollHeight > LINES * 22 + 20 ? 'auto' : 'hidden';
  }

  #typed() {
    this.text = this.#area.value;
    clearTimeout(this.saving);
    this.saving = setTimeout(this.save, DRAFT_MS);
    if (this.editing || !this.text.trim()) this.client.typing.stopped();
    else this.client.typing.typed(this.conversation);
  }

  /** @param {string} [conversation] */
  #saveDraft(conversation = this.conversation) {
    clearTimeout(this.saving);
    if (!this.editing && this.client.store.me) this.client.draft(conversation, this.text.trim() ? this.text : '');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.renderRoot.querySelector('form')?.requestSubmit();
    } else if (event.key === 'ArrowUp' && !this.text && !this.editing) {
      event.preventDefault();
      say(this, 'edit-last');
    } else if (event.key === 'Escape' && (this.editing || this.replying)) {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
    }
  }

  #cancel() {
    say(this, 'compose-done');
    this.focusText();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text || this.busy) return;
    if (this.editing) return this.#saveEdit(text);
    clearTimeout(this.saving);
    this.text = '';
    this.client.send(this.conversation, text, this.replying?.messageId);
    say(this, 'compose-done');
    say(this, 'sent');
    this.focusText();
  }

  /** @param {string} text */
  async #saveEdit(text) {
    const message = this.editing;
    if (!message) return;
    if (text === message.text) return this.#cancel();
    this.busy = true;
    try {
      await this.client.edit(message, text);
      this.#cancel();
    } catch (error) {
      say(this, 'notice', explain(error));
    } finally {
      this.busy = false;
    }
  }

  static styles = composerStyles;
}
customElements.define('parley-composer', ParleyComposer);
