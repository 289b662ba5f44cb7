/**
 * @typedef {'session'|'link'|'resumed'|'list'|'users'|'people'|'presence'|`conversation:${string}`|`typing:${string}`} Topic  what a
 *   listener wants to hear of
 */

/** Listeners by topic. Who listens hears once per turn or frame, however much changed. */
export class Topics {
  /** @param {(work: () => void) => void} [schedule] */
  constructor(schedule = (work) => queueMicrotask(work)) {
    this.schedule = schedule;
    /** @type {Map<Topic, Set<() => void>>} */
    this.listeners = new Map();
    /** @type {Set<Topic>} */
    this.dirty = new Set();
  }

  /**
   * @param {Topic} topic
   * @param {() => void} listener
   * @returns {() => void} ends the subscription
   */
  subscribe(topic, listener) {
    let listeners = this.listeners.get(topic);
    if (!listeners) this.listeners.set(topic, (listeners = new Set()));
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (!listeners.size) this.listeners.delete(topic);
    };
  }

  /** @param {...Topic} topics */
  touch(...topics) {
    if (this.dirty.size === 0) this.schedule(() => this.#announce());
    topics.forEach((topic) => this.dirty.add(topic));
  }

  #announce() {
    const topics = [...this.dirty];
    this.dirty.clear();
    const listeners = new Set(topics.flatMap((topic) => [...(this.listeners.get(topic) ?? [])]));
    listeners.forEach((listener) => listener());
  }
}
