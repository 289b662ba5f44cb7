import { svg } from 'lit';

/** The drawings of the page, our own: 20 px, 1.5 px strokes. Part of the code, so that they are there without a network. */
export const drawings = {
  compose: svg`<path d="M10.5 4H5.5A2 2 0 0 0 3.5 6v8.5a2 2 0 0 0 2 2H14a2 2 0 0 0 2-2v-5"/><path d="m8 12.2.5-2.4 6.6-6.6a1.3 1.3 0 0 1 1.8 1.8l-6.5 6.7Z"/>`,
  search: svg`<circle cx="9" cy="9" r="5.2"/><path d="m13 13 3.5 3.5"/>`,
  send: svg`<path d="M10 16V4.5M5 9.3l5-4.8 5 4.8"/>`,
  back: svg`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,
  close: svg`<path d="m5.5 5.5 9 9M14.5 5.5l-9 9"/>`,
  check: svg`<path d="m4.5 10.5 3.8 3.8 7.2-8.1"/>`,
  clock: svg`<circle cx="10" cy="10" r="6.5"/><path d="M10 6.2V10l2.4 1.6"/>`,
  alert: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6.3v4.4M10 13.5v0.1"/>`,
  more: svg`<path stroke-width="2.2" d="M5 10h0.01M10 10h0.01M15 10h0.01"/>`,
  edit: svg`<path d="m4 16 0.8-3.5 8.7-8.7a1.9 1.9 0 0 1 2.7 2.7l-8.7 8.7ZM12 5.3 14.7 8"/>`,
  copy: svg`<rect x="7" y="7" width="9.5" height="9.5" rx="2"/><path d="M13 4.5a1 1 0 0 0-1-1H5.5a2 2 0 0 0-2 2V12a1 1 0 0 0 1 1"/>`,
  unsend: svg`<path d="M4 9h8a4 4 0 0 1 0 8H9M4 9l3.5-3.5M4 9l3.5 3.5"/>`,
  retry: svg`<path d="M16 10a6 6 0 1 1-1.9-4.4M16 3.2v3.3h-3.3"/>`,
  trash: svg`<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5l0.7 9.7a1.5 1.5 0 0 0 1.5 1.3h4.6a1.5 1.5 0 0 0 1.5-1.3l0.7-9.7"/>`,
  info: svg`<circle cx="10" cy="10" r="7"/><path d="M10 9.3v4.2M10 6.5v0.1"/>`,
  down: svg`<path d="M10 4.5V15M5.5 10.7 10 15l4.5-4.3"/>`,
  people: svg`<circle cx="7.5" cy="7" r="2.8"/><path d="M2.5 16c0.3-3 2.3-4.7 5-4.7s4.7 1.7 5 4.7M12.5 4.5a2.6 2.6 0 0 1 0 5M14.5 11.7c1.80.6 2.8 2.1 3 4.3"/>`,
  person: svg`<circle cx="10" cy="6.8" r="3.1"/><path d="M4 16.5c0.4-3.3 2.7-5.2 6-5.2s5.6 1.9 6 5.2"/>`,
  'add-person': svg`<circle cx="8" cy="7" r="3"/><path d="M2.5 16.5c0.3-3.2 2.5-5 5.5-5s5.2 1.8 5.5 5M15.5 6v5M13 8.5h5"/>`,
  leave: svg`<path d="M8 3.5H5.5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2H8M8 10h8.5M13.3 6.7l3.3 3.3-3.3 3.3"/>`,
  sun: svg`<circle cx="10" cy="10" r="3.2"/><path d="M10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M15.3 4.7 14 6M6 14l-1.3 1.3"/>`,
  moon: svg`<path d="M16.5 11.7A6.8 6.8 0 0 1 8.3 3.5a6.8 6.8 0 1 0 8.2 8.2Z"/>`,
  device: svg`<rect x="3" y="3.5" width="14" height="10" rx="2"/><path d="M7.5 16.5h5M10 13.5v3"/>`,
  speech: svg`<path d="M3 9.3c0-3.3 2.9-5.8 7-5.8s7 2.5 7 5.8-2.9 5.8-7 5.8c-0.8 0-1.6-0.1-2.3-0.3L4.6 16.5l0.4-2.9C3.8 12.5 3 11 3 9.3Z"/>`,
  star: svg`<path d="m10 3.2 2.1 4.3 4.7.7-3.4 3.3.8 4.7-4.2-2.2-4.2 2.2.8-4.7-3.4-3.3 4.7-.7Z"/>`,
  block: svg`<circle cx="10" cy="10" r="6.8"/><path d="m5.2 5.2 9.6 9.6"/>`,
  'remove-person': svg`<circle cx="8" cy="7" r="3"/><path d="M2.5 16.5c0.3-3.2 2.5-5 5.5-5s5.2 1.8 5.5 5M13 8.5h5"/>`,
  bell: svg`<path d="M5.2 13.5V9a4.8 4.8 0 0 1 9.6 0v4.5l1.4 1.5H3.8ZM8.3 17.2h3.4"/>`,
  muted: svg`<path d="M5.2 13.5V9c0-.7.1-1.3.4-1.9M7.5 4.9A4.8 4.8 0 0 1 14.8 9v3.5M13.5 15H3.8l1.4-1.5M8.3 17.2h3.4M3.5 3.5l13 13"/>`,
  link: svg`<path d="M8.5 11.5a3 3 0 0 0 4.3.2l2.7-2.7a3 3 0 0 0-4.3-4.3L10 5.8M11.5 8.5a3 3 0 0 0-4.3-.2l-2.7 2.7a3 3 0 0 0 4.3 4.3l1.1-1.1"/>`,
  key: svg`<circle cx="6.8" cy="13.2" r="3.3"/><path d="m9.2 10.8 7-7M13 7l2.5 2.5"/>`,
};

/** @typedef {keyof typeof drawings} Drawing */
