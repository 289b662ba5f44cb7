/** @import {Conversation, ConversationSummary, EventFrame, Member, Message, User} from './types.js' */
import { History } from './history.js';
import { withReceipt } from './receipts.js';

/**
 * @typedef {object} Replica  what this client knows of one conversation, as of `rev`; immutable
 * @property {string} conversationId
 * @property {'DIRECT'|'GROUP'} type
 * @property {string} [name]
 * @property {number} rev
 * @property {number} lastSeq
 * @property {number} readSeq the reader's own cursor
 * @property {string} updatedAt
 * @property {Message} [lastMessage]
 * @property {User} [peer] the other one of a DIRECT conversation
 * @property {number} memberCount
 * @property {readonly Member[]} [members] absent until somebody asks
 * @property {History} [history] absent until the conversation is opened
 * @property {boolean} [left] the reader is no member any more
 * @property {boolean} [muted] no notifications of it
 * @property {import('./types.js').HistorySetting} [access] what of the past those see who are added later
 * @property {string} [avatarMediaId]
 */

/** @typedef {'applied'|'stale'|'gap'} Outcome */

/**
 * @param {Replica} replica
 * @returns {number}
 */
export function unread(replica) {
  return replica.left ? 0 : Math.max(0, replica.lastSeq - replica.readSeq);
}

/**
 * @param {ConversationSummary} summary
 * @returns {Replica}
 */
export function fromSummary(summary) {
  return {
    conversationId: summary.conversationId,
    type: summary.type,
    name: summary.name ?? undefined,
    rev: summary.rev,
    lastSeq: summary.lastSeq,
    readSeq: summary.readSeq,
    updatedAt: summary.updatedAt,
    lastMessage: summary.lastMessage ?? undefined,
    peer: summary.peer ?? undefined,
    memberCount: summary.memberCount,
    muted: !!summary.muted,
    avatarMediaId: summary.avatarMediaId ?? undefined,
  };
}

/**
 * @param {Conversation} conversation
 * @param {string} me
 * @returns {Replica}
 */
export function fromConversation(conversation, me) {
  const own = conversation.members.find((member) => member.userId === me);
  return {
    conversationId: conversation.conversationId,
    type: conversation.type,
    name: conversation.name ?? undefined,
    rev: conversation.rev,
    lastSeq: conversation.lastSeq,
    readSeq: own?.readSeq ?? conversation.lastSeq,
    updatedAt: conversation.createdAt,
    memberCount: conversation.members.length,
    members: conversation.members,
    access: conversation.history ?? 'FROM_JOIN',
    avatarMediaId: conversation.avatarMediaId ?? undefined,
  };
}

/**
 * A newer reading of the list over what is held. A replica whose history is loaded keeps its `rev`: it catches up by
 * events, so that its history has no hole.
 *
 * @param {Replica|undefined} held
 * @param {ConversationSummary} summary
 * @returns {Replica}
 */
export function withSummary(held, summary) {
  const read = fromSummary(summary);
  if (!held) return read;
  const readSeq = Math.max(held.readSeq, read.readSeq);
  const { muted } = read;
  if (held.history || held.rev >= read.rev) {
    return { ...held, readSeq, muted, peer: held.peer ?? read.peer, left: false };
  }
  return { ...read, readSeq, peer: read.peer ?? held.peer };
}

/**
 * Folds one event of the log, exactly as the server did.
 *
 * @param {Replica} replica
 * @param {EventFrame} frame
 * @param {string} me
 * @returns {{replica: Replica, outcome: Outcome}} `gap`: something between is missing, the frame was not applied
 */
export function fold(replica, frame, me) {
  if (frame.rev <= replica.rev) return { replica, outcome: 'stale' };
  if (frame.rev > replica.rev + 1) return { replica, outcome: 'gap' };
  return { replica: { ...applied(replica, frame, me), rev: frame.rev }, outcome: 'applied' };
}

/**
 * @param {Replica} replica
 * @param {EventFrame} frame
 * @param {string} me
 * @returns {Replica}
 */
function applied(replica, frame, me) {
  switch (frame.type) {
    case 'new_message':
      return posted(replica, frame.message, me);
    case 'message_edited':
    case 'message_unsent':
    case 'reaction_changed':
      return changed(replica, frame.message);
    case 'member_added':
      return withMembers(shown(replica, frame), frame.members, me);
    case 'member_removed':
      return withoutMember(shown(replica, frame), frame.userId, me);
    case 'member_role_changed': {
      const members = replica.members?.map((member) =>
        member.userId === frame.userId ? { ...member, role: frame.role } : member,
      );
      return { ...shown(replica, frame), members };
    }
    case 'conversation_renamed':
      return { ...shown(replica, frame), name: frame.name };
    case 'conversation_changed':
      return withChange(shown(replica, frame), frame);
    default:
      return replica;
  }
}

/** @param {Replica} replica @param {EventFrame} frame @returns {Replica} */
function shown(replica, frame) {
  return replica.history ? { ...replica, history: replica.history.withChange(frame, replica.lastSeq) } : replica;
}

/** What is absent is as it was. @param {Replica} replica @param {EventFrame} frame @returns {Replica} */
function withChange(replica, { avatarMediaId, history }) {
  const changed = { ...replica };
  if (avatarMediaId) changed.avatarMediaId = avatarMediaId;
  if (history) changed.access = history;
  return changed;
}

/** Who writes has read. @param {Replica} replica @param {Message} message @param {string} me @returns {Replica} */
function posted(replica, message, me) {
  return {
    ...withReceipt(replica, { userId: message.senderId, readSeq: message.seq }),
    lastSeq: message.seq,
    readSeq: message.senderId === me ? message.seq : replica.readSeq,
    lastMessage: message,
    updatedAt: message.createdAt,
    history: replica.history?.with([message]),
  };
}

/** @param {Replica} replica @param {Message} message @returns {Replica} */
function changed(replica, message) {
  const { history, lastMessage } = replica;
  return {
    ...replica,
    lastMessage: lastMessage?.messageId === message.messageId ? message : lastMessage,
    history: history && message.seq >= history.firstSeq ? history.with([message]) : history,
  };
}

/** @param {Replica} replica @param {Member[]} arriving @param {string} me @returns {Replica} */
function withMembers(replica, arriving, me) {
  const ids = new Set(arriving.map((member) => member.userId));
  // What was said before one came in, one has no part in.
  const fresh = arriving.map((member) => ({ readSeq: replica.lastSeq, deliveredSeq: replica.lastSeq, ...member }));
  const members = replica.members && [...replica.members.filter((member) => !ids.has(member.userId)), ...fresh];
  const memberCount = members?.length ?? replica.memberCount + arriving.length;
  return { ...replica, members, memberCount, left: replica.left && !ids.has(me) };
}

/** @param {Replica} replica @param {string} userId @param {string} me @returns {Replica} */
function withoutMember(replica, userId, me) {
  const members = replica.members?.filter((member) => member.userId !== userId);
  const memberCount = members?.length ?? replica.memberCount - 1;
  return { ...replica, members, memberCount, left: replica.left || userId === me };
}

/**
 * Moves the reader's own cursor; never back.
 *
 * @param {Replica} replica
 * @param {number} seq
 * @returns {Replica}
 */
export function read(replica, seq) {
  const readSeq = Math.min(Math.max(replica.readSeq, seq), replica.lastSeq);
  return readSeq === replica.readSeq ? replica : { ...replica, readSeq };
}
