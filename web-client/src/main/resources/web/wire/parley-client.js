/** @import {LinkState, User} from './types.js' */
import { Account } from './account.js';
import { Conversing } from './conversing.js';
import { Credentials, SignedOut } from './credentials.js';
import { Cursors } from './cursors.js';
import { Drafts } from './drafts.js';
import { Groups } from './groups.js';
import { Link } from './link.js';
import { Outbox } from './outbox.js';
import { People } from './people.js';
import { Presence } from './presence.js';
import { Problem } from './problem.js';
import { Quotes } from './quotes.js';
import { Reader } from './reader.js';
import { Receiver } from './receiver.js';
import { unread } from './replica.js';
import { Replication } from './replication.js';
import { Requests } from './requests.js';
import { Rest } from './rest.js';
import { SharedLink } from './shared-link.js';
import { Store } from './store.js';
import { Tabs } from './tabs.js';
import { Typing } from './typing.js';
import { uuidv7 } from './uuid.js';
import { Vault } from './vault.js';

export { Problem, SignedOut };

/**
 * A client of Parley for any page or worker: signs in, keeps a {@link Store} in step with the server, and sends. It
 * knows no DOM. Read from `client.store`, subscribe to its topics, and call the methods here to change something.
 */
export class ParleyClient extends Conversing {
  /**
   * @param {object} [parts]
   * @param {string} [parts.origin] the server, when it is not the page's own
   * @param {Pick<Storage, 'getItem'|'setItem'|'removeItem'>} [parts.storage]
   * @param {Vault} [parts.vault]
   * @param {(work: () => void) => void} [parts.schedule] when the store tells its listeners
   */
  constructor({ origin = globalThis.location?.origin ?? '', storage = localStorage, vault = new Vault(), schedule } = {}) {
    super();
    const store = (this.store = new Store(schedule));
    this.vault = vault;
    const locks = globalThis.navigator?.locks;
    /** @type {(token: string) => Promise<import('./types.js').Tokens>} */
    const refresh = (token) => this.rest.refresh(token);
    const onSignedOut = () => this.#leave('signed_out');
    const credentials = (this.credentials = new Credentials({ storage, refresh, locks, onSignedOut }));
    const rest = (this.rest = new Rest({ base: origin, credentials }));
    const url = () => `${origin.replace(/^http/, 'ws')}/ws`;
    const tab = uuidv7();
    this.link = new SharedLink({
      make: (to) => new Link({ url, credentials, probe: () => rest.me(), ...to }),
      tab,
      locks,
      channel: globalThis.BroadcastChannel && new BroadcastChannel('parley.socket'),
      onFrame: (frame) => this.#received(frame),
      onState: (state) => this.#linked(state),
    });
    const send = (/** @type {any} */ frame) => this.link.send(frame);
    this.requests = new Requests(send, `${tab} `);
    this.cursors = new Cursors(send);
    this.typing = new Typing({ store, send });
    this.outbox = new Outbox({ store, vault, send, leads: () => this.leads, tell: (note) => this.tabs.outbox(note) });
    this.drafts = new Drafts({ store, vault });
    this.replication = new Replication({ store, rest, requests: this.requests });
    this.presence = new Presence({ store, send });
    this.people = new People({ store, rest, presence: this.presence });
    this.groups = new Groups({ store, rest, replication: this.replication, onMuted: (id, muted) => this.tabs.muted(id, muted) });
    this.account = new Account({ store, rest });
    this.receiver = new Receiver(this);
    this.reader = new Reader({ store, rest, replication: this.replication });
    this.quotes = new Quotes({ store, rest });
    this.tabs = new Tabs({
      onRead: (id, seq) => this.replication.readTo(id, seq),
      onOutbox: (note) => store.me && this.outbox.heard(note),
      onMuted: (conversationId, muted) => this.receiver.receive({ type: 'mute_changed', conversationId, muted }),
      onSignedIn: () => store.me || this.start(),
      onSignedOut: () => this.#leave(),
    });
    store.onMessage((_, replica) => this.leads && this.#delivered(replica));
  }

  /** @param {import('./replica.js').Replica} replica */
  #delivered({ conversationId, lastSeq }) {
    this.cursors.move(conversationId, lastSeq, 'mark_delivered');
  }

  /** Whether this tab has the connection, and so speaks for all tabs of the browser. */
  get leads() {
    return this.link.leads;
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
    this.tabs.signedIn();
  }

  async signOut() {
    // First, or the socket's end would look like somebody else's doing.
    this.link.stop();
    await this.rest.logout().catch(() => undefined);
    this.tabs.signedOut();
    await this.vault.clear();
    this.#leave();
  }

  /** Ends the account for good. @param {string} password */
  async removeAccount(password) {
    this.link.stop();
    try {
      await this.account.remove(password);
    } catch (error) {
      this.link.start();
      throw error;
    }
    this.tabs.signedOut();
    await this.vault.clear();
    this.#leave('removed');
  }

  /** @param {string} [reason] */
  #leave(reason) {
    this.credentials.clear();
    this.outbox.pause();
    this.cursors.clear();
    this.typing.clear();
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

  /** Reads back to a message. @param {string} id @param {number} seq @returns {Promise<boolean>} whether it is loaded now */
  loadUntil(id, seq) {
    return this.reader.until(id, seq);
  }

  /** Lets go of old history while nobody looks at it. @param {string} id @param {number} chunks how many to keep */
  trim(id, chunks) {
    this.reader.trim(id, chunks);
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
    this.store.current = true;
    await this.#resumed();
    this.store.restored = first ? 0 : Math.max(0, this.store.totalUnread - before);
    this.store.touch('resumed');
  }

  /** Says again what the connection before may have lost. */
  async #resumed() {
    this.cursors.renew();
    if (this.leads) this.store.list.filter(unread).forEach((replica) => this.#delivered(replica));
    const { open } = this.replication;
    if (open) this.reader.members(open);
    // Another tab may have left something since this one looked.
    if (this.leads) await this.outbox.restore();
    this.outbox.flush();
  }

  /** @param {LinkState} state */
  #linked(state) {
    if (state.phase !== 'open') {
      this.store.current = false;
      this.requests.abandon();
      this.outbox.pause();
      this.typing.clear();
    }
    this.store.link = state;
    if (state.phase === 'stopped' && state.reason && this.store.me) this.#leave(state.reason);
    this.store.touch('link');
  }
}
