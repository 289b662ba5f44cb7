import { css } from 'lit';

export const conversationRowStyles = css`
  :host {
    display: block;
    height: 64px;
    padding: 0 8px;
  }
  a {
    --under: var(--surface);
    display: grid;
    grid-template: 22px 20px / 44px minmax(0, 1fr);
    align-content: center;
    column-gap: 12px;
    height: 64px;
    padding: 0 12px;
    border-radius: 14px;
    color: inherit;
    text-decoration: none;
    user-select: none;
    -webkit-touch-callout: none;
  }
  @media (hover: hover) {
    a:hover {
      --under: var(--hover);
      background: var(--hover);
    }
  }
  a:focus-visible {
    outline-offset: -2px;
  }
  :host([current]) a {
    --under: var(--accent-soft);
    background: var(--accent-soft);
  }
  :host([arrived]) a {
    animation: arrive 1.2s ease-out;
  }
  @keyframes arrive {
    from {
      background: var(--accent-soft);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host([arrived]) a {
      animation: none;
    }
  }
  parley-avatar {
    grid-row: 1 / 3;
    align-self: center;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .name {
    font-weight: 600;
  }
  .name,
  .peek {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    text-align: start;
  }
  .mute {
    flex: none;
    color: var(--muted);
  }
  .mute .icon {
    width: 15px;
    height: 15px;
  }
  time {
    flex: none;
    font-size: var(--small-size);
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .unread time {
    color: var(--accent-strong);
  }
  .peek {
    font-size: 14px;
    line-height: 20px;
    color: var(--muted);
  }
  :host([current]) .peek,
  :host([current]) .mute,
  :host([current]) time {
    color: color-mix(in oklab, var(--muted), var(--text) 35%);
  }
  .soft {
    font-style: italic;
  }
  .peek.typing {
    color: var(--accent-strong);
  }
  .peek.draft,
  .peek.failed {
    color: var(--danger);
  }
  .count {
    flex: none;
    min-width: 20px;
    height: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: var(--small-size);
    line-height: 20px;
    font-weight: 600;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .count.quiet {
    background: light-dark(#6c6c7c, #8f8fa0);
  }
`;
