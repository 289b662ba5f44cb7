/** @import {Message, MessageReceipt, Pending} from './types.js' */

/** What one does in conversations: the half of {@link import('./parley-client.js').ParleyClient} that changes them. */
export class Conversing {
  constructor() {
    /** @type {import('./store.js').Store} */
    this.store;
    /** @type {import('./rest.js').Rest} */
    this.rest;
    /** @type {import('./requests.js').Requests} */
    this.requests;
    /** @type {import('./replication.js').Replication} */
    this.replication;
    /** @type {import('./outbox.js').Outbox} */
    this.outbox;
    /** @type {import('./drafts.js').Drafts} */
    this.drafts;
    /** @type {import('./typing.js').Typing} */
    this.typing;
    /** @type {import('./cursors.js').Cursors} */
    this.cursors;
    /** @type {import('./tabs.js').Tabs} */
    this.tabs;
  }

  /** @param {string} userId @returns {Promise<string>} the conversation's id, new or not */
  async createDirect(userId) {
    return this.#created({ type: 'DIRECT', memberIds: [userId] });
  }

  /** @param {string} name @param {string[]} memberIds @returns {Promise<string>} */
  async createGroup(name, memberIds) {
    return this.#created({ type: 'GROUP', name, memberIds });
  }

  /** @param {{type: string, name?: string, memberIds: string[]}} wish */
  async #created(wish) {
    const conversation = await this.rest.createConversation(wish);
    const { conversationId } = conversation;
    if (conversation.lastSeq > 0) await this.replication.find(conversationId);
    else if (!this.store.conversation(conversationId)) this.replication.adopt(conversation, conversation.rev);
    return conversationId;
  }

  /** @param {string} id @param {string} text @param {string} [replyTo] a message's id @returns {Pending} */
  send(id, text, replyTo) {
    this.typing.stopped({ sent: true });
    this.drafts.put(id, '');
    return this.outbox.add(id, text, replyTo);
  }

  /** @param {Message} message @param {string} text */
  edit({ conversationId, messageId }, text) {
    return this.requests.ask({ type: 'edit_message', conversationId, messageId, text });
  }

  /** @param {Message} message */
  unsend({ conversationId, messageId }) {
    return this.requests.ask({ type: 'unsend_message', conversationId, messageId });
  }

  /** Adds the user's reaction, or takes it away where it is there. @param {Message} message @param {string} emoji */
  react({ conversationId, messageId, reactions }, emoji) {
    const remove = reactions?.[emoji]?.includes(this.store.me?.userId ?? '') ?? false;
    return this.requests.ask({ type: 'react', conversationId, messageId, emoji, ...(remove ? { remove } : {}) });
  }

  /** @param {Message} message @returns {Promise<MessageReceipt[]>} of the other members, the first hundred */
  async receipts({ conversationId, messageId }) {
    return (await this.rest.receipts(conversationId, messageId)).items;
  }

  /** @param {string} id @param {number} seq */
  markRead(id, seq) {
    const before = this.store.conversation(id)?.readSeq ?? seq;
    if (seq <= before) return;
    this.replication.readTo(id, seq);
    this.cursors.move(id, seq);
    this.tabs.read(id, seq);
  }

  /** @param {string} id @param {string} text */
  draft(id, text) {
    this.drafts.put(id, text);
  }
}
