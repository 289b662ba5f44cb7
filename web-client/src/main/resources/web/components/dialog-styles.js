import { css } from 'lit';

/** Native dialogs. */
export const dialogs = css`
  dialog {
    width: min(440px, calc(100vw - 32px));
    max-height: min(640px, calc(100dvh - 32px));
    padding: 0;
    border: 0;
    border-radius: 20px;
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow-raised);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    animation: appear var(--slide) var(--ease);
  }
  dialog::backdrop {
    background: var(--backdrop);
  }
  .title {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px 4px;
    padding-inline: 20px 12px;
  }
  .title h2 {
    font-size: 17px;
    line-height: 24px;
  }
  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @media (max-width: 699px) {
    dialog {
      width: 100vw;
      max-width: none;
      max-height: calc(100dvh - 24px);
      margin: auto 0 0;
      border-radius: 20px 20px 0 0;
      padding-bottom: env(safe-area-inset-bottom);
    }
  }
`;
