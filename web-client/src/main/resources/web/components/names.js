/** @import {Store} from '../wire/store.js' */
/** @import {Replica} from '../wire/replica.js' */
/** @import {Message} from '../wire/types.js' */
import { language, t } from '../i18n/words.js';

const list = new Intl.ListFormat(language, { type: 'conjunction' });

/** @param {Store} store @param {string} userId @returns {string} */
export function personName(store, userId) {
  if (store.gone.has(userId)) return t('person.removed');
  return store.users.get(userId)?.displayName ?? '…';
}

/** @param {Store} store @param {Message} message @returns {string} the sender's present name, or else that of then */
export function senderName(store, { senderId, senderName: then }) {
  if (store.gone.has(senderId)) return t('person.removed');
  return store.users.get(senderId)?.displayName || then;
}

/**
 * @param {Store} store
 * @param {readonly string[]} userIds
 * @param {number} limit how many are named; the rest is counted
 * @returns {string} the reader first, as "You"
 */
export function namesOf(store, userIds, limit) {
  const me = store.me?.userId ?? '';
  const sorted = userIds.includes(me) ? [me, ...userIds.filter((userId) => userId !== me)] : userIds;
  const named = sorted.slice(0, limit).map((userId) => (userId === me ? t('message.you') : personName(store, userId)));
  const rest = sorted.length - named.length;
  return list.format([...named, ...(rest > 0 ? [t('person.others', { count: rest })] : [])]);
}

/** @param {Store} store @param {Replica} replica @returns {string} what the reader calls it */
export function conversationName(store, replica) {
  if (replica.type === 'GROUP') return replica.name || t('conversation.unnamed');
  const peer = replica.peer ?? peerOf(store, replica);
  if (peer && store.gone.has(peer.userId)) return t('person.removed');
  return peer?.displayName ?? t('conversation.unnamed');
}

/** @param {Store} store @param {Replica} replica */
function peerOf(store, replica) {
  const other = replica.members?.find(({ userId }) => userId !== store.me?.userId);
  return other && store.users.get(other.userId);
}

/** @param {Replica} replica @returns {string} the id that its colour is taken from */
export function hueId(replica) {
  return replica.peer?.userId ?? replica.conversationId;
}
