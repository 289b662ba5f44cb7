/** @param {string} text @returns {string} as it is compared in searches: without case and accents */
export function foldCase(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** @param {string} text @param {string} query @returns {boolean} whether a word of it begins so */
export function begins(text, query) {
  const folded = ` ${foldCase(text)}`;
  return folded.includes(` ${foldCase(query.trim())}`) || folded.includes(foldCase(query.trim()));
}
