/** @import {Tokens, User, Conversation, ConversationSummary, Message, Page} from './types.js' */
import { Problem } from './problem.js';

/**
 * The REST half of the contract, one method a call. Knows nothing of what the answers mean. Refused calls reject with
 * a {@link Problem}; a call that met an expired token is repeated once with a fresh one.
 */
export class Rest {
  /**
   * @param {object} parts
   * @param {string} [parts.base] origin of the server, empty for the page's own
   * @param {typeof fetch} [parts.fetch]
   * @param {import('./credentials.js').Credentials} parts.credentials
   */
  constructor({ base = '', fetch: request = (input, init) => fetch(input, init), credentials }) {
    this.base = base;
    this.request = request;
    this.credentials = credentials;
  }

  /** @param {{username: string, email: string, password: string, displayName?: string}} account @returns {Promise<User>} */
  register(account) {
    return this.#send('POST', '/auth/register', account);
  }

  /** @param {{login: string, password: string, deviceName?: string}} attempt @returns {Promise<Tokens>} */
  login(attempt) {
    return this.#send('POST', '/auth/login', attempt);
  }

  /** @param {string} refreshToken @returns {Promise<Tokens>} */
  refresh(refreshToken) {
    return this.#send('POST', '/auth/refresh', { refreshToken });
  }

  /** @returns {Promise<void>} */
  logout() {
    return this.call('POST', '/auth/logout');
  }

  /** @returns {Promise<User>} */
  me() {
    return this.call('GET', '/users/me');
  }

  /** @param {string} userId @returns {Promise<User>} */
  user(userId) {
    return this.call('GET', `/users/${encodeURIComponent(userId)}`);
  }

  /** @param {string} query @returns {Promise<Page>} */
  users(query) {
    return this.call('GET', `/users?query=${encodeURIComponent(query)}&limit=20`);
  }

  /** @param {string|null} [cursor] @returns {Promise<Page>} */
  conversations(cursor) {
    return this.call('GET', `/conversations?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
  }

  /** @param {string} id @returns {Promise<Conversation>} */
  conversation(id) {
    return this.call('GET', `/conversations/${id}`);
  }

  /** @param {{type: string, name?: string, memberIds: string[]}} wish @returns {Promise<Conversation>} */
  createConversation(wish) {
    return this.call('POST', '/conversations', wish);
  }

  /** @param {string} id @param {{name: string}} change @returns {Promise<Conversation>} */
  changeConversation(id, change) {
    return this.call('PATCH', `/conversations/${id}`, change);
  }

  /** @param {string} id @param {string[]} userIds @returns {Promise<any>} */
  addMembers(id, userIds) {
    return this.call('POST', `/conversations/${id}/members`, { userIds });
  }

  /** @param {string} id @param {string} userId @returns {Promise<void>} */
  removeMember(id, userId) {
    return this.call('DELETE', `/conversations/${id}/members/${userId}`);
  }

  /** @param {string} id @param {number|undefined} before @param {number} limit @returns {Promise<Page>} newest first */
  messages(id, before, limit) {
    return this.call('GET', `/conversations/${id}/messages?${before ? `before=${before}&` : ''}limit=${limit}`);
  }

  /** @param {string} id @param {string} messageId @returns {Promise<Message>} */
  message(id, messageId) {
    return this.call('GET', `/conversations/${id}/messages/${messageId}`);
  }

  /** @param {string} id @param {string} messageId @returns {Promise<Page>} of the other members */
  receipts(id, messageId) {
    return this.call('GET', `/conversations/${id}/messages/${messageId}/receipts?limit=100`);
  }

  /**
   * @param {string} method
   * @param {string} path below `/v1`
   * @param {unknown} [body]
   * @returns {Promise<any>}
   */
  async call(method, path, body) {
    const token = await this.credentials.fresh();
    try {
      return await this.#send(method, path, body, token);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      return this.#send(method, path, body, await this.credentials.replace(token));
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {string} [token]
   * @returns {Promise<any>}
   */
  async #send(method, path, body, token) {
    /** @type {Record<string, string>} */
    const headers = { Accept: 'application/json' };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (token) headers.Authorization = `Bearer ${token}`;
    let response;
    try {
      response = await this.request(`${this.base}/v1${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        signal: AbortSignal.timeout(20_000),
      });
    } catch {
      throw new Problem(0, 'unreachable');
    }
    if (!response.ok) throw await Problem.from(response);
    return response.status === 204 ? undefined : response.json();
  }
}
