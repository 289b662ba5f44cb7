import { svg } from 'lit';
import { drawings } from './drawings.js';

/** What points along the line points the other way where lines run from right to left. */
const TURNING = new Set(['back', 'leave', 'unsend', 'reply', 'speech']);

/**
 * A drawing, for the eye alone.
 *
 * @param {import('./drawings.js').Drawing} name
 */
export function icon(name) {
  return svg`<svg class="icon ${TURNING.has(name) ? 'turning' : ''}" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">${drawings[name]}</svg>`;
}
