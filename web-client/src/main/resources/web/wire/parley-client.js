/** @import {ConversationSummary, LinkState, Message, Pending, User} from './types.js' */
import { Account } from './account.js';
import { Credentials, SignedOut } from './credentials.js';
import { Cursors } from './cursors.js';
import { Drafts } from './drafts.js';
import { Groups } from './groups.js';
import { Link } from './link.js';
import { Outbox } from './outbox.js';
import { People } from './people.js';
import { Presence } from './presence.js';
import { Problem } from './problem.js';
import { Reader } from './reader.js';
import { Receiver } from './receiver.js';
import { Replication } from './replication.js';
import { Requests } from './requests.js';
import { Rest } from './rest.js';
import { Store } from './store.js';
import { Tabs } from './tabs.js';
import { Vault } from './vault.js';

export { Problem, SignedOut };

/**
 * A client of Parley for any page or worker: signs in, keeps a {@link Store} in step with the server, and sends. It
 * knows no DOM. Read from `client.store`, subscribe to its topics, and call the methods here to change something.
 */
export class ParleyClient {
  /**
   * @param {object} [parts]
   * @param {string} [parts.origin] the server, when it is not the page's own
   * @param {Pick<Storage, 'getItem'|'setItem'|'removeItem'>} [parts.storage]
   * @param {Vault} [parts.vault]
   * @param {(work: () => void) => void} [parts.schedule] when the store tells its listeners
   */
  constructor({ origin = globalThis.location?.origin ?? '', storage = localStorage, vault = new Vault(), schedule } = {}) {
    this.store = new Store(schedule);
    this.vault = vault;
    const refresh = (/** @type {string} */ token) => this.rest.refresh(token);
    const onSignedOut = () => this.#leave('signed_out');
    this.credentials = new Credentials({ storage, refresh, locks: globalThis.navigator?.locks, onSignedOut });
    this.rest = new Rest({ base: origin, credentials: this.credentials });
    this.link = new Link({
      url: () => `${origin.replace(/^http/, 'ws')}/ws`,
      credentials: this.credentials,
      probe: () => this.rest.me(),
      onFrame: (frame) => this.#received(frame),
      onState: (state) => this.#linked(state),
    });
    const send = (/** @type {any} */ frame) => this.link.send(frame);
    this.requests = new Requests(send);
    this.cursors = new Cursors(send);
    this.outbox = new Outbox({ store: this.store, vault, send });
    this.drafts = new Drafts({ store: this.store, vault });
    this.replication = new Replication({ store: this.store, rest: this.rest, requests: this.requests });
    this.presence = new Presence({ store: this.store, send });
    this.people = new People({ store: this.store, rest: this.rest, presence: this.presence });
    this.groups = new Groups({ store: this.store, rest: this.rest, replication: this.replication });
    this.account = new Account({ store: this.store, rest: this.rest });
    this.receiver = new Receiver(this);
    this.reader = new Reader({ store: this.store, rest: this.rest, replication: this.replication });
    this.tabs = new Tabs({
      onRead: (id, seq) => this.replication.readTo(id, seq),
      onSignedOut: () => this.#leave(),
    });
  }

  get signedIn() {
    return this.credentials.held !== null;
  }

  /** Goes on where an earlier page stopped, if somebody is signed in. */
  async start() {
    const held = this.credentials.held;
    if (!held) return;
    this.store.me = held.user;
    this.store.know(held.user);
    this.link.start();
    await this.drafts.restore();
    await this.outbox.restore();
    this.store.touch('session', 'list');
  }

  /** @param {{username: string, email: string, password: string, displayName?: string}} account */
  async signUp(account) {
    await this.rest.register(account);
    await this.signIn(account.username, account.password);
  }

  /** @param {string} login username or e-mail @param {string} password @param {string} [deviceName] */
  async signIn(login, password, deviceName) {
    this.credentials.accept(await this.rest.login({ login, password, deviceName }));
    await this.start();
  }

  async signOut() {
    // First, or the socket's end would look like somebody else's doing.
    this.link.stop();
    await this.rest.logout().catch(() => undefined);
    this.tabs.signedOut();
    await this.vault.clear();
    this.#leave();
  }

  /** @param {string} [reason] */
  #leave(reason) {
    this.credentials.clear();
    this.outbox.pause();
    this.cursors.clear();
    this.store.reset();
    this.replication.nextPage = null;
    this.link.stop(reason);
    this.store.touch('session', 'list');
  }

  /**
   * Loads what a screen of the conversation needs. Until {@link close} its history is kept whole.
   *
   * @param {string} id
   */
  open(id) {
    this.replication.open = id;
    return this.reader.open(id);
  }

  /** @param {string} id */
  close(id) {
    if (this.replication.open === id) this.replication.open = null;
  }

  /** Reads the page before the oldest message that is held. @param {string} id */
  loadOlder(id) {
    return this.reader.older(id);
  }

  /** Lets go of old history while nobody looks at it. @param {string} id @param {number} chunks how many to keep */
  trim(id, chunks) {
    this.reader.trim(id, chunks);
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

  /** @param {string} id @param {string} text @returns {Pending} */
  send(id, text) {
    this.draft(id, '');
    return this.outbox.add(id, text);
  }

  /** @param {Message} message @param {string} text */
  edit({ conversationId, messageId }, text) {
    return this.requests.ask({ type: 'edit_message', conversationId, messageId, text });
  }

  /** @param {Message} message */
  unsend({ conversationId, messageId }) {
    return this.requests.ask({ type: 'unsend_message', conversationId, messageId });
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

  /** @param {string} query @returns {Promise<User[]>} by username or display name, oneself left out */
  async searchUsers(query) {
    const { items } = await this.rest.users(query);
    items.forEach((user) => this.store.know(user));
    return items.filter(({ userId }) => userId !== this.store.me?.userId);
  }

  /** Fills in who is not known yet. @param {string[]} userIds */
  meet(userIds) {
    return this.reader.meet(userIds);
  }

  /** @param {import('./types.js').Frame} frame */
  #received(frame) {
    this.receiver.receive(frame);
    if (frame.type === 'welcome') this.#catchUp();
  }

  async #catchUp() {
    const before = this.store.totalUnread;
    const first = !this.store.listed;
    try {
      await this.replication.catchUp();
    } catch (error) {
      if (error instanceof SignedOut) return;
      if (!(error instanceof Problem)) throw error;
      // The list could not be read: the connection is of no use without it.
      if (this.store.link.phase === 'open') setTimeout(() => this.#catchUp(), 1_000);
      return;
    }
    this.outbox.flush();
    this.cursors.flush();
    this.store.restored = first ? 0 : Math.max(0, this.store.totalUnread - before);
    this.store.touch('resumed');
  }

  /** @param {LinkState} state */
  #linked(state) {
    if (state.phase !== 'open') {
      this.requests.abandon();
      this.outbox.pause();
    }
    this.store.link = state;
    if (state.phase === 'stopped' && state.reason && this.store.me) this.#leave(state.reason);
    this.store.touch('link');
  }
}
