import { Account } from '/wire/account.js';
import { Groups } from '/wire/groups.js';
import { Problem } from '/wire/problem.js';
import { fold, fromSummary, unread } from '/wire/replica.js';
import { Store } from '/wire/store.js';
import { equal, rejects, test } from './harness.js';
import { ID, ME, summary } from './samples.js';

function parts(answer = () => undefined) {
  const store = new Store();
  store.me = { userId: ME, username: 'me', displayName: 'Me' };
  const asked = [];
  const found = [];
  const told = [];
  const rest = {
    call: async (method, path, body) => {
      asked.push([`${method} ${path}`, body]);
      return answer(method, path);
    },
    me: async () => answer('GET', '/users/me'),
  };
  const replication = { find: async (id) => found.push(id) };
  const groups = new Groups({ store, rest, replication, onMuted: (...words) => told.push(words) });
  return { store, groups, account: new Account({ store, rest }), asked, found, told };
}

test('a muted conversation counts in no total', async () => {
  const { store, groups } = parts();
  store.put(fromSummary(summary({ lastSeq: 3, readSeq: 1 })));
  store.put(fromSummary(summary({ conversationId: 'c2', lastSeq: 5 })));
  await groups.mute(ID, true);
  equal([store.totalUnread, unread(store.conversation(ID))], [5, 2]);
});

test('a mute that is refused is taken back', async () => {
  const { store, groups } = parts(() => {
    throw new Problem(503, 'unavailable');
  });
  store.put(fromSummary(summary()));
  await rejects(groups.mute(ID, true));
  equal(store.conversation(ID).muted, false);
});

test('hears of a mute on another device', () => {
  const { store, groups } = parts();
  store.put(fromSummary(summary()));
  groups.apply({ type: 'mute_changed', conversationId: ID, muted: true });
  equal(store.conversation(ID).muted, true);
});

test('who joins by an invite holds the conversation', async () => {
  const { groups, found } = parts(() => ({ conversationId: 'c9' }));
  equal([await groups.join('code'), found], ['c9', ['c9']]);
});

test('a group says who sees its past', () => {
  const replica = fromSummary(summary());
  const changed = { type: 'conversation_changed', conversationId: ID, rev: 2, actorId: 'ann', history: 'FROM_START' };
  equal(fold(replica, changed, ME).replica.access, 'FROM_START');
});

test('devices come with this one first, then by their last use', async () => {
  const device = (deviceId, lastUsedAt, current = false) => ({ deviceId, lastUsedAt, current });
  const { account } = parts(() => ({ items: [device('a', '1'), device('b', '3'), device('c', '2', true)] }));
  equal((await account.devices()).map(({ deviceId }) => deviceId), ['c', 'b', 'a']);
});

test('a changed profile is one’s own at once', async () => {
  const { account, store } = parts(() => ({ userId: ME, username: 'me', displayName: 'Myself' }));
  await account.change({ displayName: 'Myself' });
  equal([store.me.displayName, store.users.get(ME).displayName], ['Myself', 'Myself']);
});
