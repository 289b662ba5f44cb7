/** What the tabs of one browser tell each other, because the server tells it only to other devices. */
export class Tabs {
  /** @param {{onRead: (conversationId: string, seq: number) => void, onSignedOut: () => void}} listeners */
  constructor({ onRead, onSignedOut }) {
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel('parley') : undefined;
    if (!this.channel) return;
    this.channel.onmessage = ({ data }) => {
      if (data.type === 'read') onRead(data.conversationId, data.seq);
      if (data.type === 'signed_out') onSignedOut();
    };
  }

  /** @param {string} conversationId @param {number} seq */
  read(conversationId, seq) {
    this.channel?.postMessage({ type: 'read', conversationId, seq });
  }

  signedOut() {
    this.channel?.postMessage({ type: 'signed_out' });
  }
}
