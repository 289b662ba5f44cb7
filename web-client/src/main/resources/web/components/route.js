/**
 * Where the reader is: `/` for the list, `/c/{id}` for a conversation, `/friends`, `/settings`, and `/#/join/{code}` for
 * who follows an invite. The code stands behind the `#` so that it is in no server's log.
 *
 * @typedef {{page: 'list'|'conversation'|'friends'|'settings'|'join', of: string|null}} Route
 */

/** @returns {Route} */
export function currentRoute() {
  const code = /^#\/join\/([\w-]+)$/.exec(location.hash)?.[1];
  if (code) return { page: 'join', of: code };
  const conversation = /^\/c\/([0-9a-f-]{36})$/i.exec(location.pathname)?.[1];
  if (conversation) return { page: 'conversation', of: conversation };
  const page = /^\/(friends|settings)$/.exec(location.pathname)?.[1];
  return { page: /** @type {Route['page']} */ (page ?? 'list'), of: null };
}

/** @param {string|null} place a conversation's id, a path, or nothing for the list @returns {string} */
export function pathOf(place) {
  if (!place) return '/';
  return place.startsWith('/') ? place : `/c/${place}`;
}

/** @param {string|null} place @param {boolean} [instead] in place of the present entry of the history */
export function goTo(place, instead = false) {
  const path = pathOf(place);
  if (path === location.pathname + location.hash) return;
  if (instead) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
}

/** @param {string} code @returns {string} what is handed to others */
export function inviteLink(code) {
  return `${location.origin}/#/join/${code}`;
}
