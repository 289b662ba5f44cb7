import { LitElement, html, nothing } from 'lit';
import { language, t } from '../i18n/words.js';
import { emojiPickerStyles } from './emoji-picker-styles.js';
import { icon } from './icon.js';
import { recentEmoji, remember } from './recent-emoji.js';

const { default: table } = await (language === 'zh-Hans' ? import('../i18n/emoji-zh-Hans.js') : import('../i18n/emoji-en.js'));

const COLUMNS = 8;
const GAP = 6;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

/** @typedef {{emoji: string, words: string}} Entry */
/** @typedef {{name: string, entries: readonly Entry[]}} Category */

/**
 * Emoji by category, the recent ones first, found by the words of the catalogue. Arrows move over the grid, letters
 * search, Enter picks. Opens beside what asked for it and gives the focus back.
 */
export class ParleyEmojiPicker extends LitElement {
  static properties = { query: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.query = '';
    this.shown = false;
    /** @type {HTMLElement|null} */
    this.origin = null;
    /** @type {(emoji: string) => void} */
    this.chosen = () => {};
  }

  /** @param {{origin: HTMLElement, chosen: (emoji: string) => void}} wish */
  async open({ origin, chosen }) {
    Object.assign(this, { origin, chosen, query: '', shown: true });
    await this.updateComplete;
    const panel = this.#panel;
    panel.showPopover();
    const { top, bottom, left } = origin.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const above = top - height - GAP;
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    panel.style.top = `${above >= 8 ? above : Math.max(8, Math.min(bottom + GAP, innerHeight - height - 8))}px`;
    // Where the keyboard is on the screen it would hide what one wants to see.
    (matchMedia('(pointer: coarse)').matches ? panel : this.#search).focus();
  }

  /** @returns {HTMLElement} */
  get #panel() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('[popover]'));
  }

  /** @returns {HTMLInputElement} */
  get #search() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
  }

  render() {
    return html`<div popover tabindex="-1" role="dialog" aria-label=${t('emoji.title')} @keydown=${this.#key} @click=${this.#clicked} @toggle=${this.#toggled}>
      ${this.shown ? this.#content() : nothing}
    </div>`;
  }

  #content() {
    const found = this.#found();
    return html`
      <label>
        ${icon('search')}
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          .value=${this.query}
          placeholder=${t('emoji.search')}
          aria-label=${t('emoji.search')}
          @input=${() => (this.query = this.#search.value)}
        />
      </label>
      <div class="all">
        ${found.map((category, index) => this.#category(category, index === 0))}
        ${found.length ? nothing : html`<p role="status">${t('emoji.none', { query: this.query })}</p>`}
      </div>
    `;
  }

  /** @param {Category} category @param {boolean} first whether the tabulator leads into it */
  #category({ name, entries }, first) {
    const rows = Array.from({ length: Math.ceil(entries.length / COLUMNS) }, (_, row) =>
      entries.slice(row * COLUMNS, (row + 1) * COLUMNS),
    );
    return html`<h3 aria-hidden="true">${name}</h3>
      <div role="grid" aria-label=${name}>
        ${rows.map(
          (row, down) => html`<div role="row">
            ${row.map(
              ({ emoji, words }, along) =>
                html`<button role="gridcell" tabindex=${first && !down && !along ? 0 : -1} data-emoji=${emoji} title=${words} aria-label="${emoji} ${words}">${emoji}</button>`,
            )}
          </div>`,
        )}
      </div>`;
  }

  /** @returns {Category[]} */
  #found() {
    const all = categories();
    const parts = this.query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (parts.length) {
      const entries = all.flatMap((category) => category.entries.filter((entry) => fits(entry, parts)));
      return entries.length ? [{ name: t('emoji.found'), entries }] : [];
    }
    const words = new Map(all.flatMap(({ entries }) => entries).map((entry) => [entry.emoji, entry.words]));
    const recent = recentEmoji().map((emoji) => ({ emoji, words: words.get(emoji) ?? '' }));
    return recent.length ? [{ name: t('emoji.recent'), entries: recent }, ...all] : all;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const cell = /** @type {HTMLElement} */ (event.target).closest('button');
    if (cell?.dataset.emoji) this.#pick(cell.dataset.emoji);
  }

  /** @param {string} emoji */
  #pick(emoji) {
    remember(emoji);
    this.#panel.hidePopover();
    this.chosen(emoji);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const searching = this.#search.matches(':focus');
    const rows = [...this.renderRoot.querySelectorAll('[role=row]')].map((row) => [...row.querySelectorAll('button')]);
    if (searching && event.key === 'Enter') {
      event.preventDefault();
      const first = rows[0]?.[0]?.dataset.emoji;
      if (first) this.#pick(first);
    } else if (searching && event.key === 'ArrowDown') {
      event.preventDefault();
      rows[0]?.[0]?.focus();
    } else if (!searching && event.key.startsWith('Arrow')) {
      event.preventDefault();
      this.#move(rows, event.key);
    } else if (!searching && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      this.#search.focus();
    }
  }

  /** @param {HTMLElement[][]} rows @param {string} key */
  #move(rows, key) {
    const row = rows.findIndex((cells) => cells.some((cell) => cell.matches(':focus')));
    const column = rows[row]?.findIndex((cell) => cell.matches(':focus')) ?? 0;
    const cells = rows.flat();
    const at = cells.indexOf(rows[row]?.[column]);
    const rightToLeft = getComputedStyle(this).direction === 'rtl';
    const onward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const next = rows[row + (key === 'ArrowDown' ? 1 : -1)];
      if (next) next[Math.min(column, next.length - 1)].focus();
      else if (key === 'ArrowUp') this.#search.focus();
    } else {
      cells[at + (key === onward ? 1 : -1)]?.focus();
    }
  }

  /** @param {ToggleEvent} event */
  #toggled(event) {
    if (event.newState === 'open') return;
    if (this.renderRoot.querySelector(':focus')) this.origin?.focus();
    this.shown = false;
  }

  static styles = emojiPickerStyles;
}
customElements.define('parley-emoji-picker', ParleyEmojiPicker);

/** By beginnings of words; languages without spaces between words are searched anywhere. @param {Entry} entry @param {string[]} parts */
function fits({ emoji, words }, parts) {
  const names = words.toLocaleLowerCase().split(' ');
  return parts.every((part) => emoji === part || names.some((name) => name.startsWith(part) || (!LATIN.test(part) && name.includes(part))));
}

/** @returns {Category[]} */
function categories() {
  return [
    { name: t('emoji.smileys'), entries: parsed(table.smileys) },
    { name: t('emoji.people'), entries: parsed(table.people) },
    { name: t('emoji.nature'), entries: parsed(table.nature) },
    { name: t('emoji.food'), entries: parsed(table.food) },
    { name: t('emoji.doing'), entries: parsed(table.doing) },
    { name: t('emoji.things'), entries: parsed(table.things) },
    { name: t('emoji.signs'), entries: parsed(table.signs) },
  ];
}

/** @param {string} text entries between commas: an emoji and its words @returns {Entry[]} */
function parsed(text) {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      const space = entry.indexOf(' ');
      return { emoji: entry.slice(0, space), words: entry.slice(space + 1) };
    });
}
