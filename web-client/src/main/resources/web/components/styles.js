import { css } from 'lit';

/** What every component shares: box sizing, icons, focus, and what only a screen reader meets. */
export const base = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .icon {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  /* A line of somebody's words: in their own direction, on the side of the page. */
  bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .turning {
    scale: var(--forward) 1;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
`;

/** Buttons: `primary`, `quiet` (text), `round` (icon alone). */
export const buttons = css`
  button {
    font: inherit;
    color: inherit;
    border: 0;
    background: none;
    padding: 0;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  .primary,
  .quiet {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 40px;
    padding: 0 16px;
    border-radius: var(--radius-control);
    font-weight: 600;
    transition: background-color var(--quick), opacity var(--quick);
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover:not(:disabled) {
    background: var(--accent-strong);
  }
  .primary:disabled {
    background: var(--field);
    color: var(--muted);
  }
  .quiet {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .quiet:hover {
    background: color-mix(in oklab, var(--accent-soft), var(--accent) 14%);
  }
  .danger {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .danger:hover {
    background: color-mix(in oklab, var(--danger-soft), var(--danger) 14%);
  }
  .primary.bad {
    background: var(--danger);
    color: light-dark(#fff, #2a0a12);
  }
  .primary.bad:hover:not(:disabled) {
    background: color-mix(in oklab, var(--danger), var(--text) 14%);
  }
  .link {
    color: var(--accent-strong);
    font-weight: 600;
  }
  .link:hover {
    text-decoration: underline;
  }
  .round {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 40px;
    height: 40px;
    border-radius: 50%;
    color: var(--muted);
    transition: background-color var(--quick), color var(--quick);
  }
  .round:hover {
    background: var(--hover);
    color: var(--text);
  }
`;

/** Text fields with their label and what is wrong with them. */
export const fields = css`
  .field {
    display: grid;
    gap: 4px;
  }
  .field > label,
  .field > .label {
    font-size: var(--meta-size);
    font-weight: 600;
    color: var(--muted);
  }
  .field input,
  .field select,
  .field textarea {
    font: inherit;
    color: var(--text);
    width: 100%;
    height: 44px;
    padding: 0 12px;
    border: 1.5px solid transparent;
    border-radius: var(--radius-control);
    background: var(--field);
    outline: none;
    transition: border-color var(--quick), background-color var(--quick);
  }
  .field textarea {
    height: auto;
    min-height: 88px;
    padding-block: 10px;
    resize: vertical;
  }
  .field input:focus,
  .field select:focus,
  .field textarea:focus {
    border-color: var(--accent);
    background: var(--surface);
  }
  .field input[aria-invalid='true'],
  .field textarea[aria-invalid='true'] {
    border-color: var(--danger);
  }
  .field input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .select {
    position: relative;
    display: block;
  }
  .select select {
    appearance: none;
    padding-inline-end: 36px;
    cursor: pointer;
  }
  .select::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-end: 15px;
    width: 6px;
    height: 6px;
    border: solid var(--muted);
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  .wrong {
    font-size: var(--meta-size);
    line-height: 18px;
    color: var(--danger);
  }
`;

/** Colours by person: twelve hues of equal weight, for avatars and names. */
export const hues = css`
  .hue-0 { --hue: 20; }
  .hue-1 { --hue: 45; }
  .hue-2 { --hue: 75; }
  .hue-3 { --hue: 110; }
  .hue-4 { --hue: 145; }
  .hue-5 { --hue: 170; }
  .hue-6 { --hue: 200; }
  .hue-7 { --hue: 230; }
  .hue-8 { --hue: 260; }
  .hue-9 { --hue: 290; }
  .hue-10 { --hue: 325; }
  .hue-11 { --hue: 355; }
`;
