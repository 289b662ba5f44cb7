import { Cursors } from '/wire/cursors.js';
import { Store } from '/wire/store.js';
import { Typing } from '/wire/typing.js';
import { equal, test } from './harness.js';
import { ID, ME } from './samples.js';

function parts() {
  const store = new Store();
  store.me = { userId: ME, username: 'me', displayName: 'Me' };
  const sent = [];
  const clock = { now: 1_000_000 };
  const send = (frame) => sent.push(frame) > 0;
  return { store, sent, clock, send, typing: new Typing({ store, send, now: () => clock.now }) };
}
const types = (sent) => sent.map(({ type }) => type);
const heard = (userId, typing) => ({ type: 'typing_indicator', conversationId: ID, userId, typing });

test('typing is said once, and again after four seconds', () => {
  const { typing, sent, clock } = parts();
  typing.typed(ID);
  typing.typed(ID);
  clock.now += 4_000;
  typing.typed(ID);
  equal(types(sent), ['start_typing', 'start_typing']);
  typing.clear();
});

test('the end of typing is said once; a message says it by itself', () => {
  const { typing, sent } = parts();
  typing.typed(ID);
  typing.stopped();
  typing.stopped();
  typing.typed(ID);
  typing.stopped({ sent: true });
  equal(types(sent), ['start_typing', 'stop_typing', 'start_typing']);
});

test('typing elsewhere ends typing here', () => {
  const { typing, sent } = parts();
  typing.typed(ID);
  typing.typed('other');
  equal(types(sent), ['start_typing', 'stop_typing', 'start_typing']);
  typing.clear();
});

test('knows who types, and forgets with the connection', () => {
  const { typing, store } = parts();
  typing.heard(heard('ann', true));
  typing.heard(heard('bob', true));
  typing.heard(heard('ann', true));
  typing.heard(heard(ME, true));
  equal(store.typing.get(ID), ['bob', 'ann']);
  typing.heard(heard('bob', false));
  equal(store.typing.get(ID), ['ann']);
  typing.clear();
  equal(store.typing.size, 0);
});

test('cursors are gathered: one frame for many moves, and none back', () => {
  const { send, sent } = parts();
  const cursors = new Cursors(send);
  [3, 5, 4].forEach((seq) => cursors.move(ID, seq));
  cursors.move(ID, 7, 'mark_delivered');
  cursors.flush();
  equal(sent, [
    { type: 'mark_read', conversationId: ID, seq: 5 },
    { type: 'mark_delivered', conversationId: ID, seq: 7 },
  ]);
});

test('a cursor that may have been lost with the connection is said again', () => {
  const { sent, clock } = parts();
  const link = { up: false };
  const cursors = new Cursors((frame) => link.up && sent.push(frame) > 0, () => clock.now);
  cursors.move(ID, 3);
  cursors.flush();
  equal(sent.length, 0);
  link.up = true;
  cursors.renew();
  cursors.flush();
  equal(sent.length, 1);
  cursors.renew();
  equal(sent.length, 2);
  clock.now += 60_000;
  cursors.flush();
  equal([sent.length, cursors.moved.size], [2, 0]);
});
