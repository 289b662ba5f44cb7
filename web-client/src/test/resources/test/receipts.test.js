import { reach, readersBySeq, withReceipt } from '/wire/receipts.js';
import { fold, fromSummary } from '/wire/replica.js';
import { equal, test } from './harness.js';
import { ID, ME, posted, summary } from './samples.js';

const member = (userId, readSeq = 0, deliveredSeq = readSeq) => ({ userId, role: 'MEMBER', readSeq, deliveredSeq });
const room = (...members) => ({ ...fromSummary(summary({ lastSeq: 9 })), members: [member(ME, 9), ...members] });

test('cursors never go back, and what is absent is as it was', () => {
  let held = withReceipt(room(member('ann', 4, 6)), { userId: 'ann', readSeq: 3 });
  equal(held.members[1], member('ann', 4, 6));
  held = withReceipt(held, { userId: 'ann', deliveredSeq: 8 });
  equal(held.members[1], member('ann', 4, 8));
});

test('who has read has received', () => {
  equal(withReceipt(room(member('ann', 1, 1)), { userId: 'ann', readSeq: 5 }).members[1], member('ann', 5, 5));
});

test('what changes nothing is the same replica', () => {
  const held = room(member('ann', 4));
  equal(withReceipt(held, { userId: 'ann', readSeq: 4 }) === held, true);
  equal(withReceipt(held, { userId: 'nobody', readSeq: 4 }) === held, true);
});

test('a message has come as far as to the last of the others', () => {
  equal(reach(room(member('ann', 4, 7), member('bob', 2, 9)), ME), { delivered: 7, read: 2 });
  equal(reach(room(), ME), { delivered: 0, read: 0 });
  equal(reach(fromSummary(summary()), ME), { delivered: 0, read: 0 });
});

test('readers stand where they have come to', () => {
  const readers = readersBySeq(room(member('ann', 4), member('bob', 4), member('cleo', 9)), ME);
  equal([...readers], [[4, ['ann', 'bob']], [9, ['cleo']]]);
});

test('who writes has read what was before', () => {
  const held = room(member('ann', 4));
  const next = fold({ ...held, rev: 10 }, posted(10, 11), ME).replica;
  equal(next.members[1].readSeq, 10);
});

test('who is added has nothing to read of before', () => {
  const added = { type: 'member_added', conversationId: ID, rev: 2, members: [{ userId: 'ann', role: 'MEMBER' }] };
  const next = fold(room(), added, ME).replica;
  equal(reach(next, ME), { delivered: 9, read: 9 });
});
