import { css } from 'lit';

export const bubbleStyles = css`
  .message {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
    padding: 1px 0;
    outline: none;
    -webkit-touch-callout: none;
  }
  .message.first {
    padding-top: 6px;
  }
  .message.last {
    padding-bottom: 6px;
  }
  .own {
    justify-content: flex-end;
  }
  .own .more {
    order: -1;
  }
  .indented {
    padding-inline-start: 42px;
  }
  .message parley-avatar {
    --size: 34px;
    position: absolute;
    inset-inline-start: 0;
    inset-block-end: 6px;
  }
  .bubble {
    position: relative;
    min-width: 0;
    max-width: min(560px, 82%);
    padding: 7px 12px;
    border-radius: var(--radius);
    background: var(--bubble);
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
  }
  .own .bubble {
    background: var(--bubble-own);
  }
  .other:not(.first) .bubble {
    border-start-start-radius: 5px;
  }
  .other:not(.last) .bubble {
    border-end-start-radius: 5px;
  }
  .own:not(.first) .bubble {
    border-start-end-radius: 5px;
  }
  .own:not(.last) .bubble {
    border-end-end-radius: 5px;
  }
  .message:focus-visible .bubble {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .sender {
    display: block;
    font-size: var(--meta-size);
    line-height: 18px;
    color: light-dark(oklch(0.47 0.14 var(--hue)), oklch(0.82 0.09 var(--hue)));
  }
  .text {
    white-space: pre-wrap;
  }
  .text a {
    color: var(--accent-strong);
    text-underline-offset: 2px;
  }
  .own .text a {
    color: inherit;
  }
  .meta {
    float: inline-end;
    display: flex;
    align-items: center;
    gap: 4px;
    height: 16px;
    margin-block: 7px -1px;
      margin-inline: 10px -2px;
    font-size: var(--small-size);
    line-height: 16px;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
    user-select: none;
  }
  .own .meta {
    color: var(--bubble-own-meta);
  }
  .meta i {
    font-style: normal;
  }
  .mark .icon {
    width: 15px;
    height: 15px;
    stroke-width: 1.9;
  }
  .unsent .bubble {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line-soft);
  }
  .unsent .text {
    font-style: italic;
    color: var(--muted);
  }
  .unsent .meta {
    color: var(--muted);
  }
  .unsent .more {
    display: none;
  }
  .large .text {
    font-size: 34px;
    line-height: 44px;
  }
  .large .meta {
    margin-top: 26px;
  }
  .failed .bubble {
    background: var(--danger-soft);
  }
  .failed .meta {
    color: var(--danger);
  }
  .failure {
    flex-basis: 100%;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0 12px;
    margin: 2px 4px 4px;
    font-size: var(--meta-size);
    line-height: 18px;
    color: var(--danger);
  }
  .more {
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    color: var(--muted);
    opacity: 0;
  }
  .more:hover {
    background: var(--hover);
    color: var(--text);
  }
  .message:hover .more,
  .message:focus-visible .more,
  .more[aria-expanded='true'] {
    opacity: 1;
  }
  .fresh {
    animation: arrive var(--slide) var(--ease);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  /* Within a run the time waits outside the bubble for the pointer. */
  .inner .meta {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: calc(100% + 42px);
    margin: 0;
    opacity: 0;
    color: var(--muted);
    transition: opacity var(--quick);
  }
  .own.inner .meta {
    inset-inline: auto calc(100% + 42px);
    color: var(--muted);
  }
  .inner:hover .meta,
  .inner:focus-visible .meta {
    opacity: 1;
  }
  @media (hover: none) {
    .more {
      display: none;
    }
    .message {
      user-select: none;
      -webkit-user-select: none;
    }
  }
  @media (max-width: 699px) {
    .bubble {
      max-width: 86%;
    }
    .indented .bubble {
      max-width: 96%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fresh {
      animation: none;
    }
  }
`;
