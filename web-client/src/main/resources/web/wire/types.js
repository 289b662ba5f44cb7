/**
 * The shapes of the wire contract, for the type checker alone: this module has no code.
 *
 * @typedef {{userId: string, username: string, displayName: string, avatarUrl?: string|null, introduction?: string|null,
 *   gender?: string|null, createdAt?: string, email?: string|null, online?: boolean, lastSeenAt?: string|null}} User
 * @typedef {{user: User, since: string, conversationId?: string|null, lastMessage?: Message|null, unread: number}} Friend
 * @typedef {{friendRequestId: string, from: User, to: User, status: 'PENDING'|'ACCEPTED'|'REJECTED'|'CANCELLED',
 *   createdAt: string, respondedAt?: string|null}} FriendRequest
 * @typedef {{user: User, since: string}} Block
 * @typedef {{deviceId: string, name: string, createdAt: string, lastUsedAt: string, current: boolean}} Device
 * @typedef {{code: string, conversationId: string, expiresAt: string, maxUses: number, uses: number}} Invite
 * @typedef {'FROM_JOIN'|'FROM_START'} HistorySetting  what of the past those see who are added later
 * @typedef {{accessToken: string, expiresIn: number, refreshToken: string, deviceId: string, user: User}} Tokens
 * @typedef {'DIRECT'|'GROUP'} ConversationType
 * @typedef {{userId: string, role: 'ADMIN'|'MEMBER', username?: string|null, displayName?: string|null, joinedAt?: string,
 *   readSeq?: number, deliveredSeq?: number}} Member
 * @typedef {{messageId: string, conversationId: string, seq: number, rev: number, senderId: string, senderName: string,
 *   clientMessageId: string, type: string, text?: string|null, replyTo?: string|null, sentAt?: string|null,
 *   reactions?: Record<string, string[]>|null, createdAt: string, editedAt?: string|null, unsentAt?: string|null}} Message
 * @typedef {{conversationId: string, type: ConversationType, name?: string|null, createdBy?: string, createdAt: string,
 *   rev: number, lastSeq: number, members: Member[], history?: HistorySetting, avatarMediaId?: string|null}} Conversation
 * @typedef {{conversationId: string, type: ConversationType, name?: string|null, rev: number, lastSeq: number,
 *   readSeq: number, unread: number, lastMessage?: Message|null, peer?: User|null, memberCount: number,
 *   updatedAt: string, muted?: boolean, avatarMediaId?: string|null}} ConversationSummary
 * @typedef {{userId: string, status: 'SENT'|'DELIVERED'|'READ', deliveredAt?: string|null, readAt?: string|null}} MessageReceipt
 * @typedef {{type: string, requestId?: string, [field: string]: any}} Frame  a frame either way; its type says the rest
 * @typedef {Frame & {conversationId: string, rev: number}} EventFrame  a frame that is an event of a conversation's log
 * @typedef {{items: any[], nextCursor?: string|null, changes?: EventFrame[]}} Page
 *
 * @typedef {object} Pending  a message of this device that the log does not hold yet
 * @property {string} clientMessageId
 * @property {string} conversationId
 * @property {string} text
 * @property {string} sentAt
 * @property {string} [replyTo]  the id of the message that it answers
 * @property {'waiting'|'accepted'|'failed'} state
 * @property {string} [reason]  why it failed: a reason of the error catalogue
 *
 * @typedef {object} LinkState  what the connection is doing, for people to see
 * @property {'idle'|'connecting'|'open'|'waiting'|'stopped'} phase
 * @property {string} [reason]  why it waits or has stopped
 * @property {number} [retryAt]  when the next attempt starts, in milliseconds since the epoch
 */
export {};
