import { People } from '/wire/people.js';
import { Presence } from '/wire/presence.js';
import { Problem } from '/wire/problem.js';
import { Store } from '/wire/store.js';
import { equal, rejects, test, until } from './harness.js';

const user = (userId, more = {}) => ({ userId, username: userId, displayName: userId.toUpperCase(), ...more });
const ME = user('me');
const request = (id, from, to, status = 'PENDING') => ({ friendRequestId: id, from, to, status, createdAt: '2026-11-21T10:00:00.000Z' });

/** A server with lists, by path; and what was asked of it. */
function parts(lists = {}, refused = {}) {
  const store = new Store();
  store.me = ME;
  const asked = [];
  const answers = { '/friends': [], incoming: [], outgoing: [], '/blocks': [], ...lists };
  const rest = {
    call: async (method, path, body) => {
      asked.push(`${method} ${path}`);
      const [start] = path.split('?');
      if (refused[`${method} ${start}`]) throw refused[`${method} ${start}`];
      const direction = /direction=(\w+)/.exec(path)?.[1];
      if (method === 'GET') return { items: answers[direction ?? start] };
      if (start === '/friend-requests') return request('r9', ME, user(body.userId));
      const answer = /\/friend-requests\/(\w+)\/?(\w*)$/.exec(start);
      if (!answer) return undefined;
      const status = { accept: 'ACCEPTED', reject: 'REJECTED', '': 'CANCELLED' }[answer[2]];
      return { ...request(answer[1], user('ann'), ME, status), respondedAt: '2026-11-21T11:00:00.000Z' };
    },
  };
  const presence = new Presence({ store, send: () => true });
  const people = new People({ store, rest, presence, now: () => 0 });
  return { store, people, presence, asked, answers };
}

const resumed = async (store) => {
  store.touch('resumed');
  await Promise.resolve();
};

test('reads all lists once somebody asks, and only then', async () => {
  const { people, asked, store } = parts({ '/friends': [{ user: user('bob', { online: true }), since: '', unread: 0 }], incoming: [request('r1', user('ann'), ME)] });
  await resumed(store);
  await until(() => people.incoming.size === 1, 'the requests to the reader');
  equal([asked.length, people.friends.size], [1, 0]);
  await people.load();
  await people.load();
  equal([people.state, asked.length, people.relation('bob'), people.relation('ann')], ['loaded', 5, 'friend', 'incoming']);
});

test('what a friend list says of presence is known', async () => {
  const { people, presence } = parts({ '/friends': [{ user: user('bob', { online: true }), since: '', unread: 0 }] });
  await people.load();
  equal(presence.of('bob').online, true);
});

test('reads on to the next page of a list', async () => {
  const { people, answers } = parts();
  const pages = [[{ user: user('a'), since: '' }], [{ user: user('b'), since: '' }]];
  people.rest = {
    call: async (_, path) => {
      if (!path.startsWith('/friends')) return { items: answers.incoming };
      return path.includes('cursor=next') ? { items: pages[1] } : { items: pages[0], nextCursor: 'next' };
    },
  };
  await people.load();
  equal([...people.friends.keys()], ['a', 'b']);
});

test('a request that is accepted makes friends, on both ends and every device', async () => {
  const { people } = parts({ incoming: [request('r1', user('ann'), ME)] });
  await people.load();
  await people.answer('r1', 'accept');
  equal([people.relation('ann'), people.incoming.size, people.friends.get('ann').since], ['friend', 0, '2026-11-21T11:00:00.000Z']);
  people.apply({ type: 'friend_request_changed', friendRequest: request('r1', user('ann'), ME, 'ACCEPTED') });
  equal(people.friends.size, 1);
});

test('a request that was taken back meanwhile is gone from the list', async () => {
  const gone = new Problem(404, 'unknown_friend_request');
  const { people } = parts({ incoming: [request('r1', user('ann'), ME)] }, { 'POST /friend-requests/r1/accept': gone });
  await people.load();
  await rejects(people.answer('r1', 'accept'), (error) => error === gone);
  equal([people.relation('ann'), people.incoming.size], ['none', 0]);
});

test('requests that cross leave nothing behind but a friendship', async () => {
  const { people } = parts({ outgoing: [request('r1', ME, user('ann'))] });
  await people.load();
  people.apply({ type: 'friend_request_changed', friendRequest: request('r2', user('ann'), ME, 'ACCEPTED') });
  equal([people.relation('ann'), people.outgoing.size], ['friend', 0]);
});

test('a request of one’s own is outgoing until it is cancelled', async () => {
  const { people } = parts();
  await people.load();
  await people.request('ann');
  equal(people.relation('ann'), 'outgoing');
  people.apply({ type: 'friend_request_changed', friendRequest: request('r9', ME, user('ann'), 'CANCELLED') });
  equal(people.relation('ann'), 'none');
});

test('a block ends friendship and requests', async () => {
  const { people } = parts({ '/friends': [{ user: user('bob'), since: '', unread: 0 }], incoming: [request('r1', user('bob'), ME)] });
  await people.load();
  await people.block('bob', true);
  equal([people.relation('bob'), people.friends.size, people.incoming.size], ['blocked', 0, 0]);
  people.apply({ type: 'block_changed', userId: 'bob', blocked: false });
  equal(people.relation('bob'), 'none');
});

test('a friend who ends it is a friend no more', async () => {
  const { people } = parts({ '/friends': [{ user: user('bob'), since: '', unread: 0 }] });
  await people.load();
  people.apply({ type: 'friend_removed', userId: 'bob' });
  equal(people.relation('bob'), 'none');
});

test('a changed profile shows in the lists', async () => {
  const { people } = parts({ '/friends': [{ user: user('bob'), since: '', unread: 0 }] });
  await people.load();
  people.apply({ type: 'profile_changed', user: user('bob', { displayName: 'Robert' }) });
  equal(people.friends.get('bob').user.displayName, 'Robert');
});

test('a list that changes while it is read is read again', async () => {
  const { people, answers } = parts({ '/friends': [{ user: user('bob'), since: '', unread: 0 }] });
  const { call } = people.rest;
  let readings = 0;
  people.rest.call = async (method, path, body) => {
    const answer = await call(method, path, body);
    if (path.startsWith('/friends') && ++readings === 1) {
      answers['/friends'] = [];
      people.apply({ type: 'friend_removed', userId: 'bob' });
    }
    return answer;
  };
  await people.load();
  equal([readings, people.relation('bob')], [2, 'none']);
});

test('lists that were wanted are read again after a reconnect', async () => {
  const { people, store, answers } = parts();
  await people.load();
  answers['/friends'] = [{ user: user('bob'), since: '', unread: 0 }];
  await resumed(store);
  await until(() => people.relation('bob') === 'friend', 'the new friend');
});

test('a reading that fails can be tried again', async () => {
  const refused = { 'GET /friends': new Problem(503, 'unavailable') };
  const { people } = parts({}, refused);
  await people.load();
  equal(people.state, 'failed');
  delete refused['GET /friends'];
  await people.load();
  equal(people.state, 'loaded');
});

test('forgets everybody when another user signs in', async () => {
  const { people, store } = parts({ '/friends': [{ user: user('bob'), since: '', unread: 0 }] });
  await people.load();
  store.me = null;
  store.touch('session');
  await Promise.resolve();
  equal([people.friends.size, people.state], [0, 'unread']);
});
