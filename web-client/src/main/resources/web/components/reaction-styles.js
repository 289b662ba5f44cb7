import { css } from 'lit';

/** What stands under a bubble: reactions, and the faces of those who have read up to it. */
export const reactionStyles = css`
  .reactions {
    flex-basis: 100%;
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 3px 2px 2px;
  }
  .own .reactions,
  .readers {
    justify-content: flex-end;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 5px;
    height: 26px;
    padding-inline: 7px 9px;
    border-radius: 13px;
    background: var(--bubble);
    box-shadow: var(--shadow);
    font-size: 15px;
    line-height: 1;
    transition: background-color var(--quick);
  }
  .chip b {
    font-size: var(--small-size);
    font-weight: 600;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .chip:hover {
    background: color-mix(in oklab, var(--bubble), var(--text) 6%);
  }
  .chip[aria-pressed='true'] {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 1.5px var(--accent);
  }
  .chip[aria-pressed='true'] b {
    color: var(--accent-strong);
  }
  .own .add {
    order: -1;
  }
  .add {
    padding: 0 6px;
    color: var(--muted);
    opacity: 0;
  }
  .add .icon {
    width: 16px;
    height: 16px;
  }
  .message:hover .add,
  .message:focus-visible .add {
    opacity: 1;
  }
  .readers {
    flex-basis: 100%;
    display: flex;
    align-items: center;
    gap: 2px;
    height: 18px;
    margin: 3px 0 0;
    font-size: 11px;
    line-height: 16px;
    color: var(--muted);
  }
  .read-here > parley-avatar {
    inset-block-end: 27px;
  }
  .message .readers parley-avatar {
    --size: 16px;
    position: static;
  }
`;
