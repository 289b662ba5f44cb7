import { css } from 'lit';
import { base } from './styles.js';

export const appStyles = [
  base,
  css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      overflow: hidden;
    }
    parley-sign-in {
      flex: 1;
      min-height: 0;
    }
    .panes {
      position: relative;
      display: grid;
      grid-template: minmax(0, 1fr) / 320px minmax(0, 1fr);
      flex: 1;
      min-height: 0;
      overflow: hidden;
    }
    main {
      display: grid;
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
      min-width: 0;
      min-height: 0;
    }
    .nothing {
      place-content: center;
      grid-template: auto auto / auto;
      justify-items: center;
      gap: 4px;
      color: var(--muted);
    }
    .nothing h2 {
      font-size: 17px;
      font-weight: 600;
    }
    .nothing p {
      margin: 0;
    }
    .notice {
      position: fixed;
      inset: auto 0 96px;
      display: grid;
      justify-content: center;
      padding: 0 16px;
      pointer-events: none;
    }
    .notice p {
      padding: 10px 16px;
      border-radius: 12px;
      background: light-dark(#2b2b38, #f0f0f6);
      color: light-dark(#fff, #1a1a23);
      box-shadow: var(--shadow-raised);
      animation: rise var(--slide) var(--ease);
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
    @keyframes slide {
      from {
        transform: translateX(calc(40px * var(--forward)));
        opacity: 0;
      }
    }
    @media (min-width: 1100px) {
      .with-details {
        grid-template-columns: 320px minmax(0, 1fr) 300px;
      }
    }
    @media (max-width: 1099px) {
      .panes {
        grid-template-columns: 300px minmax(0, 1fr);
      }
      parley-details-pane {
        position: absolute;
        inset-block: 0;
        inset-inline: auto 0;
        width: 320px;
        z-index: 2;
        box-shadow: var(--shadow-raised);
        animation: slide var(--slide) var(--ease);
      }
    }
    @media (max-width: 699px) {
      .panes {
        grid-template-columns: minmax(0, 1fr);
      }
      .at-list main,
      .at-main parley-conversation-list {
        display: none;
      }
      parley-details-pane {
        width: 100%;
      }
      .at-main main {
        animation: slide var(--slide) var(--ease);
      }
    }
  `,
];
