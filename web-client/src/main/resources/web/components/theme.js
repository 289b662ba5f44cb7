const KEY = 'parley.theme';

/** Light or dark as chosen on this device; `system` follows the system. */
export const theme = {
  /** @returns {string} */
  get chosen() {
    return document.documentElement.dataset.theme ?? 'system';
  },

  /** @param {string} value */
  choose(value) {
    if (value === 'system') {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem(KEY);
    } else {
      document.documentElement.dataset.theme = value;
      localStorage.setItem(KEY, value);
    }
  },
};
