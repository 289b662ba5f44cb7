import { History } from '/wire/history.js';
import { Problem } from '/wire/problem.js';
import { fromSummary } from '/wire/replica.js';
import { Replication } from '/wire/replication.js';
import { Store } from '/wire/store.js';
import { equal, test, until } from './harness.js';
import { ID, ME, message, posted, summary } from './samples.js';

/** A server with a log of ten messages, and what was asked of it. */
function parts({ log = Array.from({ length: 10 }, (_, i) => posted(i + 1)), listed = true } = {}) {
  const store = new Store();
  store.me = { userId: ME, username: 'me', displayName: 'Me' };
  store.listed = listed;
  const asked = [];
  const replies = { ask: undefined };
  const requests = {
    ask: async (frame) => {
      asked.push(frame);
      if (replies.ask) return replies.ask(frame);
      const after = frame.type === 'resume' ? (frame.cursors[0]?.rev ?? 0) : frame.afterRev;
      log.filter(({ rev }) => rev > after).forEach((event) => replication.receive(event));
      return { type: 'ok' };
    },
  };
  const rest = {
    conversations: async () => ({ items: [summary({ rev: 11, lastSeq: 10 })] }),
    conversation: async () => ({ ...summary({ rev: 11, lastSeq: 10 }), createdAt: 'x', members: [{ userId: ME, role: 'MEMBER', readSeq: 4 }] }),
    messages: async () => ({ items: [message(10)] }),
  };
  const replication = new Replication({ store, rest, requests });
  return { store, replication, asked, rest, replies, log };
}

test('asks for what is missing when a rev jumps, and ends whole', async () => {
  const { store, replication, asked, log } = parts();
  store.put(fromSummary(summary({ rev: 3, lastSeq: 2 })));
  replication.receive(log[6]);
  await until(() => store.conversation(ID).rev === 11, 'the replica caught up');
  equal([asked[0].type, asked[0].afterRev, store.conversation(ID).lastSeq], ['get_events', 3, 10]);
});

test('does not ask when the missing frame was only late', async () => {
  const { store, replication, asked, log } = parts();
  store.put(fromSummary(summary()));
  [log[1], log[2], log[0]].forEach((event) => replication.receive(event));
  await until(() => replication.repairing.size === 0, 'the repair ended');
  equal([asked.length, store.conversation(ID).rev], [0, 4]);
});

test('a gap frame is a reason to ask, even without another event', async () => {
  const { store, replication } = parts();
  store.put(fromSummary(summary({ rev: 5, lastSeq: 4 })));
  replication.dropped({ conversationId: ID, rev: 11 });
  await until(() => store.conversation(ID).rev === 11, 'the replica caught up');
});

test('reads the conversation anew when its log is refused', async () => {
  const { store, replication, replies, log } = parts();
  store.put(fromSummary(summary()));
  replies.ask = async () => {
    throw new Problem(4001, 'unknown_conversation');
  };
  replication.receive(log[6]);
  await until(() => store.conversation(ID).rev === 11, 'the replica was read');
  equal(store.conversation(ID).lastMessage.messageId, 'm10');
});

test('resumes with the revs that it holds, and finds what is new by the list', async () => {
  const { store, replication, asked } = parts();
  store.put({ ...fromSummary(summary({ rev: 6, lastSeq: 5 })), history: new History() });
  await replication.catchUp();
  equal(asked[0], { type: 'resume', cursors: [{ conversationId: ID, rev: 6 }] });
  equal(store.conversation(ID).rev, 11);
});

test('reads the list before it resumes for the first time', async () => {
  const { store, replication, asked } = parts({ listed: false });
  await replication.catchUp();
  equal([store.listed, asked[0].cursors], [true, [{ conversationId: ID, rev: 11 }]]);
});

test('adopts a conversation of which it hears the first time', async () => {
  const { store, replication, log } = parts();
  replication.receive(log[9]);
  await until(() => store.conversation(ID), 'the conversation was found');
  equal([store.conversation(ID).readSeq, store.conversation(ID).rev], [4, 11]);
});

test('a conversation that cannot be found any more is left', async () => {
  const { store, replication, rest } = parts();
  store.put(fromSummary(summary({ conversationId: 'gone' })));
  rest.conversation = async () => {
    throw new Problem(404, 'unknown_conversation');
  };
  await replication.list();
  equal(store.conversation('gone').left, true);
});

test('keeps little history of what nobody looks at', async () => {
  const log = Array.from({ length: 900 }, (_, i) => posted(i + 1));
  const { store, replication } = parts({ log });
  store.put({ ...fromSummary(summary()), history: new History() });
  log.forEach((event) => replication.receive(event));
  equal(store.conversation(ID).history.chunks.length <= 16, true);
});
