/** Events and conversations to test with. */
export const ME = 'me';
export const ID = 'c1';

export function message(seq, rev = seq + 1, more = {}) {
  return {
    messageId: `m${seq}`,
    conversationId: ID,
    seq,
    rev,
    senderId: 'ann',
    senderName: 'Ann',
    clientMessageId: `k${seq}`,
    type: 'TEXT',
    text: `text ${seq}`,
    createdAt: new Date(1_800_000_000_000 + seq * 1000).toISOString(),
    ...more,
  };
}

export function posted(seq, rev = seq + 1, more = {}) {
  return { type: 'new_message', conversationId: ID, rev, message: message(seq, rev, more) };
}

export function summary(more = {}) {
  return {
    conversationId: ID,
    type: 'GROUP',
    name: 'Room',
    rev: 1,
    lastSeq: 0,
    readSeq: 0,
    unread: 0,
    memberCount: 2,
    updatedAt: '2026-11-21T10:00:00.000Z',
    ...more,
  };
}
