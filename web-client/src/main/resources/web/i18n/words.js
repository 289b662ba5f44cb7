import en from './en.js';

const plurals = new Intl.PluralRules('en');

/** @typedef {keyof typeof en} Key */

/**
 * The words for a key, with `{name}` places filled in. An entry of several forms is chosen by `count`.
 *
 * @param {Key} key
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  /** @type {string|{one: string, other: string}} */
  const entry = en[key];
  const words = typeof entry === 'string' ? entry : entry[plurals.select(Number(values.count)) === 'one' ? 'one' : 'other'];
  return words.replace(/\{(\w+)}/g, (_, name) => String(values[name] ?? ''));
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
  return /^\p{Ll}/u.test(message) ? t('error.ofField', { label, message }) : message;
}
