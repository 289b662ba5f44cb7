import { t } from '../i18n/words.js';

/** What the profile offers; the server takes any words, and those of others show as they are. */
export const GENDERS = /** @type {const} */ (['female', 'male', 'nonbinary']);

/** @param {string} gender @returns {string} */
export function genderText(gender) {
  const offered = GENDERS.find((one) => one === gender);
  return offered ? t(`profile.gender.${offered}`) : gender;
}
