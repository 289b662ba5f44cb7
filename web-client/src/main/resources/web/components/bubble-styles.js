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
  .to {
    display: block;
    width: 100%;
    margin: 3px 0 5px;
    text-align: start;
  }
  button.to:hover .quote {
    background: color-mix(in oklab, var(--quote), currentColor 7%);
  }
  .quote {
    --quote: color-mix(in oklab, var(--bubble), var(--text) 5%);
    display: block;
    padding: 4px 10px 5px;
    border-radius: 8px;
    border-inline-start: 3px solid light-dark(oklch(0.62 0.13 var(--hue)), oklch(0.72 0.1 var(--hue)));
    background: var(--quote);
    font-size: var(--meta-size);
    line-height: 18px;
  }
  .own .quote {
    --quote: color-mix(in oklab, var(--bubble-own), var(--text) 6%);
  }
  .hue-none {
    border-color: var(--muted);
  }
  .quote b,
  .quote > span {
    display: block;
    max-width: 420px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .quote b {
    font-weight: 600;
    color: light-dark(oklch(0.42 0.13 var(--hue)), oklch(0.86 0.08 var(--hue)));
  }
  .quote > span {
    color: color-mix(in oklab, var(--text), var(--muted) 35%);
  }
  .hue-none b {
    display: none;
  }
  .quote .gone {
    color: color-mix(in oklab, var(--text), var(--muted) 45%);
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
  .message:has(.readers) > parley-avatar {
    inset-block-end: 27px;
  }
  .message .readers parley-avatar {
    --size: 16px;
    position: static;
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
  .tools:has([aria-expanded='true']) {
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
    .message:not(:hover, :focus-visible) .tools:not(:has([aria-expanded='true'])) {
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
