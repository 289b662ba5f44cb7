/** @import {Replica} from './replica.js' */

/** @typedef {{delivered: number, read: number}} Reach  the last `seq` that has come to all others, and that all have read */

/**
 * Folds how far one member has come; cursors never go back. Nothing is kept while the members are not known: who asks
 * for them gets their cursors with them.
 *
 * @param {Replica} replica
 * @param {{userId: string, deliveredSeq?: number|null, readSeq?: number|null}} receipt
 * @returns {Replica}
 */
export function withReceipt(replica, { userId, deliveredSeq, readSeq }) {
  const at = replica.members?.findIndex((member) => member.userId === userId) ?? -1;
  if (!replica.members || at < 0) return replica;
  const member = replica.members[at];
  const read = Math.max(member.readSeq ?? 0, readSeq ?? 0);
  const delivered = Math.max(member.deliveredSeq ?? 0, deliveredSeq ?? 0, read);
  if (read === member.readSeq && delivered === member.deliveredSeq) return replica;
  const members = replica.members.with(at, { ...member, readSeq: read, deliveredSeq: delivered });
  return { ...replica, members };
}

/**
 * @param {Replica} replica
 * @param {string} me
 * @returns {Reach}
 */
export function reach(replica, me) {
  const others = replica.members?.filter(({ userId }) => userId !== me) ?? [];
  if (!others.length) return { delivered: 0, read: 0 };
  const read = Math.min(...others.map(({ readSeq = 0 }) => readSeq));
  const delivered = Math.min(...others.map(({ deliveredSeq = 0, readSeq = 0 }) => Math.max(deliveredSeq, readSeq)));
  return { delivered, read };
}

/**
 * Where each of the others has come to.
 *
 * @param {Replica} replica
 * @param {string} me
 * @returns {Map<number, string[]>} the users by the `seq` of the last message that they have read
 */
export function readersBySeq(replica, me) {
  /** @type {Map<number, string[]>} */
  const readers = new Map();
  for (const { userId, readSeq = 0 } of replica.members ?? []) {
    if (userId === me || !readSeq) continue;
    const at = readers.get(readSeq);
    if (at) at.push(userId);
    else readers.set(readSeq, [userId]);
  }
  return readers;
}
