/** @import {Message} from '../wire/types.js' */
/** @import {Store} from '../wire/store.js' */
import { html } from 'lit';
import { t } from '../i18n/words.js';
import { deed } from './action.js';
import { hue } from './format.js';
import { senderName } from './names.js';

/**
 * A message that another one answers, in its present form.
 *
 * @param {Store} store
 * @param {Message|null|undefined} message null when it is gone, undefined while it is being read
 */
export function quote(store, message) {
  const gone = message === null || message?.unsentAt;
  return html`<span class="quote ${message && !gone ? hue(message.senderId) : 'hue-none'}">
    <b dir="auto">${message && !gone ? author(store, message) : ''}</b>
    <span class=${gone ? 'gone' : ''} dir="auto">${quotedText(message)}</span>
  </span>`;
}

/** @param {Message|null|undefined} message */
export function quotedText(message) {
  if (message === undefined) return '…';
  if (message === null || message.unsentAt) return t('message.unsent');
  return message.type === 'TEXT' ? deed(message.text ?? '') : t('message.unsupported');
}

/** @param {Store} store @param {Message} message */
function author(store, message) {
  return message.senderId === store.me?.userId ? t('message.you') : senderName(store, message);
}
