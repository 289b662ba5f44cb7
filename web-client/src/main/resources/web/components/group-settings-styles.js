import { css } from 'lit';

export const groupSettingsStyles = css`
  :host {
    display: block;
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
  .item:not(.still):hover {
    background: var(--hover);
  }
  .item .icon {
    color: var(--accent);
  }
  .item.bad,
  .item.bad .icon {
    color: var(--danger);
  }
  .still {
    flex-wrap: wrap;
    row-gap: 0;
    padding-block: 8px;
  }
  .still > label {
    flex: 1;
  }
  .still .select {
    flex: 1 0 calc(100% - 32px);
    margin-inline-start: 32px;
    margin-block-start: 4px;
  }
  select {
    font: inherit;
    font-size: 14px;
    color: var(--text);
    width: 100%;
    height: 36px;
    padding-inline-start: 12px;
    border: 0;
    border-radius: var(--radius-control);
    background: var(--field);
  }
  .panel {
    display: grid;
    gap: 8px;
    padding: 4px 8px 12px;
  }
  .two {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px;
  }
`;
