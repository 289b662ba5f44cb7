import { History } from '/wire/history.js';
import { fold, fromConversation, fromSummary, read, unread, withSummary } from '/wire/replica.js';
import { equal, test } from './harness.js';
import { ID, ME, message, posted, summary } from './samples.js';

const replica = (more) => fromSummary(summary(more));
const event = (type, rev, more) => ({ type, conversationId: ID, rev, ...more });

test('applies the next event of the log', () => {
  const { replica: next, outcome } = fold(replica(), posted(1), ME);
  equal([outcome, next.rev, next.lastSeq, next.lastMessage.messageId], ['applied', 2, 1, 'm1']);
});

test('ignores what it has', () => {
  const held = replica({ rev: 7 });
  const { replica: next, outcome } = fold(held, posted(3, 7), ME);
  equal([outcome, next === held], ['stale', true]);
});

test('sees a gap when a rev is missing, and does not apply what comes after', () => {
  const { replica: next, outcome } = fold(replica(), posted(2, 3), ME);
  equal([outcome, next.rev], ['gap', 1]);
});

test('counts unread messages by seq alone', () => {
  let held = replica();
  for (const seq of [1, 2, 3]) held = fold(held, posted(seq), ME).replica;
  equal(unread(held), 3);
  equal(unread(read(held, 2)), 1);
});

test('never moves the cursor back, nor past the end', () => {
  const held = replica({ lastSeq: 5, readSeq: 4 });
  equal(read(held, 2).readSeq, 4);
  equal(read(held, 99).readSeq, 5);
});

test('counts an own message as read', () => {
  const held = fold(replica(), posted(1), ME).replica;
  equal(unread(fold(held, posted(2, 3, { senderId: ME }), ME).replica), 0);
});

test('an edit changes neither seq nor unread', () => {
  const held = fold({ ...replica(), history: new History() }, posted(1), ME).replica;
  const edited = fold(held, event('message_edited', 3, { message: message(1, 3, { text: 'b' }) }), ME).replica;
  equal([edited.rev, edited.lastSeq, unread(edited), edited.lastMessage.text, edited.history.at(1).text], [3, 1, 1, 'b', 'b']);
});

test('an unsent message loses its text everywhere', () => {
  const held = fold({ ...replica(), history: new History() }, posted(1), ME).replica;
  const gone = message(1, 3, { text: undefined, unsentAt: '2026-11-21T10:00:00.000Z' });
  const next = fold(held, event('message_unsent', 3, { message: gone }), ME).replica;
  equal([next.lastMessage.text, next.history.at(1).text], [undefined, undefined]);
});

test('does not open a hole by an edit of a message that is not loaded', () => {
  const held = { ...replica({ rev: 100, lastSeq: 90 }), history: new History().with([message(90, 100)]) };
  const next = fold(held, event('message_edited', 101, { message: message(5, 101) }), ME).replica;
  equal(next.history.firstSeq, 90);
});

test('follows members, roles and the name', () => {
  const conversation = { ...summary(), createdAt: 'x', members: [{ userId: ME, role: 'ADMIN' }] };
  let held = fromConversation(conversation, ME);
  held = fold(held, event('member_added', 2, { members: [{ userId: 'ann', role: 'MEMBER' }] }), ME).replica;
  held = fold(held, event('member_role_changed', 3, { userId: 'ann', role: 'ADMIN' }), ME).replica;
  held = fold(held, event('conversation_renamed', 4, { name: 'New' }), ME).replica;
  equal([held.memberCount, held.members[1].role, held.name], [2, 'ADMIN', 'New']);
  held = fold(held, event('member_removed', 5, { userId: 'ann', reason: 'left' }), ME).replica;
  equal([held.memberCount, Boolean(held.left)], [1, false]);
});

test('knows when the reader is out, and shows nothing as unread then', () => {
  const held = replica({ lastSeq: 4 });
  const next = fold(held, event('member_removed', 2, { userId: ME, reason: 'removed' }), ME).replica;
  equal([next.left, unread(next)], [true, 0]);
});

test('passes over events of a later version, but counts their rev', () => {
  equal(fold(replica(), event('confetti_thrown', 2, {}), ME).replica.rev, 2);
});

test('a newer list replaces a bare replica, but not the cursor', () => {
  const held = { ...replica({ rev: 3, lastSeq: 2 }), readSeq: 2 };
  const next = withSummary(held, summary({ rev: 9, lastSeq: 8, readSeq: 1 }));
  equal([next.rev, next.readSeq, unread(next)], [9, 2, 6]);
});

test('a replica with history keeps its rev and catches up by events', () => {
  const held = { ...replica({ rev: 3 }), history: new History() };
  equal(withSummary(held, summary({ rev: 9 })).rev, 3);
});
