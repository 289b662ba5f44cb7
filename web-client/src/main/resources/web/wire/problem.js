/** A request that the server refused, or that never reached it (`status` 0, code `unreachable`). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code a stable code of the error catalogue
   * @param {{detail?: string, errors?: {field: string, message: string}[], retryAfterMs?: number}} [more]
   */
  constructor(status, code, more = {}) {
    super(more.detail ?? code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.retryAfterMs = more.retryAfterMs;
  }

  /**
   * @param {Response} response an answer outside 2xx
   * @returns {Promise<Problem>}
   */
  static async from(response) {
    /** @type {any} */
    let body = {};
    try {
      body = await response.json();
    } catch {
      // A proxy's page instead of ours: the status says enough.
    }
    const seconds = Number(response.headers.get('Retry-After'));
    return new Problem(response.status, body.code ?? `http_${response.status}`, {
      detail: body.detail ?? body.title,
      errors: Array.isArray(body.errors) ? body.errors : [],
      retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    });
  }

  /**
   * @param {any} frame an `error` frame
   * @returns {Problem}
   */
  static ofFrame(frame) {
    return new Problem(frame.code, frame.reason ?? 'unknown', {
      detail: frame.message,
      retryAfterMs: frame.retryAfterMs ?? undefined,
    });
  }
}

/**
 * @param {unknown} error
 * @returns {boolean} whether the same request may succeed later without being changed
 */
export function isPassing(error) {
  return error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500);
}
