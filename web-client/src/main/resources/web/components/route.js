/** Where the reader is: `/` for the list, `/c/{id}` for a conversation. */

/** @returns {string|null} */
export function currentConversation() {
  return /^\/c\/([0-9a-f-]{36})$/i.exec(location.pathname)?.[1] ?? null;
}

/** @param {string|null} id */
export function goTo(id) {
  const path = id ? `/c/${id}` : '/';
  if (path !== location.pathname) history.pushState(null, '', path);
}
