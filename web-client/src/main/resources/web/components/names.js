/** @import {Store} from '../wire/store.js' */
/** @import {Replica} from '../wire/replica.js' */
import { t } from '../i18n/words.js';

/** @param {Store} store @param {string} userId @returns {string} */
export function personName(store, userId) {
  return store.users.get(userId)?.displayName ?? '…';
}

/** @param {Store} store @param {Replica} replica @returns {string} what the reader calls it */
export function conversationName(store, replica) {
  if (replica.type === 'GROUP') return replica.name || t('conversation.unnamed');
  const peer = replica.peer ?? peerOf(store, replica);
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
