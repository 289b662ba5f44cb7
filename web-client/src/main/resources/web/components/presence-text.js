/** @import {Seen} from '../wire/presence.js' */
import { locale, t } from '../i18n/words.js';
import { longDay } from './format.js';

const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Whether somebody is there, or when they last were.
 *
 * @param {Seen|undefined} seen
 * @param {number} [now]
 * @returns {string} empty where nobody may know
 */
export function presenceText(seen, now = Date.now()) {
  if (!seen) return '';
  if (seen.online) return t('presence.online');
  return seen.lastSeenAt ? t('presence.seen', { when: whenSeen(seen.lastSeenAt, now) }) : '';
}

/** @param {string} at @param {number} now */
function whenSeen(at, now) {
  const passed = now - Date.parse(at);
  if (passed < MINUTE_MS) return t('presence.justNow');
  if (passed < HOUR_MS) return relative.format(-Math.floor(passed / MINUTE_MS), 'minute');
  if (passed < DAY_MS) return relative.format(-Math.floor(passed / HOUR_MS), 'hour');
  const days = Math.floor(passed / DAY_MS);
  return days < 7 ? relative.format(-days, 'day') : longDay(at);
}
