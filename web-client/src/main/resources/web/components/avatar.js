import { LitElement, css, html } from 'lit';
import { hue, initials } from './format.js';
import { base, hues } from './styles.js';

/** A person or group as initials on one of twelve hues. Decoration: the name always stands beside it. */
export class ParleyAvatar extends LitElement {
  static properties = { name: {}, of: {} };

  constructor() {
    super();
    this.name = '';
    /** The id that chooses the hue. */
    this.of = '';
  }

  render() {
    return html`<span class=${hue(this.of)} aria-hidden="true">${initials(this.name)}</span>`;
  }

  static styles = [
    base,
    hues,
    css`
      :host {
        --size: 44px;
        display: block;
        flex: none;
        width: var(--size);
        height: var(--size);
        container-type: inline-size;
      }
      span {
        display: grid;
        place-items: center;
        width: 100%;
        height: 100%;
        border-radius: 50%;
        font-size: 38cqw;
        line-height: 1;
        font-weight: 600;
        letter-spacing: 0.01em;
        user-select: none;
        background: light-dark(oklch(0.9 0.055 var(--hue)), oklch(0.38 0.075 var(--hue)));
        color: light-dark(oklch(0.4 0.12 var(--hue)), oklch(0.92 0.05 var(--hue)));
      }
    `,
  ];
}
customElements.define('parley-avatar', ParleyAvatar);
