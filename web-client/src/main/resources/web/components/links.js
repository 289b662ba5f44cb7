import { html } from 'lit';

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi;
const TRAILING = /[.,:;!?\]}’”]+$/;
const EMOJI = /^(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*\s*){1,3}$/u;

/**
 * Text as text, with its web addresses made into links.
 *
 * @param {string} text
 */
export function withLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimmed(match[0]);
    parts.push(text.slice(end, match.index), link(address));
    end = match.index + address.length;
  }
  return end === 0 ? text : [...parts, text.slice(end)];
}

/** What ends a sentence is none of the address, nor is a bracket that was opened before it. @param {string} address @returns {string} */
function trimmed(address) {
  const trim = address.replace(TRAILING, '');
  const open = trim.split('(').length;
  return trim.endsWith(')') && trim.split(')').length > open ? trimmed(trim.slice(0, -1)) : trim;
}

/** @param {string} address */
function link(address) {
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${address}</a>`;
}

/** @param {string} text @returns {boolean} whether it is no more than three emoji */
export function onlyEmoji(text) {
  return EMOJI.test(text.trim());
}
