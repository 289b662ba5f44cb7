import { fromSummary } from '/wire/replica.js';
import { Store } from '/wire/store.js';
import { equal, test } from './harness.js';
import { ID, ME, posted, summary } from './samples.js';

function store(...summaries) {
  const made = new Store();
  made.me = { userId: ME, username: 'me', displayName: 'Me' };
  (summaries.length ? summaries : [summary()]).forEach((one) => made.put(fromSummary(one)));
  return made;
}

test('folds frames that overtook each other in their order', () => {
  const made = store();
  equal([made.apply(posted(3)), made.apply(posted(2)), made.isBehind(ID)], ['gap', 'gap', true]);
  equal(made.apply(posted(1)), 'applied');
  equal([made.conversation(ID).rev, made.conversation(ID).lastSeq, made.isBehind(ID)], [4, 3, false]);
});

test('holds a bounded number of frames', () => {
  const made = store();
  for (let seq = 2; seq < 2000; seq++) made.apply(posted(seq));
  equal(made.held.get(ID).size <= 200, true);
});

test('sorts by activity, the latest first', () => {
  const other = summary({ conversationId: 'c2', updatedAt: '2026-11-21T11:00:00.000Z' });
  const made = store(summary(), other);
  equal(made.list.map(({ conversationId }) => conversationId), ['c2', 'c1']);
  made.apply(posted(1));
  equal(made.list.map(({ conversationId }) => conversationId), ['c1', 'c2']);
});

test('sums what is unread', () => {
  const made = store(summary({ lastSeq: 3, readSeq: 1 }), summary({ conversationId: 'c2', lastSeq: 5 }));
  equal(made.totalUnread, 7);
});

test('tells a listener once per turn, and only of its topic', async () => {
  const made = store();
  await Promise.resolve();
  let heard = 0;
  let others = 0;
  const end = made.subscribe(`conversation:${ID}`, () => heard++);
  made.subscribe('conversation:other', () => others++);
  [1, 2, 3].forEach((seq) => made.apply(posted(seq)));
  await Promise.resolve();
  equal([heard, others], [1, 0]);
  end();
  made.apply(posted(4));
  await Promise.resolve();
  equal(heard, 1);
});

test('an own message in the log is pending no more', () => {
  const made = store();
  const own = [];
  made.onOwn = (...ids) => own.push(ids);
  made.putPending({ clientMessageId: 'k1', conversationId: ID, text: 'a', sentAt: '', state: 'waiting' });
  made.apply(posted(1, 2, { senderId: ME }));
  equal([made.pendingOf(ID), own], [[], [[ID, 'k1']]]);
});

test('forgets everything when another user signs in', () => {
  const made = store();
  made.reset();
  equal([made.me, made.list.length, made.listed], [null, 0, false]);
});
