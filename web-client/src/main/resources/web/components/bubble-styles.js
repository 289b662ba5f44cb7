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
    white-space: nowrap;
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
  .mark {
    color: var(--tick);
  }
  .mark.seen {
    color: var(--tick-read);
  }
  .failed .mark {
    color: inherit;
  }
  .inner .mark {
    display: none;
  }
  .gone {
    font-weight: 400;
    font-style: italic;
    color: var(--muted);
  }
  .sender {
    width: fit-content;
    cursor: pointer;
  }
  parley-avatar[data-person] {
    cursor: pointer;
  }
  .action .bubble {
    background: none;
    box-shadow: none;
  }
  .action .text {
    font-style: italic;
  }
  .action .text b {
    color: light-dark(oklch(0.45 0.14 var(--hue)), oklch(0.82 0.09 var(--hue)));
  }
  .action .meta {
    color: var(--muted);
  }
  .found .bubble {
    animation: found 1600ms var(--ease);
  }
  @keyframes found {
    0%,
    40% {
      box-shadow: 0 0 0 3px color-mix(in oklab, var(--accent), transparent 40%);
    }
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
  .large .text {
    font-size: 34px;
    line-height: 44px;
  }
  .large .bubble {
    padding-inline: 4px;
    background: none;
    box-shadow: none;
  }
  .large .meta {
    margin-top: 26px;
    color: var(--muted);
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
  .fresh {
    animation: arrive var(--slide) var(--ease);
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (hover: none) {
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
