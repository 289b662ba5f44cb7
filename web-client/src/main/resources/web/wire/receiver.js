/** @import {EventFrame, Frame} from './types.js' */
import { withReceipt } from './receipts.js';

/** Says where each frame of the server goes. */
export class Receiver {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./requests.js').Requests} parts.requests
   * @param {import('./replication.js').Replication} parts.replication
   * @param {import('./outbox.js').Outbox} parts.outbox
   * @param {import('./people.js').People} parts.people
   * @param {import('./presence.js').Presence} parts.presence
   * @param {import('./groups.js').Groups} parts.groups
   * @param {import('./typing.js').Typing} parts.typing
   */
  constructor({ store, requests, replication, outbox, people, presence, groups, typing }) {
    this.store = store;
    this.requests = requests;
    this.replication = replication;
    this.outbox = outbox;
    this.people = people;
    this.presence = presence;
    this.groups = groups;
    this.typing = typing;
  }

  /** @param {Frame} frame */
  receive(frame) {
    switch (frame.type) {
      case 'welcome':
        this.store.limits = frame.limits ?? {};
        return this.presence.apply(frame);
      case 'message_accepted':
        return this.#accepted(frame);
      case 'receipt':
        return this.#receipt(frame);
      case 'notification':
        return this.replication.readTo(frame.conversationId, frame.readSeq);
      case 'typing_indicator':
        return this.typing.heard(frame);
      case 'friend_request':
      case 'friend_request_changed':
      case 'friend_removed':
      case 'block_changed':
        // Who may write to whom is decided anew.
        this.store.closed.clear();
        return this.people.apply(frame);
      case 'profile_changed':
        this.people.apply(frame);
        return this.#profile(frame.user ?? frame);
      case 'presence_update':
        return this.presence.apply(frame);
      case 'mute_changed':
        return this.groups.apply(frame);
      case 'gap':
        return this.replication.dropped(/** @type {any} */ (frame));
      case 'error':
        if (frame.clientMessageId) this.outbox.refused(frame);
        this.requests.answer(frame);
        return;
    }
    if (typeof frame.rev === 'number') this.#event(/** @type {EventFrame} */ (frame));
    else this.requests.answer(frame);
  }

  /** @param {EventFrame} frame */
  #event(frame) {
    this.replication.receive(frame);
    if (frame.type !== 'new_message') return;
    const { conversationId, senderId: userId } = frame.message;
    this.typing.heard({ type: 'typing_indicator', conversationId, userId, typing: false });
  }

  /**
   * An acceptance is the event itself for the device that sent: what the frame does not repeat is known here.
   *
   * @param {Frame} frame
   */
  #accepted(frame) {
    const entry = this.outbox.accepted(frame);
    const me = this.store.me;
    const { conversationId, messageId, clientMessageId, seq, rev, createdAt } = frame;
    // Sent by a tab of which nothing was heard yet.
    if (!entry) return this.replication.dropped({ conversationId, rev });
    if (!me) return;
    this.store.closed.delete(conversationId);
    const { text, sentAt, replyTo } = entry;
    const author = { senderId: me.userId, senderName: me.displayName, clientMessageId, sentAt };
    const message = { messageId, conversationId, seq, rev, ...author, type: 'TEXT', text, replyTo, createdAt };
    // The answer to a repetition carries the latest rev of the message, which need not be that of its posting.
    if (frame.duplicate) this.replication.dropped({ conversationId, rev });
    else this.replication.receive({ type: 'new_message', conversationId, rev, message });
    const held = this.store.conversation(conversationId);
    if (held && held.rev >= rev) this.store.dropPending(conversationId, clientMessageId);
  }

  /** @param {Frame} frame */
  #receipt(frame) {
    const held = this.store.conversation(frame.conversationId);
    if (held) this.store.amend(withReceipt(held, /** @type {any} */ (frame)));
    if (frame.userId === this.store.me?.userId) this.replication.readTo(frame.conversationId, frame.readSeq ?? 0);
  }

  /** @param {any} user */
  #profile(user) {
    if (!user?.userId) return;
    this.store.know(user);
    if (user.userId === this.store.me?.userId) this.store.me = { ...this.store.me, ...user };
    for (const replica of this.store.list) {
      if (replica.peer?.userId === user.userId) this.store.put({ ...replica, peer: user });
    }
  }
}
