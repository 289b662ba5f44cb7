/** @import {Message, Pending} from '../wire/types.js' */
import { html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { hue, time, wholeTime } from './format.js';
import { icon } from './icon.js';
import { onlyEmoji, withLinks } from './links.js';
import './avatar.js';

/**
 * @typedef {object} Place  how a message stands among its neighbours
 * @property {boolean} own
 * @property {boolean} first of a run of one sender
 * @property {boolean} last of that run
 * @property {boolean} group whether others need names and avatars
 * @property {boolean} [fresh] it came in while one looks
 */

/**
 * A message of the log.
 *
 * @param {Message} message
 * @param {Place} place
 */
export function bubble(message, place) {
  const unsent = Boolean(message.unsentAt);
  const text = message.text ?? '';
  const large = !unsent && onlyEmoji(text);
  const named = place.group && !place.own && place.first;
  return html`<article
    class="message ${sides(place)} ${unsent ? 'unsent' : ''} ${large ? 'large' : ''} ${
      place.last || message.editedAt ? '' : 'inner'
    }"
    tabindex="-1"
    data-seq=${message.seq}
  >
    ${place.group && !place.own && place.last
      ? html`<parley-avatar .name=${message.senderName} .of=${message.senderId}></parley-avatar>`
      : nothing}
    <div class="bubble">
      ${named ? html`<b class="sender ${hue(message.senderId)}">${message.senderName}</b>` : author(message, place)}
      <span class="text">${unsent ? t('message.unsent') : message.type === 'TEXT' ? withLinks(text) : t('message.unsupported')}</span>
      <span class="meta" title=${wholeTime(message.createdAt)}>
        ${message.editedAt && !unsent ? html`<i>${t('message.edited')}</i>` : nothing}
        <time datetime=${message.createdAt}>${time(message.createdAt)}</time>
        ${place.own && !unsent ? mark('check', t('message.accepted')) : nothing}
      </span>
    </div>
    <button class="more" tabindex="-1" aria-label=${t('message.actions')} aria-haspopup="menu">${icon('more')}</button>
  </article>`;
}

/**
 * A message that is not in the log yet.
 *
 * @param {Pending} pending
 * @param {Place} place
 */
export function pendingBubble(pending, place) {
  const failed = pending.state === 'failed';
  const text = pending.text;
  return html`<article
    class="message ${sides(place)} ${failed ? 'failed' : ''} ${onlyEmoji(text) ? 'large' : ''}"
    tabindex="-1"
    data-client-id=${pending.clientMessageId}
  >
    <div class="bubble">
      <span class="unseen">${t('message.you')}</span>
      <span class="text">${withLinks(text)}</span>
      <span class="meta">
        <time datetime=${pending.sentAt}>${time(pending.sentAt)}</time>
        ${failed
          ? mark('alert', t('message.failed'))
          : pending.state === 'accepted'
            ? mark('check', t('message.accepted'))
            : mark('clock', t('message.waiting'))}
      </span>
    </div>
    ${failed
      ? html`<p class="failure">
          ${explain({ code: pending.reason })}
          <button class="link" data-act="retry">${t('message.retry')}</button>
          <button class="link" data-act="discard">${t('message.discard')}</button>
        </p>`
      : nothing}
  </article>`;
}

/** Who said it, where the eye sees it from the side. @param {Message} message @param {Place} place */
function author(message, place) {
  return html`<span class="unseen">${place.own ? t('message.you') : message.senderName}</span>`;
}

/** @param {import('./drawings.js').Drawing} drawing @param {string} meaning */
function mark(drawing, meaning) {
  return html`<span class="mark" title=${meaning}>${icon(drawing)}<span class="unseen">${meaning}</span></span>`;
}

/** @param {Place} place */
function sides({ own, first, last, group, fresh }) {
  const names = [own ? 'own' : 'other', first && 'first', last && 'last', group && !own && 'indented', fresh && 'fresh'];
  return names.filter(Boolean).join(' ');
}
