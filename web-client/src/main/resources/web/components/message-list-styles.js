import { css } from 'lit';
import { bubbleStyles } from './bubble-styles.js';
import { quoteStyles } from './quote-styles.js';
import { reactionStyles } from './reaction-styles.js';
import { base, buttons, hues } from './styles.js';
import { toolStyles } from './tool-styles.js';

export const messageListStyles = [
  base,
  buttons,
  hues,
  bubbleStyles,
  quoteStyles,
  reactionStyles,
  toolStyles,
  css`
    :host {
      position: relative;
      display: block;
    }
    .scroller {
      position: absolute;
      inset: 0;
      display: flex;
      flex-direction: column-reverse;
      overflow-x: hidden;
      overflow-y: auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: color-mix(in oklab, var(--muted), transparent 65%) transparent;
      outline-offset: -3px;
    }
    .column {
      flex: none;
      width: 100%;
      max-width: 792px;
      margin: 0 auto;
      padding: 12px 16px 24px;
      container: column / inline-size;
    }
    parley-message-chunk {
      display: flow-root;
    }
    /* Its height is known by then, so that nothing jumps when it comes near. */
    parley-message-chunk.known {
      content-visibility: auto;
    }
    .day,
    .new {
      display: flex;
      justify-content: center;
      margin: 16px 0 10px;
      font-size: var(--small-size);
      line-height: 20px;
      font-weight: 600;
      color: var(--muted);
    }
    .new {
      align-items: center;
      gap: 12px;
      color: var(--accent-strong);
    }
    .new::before,
    .new::after {
      content: '';
      flex: 1;
      height: 1px;
      background: currentColor;
      opacity: 0.35;
    }
    .change,
    .beginning {
      margin: 8px 24px;
      font-size: var(--meta-size);
      line-height: 18px;
      text-align: center;
      color: var(--muted);
      overflow-wrap: anywhere;
    }
    .beginning {
      margin-block: 24px 12px;
    }
    .pill {
      position: absolute;
      inset-block: auto 12px;
      inset-inline: auto 20px;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-width: 40px;
      height: 40px;
      padding: 0 10px;
      border-radius: 20px;
      background: var(--raised);
      color: var(--muted);
      box-shadow: var(--shadow-raised);
      animation: arrive var(--slide) var(--ease);
    }
    .pill:hover {
      color: var(--text);
    }
    .pill b {
      min-width: 20px;
      padding: 0 6px;
      border-radius: 10px;
      background: var(--accent);
      color: var(--on-accent);
      font-size: var(--small-size);
      line-height: 20px;
      font-variant-numeric: tabular-nums;
    }
    .skeleton {
      display: grid;
      gap: 8px;
      padding: 16px 0;
      animation: late 200ms step-end;
    }
    .bone {
      height: 36px;
      border-radius: var(--radius);
      background: var(--bubble);
      opacity: 0.7;
    }
    .b0 {
      width: 44%;
    }
    .b1 {
      width: 60%;
    }
    .b2 {
      width: 30%;
      justify-self: end;
    }
    .b3 {
      width: 52%;
    }
    .b4 {
      width: 38%;
      justify-self: end;
    }
    @keyframes late {
      from {
        opacity: 0;
      }
    }
    @media (max-width: 699px) {
      .column {
        padding-inline: 8px;
      }
      .pill {
        inset-inline-end: 12px;
      }
    }
  `,
];
