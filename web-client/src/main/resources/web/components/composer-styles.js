import { css } from 'lit';
import { base, buttons } from './styles.js';

export const composerStyles = [
  base,
  buttons,
  css`
    :host {
      display: block;
      flex: none;
      padding: 4px 16px max(16px, env(safe-area-inset-bottom));
    }
    form {
      max-width: 760px;
      margin: 0 auto;
      border-radius: 22px;
      background: var(--raised);
      box-shadow: var(--shadow);
      transition: box-shadow var(--quick);
    }
    form:focus-within {
      box-shadow: 0 0 0 1.5px color-mix(in oklab, var(--accent), transparent 45%), var(--shadow);
    }
    .line {
      display: flex;
      align-items: flex-end;
      gap: 4px;
      padding: 2px 4px;
    }
    .emoji {
      margin: 1px 0;
    }
    textarea {
      flex: 1;
      min-width: 0;
      height: 42px;
      padding: 10px 0;
      border: 0;
      outline: none;
      resize: none;
      overflow: hidden;
      background: none;
      color: var(--text);
      font: inherit;
      scrollbar-width: thin;
    }
    textarea:focus-visible {
      outline: none;
    }
    @media (pointer: coarse) {
      textarea {
        font-size: 16px;
      }
    }
    textarea::placeholder {
      color: var(--muted);
      opacity: 1;
    }
    .send {
      display: grid;
      place-items: center;
      width: 36px;
      height: 36px;
      margin: 3px 0;
      border-radius: 50%;
      background: var(--accent);
      color: var(--on-accent);
      transition: background-color var(--quick), color var(--quick);
    }
    .send .icon {
      stroke-width: 2;
    }
    .send:hover:not(:disabled) {
      background: var(--accent-strong);
    }
    .send:disabled {
      background: transparent;
      color: var(--muted);
    }
    .banner {
      display: flex;
      align-items: center;
      gap: 12px;
      padding-block: 6px 0;
      padding-inline: 14px 4px;
      color: var(--accent-strong);
      animation: come var(--slide) var(--ease);
    }
    @keyframes come {
      from {
        opacity: 0;
        transform: translateY(6px);
      }
    }
    .banner span {
      flex: 1;
      min-width: 0;
      font-size: var(--meta-size);
      line-height: 18px;
    }
    .banner b,
    .banner small {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .banner small {
      font-size: inherit;
      color: var(--muted);
    }
    p {
      padding: 0 16px 8px;
      font-size: var(--small-size);
      line-height: 16px;
      color: var(--muted);
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .over {
      color: var(--danger);
    }
    @media (max-width: 699px) {
      :host {
        padding: 4px 8px max(8px, env(safe-area-inset-bottom));
      }
    }
  `,
];
