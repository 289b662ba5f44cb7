import { svg } from 'lit';
import { drawings } from './drawings.js';

/**
 * A drawing, for the eye alone.
 *
 * @param {import('./drawings.js').Drawing} name
 */
export function icon(name) {
  return svg`<svg class="icon" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${drawings[name]}</svg>`;
}
