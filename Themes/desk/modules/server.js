// Every request of the page: the CSRF token, and the answers that are the same everywhere.
let token = '';
export const setToken = (value) => { token = value; };
export const getToken = () => token;

/** The server could not be reached, or is not itself: worth another try. */
export class Unreachable extends Error {}

/** The server said no, with its problem document. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || String(status));
    this.status = status;
    this.problem = problem;
  }
}

/**
 * @param {string} path of the desk
 * @param {{method?: string, json?: string|object, form?: FormData, keepalive?: boolean, patience?: number, seal?: string}} options
 *   `seal` is the CSRF token, where it is not the session's.
 * @returns the answer's JSON
 */
export async function ask(path, { method = 'GET', json, form, keepalive = false, patience = 30_000, seal = token } = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = seal;
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  let answer;
  try {
    response = await fetch(path, {
      method, headers, keepalive, credentials: 'same-origin', redirect: 'error', cache: 'no-store',
      body: form ?? (typeof json === 'object' ? JSON.stringify(json) : json),
      signal: AbortSignal.timeout(patience),
    });
    const text = await response.text();
    answer = text ? JSON.parse(text) : {};
  } catch (error) {
    // A sentence of a proxy instead of JSON is no answer of ours either, unless the status already says all.
    if (response && response.status >= 400 && response.status < 500) answer = {};
    else throw new Unreachable(String(error?.message ?? error));
  }
  if (response.ok) return answer;
  if (response.status >= 500 || response.status === 429 || response.status === 408) throw new Unreachable(String(response.status));
  throw new Refused(response.status, answer);
}
