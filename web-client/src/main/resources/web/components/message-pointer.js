/** @import {ParleyMessageList} from './message-list.js' */
/** @import {Act} from './message-acts.js' */
import { say } from './events.js';

const LONG_PRESS_MS = 450;
const SLIP_PX = 8;

/**
 * Reaches single messages of a list: arrows move between them; the menu opens by its button, the secondary button, a
 * long press, or Shift+F10; what could not be sent is sent again or thrown away.
 */
export class MessagePointer {
  /** @param {ParleyMessageList} host */
  constructor(host) {
    this.host = host;
    /** @type {{timer: ReturnType<typeof setTimeout>, x: number, y: number}|undefined} */
    this.press = undefined;
    host.addEventListener('click', (event) => this.#click(event));
    host.addEventListener('contextmenu', (event) => this.#context(event));
    host.addEventListener('keydown', (event) => this.#key(event));
    host.addEventListener('pointerdown', (event) => this.#down(event));
    host.addEventListener('pointermove', (event) => this.#moved(event));
    for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) {
      host.addEventListener(end, () => this.#up());
    }
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const row = rowOf(event);
    const target = inner(event);
    if (!row) return;
    const person = event.composedPath().find((one) => one instanceof HTMLElement && one.dataset.person);
    const button = target.closest('button');
    if (person instanceof HTMLElement) this.#person(person.dataset.person ?? '');
    else if (button) this.#pressed(row, button);
  }

  /** @param {HTMLElement} row @param {HTMLElement} button */
  #pressed(row, button) {
    const { act, emoji } = button.dataset;
    const entry = this.#pending(row);
    const message = this.#message(row);
    if (button.matches('.more')) {
      const { left, bottom } = button.getBoundingClientRect();
      this.#open(row, left, bottom);
    } else if (entry && act === 'retry') this.host.client.outbox.retry(entry);
    else if (entry && act === 'discard') this.host.client.outbox.discard(entry);
    else if (message && emoji) this.host.acts.do({ act: 'react', message, emoji });
    else if (message && act) this.host.acts.do({ act: /** @type {Act} */ (act), message, origin: button });
  }

  /** @param {string} userId */
  #person(userId) {
    const { client, conversation, replica } = this.host;
    if (client.store.gone.has(userId)) return;
    say(this.host, 'person', { userId, group: replica?.type === 'GROUP' ? conversation : '' });
  }

  /** @param {MouseEvent} event */
  #context(event) {
    const row = rowOf(event);
    if (!row || inner(event).closest('a') || String(getSelection()).trim()) return;
    event.preventDefault();
    this.#open(row, event.clientX, event.clientY);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const row = rowOf(event);
    if (event.pointerType !== 'touch' || !row) return;
    const { clientX: x, clientY: y } = event;
    this.press = { x, y, timer: setTimeout(() => this.#open(row, x, y), LONG_PRESS_MS) };
  }

  /** @param {PointerEvent} event */
  #moved({ clientX, clientY }) {
    const { press } = this;
    if (press && Math.hypot(clientX - press.x, clientY - press.y) > SLIP_PX) this.#up();
  }

  #up() {
    clearTimeout(this.press?.timer);
    this.press = undefined;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const row = rowOf(event);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && (row?.matches(':focus') || inner(event) === this.host.scroller)) {
      event.preventDefault();
      this.#step(row, step);
    } else if (row && (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10') || event.key === 'Enter')) {
      if (inner(event) !== row) return;
      event.preventDefault();
      const { left, top } = (row.querySelector('.bubble') ?? row).getBoundingClientRect();
      this.#open(row, left + 16, top + 24);
    }
  }

  /** @param {HTMLElement|null} row @param {number} step */
  #step(row, step) {
    const rows = /** @type {HTMLElement[]} */ ([...this.host.renderRoot.querySelectorAll('.message')]);
    const next = row ? rows[rows.indexOf(row) + step] : rows[rows.length - 1];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {HTMLElement} row @param {number} x @param {number} y */
  #open(row, x, y) {
    const { client, replica } = this.host;
    const message = this.#message(row);
    if (!message || message.unsentAt || replica?.left) return;
    const me = client.store.me?.userId;
    const admin = replica?.members?.some(({ userId, role }) => userId === me && role === 'ADMIN') ?? false;
    const own = message.senderId === me;
    const group = replica?.type === 'GROUP';
    const menu = this.host.renderRoot.querySelector('parley-message-menu');
    menu?.open(message, { own, admin: admin && group, me: me ?? '', x, y, origin: row });
  }

  /** @param {HTMLElement} row */
  #message(row) {
    return row.dataset.seq ? this.host.replica?.history?.at(Number(row.dataset.seq)) : undefined;
  }

  /** @param {HTMLElement} row */
  #pending(row) {
    const { client, conversation } = this.host;
    return client.store.pendingOf(conversation).find(({ clientMessageId }) => clientMessageId === row.dataset.clientId);
  }
}

/** @param {Event} event @returns {Element} what was really met, inside the shadow */
function inner(event) {
  return /** @type {Element} */ (event.composedPath()[0]);
}

/** @param {Event} event @returns {HTMLElement|null} */
function rowOf(event) {
  const row = event.composedPath().find((one) => one instanceof HTMLElement && one.matches('.message'));
  return row instanceof HTMLElement ? row : null;
}
