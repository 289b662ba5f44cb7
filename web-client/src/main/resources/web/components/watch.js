/** @import {Topic} from '../wire/topics.js' */
/** @import {ReactiveController, ReactiveControllerHost} from 'lit' */

/**
 * Draws its element again when a topic of the store changes. Topics may change with the element: it is asked at every update.
 *
 * @implements {ReactiveController}
 */
export class Watch {
  /**
   * @param {ReactiveControllerHost & {client?: import('../wire/parley-client.js').ParleyClient}} host
   * @param {() => Topic[]} topics
   */
  constructor(host, topics) {
    this.host = host;
    this.topics = topics;
    /** @type {Map<Topic, () => void>} */
    this.ends = new Map();
    host.addController(this);
  }

  hostUpdate() {
    const wanted = this.host.client ? new Set(this.topics()) : new Set();
    for (const [topic, end] of this.ends) {
      if (wanted.has(topic)) continue;
      end();
      this.ends.delete(topic);
    }
    for (const topic of wanted) {
      if (this.ends.has(topic)) continue;
      const end = this.host.client?.store.subscribe(topic, () => this.host.requestUpdate());
      if (end) this.ends.set(topic, end);
    }
  }

  hostConnected() {
    this.host.requestUpdate();
  }

  hostDisconnected() {
    this.ends.forEach((end) => end());
    this.ends.clear();
  }
}
