import { css } from 'lit';
import { base, buttons } from './styles.js';

export const conversationListStyles = [
  base,
  buttons,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      background: var(--surface);
    }
    .head {
      display: flex;
      align-items: center;
      gap: 4px;
      flex: none;
      height: 60px;
      padding: 0 12px;
    }
    .own {
      text-decoration: none;
      border-radius: 50%;
    }
    .own parley-avatar {
      --size: 36px;
    }
    a.round {
      position: relative;
    }
    .round[aria-current] {
      background: var(--accent-soft);
      color: var(--accent-strong);
    }
    .own[aria-current] {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    .asking {
      position: absolute;
      inset-block-start: 1px;
      inset-inline-end: 0;
      min-width: 18px;
      padding: 0 5px;
      border-radius: 9px;
      background: var(--accent);
      color: var(--on-accent);
      font-size: 11px;
      line-height: 18px;
      font-weight: 600;
      text-align: center;
    }
    h1 {
      flex: 1;
      margin-inline-start: 8px;
      font-size: 20px;
      line-height: 28px;
      letter-spacing: -0.015em;
    }
    nav {
      flex: 1;
      min-height: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--line-soft) transparent;
      padding-bottom: max(8px, env(safe-area-inset-bottom));
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      position: relative;
    }
    .head {
      padding-block-start: env(safe-area-inset-top);
      height: calc(60px + env(safe-area-inset-top));
    }
    .empty {
      display: grid;
      gap: 8px;
      padding: 48px 32px;
      text-align: center;
    }
    .empty h2 {
      font-size: 17px;
    }
    .empty p {
      margin-bottom: 12px;
      color: var(--muted);
    }
    .skeleton div {
      display: grid;
      grid-template: 'i s' 22px 'i b' 20px / 44px 1fr;
      align-content: center;
      align-items: center;
      column-gap: 12px;
      height: 64px;
      padding: 0 20px;
    }
    .skeleton i,
    .skeleton span,
    .skeleton b {
      display: block;
      border-radius: 8px;
      background: var(--field);
      animation: breathe 1.4s ease-in-out infinite alternate;
    }
    .skeleton i {
      grid-area: i;
      height: 44px;
      border-radius: 50%;
    }
    .skeleton span {
      width: 45%;
      height: 12px;
    }
    .skeleton b {
      width: 75%;
      height: 10px;
    }
    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .skeleton * {
        animation: none;
      }
    }
  `,
];
