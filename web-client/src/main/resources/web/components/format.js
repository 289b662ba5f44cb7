import { locale, t } from '../i18n/words.js';

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const shortDate = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: '2-digit' });
const longDate = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const longDateWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY_MS = 86_400_000;

/** @param {Date} date */
const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** @param {Date} date @param {Date} now @returns {number} whole calendar days between the two */
const daysAgo = (date, now) => Math.round((midnight(now) - midnight(date)) / DAY_MS);

/** @param {string} iso */
export function time(iso) {
  return clock.format(new Date(iso));
}

/** @param {string} iso */
export function wholeTime(iso) {
  return full.format(new Date(iso));
}

/** @param {string} iso */
export function dayTime(iso) {
  return dayAndTime.format(new Date(iso));
}

/** The whole date. @param {string} iso */
export function longDay(iso) {
  return longDateWithYear.format(new Date(iso));
}

/** The time of today, the day of this week, or else the date. @param {string} iso @param {Date} [now] */
export function timeOrDay(iso, now = new Date()) {
  const date = new Date(iso);
  const days = daysAgo(date, now);
  if (days <= 0) return clock.format(date);
  if (days === 1) return t('day.yesterday');
  return days < 7 ? weekday.format(date) : shortDate.format(date);
}

/** @param {string} iso @param {Date} [now] */
export function day(iso, now = new Date()) {
  const date = new Date(iso);
  const days = daysAgo(date, now);
  if (days === 0) return t('day.today');
  if (days === 1) return t('day.yesterday');
  return (date.getFullYear() === now.getFullYear() ? longDate : longDateWithYear).format(date);
}

/** @param {string} one @param {string} other */
export function sameDay(one, other) {
  return midnight(new Date(one)) === midnight(new Date(other));
}

/** @param {string} name @returns {string} at most two letters */
export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N}\s]/gu, ' ').trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]].map(first) : [first(words[0] ?? '')];
  return letters.join('').toLocaleUpperCase() || '?';
}

/** @param {string} word */
function first(word) {
  return [...word][0] ?? '';
}

/** @param {string} id @returns {string} the class of one of twelve hues, always the same for an id */
export function hue(id) {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0;
  return `hue-${sum % 12}`;
}
