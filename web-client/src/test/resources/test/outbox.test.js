import { Outbox, localTime } from '/wire/outbox.js';
import { fromSummary } from '/wire/replica.js';
import { Store } from '/wire/store.js';
import { Vault } from '/wire/vault.js';
import { equal, ok, test, until } from './harness.js';
import { ID, ME, posted, summary } from './samples.js';

function parts() {
  const store = new Store();
  store.me = { userId: ME, username: 'me', displayName: 'Me' };
  store.put(fromSummary(summary()));
  const sent = [];
  const link = { up: true };
  const vault = new Vault(null);
  const send = (frame) => link.up && sent.push(frame) > 0;
  return { store, sent, link, vault, outbox: new Outbox({ store, vault, send }) };
}
const accept = ({ clientMessageId }) => ({ type: 'message_accepted', conversationId: ID, clientMessageId, seq: 1, rev: 2 });

test('shows a message at once and sends it', () => {
  const { outbox, store, sent } = parts();
  const entry = outbox.add(ID, 'hello');
  equal([store.pendingOf(ID)[0].state, sent[0].text], ['waiting', 'hello']);
  equal(sent[0].clientMessageId, entry.clientMessageId);
  ok(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(entry.clientMessageId), 'a UUIDv7');
});

test('sends one at a time, so that the order of writing is the order of acceptance', () => {
  const { outbox, sent } = parts();
  const first = outbox.add(ID, 'one');
  outbox.add(ID, 'two');
  equal(sent.length, 1);
  outbox.accepted(accept(first));
  equal(sent.map(({ text }) => text), ['one', 'two']);
});

test('keeps what is written without a connection and sends it in order with the same ids', () => {
  const { outbox, link, sent } = parts();
  link.up = false;
  const [one, two] = [outbox.add(ID, 'one'), outbox.add(ID, 'two')];
  equal(sent.length, 0);
  link.up = true;
  outbox.flush();
  outbox.accepted(accept(one));
  equal(sent.map(({ clientMessageId }) => clientMessageId), [one.clientMessageId, two.clientMessageId]);
});

test('repeats an unanswered message with the same id after a reconnect', () => {
  const { outbox, sent } = parts();
  const entry = outbox.add(ID, 'one');
  outbox.pause();
  outbox.flush();
  equal(sent.map(({ clientMessageId }) => clientMessageId), [entry.clientMessageId, entry.clientMessageId]);
});

test('an acceptance gives the tick', () => {
  const { outbox, store } = parts();
  outbox.accepted(accept(outbox.add(ID, 'one')));
  equal(store.pendingOf(ID)[0].state, 'accepted');
});

test('a refusal fails the message with its reason, and lets the next one go', () => {
  const { outbox, store, sent } = parts();
  const { clientMessageId } = outbox.add(ID, 'one');
  outbox.add(ID, 'two');
  outbox.refused({ type: 'error', code: 4003, reason: 'not_permitted', clientMessageId });
  equal([store.pendingOf(ID)[0].state, store.pendingOf(ID)[0].reason], ['failed', 'not_permitted']);
  equal(sent.map(({ text }) => text), ['one', 'two']);
});

test('a failed message goes again when asked to, with the same id', () => {
  const { outbox, store, sent } = parts();
  const { clientMessageId } = outbox.add(ID, 'one');
  outbox.refused({ type: 'error', reason: 'too_large', clientMessageId });
  outbox.retry(store.pendingOf(ID)[0]);
  equal([store.pendingOf(ID)[0].state, sent.length, sent[1].clientMessageId], ['waiting', 2, clientMessageId]);
});

test('a busy server is asked again by itself, after the time that it names', async () => {
  const { outbox, store, sent } = parts();
  const { clientMessageId } = outbox.add(ID, 'one');
  outbox.refused({ type: 'error', reason: 'rate_limited', retryAfterMs: 20, clientMessageId });
  equal(store.pendingOf(ID)[0].state, 'waiting');
  await until(() => sent.length === 2, 'the second attempt');
});

test('a message that comes by the log settles the one in flight', () => {
  const { outbox, store, sent } = parts();
  const { clientMessageId } = outbox.add(ID, 'one');
  outbox.add(ID, 'two');
  store.apply(posted(1, 2, { senderId: ME, clientMessageId }));
  equal([store.pendingOf(ID).length, sent.length], [1, 2]);
});

test('what is not in the log survives the page', async () => {
  const { outbox, link, vault, store } = parts();
  link.up = false;
  const { clientMessageId } = outbox.add(ID, 'typed in a tunnel');
  const next = parts();
  const again = new Outbox({ store: next.store, vault, send: () => false });
  await again.restore();
  equal(next.store.pendingOf(ID)[0].clientMessageId, clientMessageId);
  outbox.discard(store.pendingOf(ID)[0]);
  equal(await vault.entries('outbox:'), []);
});

test('sentAt is the local time with its offset', () => {
  const now = 1_800_000_000_123;
  const text = localTime(now);
  ok(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.123[+-]\d\d:\d\d$/.test(text), text);
  equal(Date.parse(text), now);
});

/** A second tab of the same browser: hears what the first says, and does not lead. */
function follower(store) {
  const sent = [];
  const notes = [];
  const outbox = new Outbox({
    store,
    vault: new Vault(null),
    send: (frame) => sent.push(frame) > 0,
    leads: () => follower.leads,
    tell: (note) => notes.push(note),
  });
  follower.leads = false;
  return { outbox, sent, notes };
}

test('a tab that does not lead tells the others and sends nothing, until it leads', () => {
  const { store } = parts();
  const { outbox, sent, notes } = follower(store);
  const entry = outbox.add(ID, 'hello');
  equal([sent.length, notes], [0, [{ entry }]]);
  follower.leads = true;
  outbox.flush();
  equal(sent[0].clientMessageId, entry.clientMessageId);
});

test('the tab that leads sends what another tab wrote', () => {
  const { outbox, store, sent } = parts();
  outbox.heard({ entry: { clientMessageId: 'k9', conversationId: ID, text: 'theirs', sentAt: 'now', state: 'waiting' } });
  equal([sent[0].text, store.pendingOf(ID).length], ['theirs', 1]);
  outbox.heard({ gone: { conversationId: ID, clientMessageId: 'k9' } });
  equal(store.pendingOf(ID).length, 0);
});

test('what is in the log already does not come back when a tab speaks of it late', () => {
  const { outbox, store, sent } = parts();
  store.apply(posted(1, 2, { senderId: ME }));
  outbox.heard({ entry: { clientMessageId: 'k1', conversationId: ID, text: 'late', sentAt: 'now', state: 'waiting' } });
  equal([store.pendingOf(ID), sent], [[], []]);
});

test('an answer names the message that it answers', () => {
  const { outbox, sent } = parts();
  outbox.add(ID, 'yes', 'm1');
  equal(sent[0].replyTo, 'm1');
});

test('a direct conversation that takes nothing from the user is known as closed', () => {
  const { outbox, store } = parts();
  store.put(fromSummary(summary({ type: 'DIRECT' })));
  const entry = outbox.add(ID, 'hello');
  outbox.refused({ type: 'error', code: 4003, reason: 'not_permitted', clientMessageId: entry.clientMessageId });
  equal([store.closed.has(ID), store.pendingOf(ID)[0].state], [true, 'failed']);
});
