import { History } from './history.js';
import { Problem } from './problem.js';
import { withReceipt } from './receipts.js';

const PAGE = 100;

/** Reads what a screen needs and the list does not bring: history by pages, members, profiles. */
export class Reader {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./rest.js').Rest} parts.rest
   * @param {import('./replication.js').Replication} parts.replication
   */
  constructor({ store, rest, replication }) {
    this.store = store;
    this.rest = rest;
    this.replication = replication;
    /** Pages on their way, by conversation. */
    /** @type {Map<string, Promise<void>>} */
    this.paging = new Map();
    /** @type {Set<string>} */
    this.meeting = new Set();
  }

  /** @param {string} id */
  async open(id) {
    if (!this.store.conversation(id)) await this.replication.find(id);
    const replica = this.store.conversation(id);
    if (!replica || replica.left) return;
    await Promise.all([replica.history ? undefined : this.#firstPage(id), this.members(id)]);
  }

  /** @param {string} id */
  async older(id) {
    const history = this.store.conversation(id)?.history;
    const running = this.paging.get(id);
    if (running || !history || history.complete) return running;
    const work = this.#page(id, history.first?.seq).finally(() => this.paging.delete(id));
    this.paging.set(id, work);
    return work;
  }

  /** @param {string} id @param {number} seq @returns {Promise<boolean>} whether the history reaches back to it */
  async until(id, seq) {
    for (let before = Infinity; ; ) {
      const history = this.store.conversation(id)?.history;
      if (!history || history.firstSeq <= seq) return !!history;
      // No progress: it is out of reach, or another reading is under way.
      if (history.complete || history.firstSeq >= before) return false;
      before = history.firstSeq;
      await this.older(id);
    }
  }

  /** @param {string} id @param {number} chunks */
  trim(id, chunks) {
    const replica = this.store.conversation(id);
    const history = replica?.history;
    if (history && history.chunks.length > chunks * 2) this.store.put({ ...replica, history: history.trimmed(chunks) });
  }

  /** @param {string} id */
  async #firstPage(id) {
    const replica = this.store.conversation(id);
    // Events that arrive while the page is on its way are kept, so that no hole opens between the two.
    if (replica && !replica.history) this.store.put({ ...replica, history: new History() });
    await this.#page(id, undefined);
  }

  /** @param {string} id @param {number|undefined} before */
  async #page(id, before) {
    this.store.loading(id, 'loading');
    try {
      const { items, changes, nextCursor } = await this.rest.messages(id, before, PAGE);
      const replica = this.store.conversation(id);
      const complete = items.at(-1)?.seq === 1 || (items.length < PAGE && !nextCursor);
      if (replica?.history) {
        this.store.put({ ...replica, history: replica.history.withPage(items, changes ?? [], complete) });
      }
      for (const { senderId, senderName } of items) this.store.meet(senderId, senderName);
      this.store.loading(id, undefined);
    } catch (error) {
      this.store.loading(id, 'failed');
      if (!(error instanceof Problem)) throw error;
    }
  }

  /** Reads who is in it and how far each has come, which no log tells. @param {string} id */
  async members(id) {
    const conversation = await this.rest.conversation(id).catch(() => undefined);
    const replica = this.store.conversation(id);
    if (!conversation || !replica) return;
    const { members, history: access = 'FROM_JOIN' } = conversation;
    this.store.meetMembers(members);
    // What was heard meanwhile is newer.
    const fresh = { ...replica, members, access, memberCount: members.length };
    this.store.put((replica.members ?? []).reduce(withReceipt, fresh));
  }

  /** Fills in who is not known yet. @param {string[]} userIds */
  async meet(userIds) {
    const { users, gone } = this.store;
    const strangers = userIds.filter((one) => !users.get(one)?.username && !gone.has(one) && !this.meeting.has(one));
    strangers.forEach((userId) => this.meeting.add(userId));
    const next = async () => {
      for (let userId = strangers.shift(); userId; userId = strangers.shift()) {
        await this.#profile(userId);
        this.meeting.delete(userId);
      }
    };
    await Promise.all([next(), next(), next(), next()]);
  }

  /** @param {string} userId */
  async #profile(userId) {
    try {
      this.store.know(await this.rest.user(userId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status !== 404) return;
      this.store.gone.add(userId);
      this.store.names++;
      this.store.touch('users', 'list');
    }
  }
}
