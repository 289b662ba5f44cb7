const PAGE = 100;
/** Of a list at most this many pages are read. */
const PAGES = 10;

/**
 * Reads a list of the server from its beginning, page by page.
 *
 * @param {Pick<import('./rest.js').Rest, 'call'>} rest
 * @param {string} path with its query, as far as it has one
 * @returns {Promise<any[]>} its items, bounded
 */
export async function readAll(rest, path) {
  const items = [];
  const query = path.includes('?') ? '&' : '?';
  let cursor = '';
  for (let page = 0; page < PAGES; page++) {
    const more = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await rest.call('GET', `${path}${query}limit=${PAGE}${more}`);
    items.push(...answer.items);
    cursor = answer.nextCursor ?? '';
    if (!cursor) break;
  }
  return items;
}
