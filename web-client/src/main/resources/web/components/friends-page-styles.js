import { css } from 'lit';

export const friendsPageStyles = css`
  .search {
    position: relative;
  }
  .search > .icon {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    color: var(--muted);
    pointer-events: none;
  }
  .search input {
    padding-inline-start: 42px;
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .search input::-webkit-search-cancel-button {
    display: none;
  }
  h2 .count {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--small-size);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  @media (max-width: 460px) {
    .person:has(.primary) {
      flex-wrap: wrap;
    }
    .person:has(.primary) .who {
      flex-basis: calc(100% - 60px);
    }
    .person:has(.primary) .small {
      flex: 1;
    }
  }
`;
