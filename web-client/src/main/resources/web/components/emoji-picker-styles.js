import { css } from 'lit';
import { base, buttons } from './styles.js';

export const emojiPickerStyles = [
  base,
  buttons,
  css`
    [popover] {
      inset: auto;
      width: min(336px, calc(100vw - 16px));
      height: min(380px, calc(100dvh - 32px));
      margin: 0;
      padding: 8px 0 0;
      border: 0;
      border-radius: 16px;
      background: var(--raised);
      color: var(--text);
      box-shadow: var(--shadow-raised);
      overflow: hidden;
      outline: none;
    }
    [popover]:popover-open {
      display: flex;
      flex-direction: column;
      animation: appear var(--quick) var(--ease);
    }
    label {
      display: flex;
      align-items: center;
      gap: 8px;
      flex: none;
      height: 40px;
      margin: 0 8px 4px;
      padding: 0 12px;
      border-radius: var(--radius-control);
      background: var(--field);
      color: var(--muted);
    }
    label:focus-within {
      box-shadow: inset 0 0 0 1.5px var(--accent);
    }
    input {
      flex: 1;
      min-width: 0;
      border: 0;
      outline: none;
      background: none;
      color: var(--text);
      font: inherit;
    }
    input:focus-visible {
      outline: none;
    }
    input::placeholder {
      color: var(--muted);
      opacity: 1;
    }
    .all {
      flex: 1;
      padding: 0 8px 8px;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }
    h3 {
      padding: 8px 6px 4px;
      font-size: var(--small-size);
      line-height: 16px;
      color: var(--muted);
    }
    [role='row'] {
      display: grid;
      grid-template-columns: repeat(8, 1fr);
    }
    [role='gridcell'] {
      display: grid;
      place-items: center;
      height: 38px;
      border-radius: var(--radius-control);
      font-size: 22px;
      line-height: 1;
    }
    [role='gridcell']:hover,
    [role='gridcell']:focus-visible {
      background: var(--accent-soft);
      outline-offset: -2px;
    }
    p {
      padding: 32px 16px;
      text-align: center;
      color: var(--muted);
    }
    @keyframes appear {
      from {
        opacity: 0;
        transform: scale(0.97);
      }
    }
  `,
];
