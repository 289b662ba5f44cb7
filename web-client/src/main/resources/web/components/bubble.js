/** @import {Message, Pending} from '../wire/types.js' */
/** @import {Store} from '../wire/store.js' */
/** @import {Progress} from './ticks.js' */
import { html, nothing } from 'lit';
import { explain, t } from '../i18n/words.js';
import { deed, isAction } from './action.js';
import { hue, time, wholeTime } from './format.js';
import { icon } from './icon.js';
import { onlyEmoji, withLinks } from './links.js';
import { namesOf, personName, senderName } from './names.js';
import { quote } from './quote.js';
import { reactions } from './reactions.js';
import { ticks } from './ticks.js';
import './avatar.js';

const FACES = 5;

/**
 * @typedef {object} Place  how a message stands among its neighbours
 * @property {boolean} own
 * @property {boolean} first of a run of one sender
 * @property {boolean} last of that run
 * @property {boolean} group whether others need names and avatars
 * @property {boolean} [fresh] it came in while one looks
 * @property {Progress} [progress] of an own one
 * @property {Message|null} [quoted] what it answers; null: that is gone
 * @property {readonly string[]} [readers] who has read up to it
 */

/**
 * A message of the log.
 *
 * @param {Store} store
 * @param {Message} message
 * @param {Place} place
 */
export function bubble(store, message, place) {
  const unsent = Boolean(message.unsentAt);
  const text = message.text ?? '';
  const name = senderName(store, message);
  const action = isAction(message);
  const large = !unsent && !message.replyTo && onlyEmoji(text);
  const kind = unsent ? 'unsent' : action ? 'action' : large ? 'large' : '';
  const tone = store.gone.has(message.senderId) ? 'gone' : hue(message.senderId);
  return html`<article
    class="message ${sides(place)} ${kind} ${place.last || message.editedAt ? '' : 'inner'}"
    tabindex="-1"
    data-seq=${message.seq}
  >
    ${place.group && !place.own && place.last
      ? html`<parley-avatar .name=${name} .of=${message.senderId} data-person=${message.senderId}></parley-avatar>`
      : nothing}
    <div class="bubble">
      ${place.group && !place.own && place.first && !action
        ? html`<b class="sender ${tone}" data-person=${message.senderId} dir="auto">${name}</b>`
        : author(name, place)}
      ${message.replyTo && !unsent
        ? html`<button class="to" tabindex="-1" data-act="quoted" aria-label=${t('reply.show')}>${quote(store, place.quoted)}</button>`
        : nothing}
      <span class="text" dir="auto"
        >${action ? html`<b class=${tone}>${name}</b> ` : nothing}${unsent
          ? t('message.unsent')
          : message.type === 'TEXT'
            ? withLinks(action ? deed(text) : text)
            : t('message.unsupported')}</span
      >
      <span class="meta" title=${wholeTime(message.createdAt)}>
        ${message.editedAt && !unsent ? html`<i title=${wholeTime(message.editedAt)}>${t('message.edited')}</i>` : nothing}
        <time datetime=${message.createdAt}>${time(message.createdAt)}</time>
        ${place.own && !unsent ? ticks(place.progress ?? 'accepted') : nothing}
      </span>
      ${unsent ? nothing : tools()}
    </div>
    ${reactions(store, message)} ${readers(store, place.readers)}
  </article>`;
}

function tools() {
  return html`<span class="tools">
    <button tabindex="-1" data-act="react" title=${t('message.react')} aria-label=${t('message.react')}>${icon('react')}</button>
    <button tabindex="-1" data-act="reply" title=${t('message.reply')} aria-label=${t('message.reply')}>${icon('reply')}</button>
    <button class="more" tabindex="-1" aria-label=${t('message.actions')} title=${t('message.actions')} aria-haspopup="menu">
      ${icon('more')}
    </button>
  </span>`;
}

/** The faces of those who have read up to here. @param {Store} store @param {readonly string[]} [users] */
function readers(store, users) {
  if (!users?.length) return nothing;
  const words = t('receipts.readBy', { names: namesOf(store, users, 20) });
  return html`<p class="readers" title=${words}>
    <span class="unseen">${words}</span>
    ${users
      .slice(0, FACES)
      .map((userId) => html`<parley-avatar .name=${personName(store, userId)} .of=${userId}></parley-avatar>`)}
    ${users.length > FACES ? html`<span aria-hidden="true">+${users.length - FACES}</span>` : nothing}
  </p>`;
}

/**
 * A message that is not in the log yet.
 *
 * @param {Store} store
 * @param {Pending} pending
 * @param {Place} place
 */
export function pendingBubble(store, pending, place) {
  const failed = pending.state === 'failed';
  const { text, replyTo } = pending;
  const action = isAction(pending);
  const kind = failed ? 'failed' : action ? 'action' : !replyTo && onlyEmoji(text) ? 'large' : '';
  return html`<article class="message ${sides(place)} ${kind}" tabindex="-1" data-client-id=${pending.clientMessageId}>
    <div class="bubble">
      <span class="unseen">${t('message.you')}</span>
      ${replyTo ? html`<span class="to">${quote(store, place.quoted)}</span>` : nothing}
      <span class="text" dir="auto"
        >${action ? html`<b class=${hue(store.me?.userId ?? '')}>${store.me?.displayName}</b> ` : nothing}${withLinks(
          action ? deed(text) : text,
        )}</span
      >
      <span class="meta">
        <time datetime=${pending.sentAt}>${time(pending.sentAt)}</time>
        ${ticks(pending.state)}
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

/** Who said it, where the eye sees it from the side. @param {string} name @param {Place} place */
function author(name, place) {
  return html`<span class="unseen">${place.own ? t('message.you') : name}</span>`;
}

/** @param {Place} place */
function sides({ own, first, last, group, fresh, readers }) {
  const names = [own ? 'own' : 'other', first && 'first', last && 'last', group && !own && 'indented', fresh && 'fresh'];
  return [...names, readers?.length && 'read-here'].filter(Boolean).join(' ');
}
