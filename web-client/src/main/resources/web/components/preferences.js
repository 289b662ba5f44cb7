/** What was chosen on this device, beside the theme. */
const KEYS = { toasts: 'parley.toasts', sound: 'parley.sound' };
const LANGUAGE = 'parley.language';

export const preferences = {
  /** Whether messages of conversations that are not open show; unless said, they do. */
  get toasts() {
    return localStorage.getItem(KEYS.toasts) !== 'off';
  },

  /** Whether they are heard as well; unless said, they are not. */
  get sound() {
    return localStorage.getItem(KEYS.sound) === 'on';
  },

  /** @param {'toasts'|'sound'} what @param {boolean} on */
  turn(what, on) {
    localStorage.setItem(KEYS[what], on ? 'on' : 'off');
  },

  /** What was chosen; empty for the languages of the browser. */
  get language() {
    return localStorage.getItem(LANGUAGE) ?? '';
  },

  /** The page is drawn anew, in it. @param {string} language */
  chooseLanguage(language) {
    if (language) localStorage.setItem(LANGUAGE, language);
    else localStorage.removeItem(LANGUAGE);
    location.reload();
  },
};
