/** @import {ParleyMessageList} from './message-list.js' */

const END_PX = 48;
const OLDER_PX = 1600;
const LOOK_MS = 120;
/** At the end this many chunks stay; the older ones are read again when somebody scrolls there. */
const PINNED_CHUNKS = 20;

/**
 * Where the eye is in a list of messages that scrolls from its end. Pages that load above move nothing by themselves;
 * what comes in below is held off, unless the reader is at the end. What the eye has passed is read.
 */
export class ReadingPlace {
  /** @param {ParleyMessageList} host */
  constructor(host) {
    this.host = host;
    /** Whether the reader has been put somewhere in this conversation. */
    this.taken = false;
    /** @type {{row: Element, top: number}|undefined} */
    this.anchor = undefined;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.looking = undefined;
  }

  /** Another conversation comes. */
  leave() {
    this.taken = false;
    this.anchor = undefined;
    this.host.atEnd = true;
  }

  /** The first sight: at the "new" line when that is further up than the screen, else at the end. */
  take() {
    const { scroller, renderRoot } = this.host;
    if (!scroller) return;
    this.taken = true;
    scroller.scrollTop = 0;
    const line = renderRoot.querySelector('.new');
    const above = line ? scroller.getBoundingClientRect().top - line.getBoundingClientRect().top : 0;
    if (above > 0) scroller.scrollTop = -above - 12;
  }

  /** Before an update: remembers the topmost message on the screen and where it is. */
  keep() {
    this.anchor = this.taken && !this.host.atEnd ? this.#topmost() : undefined;
  }

  /** After it: puts that message back where it was. */
  restore() {
    const { anchor } = this;
    const { scroller } = this.host;
    this.anchor = undefined;
    if (!anchor?.row.isConnected || !scroller) return;
    const shift = anchor.row.getBoundingClientRect().top - anchor.top;
    if (Math.abs(shift) >= 1) scroller.scrollTop += shift;
  }

  scrolled() {
    const { scroller } = this.host;
    if (!scroller) return;
    this.host.atEnd = Math.abs(scroller.scrollTop) < END_PX;
    this.#loadOlder();
    // Finding what is under a point costs as much as a frame may.
    if (this.host.atEnd) this.look();
    else this.looking ??= setTimeout(() => this.look(), LOOK_MS);
  }

  /** What is on the screen of somebody who looks is read. */
  look() {
    clearTimeout(this.looking);
    this.looking = undefined;
    const { client, conversation, replica, scroller } = this.host;
    if (!this.taken || !replica || !scroller) return;
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
    if (this.host.atEnd) {
      client.markRead(conversation, replica.lastSeq);
      client.trim(conversation, PINNED_CHUNKS);
      return;
    }
    const { left, width, bottom } = scroller.getBoundingClientRect();
    const root = /** @type {ShadowRoot} */ (this.host.renderRoot);
    const seen = root.elementFromPoint(left + width / 2, bottom - 24)?.closest('.message');
    const seq = Number(/** @type {HTMLElement|null|undefined} */ (seen)?.dataset.seq);
    if (seq) client.markRead(conversation, seq);
  }

  #topmost() {
    const { renderRoot, scroller } = this.host;
    if (!scroller) return undefined;
    const { top } = scroller.getBoundingClientRect();
    for (const chunk of renderRoot.querySelectorAll('parley-message-chunk')) {
      if (chunk.getBoundingClientRect().bottom <= top) continue;
      for (const row of chunk.querySelectorAll('.message')) {
        const rect = row.getBoundingClientRect();
        if (rect.bottom > top) return { row, top: rect.top };
      }
    }
    return undefined;
  }

  #loadOlder() {
    const { client, conversation, scroller } = this.host;
    if (!scroller || !this.taken || client.store.loads.has(conversation)) return;
    const above = scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop;
    if (above < OLDER_PX) client.loadOlder(conversation);
  }
}
