import { css } from 'lit';

/** The message that another one answers. */
export const quoteStyles = css`
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
`;
