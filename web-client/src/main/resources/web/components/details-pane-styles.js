import { css } from 'lit';

export const detailsPaneStyles = css`
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
    height: calc(60px + env(safe-area-inset-top));
    padding-block-start: env(safe-area-inset-top);
    padding-inline: 20px 12px;
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
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line-soft) transparent;
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
    margin-block-end: 10px;
  }
  h3 {
    font-size: 18px;
    line-height: 24px;
  }
  .soft {
    color: var(--muted);
  }
  .item {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    width: 100%;
    min-height: 44px;
    padding: 0 8px;
    border-radius: 12px;
    text-align: start;
  }
  .item:hover {
    background: var(--hover);
  }
  .item .icon {
    color: var(--accent);
  }
  .item span {
    flex: 1;
  }
  /* Drawn, because the whole row is the switch. */
  .item i {
    width: 36px;
    height: 22px;
    padding: 3px;
    border-radius: 11px;
    background: light-dark(#8a8a9a, #5b5b6c);
    transition: background-color var(--quick);
  }
  .item i::before {
    content: '';
    display: block;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: #fff;
    transition: translate var(--quick) var(--ease);
  }
  [aria-checked='true'] i {
    background: var(--accent);
  }
  [aria-checked='true'] i::before {
    translate: calc(14px * var(--forward)) 0;
  }
`;
