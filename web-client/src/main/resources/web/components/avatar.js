import { LitElement, css, html, nothing } from 'lit';
import { hue, initials } from './format.js';
import { base, hues } from './styles.js';

/** A person or group as initials on one of twelve hues. Decoration: the name, and whether they are there, stand beside it. */
export class ParleyAvatar extends LitElement {
  static properties = { name: {}, of: {}, online: { type: Boolean } };

  constructor() {
    super();
    this.name = '';
    /** The id that chooses the hue. */
    this.of = '';
    this.online = false;
  }

  render() {
    return html`<span class=${hue(this.of)} aria-hidden="true">${initials(this.name)}</span>${this.online ? html`<i></i>` : nothing}`;
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
        position: relative;
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
      i {
        position: absolute;
        inset-block-end: 0;
        inset-inline-end: 0;
        width: max(12px, 20cqw);
        height: max(12px, 20cqw);
        border: 2px solid var(--under, var(--surface));
        border-radius: 50%;
        background: var(--here);
      }
    `,
  ];
}
customElements.define('parley-avatar', ParleyAvatar);
