import { Presence } from '/wire/presence.js';
import { Store } from '/wire/store.js';
import { equal, test, until } from './harness.js';

function parts() {
  const store = new Store();
  const sent = [];
  const presence = new Presence({ store, send: (frame) => sent.push(frame) > 0 });
  return { store, presence, sent };
}
const online = (userId) => ({ type: 'presence_update', userId, status: 'online' });

test('remembers when somebody was last there', () => {
  const { presence } = parts();
  presence.apply(online('ann'));
  presence.apply({ type: 'presence_update', userId: 'ann', status: 'offline', lastSeenAt: '2026-11-21T10:00:00.000Z' });
  equal(presence.of('ann'), { online: false, lastSeenAt: '2026-11-21T10:00:00.000Z' });
});

test('names everybody whom some place shows, once', async () => {
  const { presence, sent } = parts();
  presence.watch('list', ['ann', 'bob']);
  presence.watch('card', ['bob', 'eve']);
  await until(() => sent.length, 'the list of the watched');
  equal(sent, [{ type: 'watch_presence', presenceOf: ['ann', 'bob', 'eve'] }]);
});

test('a place that shows nobody any more names nobody', async () => {
  const { presence, sent } = parts();
  presence.watch('card', ['eve']);
  await until(() => sent.length === 1, 'the first list');
  presence.watch('card', []);
  await until(() => sent.length === 2, 'the second list');
  equal(sent[1].presenceOf, []);
});

test('says it again on a new connection', async () => {
  const { presence, sent } = parts();
  presence.watch('list', ['ann']);
  await until(() => sent.length === 1, 'the list');
  presence.apply({ type: 'welcome' });
  equal(sent.length, 2);
});

test('keeps to what the server allows', async () => {
  const { presence, sent, store } = parts();
  store.limits = { watchedUsers: 2 };
  presence.watch('list', ['a', 'b', 'c']);
  await until(() => sent.length, 'the list');
  equal(sent[0].presenceOf, ['a', 'b']);
});

test('who went while there was no connection is gone some time after it is back', async () => {
  const { presence, store } = parts();
  [online('ann'), online('bob'), { type: 'welcome' }, online('bob')].forEach((frame) => presence.apply(frame));
  equal(presence.of('ann').online, true);
  store.touch('resumed');
  await until(() => !presence.of('ann').online, 'the doubt settled');
  equal(presence.of('bob').online, true);
});
