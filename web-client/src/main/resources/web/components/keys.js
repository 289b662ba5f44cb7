import { unread } from '../wire/replica.js';

/** What opens the jump dialog, as it stands on the keyboard. */
export const JUMP = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K';

/** @typedef {'list'|'messages'|'composer'|'details'} Pane */
/** @type {Pane[]} */
const PANES = ['list', 'messages', 'composer', 'details'];

/** The keys that work everywhere on the page. */
export class Keys {
  /** @param {import('./app.js').ParleyApp} app */
  constructor(app) {
    this.app = app;
    this.pane = 0;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (!this.app.client.store.me) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'k') this.#take(event, () => this.app.jump());
    else if (event.altKey && event.key === 'ArrowDown') this.#take(event, () => this.#nextUnread(1));
    else if (event.altKey && event.key === 'ArrowUp') this.#take(event, () => this.#nextUnread(-1));
    else if (event.key === 'F6') this.#take(event, () => this.#nextPane(event.shiftKey ? -1 : 1));
    else if (event.key === 'Escape') this.#escape(event);
  }

  /** @param {KeyboardEvent} event @param {() => void} work */
  #take(event, work) {
    event.preventDefault();
    work();
  }

  /** @param {number} step */
  #nextUnread(step) {
    const { list } = this.app.client.store;
    const at = list.findIndex(({ conversationId }) => conversationId === this.app.conversation);
    for (let i = 1; i <= list.length; i++) {
      const index = (at + step * i + list.length * 2) % list.length;
      if (unread(list[index]) && !list[index].muted) return this.app.go(list[index].conversationId);
    }
  }

  /** @param {number} step */
  #nextPane(step) {
    for (let i = 0; i < PANES.length; i++) {
      this.pane = (this.pane + step + PANES.length) % PANES.length;
      if (this.app.pane(PANES[this.pane])) return;
    }
  }

  /** Out of the details first, then from anywhere to the place to write. @param {KeyboardEvent} event */
  #escape(event) {
    const over = event.composedPath().some((one) => one instanceof Element && one.matches(':popover-open, dialog[open]'));
    if (event.defaultPrevented || over) return;
    if (this.app.details) this.app.details = false;
    this.app.pane('composer');
  }
}
