/** @import {EventFrame} from '../wire/types.js' */
import { locale, t } from '../i18n/words.js';
import { personName } from './names.js';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

/**
 * What happened to a group, in a sentence.
 *
 * @param {import('../wire/store.js').Store} store
 * @param {EventFrame} frame
 * @returns {string}
 */
export function changeText(store, frame) {
  const actor = personName(store, frame.actorId ?? '');
  const name = personName(store, frame.userId ?? '');
  switch (frame.type) {
    case 'member_added': {
      const added = frame.members.map((/** @type {{userId: string}} */ member) => member.userId);
      const names = list.format(added.map((/** @type {string} */ userId) => personName(store, userId)));
      return added.includes(frame.actorId) ? t('change.joined', { names }) : t('change.added', { actor, names });
    }
    case 'member_removed':
      return frame.reason === 'left' ? t('change.left', { name }) : t('change.removed', { actor, name });
    case 'member_role_changed':
      return t(frame.role === 'ADMIN' ? 'change.admin' : 'change.member', { name });
    case 'conversation_changed':
      if (!frame.history) return t('change.avatar', { actor });
      return t(frame.history === 'FROM_START' ? 'change.access.start' : 'change.access.join', { actor });
    default:
      return t('change.renamed', { actor, name: frame.name ?? '' });
  }
}

/** @param {EventFrame} frame @returns {string[]} the people it speaks of */
export function peopleOf(frame) {
  const added = (frame.members ?? []).map((/** @type {{userId: string}} */ member) => member.userId);
  return [frame.actorId, frame.userId, ...added].filter(Boolean);
}
