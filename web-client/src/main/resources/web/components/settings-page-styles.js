import { css } from 'lit';

export const settingsPageStyles = css`
  .scroll:focus {
    outline: none;
  }
  .lines {
    padding: 6px 20px;
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    min-height: 56px;
    margin: 0;
    padding: 8px 0;
    border: 0;
  }
  .line + .line {
    border-block-start: 1px solid var(--line-soft);
  }
  legend {
    float: inline-start;
    padding: 0;
  }
  .choices {
    display: flex;
    gap: 2px;
    padding: 3px;
    border-radius: 12px;
    background: var(--field);
  }
  .choices label {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    height: 34px;
    padding: 0 12px;
    border-radius: 9px;
    font-size: 14px;
    color: var(--muted);
    cursor: pointer;
  }
  .choices label:has(:checked) {
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  .choices label:has(:focus-visible) {
    outline: 2px solid var(--accent);
  }
  .choices input {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  .choices .icon {
    width: 18px;
    height: 18px;
  }
  select {
    font: inherit;
    color: var(--text);
    height: 40px;
    min-width: 160px;
    padding-inline-start: 12px;
    border: 0;
    border-radius: var(--radius-control);
    background: var(--field);
  }
  .toggle {
    cursor: pointer;
  }
  .toggle b,
  .toggle small {
    display: block;
  }
  .toggle b {
    font-weight: 400;
  }
  .toggle small {
    font-size: var(--meta-size);
    line-height: 18px;
    color: var(--muted);
  }
  [role='switch'] {
    appearance: none;
    flex: none;
    width: 44px;
    height: 26px;
    margin: 0;
    border-radius: 13px;
    background: light-dark(#8a8a9a, #5b5b6c);
    cursor: pointer;
    transition: background-color var(--quick);
  }
  [role='switch']::before {
    content: '';
    display: block;
    width: 20px;
    height: 20px;
    margin: 3px;
    border-radius: 50%;
    background: #fff;
    box-shadow: 0 1px 2px rgb(0 0 0 / 25%);
    transition: translate var(--quick) var(--ease);
  }
  [role='switch']:checked {
    background: var(--accent);
  }
  [role='switch']:checked::before {
    translate: calc(18px * var(--forward)) 0;
  }
  @media (max-width: 560px) {
    fieldset.line {
      flex-direction: column;
      align-items: stretch;
      gap: 8px;
    }
    .choices label {
      flex: 1;
      justify-content: center;
      padding: 0 8px;
    }
  }
`;
