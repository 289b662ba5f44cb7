/** @import {Message, ConversationType} from '../wire/types.js' */
import { t } from '../i18n/words.js';
import { deed, isAction } from './action.js';
import { senderName } from './names.js';

/**
 * A message in one line of a list.
 *
 * @param {import('../wire/store.js').Store} store
 * @param {Message} message
 * @param {ConversationType} type of its conversation
 * @returns {string}
 */
export function messagePeek(store, message, type) {
  if (message.unsentAt) return t('message.unsent');
  if (isAction(message)) return `${senderName(store, message)} ${deed(message.text ?? '')}`;
  const text = message.text ?? t('message.unsupported');
  if (message.senderId === store.me?.userId) return t('list.you', { text });
  return type === 'DIRECT' ? text : t('list.sender', { name: message.senderName.split(' ')[0], text });
}
