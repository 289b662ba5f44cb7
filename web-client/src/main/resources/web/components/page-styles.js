import { css } from 'lit';

/** The pages beside the conversations: a head, and a column of sections. */
export const pages = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--page);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    flex: none;
    height: 60px;
    padding: 0 20px;
    background: var(--surface);
    box-shadow: var(--shadow);
    z-index: 1;
  }
  header h1 {
    font-size: 17px;
    line-height: 24px;
  }
  .back {
    display: none;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--line-soft) transparent;
  }
  .column {
    display: grid;
    gap: 24px;
    width: min(640px, 100%);
    margin: 0 auto;
    padding: 24px 20px max(32px, env(safe-area-inset-bottom));
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 8px;
    font-size: var(--meta-size);
    line-height: 20px;
    font-weight: 600;
    color: var(--muted);
  }
  .card {
    padding: 20px;
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  @media (max-width: 699px) {
    header {
      padding: 0 4px;
    }
    .back {
      display: inline-grid;
    }
    .column {
      padding-inline: 12px;
    }
  }
`;

/** People below each other: avatar, name with a line under it, and what can be done. */
export const personRows = css`
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .card.rows {
    padding: 6px;
  }
  .person {
    position: relative;
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 60px;
    padding: 6px 10px;
    border-radius: 12px;
  }
  .person parley-avatar {
    --size: 40px;
  }
  .person .who {
    flex: 1;
    min-width: 0;
    text-align: start;
  }
  /* The whole row leads where its name does. */
  .person button.who::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: 12px;
  }
  .person button.who:focus-visible {
    outline: none;
  }
  .person button.who:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .person > :not(.who, parley-avatar) {
    position: relative;
    z-index: 1;
  }
  .person:has(button.who:hover) {
    background: var(--hover);
  }
  .person b,
  .person small {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .person b {
    font-weight: 600;
    line-height: 20px;
  }
  .person small {
    font-size: var(--meta-size);
    line-height: 18px;
    color: var(--muted);
  }
  .person .meta {
    flex: none;
    font-size: var(--small-size);
    color: var(--muted);
  }
  .person .small {
    min-height: 34px;
    padding: 0 12px;
    font-size: 14px;
  }
  .empty {
    padding: 24px 12px;
    text-align: center;
    color: var(--muted);
  }
  .empty b {
    display: block;
    margin-block-end: 4px;
    font-size: 16px;
    font-weight: 600;
    color: var(--text);
  }
`;
