/** @import {Chunk} from '../wire/history.js' */
/** @import {ParleyMessageList} from './message-list.js' */

/** At most this many chunks are drawn. */
const CHUNKS = 15;
/** At first, and around a message that one jumps to. */
const FEW = 4;
/** This far beyond the screen messages are drawn already. */
const MARGIN_PX = 1500;
const ROW_PX = 44;

/** @typedef {{above: number, drawn: readonly Chunk[], below: number}} View  what is drawn, and the room of what is not */

/**
 * Which chunks of a long history are drawn: those around the screen. The others are room of the height that they had, or
 * of one that is estimated, so that the page holds a few hundred messages however long the history is.
 */
export class MessageWindow {
  /** @param {ParleyMessageList} host */
  constructor(host) {
    this.host = host;
    /** Heights as they were measured, by the chunk's key, and the chunk as it was then. */
    /** @type {Map<number, {height: number, chunk: Chunk}>} */
    this.heights = new Map();
    /** The keys of the first and the last chunk that are drawn; without a last one the window keeps to the end. */
    this.first = -Infinity;
    this.last = Infinity;
    this.width = 0;
    this.resized = new ResizeObserver(() => this.#remeasure());
  }

  /** Another conversation, or its end. */
  toEnd() {
    this.first = -Infinity;
    this.last = Infinity;
  }

  leave() {
    this.toEnd();
    this.heights.clear();
  }

  /** @param {readonly Chunk[]} chunks @returns {View} */
  view(chunks) {
    if (this.first === -Infinity && chunks.length) this.first = chunks[Math.max(0, chunks.length - FEW)].key;
    const from = Math.max(0, chunks.findIndex(({ key }) => key >= this.first));
    const beyond = chunks.findIndex(({ key }) => key > this.last);
    const to = beyond < 0 ? chunks.length : beyond;
    const room = (/** @type {readonly Chunk[]} */ some) => some.reduce((sum, chunk) => sum + this.height(chunk), 0);
    return { above: room(chunks.slice(0, from)), drawn: chunks.slice(from, to), below: room(chunks.slice(to)) };
  }

  /** @param {Chunk} chunk */
  height({ key, messages }) {
    return this.heights.get(key)?.height ?? messages.length * ROW_PX;
  }

  /** @param {Chunk} chunk whether it need not be laid out to be given its room */
  knows(chunk) {
    return this.heights.get(chunk.key)?.chunk === chunk;
  }

  /** The screen has moved: draws what is near it. */
  follow() {
    const { scroller, renderRoot, replica } = this.host;
    const chunks = replica?.history?.chunks ?? [];
    const above = renderRoot.querySelector('.above');
    if (!scroller || !above || !chunks.length) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    let y = above.getBoundingClientRect().top;
    let [first, last] = [chunks.length - 1, 0];
    chunks.forEach((chunk, index) => {
      const end = y + this.height(chunk);
      if (end > top - MARGIN_PX) first = Math.min(first, index);
      if (y < bottom + MARGIN_PX) last = Math.max(last, index);
      y = end;
    });
    this.#take(chunks, first, last);
  }

  /** @param {readonly Chunk[]} chunks @param {number} first @param {number} last what has to be drawn, by index */
  #take(chunks, first, last) {
    const held = chunks.findIndex(({ key }) => key >= this.first);
    const until = chunks.findLastIndex(({ key }) => key <= this.last);
    if (held >= 0 && first >= held && last <= until && until - held < CHUNKS) return;
    // What is drawn already stays as long as there is room: one who turns round finds it.
    const overlaps = held >= 0 && first <= until && last >= held;
    let [from, to] = overlaps ? [Math.min(first, held), Math.max(last, until)] : [first, last];
    while (to - from >= CHUNKS && (from < first || to > last)) {
      if (from < first) from++;
      else to--;
    }
    const end = to >= chunks.length - 1 ? Infinity : chunks[to].key;
    if (this.first === chunks[from].key && this.last === end) return;
    this.first = chunks[from].key;
    this.last = end;
    this.host.requestUpdate();
  }

  /** Draws around a message. @param {number} seq */
  show(seq) {
    const chunks = this.host.replica?.history?.chunks ?? [];
    const at = chunks.findIndex(({ messages }) => (messages.at(-1)?.seq ?? 0) >= seq);
    if (at >= 0) this.#take(chunks, Math.max(0, at - 1), Math.min(chunks.length - 1, at + 1));
  }

  /** After an update: gives all that is not laid out the height that it has. @param {View} view */
  settle({ above, below }) {
    const { renderRoot, scroller } = this.host;
    const [over, under] = ['.above', '.below'].map((one) => /** @type {HTMLElement|null} */ (renderRoot.querySelector(one)));
    if (over) over.style.height = `${above}px`;
    if (under) under.style.height = `${below}px`;
    for (const element of renderRoot.querySelectorAll('parley-message-chunk')) {
      const height = this.heights.get(element.chunk.key)?.height;
      if (height) element.style.containIntrinsicBlockSize = `auto ${height}px`;
    }
    if (scroller) this.resized.observe(scroller);
  }

  /** Learns the heights of what is laid out. */
  measure() {
    for (const element of this.host.renderRoot.querySelectorAll('parley-message-chunk')) {
      if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
      const { height } = element.getBoundingClientRect();
      if (height) this.heights.set(element.chunk.key, { height, chunk: element.chunk });
    }
  }

  /** Another width breaks the lines elsewhere. */
  #remeasure() {
    const width = this.host.scroller?.clientWidth ?? 0;
    if (this.width && width !== this.width) {
      this.heights.clear();
      this.host.requestUpdate();
    }
    this.width = width;
  }
}
