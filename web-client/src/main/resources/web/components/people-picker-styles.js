import { css } from 'lit';
import { base, buttons, fields } from './styles.js';

export const peoplePickerStyles = [
  base,
  buttons,
  fields,
  css`
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      min-height: 0;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    .results {
      height: 280px;
      margin: 0 -8px;
      overflow-y: auto;
      scrollbar-width: thin;
    }
    .results p {
      padding: 16px 8px;
      color: var(--muted);
    }
    .results .wrong {
      color: var(--danger);
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      max-height: 104px;
      overflow-y: auto;
    }
    .chips button {
      display: flex;
      align-items: center;
      gap: 4px;
      height: 32px;
      padding-block: 0;
      padding-inline: 12px 8px;
      border-radius: 16px;
      background: var(--accent-soft);
      color: var(--accent-strong);
      font-size: 14px;
    }
    .chips .icon {
      width: 16px;
      height: 16px;
    }
    .person {
      display: flex;
      align-items: center;
      gap: 12px;
      width: 100%;
      padding: 6px 8px;
      border-radius: 12px;
      text-align: start;
    }
    .person:hover {
      background: var(--hover);
    }
    .person:focus-visible {
      outline-offset: -2px;
    }
    .person parley-avatar {
      --size: 40px;
    }
    .person span {
      flex: 1;
      min-width: 0;
    }
    .person b,
    .person small {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .person small {
      font-size: var(--meta-size);
      line-height: 18px;
      color: var(--muted);
    }
    .person .icon {
      color: var(--accent);
      stroke-width: 2;
    }
  `,
];
