/** @import {Message} from '../wire/types.js' */
/** @import {Store} from '../wire/store.js' */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { namesOf } from './names.js';
import { icon } from './icon.js';

const NAMED = 20;

/**
 * The reactions to a message, the user's own ones highlighted. A click on one adds or takes away the user's.
 *
 * @param {Store} store
 * @param {Message} message
 */
export function reactions(store, message) {
  const kinds = Object.entries(message.reactions ?? {}).filter(([, users]) => users.length);
  if (!kinds.length || message.unsentAt) return nothing;
  // The server keeps them in no order of time: the most popular one comes first.
  kinds.sort(([one, some], [other, more]) => more.length - some.length || (one < other ? -1 : 1));
  return html`<div class="reactions">
    ${repeat(
      kinds,
      ([emoji]) => emoji,
      ([emoji, users]) => chip(store, emoji, users),
    )}
    <button class="chip add" tabindex="-1" data-act="react" title=${t('message.react')} aria-label=${t('message.react')}>
      ${icon('react')}
    </button>
  </div>`;
}

/** @param {Store} store @param {string} emoji @param {string[]} users */
function chip(store, emoji, users) {
  const own = users.includes(store.me?.userId ?? '');
  const names = namesOf(store, users, NAMED);
  return html`<button
    class="chip"
    tabindex="-1"
    data-emoji=${emoji}
    title=${names}
    aria-pressed=${own}
    aria-label=${t('react.label', { emoji, count: users.length, names })}
  >
    <span aria-hidden="true">${emoji}</span><b aria-hidden="true">${users.length}</b>
  </button>`;
}
