import { html } from 'lit';
import { t } from '../i18n/words.js';
import { icon } from './icon.js';

/** @typedef {'waiting'|'accepted'|'delivered'|'read'|'failed'} Progress  how far an own message has come */

/** How far an own message has come, as a mark. @param {Progress} progress */
export function ticks(progress) {
  switch (progress) {
    case 'failed':
      return mark('alert', t('message.failed'));
    case 'waiting':
      return mark('clock', t('message.waiting'));
    case 'accepted':
      return mark('check', t('message.accepted'));
    case 'delivered':
      return mark('checks', t('message.delivered'));
    case 'read':
      return mark('checks', t('message.read'), 'seen');
  }
}

/** @param {import('./drawings.js').Drawing} drawing @param {string} meaning @param {string} [tone] */
function mark(drawing, meaning, tone = '') {
  return html`<span class="mark ${tone}" title=${meaning}>${icon(drawing)}<span class="unseen">${meaning}</span></span>`;
}
