/** @import {ReactiveController, ReactiveControllerHost} from 'lit' */

/** Rows drawn beyond each edge of what is seen. */
const BEYOND = 12;
/** Lists up to this long are drawn whole. */
const WHOLE = 60;

/**
 * Draws of a long list of equal rows only those around what is seen; room is kept for the others. The host scrolls
 * inside whatever of its ancestors scrolls.
 *
 * @implements {ReactiveController}
 */
export class Windowed {
  /**
   * @param {ReactiveControllerHost & HTMLElement} host
   * @param {number} rowHeight pixels
   */
  constructor(host, rowHeight) {
    this.host = host;
    this.rowHeight = rowHeight;
    this.count = 0;
    this.from = 0;
    this.to = WHOLE;
    /** @type {Element|null} */
    this.scroller = null;
    this.scrolled = () => this.#measure();
    host.addController(this);
  }

  /**
   * @template T
   * @param {readonly T[]} items
   * @returns {{items: readonly T[], from: number, room: string}} what to draw, and the padding in place of the rest
   */
  of(items) {
    this.count = items.length;
    if (items.length <= WHOLE) return { items, from: 0, room: '' };
    const from = Math.min(this.from, Math.max(0, items.length - WHOLE));
    const to = Math.min(items.length, Math.max(this.to, from + 1));
    const room = `padding-block: ${from * this.rowHeight}px ${(items.length - to) * this.rowHeight}px`;
    return { items: items.slice(from, to), from, room };
  }

  hostConnected() {
    this.host.updateComplete.then(() => this.#attach());
  }

  hostDisconnected() {
    this.scroller?.removeEventListener('scroll', this.scrolled);
    this.scroller = null;
  }

  hostUpdated() {
    if (this.scroller) this.#measure();
  }

  #attach() {
    if (!this.host.isConnected || this.scroller) return;
    this.scroller = scrollerOf(this.host);
    this.scroller?.addEventListener('scroll', this.scrolled, { passive: true });
    this.#measure();
  }

  #measure() {
    if (!this.scroller || this.count <= WHOLE) return;
    const above = this.scroller.getBoundingClientRect().top - this.host.getBoundingClientRect().top;
    const first = Math.floor(above / this.rowHeight);
    const from = Math.max(0, Math.min(first, this.count - 1) - BEYOND);
    const to = Math.min(this.count, Math.max(0, first) + Math.ceil(this.scroller.clientHeight / this.rowHeight) + BEYOND);
    // Not with every row that passes: only when the edge comes near.
    if (Math.abs(from - this.from) < BEYOND / 2 && Math.abs(to - this.to) < BEYOND / 2) return;
    this.from = from;
    this.to = to;
    this.host.requestUpdate();
  }
}

/** @param {Element} element @returns {Element|null} the nearest ancestor that scrolls, across shadow roots */
function scrollerOf(element) {
  for (let at = above(element); at; at = above(at)) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement;
}

/** @param {Element} element @returns {Element|null} */
function above(element) {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
