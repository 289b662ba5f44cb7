import en from './en.js';

/** @typedef {keyof typeof en} Key */
/** @typedef {string|Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Entry  of one form, or one by number */
/** @typedef {Record<Key, Entry>} Catalogue */

/** The language of this page, as its root says; it is settled before the first paint. */
export const language = document.documentElement.lang || 'en';

/** The same as it is spoken where the reader is: for dates and numbers. */
export const locale = navigator.languages.find((one) => one.split('-')[0] === language.split('-')[0]) ?? language;

/** @type {Catalogue} */
const catalogue = language === 'zh-Hans' ? (await import('./zh-Hans.js')).default : en;
/** Letters of scripts that run from right to left. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufeff]/;
/** What servers say of fields, for which there are words in every language. */
/** @type {[RegExp, Key][]} */
const SAID = [
  [/^(is required|must not be (blank|empty))$/, 'field.empty'],
  [/^must be an e-mail address$/, 'field.email'],
  [/^must be (?<least>\d+) to (?<most>\d+) letters, digits/, 'field.username'],
  [/^is not the password of this account$/, 'password.wrong'],
  [/^must be a single line$/, 'field.line'],
  [/^must have (?<most>\d+) characters at the most$/, 'field.long'],
  [/^must have (?<least>\d+) to (?<most>\d+) characters$/, 'field.length'],
];
const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(language);

/**
 * The words for a key, with `{name}` places filled in. An entry of several forms is chosen by `count`.
 *
 * @param {Key} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const entry = catalogue[key];
  const words = typeof entry === 'string' ? entry : (entry[plurals.select(Number(values.count))] ?? entry.other);
  return words.replace(/\{(\w+)}/g, (_, name) => shown(values[name] ?? ''));
}

/** What runs the other way does not turn the words around it. @param {string|number} value */
function shown(value) {
  if (typeof value === 'number') return numbers.format(value);
  return LEFTWARD.test(value) ? `\u2068${value}\u2069` : value;
}

/**
 * What went wrong, in words for people.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  const { code, message } = /** @type {{code?: string, message?: string}} */ (error);
  const key = `error.${code}`;
  if (key in en) return t(/** @type {Key} */ (key));
  return message && message !== code ? message : t('error.unknown');
}

/**
 * What the server says of a field, which goes on from the field's name.
 *
 * @param {string} label
 * @param {string} message such as "must not be blank"
 * @returns {string}
 */
export function ofField(label, message) {
  for (const [pattern, key] of SAID) {
    const match = pattern.exec(message);
    if (match) return t(key, { label, ...match.groups });
  }
  return /^\p{Ll}/u.test(message) ? t('error.ofField', { label, message }) : message;
}
