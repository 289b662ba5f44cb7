import { CHUNK, History } from '/wire/history.js';
import { equal, ok, test } from './harness.js';
import { ID, message } from './samples.js';

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

test('keeps messages in the order of their seq, whatever order they come in', () => {
  const history = new History().with([message(3), message(1)]).with([message(2)]);
  equal(history.chunks.flatMap((chunk) => chunk.messages).map(({ seq }) => seq), [1, 2, 3]);
});

test('replaces a message by its newer form and ignores the older one', () => {
  const edited = message(1, 9, { text: 'edited' });
  const history = new History().with([edited]).with([message(1, 2)]);
  equal(history.at(1).text, 'edited');
});

test('shares the chunks that a change does not touch', () => {
  const before = new History().with(range(1, CHUNK * 3));
  const after = before.with([message(CHUNK * 3, 999, { text: 'new' })]);
  ok(before.chunks[0] === after.chunks[0], 'first chunk is the same object');
  ok(before.chunks.at(-1) !== after.chunks.at(-1), 'last chunk is another object');
});

test('finds a message by seq and by id', () => {
  const history = new History().with(range(1, 120));
  equal(history.at(77).messageId, 'm77');
  equal(history.byId('m77').seq, 77);
  equal(history.byId('nobody'), undefined);
});

test('puts events of an older page between the messages that they fell between', () => {
  const joined = { type: 'member_added', conversationId: ID, rev: 3, members: [] };
  const history = new History().withPage([message(2, 4), message(1, 2)], [joined], true);
  equal(history.changes[0].afterSeq, 1);
  ok(history.complete, 'nothing older');
});

test('does not let a later edit draw an event past it', () => {
  const joined = { type: 'member_added', conversationId: ID, rev: 3, members: [] };
  const edited = message(1, 40, { editedAt: '2026-11-21T10:00:00.000Z' });
  const history = new History().withPage([message(2, 4), edited], [joined], true);
  ok(history.changes[0].afterSeq < 2, 'before the message with rev 4');
});

test('shows an event once, however often it comes', () => {
  const renamed = { type: 'conversation_renamed', conversationId: ID, rev: 5, name: 'x' };
  equal(new History().withChange(renamed).withChange(renamed).changes.length, 1);
});

test('trims to the newest chunks and is then no longer complete', () => {
  const history = new History().withPage(range(1, CHUNK * 4), [], true).trimmed(2);
  equal(history.chunks.length, 2);
  equal(history.complete, false);
  equal(history.lastSeq, CHUNK * 4);
});
