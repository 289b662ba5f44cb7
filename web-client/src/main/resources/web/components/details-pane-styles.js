import { css } from 'lit';
import { base, buttons, fields } from './styles.js';

export const detailsPaneStyles = [
  base,
  buttons,
  fields,
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
      justify-content: space-between;
      flex: none;
      height: 60px;
      padding: 0 12px 0 20px;
    }
    h2 {
      font-size: 16px;
    }
    .inside {
      display: flex;
      flex-direction: column;
      gap: 12px;
      flex: 1;
      min-height: 0;
      padding: 8px 12px max(16px, env(safe-area-inset-bottom));
      overflow-y: auto;
      scrollbar-width: thin;
    }
    .face {
      display: grid;
      justify-items: center;
      gap: 2px;
      padding: 0 8px 8px;
      text-align: center;
      overflow-wrap: anywhere;
    }
    .face parley-avatar {
      --size: 88px;
      margin-bottom: 10px;
    }
    h3 {
      font-size: 18px;
      line-height: 24px;
    }
    .soft {
      color: var(--muted);
    }
    .field {
      width: 100%;
    }
    .two {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 8px;
      margin-top: 4px;
    }
    .item {
      display: flex;
      align-items: center;
      gap: 12px;
      width: 100%;
      height: 44px;
      padding: 0 8px;
      border-radius: 12px;
    }
    .item:hover {
      background: var(--hover);
    }
    .item .icon {
      color: var(--accent);
    }
    .item.bad,
    .item.bad .icon {
      color: var(--danger);
    }
    .primary.bad {
      background: var(--danger);
      color: light-dark(#fff, #2a0a12);
    }
    .sure {
      padding: 12px;
      border-radius: 14px;
      background: var(--field);
    }
    .sure p {
      margin-bottom: 8px;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 52px;
      padding: 4px 8px;
      border-radius: 12px;
    }
    li parley-avatar {
      --size: 36px;
    }
    li span {
      flex: 1;
      min-width: 0;
    }
    li b,
    li small {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    li b {
      font-weight: 500;
      line-height: 20px;
    }
    li small {
      font-size: var(--meta-size);
      line-height: 18px;
      color: var(--muted);
    }
    li i {
      font-style: normal;
      font-size: var(--small-size);
      color: var(--accent-strong);
    }
    li .round {
      width: 32px;
      height: 32px;
      opacity: 0;
    }
    li:hover .round,
    li .round:focus-visible {
      opacity: 1;
    }
    @media (hover: none) {
      li .round {
        opacity: 1;
      }
    }
  `,
];
