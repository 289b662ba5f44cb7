/** @import {Note} from './outbox.js' */

/** What the tabs of one browser tell each other, because the server tells it only to other devices. */
export class Tabs {
  /**
   * @param {object} listeners
   * @param {(conversationId: string, seq: number) => void} listeners.onRead
   * @param {(note: Note) => void} listeners.onOutbox
   * @param {(conversationId: string, muted: boolean) => void} listeners.onMuted
   * @param {() => void} listeners.onSignedIn
   * @param {() => void} listeners.onSignedOut
   */
  constructor({ onRead, onOutbox, onMuted, onSignedIn, onSignedOut }) {
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel('parley') : undefined;
    if (!this.channel) return;
    this.channel.onmessage = ({ data }) => {
      if (data.type === 'read') onRead(data.conversationId, data.seq);
      if (data.type === 'outbox') onOutbox(data.note);
      if (data.type === 'muted') onMuted(data.conversationId, data.muted);
      if (data.type === 'signed_in') onSignedIn();
      if (data.type === 'signed_out') onSignedOut();
    };
  }

  /** @param {string} conversationId @param {number} seq */
  read(conversationId, seq) {
    this.channel?.postMessage({ type: 'read', conversationId, seq });
  }

  /** @param {Note} note */
  outbox(note) {
    this.channel?.postMessage({ type: 'outbox', note });
  }

  /** @param {string} conversationId @param {boolean} muted */
  muted(conversationId, muted) {
    this.channel?.postMessage({ type: 'muted', conversationId, muted });
  }

  signedIn() {
    this.channel?.postMessage({ type: 'signed_in' });
  }

  signedOut() {
    this.channel?.postMessage({ type: 'signed_out' });
  }
}
