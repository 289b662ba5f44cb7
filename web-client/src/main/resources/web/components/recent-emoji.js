const KEY = 'parley.emoji';
const KEPT = 16;
const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** The emoji that were picked on this device last, the latest first. @returns {string[]} */
export function recentEmoji() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** @param {string} emoji */
export function remember(emoji) {
  const kept = [emoji, ...recentEmoji().filter((one) => one !== emoji)].slice(0, KEPT);
  localStorage.setItem(KEY, JSON.stringify(kept));
}

/** Those that are offered beside a message: always the usual ones, so that the hand finds them. @returns {string[]} */
export function quickEmoji() {
  return USUAL;
}
