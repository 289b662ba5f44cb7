import { css } from 'lit';

export const personCardStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .face {
    display: grid;
    justify-items: center;
    gap: 2px;
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
  .soft:empty {
    display: none;
  }
  .here {
    color: var(--good-text);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .acts:empty {
    display: none;
  }
  .acts > button {
    flex: 1 1 128px;
  }
  .acts > p {
    flex: 1 0 100%;
    text-align: center;
  }
  .introduction {
    padding: 12px 16px;
    border-radius: var(--radius);
    background: var(--field);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    gap: 4px;
    margin: 0;
    padding-inline: 8px;
  }
  dl:empty {
    display: none;
  }
  dl div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  dt {
    flex: none;
    color: var(--muted);
  }
  dd {
    margin: 0;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .item {
    display: flex;
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
  .item.bad,
  .item.bad .icon {
    color: var(--danger);
  }
`;
