import { css } from 'lit';

/** What waits for the pointer beside a bubble: what can be done with it, and the time within a run. */
export const toolStyles = css`
  .tools {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(100% + 4px);
    z-index: 1;
    display: flex;
    align-items: center;
    opacity: 0;
  }
  .own .tools {
    inset-inline: auto calc(100% + 4px);
  }
  .tools button {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    color: var(--muted);
  }
  .tools button:hover {
    background: var(--hover);
    color: var(--text);
  }
  .tools .icon {
    width: 18px;
    height: 18px;
  }
  .message:hover .tools,
  .message:focus-visible .tools,
  .acting .tools {
    opacity: 1;
  }
  /* Within a run the time waits outside the bubble for the pointer. */
  .inner .meta {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: calc(100% + 112px);
    margin: 0;
    opacity: 0;
    color: var(--muted);
    transition: opacity var(--quick);
  }
  .own.inner .meta {
    inset-inline: auto calc(100% + 112px);
    color: var(--muted);
  }
  .inner:hover .meta,
  .inner:focus-visible .meta {
    opacity: 1;
  }
  /* Where there is no room beside the bubble they stand on its edge. */
  @container column (max-width: 740px) {
    .tools,
    .own .tools {
      inset-block: -26px auto;
      inset-inline: auto 6px;
      border-radius: 16px;
      background: var(--raised);
      box-shadow: var(--shadow-raised);
    }
    .message:not(:hover, :focus-visible, .acting) .tools {
      pointer-events: none;
    }
    .inner .meta {
      inset-inline-start: calc(100% + 8px);
    }
    .own.inner .meta {
      inset-inline: auto calc(100% + 8px);
    }
  }
  @media (hover: none) {
    .tools {
      display: none;
    }
  }
`;
