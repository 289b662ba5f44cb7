/** @import {Message} from '../wire/types.js' */
/** @import {ParleyMessageList} from './message-list.js' */
import { explain, t } from '../i18n/words.js';
import { say } from './events.js';

/** @typedef {'reply'|'edit'|'copy'|'unsend'|'react'|'readers'|'quoted'} Act */
/** @typedef {{act: Act, message: Message, emoji?: string, origin?: HTMLElement}} Wish  what is to be done with a message */

/** Does what was chosen for a message, and says in words when that fails. */
export class MessageActs {
  /** @param {ParleyMessageList} host */
  constructor(host) {
    this.host = host;
  }

  /** @param {Wish} wish */
  async do(wish) {
    try {
      await this.#do(wish);
    } catch (error) {
      say(this.host, 'notice', explain(error));
    }
  }

  /** @param {Wish} wish */
  async #do({ act, message, emoji, origin }) {
    const { host } = this;
    switch (act) {
      case 'edit':
        return say(host, 'edit-message', message);
      case 'reply':
        return say(host, 'reply-message', message);
      case 'quoted':
        return this.#quoted(message);
      case 'readers':
        await import('./readers-sheet.js');
        return host.renderRoot.querySelector('parley-readers-sheet')?.open(message);
      case 'react':
        if (emoji) return void (await host.client.react(message, emoji));
        return say(host, 'choose-emoji', {
          origin,
          chosen: (/** @type {string} */ picked) => this.do({ act, message, emoji: picked }),
        });
      case 'copy':
        await navigator.clipboard.writeText(message.text ?? '');
        return say(host, 'notice', t('message.copied'));
      case 'unsend':
        return void (await host.client.unsend(message));
    }
  }

  /** Goes to the message that this one answers. @param {Message} message */
  async #quoted({ conversationId, replyTo }) {
    const target = replyTo && this.host.client.quotes.of(conversationId, replyTo);
    if (!target) return;
    if (!(await this.host.show(target.seq))) say(this.host, 'notice', t('reply.outOfReach'));
  }
}
