/**
 * Says something to the elements above, across shadow roots.
 *
 * @param {EventTarget} from
 * @param {string} type
 * @param {unknown} [detail]
 */
export function say(from, type, detail) {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
