/**
 * What must survive a closed tab: drafts and unsent messages, by key, in IndexedDB. Where there is none (private
 * windows of some browsers) it remembers for the life of the page.
 */
export class Vault {
  /** @param {IDBFactory|null} [factory] @param {string} [name] */
  constructor(factory = globalThis.indexedDB, name = 'parley') {
    /** @type {Map<string, any>} */
    this.memory = new Map();
    /** @type {Promise<IDBDatabase|null>} */
    this.database = factory ? open(factory, name).catch(() => null) : Promise.resolve(null);
  }

  /**
   * @param {string} prefix
   * @returns {Promise<[string, any][]>} what is kept under keys that begin so
   */
  async entries(prefix) {
    const range = globalThis.IDBKeyRange?.bound(prefix, `${prefix}\uffff`);
    const keys = await this.#run('readonly', (store) => store.getAllKeys(range));
    const values = await this.#run('readonly', (store) => store.getAll(range));
    const stored = keys && values ? keys.map((/** @type {string} */ key, /** @type {number} */ i) => [key, values[i]]) : [];
    return stored.length ? stored : [...this.memory].filter(([key]) => key.startsWith(prefix));
  }

  /** @param {string} key @param {unknown} value */
  async put(key, value) {
    this.memory.set(key, value);
    await this.#run('readwrite', (store) => store.put(value, key));
  }

  /** @param {string} key */
  async remove(key) {
    this.memory.delete(key);
    await this.#run('readwrite', (store) => store.delete(key));
  }

  async clear() {
    this.memory.clear();
    await this.#run('readwrite', (store) => store.clear());
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>}
   */
  async #run(mode, work) {
    const database = await this.database;
    if (!database) return undefined;
    return new Promise((resolve) => {
      const request = work(database.transaction('kept', mode).objectStore('kept'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    });
  }
}

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function open(factory, name) {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
