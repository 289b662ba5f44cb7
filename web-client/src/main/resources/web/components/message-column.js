/** @import {Replica} from '../wire/replica.js' */
/** @import {History} from '../wire/history.js' */
/** @import {Pending} from '../wire/types.js' */
/** @import {ParleyMessageList} from './message-list.js' */
/** @import {View} from './message-window.js' */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/words.js';
import { reach, readersBySeq } from '../wire/receipts.js';
import { isAction } from './action.js';
import { pendingBubble } from './bubble.js';
import { changeText } from './change-text.js';
import { sameRun } from './message-chunk.js';
import { conversationName } from './names.js';

/** Faces of readers are shown in groups of up to so many members. */
const FACES_MEMBERS = 20;

/**
 * What stands in the column of messages: the part of the history that is drawn, and what is on its way.
 *
 * @param {ParleyMessageList} host
 * @param {Replica} replica
 * @param {History} history
 * @param {View} view
 */
export function column(host, replica, history, view) {
  return html`
    ${top(host, replica, history)}
    <div class="above"></div>
    ${chunks(host, replica, history, view)}
    <div class="below"></div>
    ${pending(host, history)}
  `;
}

/** @param {ParleyMessageList} host @param {Replica} replica @param {History} history @param {View} view */
function chunks({ client, divider, freshFrom, window: drawing }, replica, history, { drawn }) {
  const me = client.store.me?.userId ?? '';
  const group = replica.type === 'GROUP';
  const come = reach(replica, me);
  const readers = group && replica.memberCount <= FACES_MEMBERS ? [...readersBySeq(replica, me)] : [];
  return repeat(
    drawn,
    ({ key }) => key,
    (chunk) => {
      const { messages } = chunk;
      const [first, last] = [messages[0].seq, messages[messages.length - 1].seq];
      const within = (/** @type {number} */ seq) => seq >= first && seq <= last;
      const clamped = (/** @type {number} */ seq) => Math.min(last, Math.max(first - 1, seq));
      const at = history.chunks.indexOf(chunk);
      const answers = messages.filter(({ replyTo }) => replyTo);
      return html`<parley-message-chunk
        class=${drawing.knows(chunk) && at < history.chunks.length - 1 ? 'known' : ''}
        .client=${client}
        .chunk=${chunk}
        .previous=${history.chunks[at - 1]?.messages.at(-1)}
        .next=${history.chunks[at + 1]?.messages[0]}
        .changes=${history.changes.filter(({ afterSeq }) => within(afterSeq))}
        .quoted=${answers.map(({ conversationId, replyTo }) => client.quotes.of(conversationId, replyTo ?? ''))}
        .readers=${readers.filter(([seq]) => within(seq))}
        .deliveredTo=${clamped(come.delivered)}
        .readTo=${clamped(come.read)}
        .names=${client.store.names}
        .divider=${divider !== undefined && within(divider + 1) ? divider : undefined}
        .group=${group}
        .freshFrom=${freshFrom}
      ></parley-message-chunk>`;
    },
  );
}

/** @param {ParleyMessageList} host @param {History} history */
function pending({ client, conversation }, history) {
  const entries = client.store.pendingOf(conversation);
  return repeat(
    entries,
    ({ clientMessageId }) => clientMessageId,
    (entry, index) => {
      const [before, after] = [entries[index - 1], entries[index + 1]];
      const first = !(before ? joined(before, entry) : continues(client.store.me?.userId ?? '', history, entry));
      const last = !after || !joined(entry, after);
      const quoted = entry.replyTo ? client.quotes.of(conversation, entry.replyTo) : undefined;
      const place = { own: true, group: false, first, last, quoted, fresh: entry.state === 'waiting' };
      return pendingBubble(client.store, entry, place);
    },
  );
}

/** @param {Pending} one @param {Pending} other */
function joined(one, other) {
  const stamp = (/** @type {Pending} */ { sentAt }) => ({ senderId: '', at: sentAt });
  return !isAction(one) && !isAction(other) && sameRun(stamp(one), stamp(other));
}

/** @param {string} me @param {History} history @param {Pending} entry whether it goes on the last run */
function continues(me, { last }, entry) {
  if (!last || isAction(last) || isAction(entry)) return false;
  return sameRun({ senderId: last.senderId, at: last.createdAt }, { senderId: me, at: entry.sentAt });
}

/** @param {ParleyMessageList} host @param {Replica} replica @param {History} history */
function top({ client, conversation }, replica, history) {
  const { store } = client;
  if (store.loads.get(conversation) === 'failed') {
    return html`<p class="beginning">
      ${t('conversation.loadFailed')}
      <button class="link" @click=${() => client.loadOlder(conversation)}>${t('conversation.tryAgain')}</button>
    </p>`;
  }
  if (!history.complete) return replica.left ? nothing : skeleton();
  const name = conversationName(store, replica);
  const early = history.changes.filter(({ afterSeq }) => afterSeq < history.firstSeq || history.firstSeq === Infinity);
  return html`<p class="beginning">
      ${history.last || replica.type === 'GROUP' ? t('conversation.start') : t('conversation.sayHello', { name })}
    </p>
    ${early.map(({ frame }) => html`<p class="change">${changeText(store, frame)}</p>`)}`;
}

export function skeleton() {
  return html`<div class="skeleton" aria-hidden="true">
    ${[0, 1, 2, 3, 4].map((index) => html`<div class="bone b${index}"></div>`)}
  </div>`;
}
