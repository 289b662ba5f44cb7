import { html } from 'lit';

/**
 * A drawing of the sprite, for the eye alone.
 *
 * @param {string} name
 */
export function icon(name) {
  return html`<svg class="icon" width="20" height="20" aria-hidden="true"><use href="/icons.svg#${name}"></use></svg>`;
}
