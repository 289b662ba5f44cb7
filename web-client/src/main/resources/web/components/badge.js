import { t } from '../i18n/words.js';

/** What the tab shows of the page: how much is unread, in its title and on its icon. */
export class Badge {
  constructor() {
    this.shown = -1;
  }

  /** @param {number} count */
  show(count) {
    if (count === this.shown) return;
    this.shown = count;
    document.title = count ? t('app.title.unread', { count }) : t('app.name');
    document.querySelector('link[rel="icon"]')?.setAttribute('href', count ? '/favicon-unread.svg' : '/favicon.svg');
  }
}
