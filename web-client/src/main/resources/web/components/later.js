const PATIENCE_MS = 5_000;

/** Fetches what is not needed at first while nothing else happens, so that it is there when it is, network or not. */
export function fetchLater() {
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, PATIENCE_MS));
  wait(() => {
    import('./details-pane.js');
    import('./emoji-picker.js');
    import('./readers-sheet.js');
    import('./friends-page.js');
    import('./settings-page.js');
  });
}
