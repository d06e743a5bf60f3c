import createClient from 'openapi-fetch';
import { Problem, problemOf } from './problem.js';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];

/** What a change has to carry, and the language that refusals are written in. */
const sent = { csrfToken: null as string | null, language: 'zh' };

/** Notes the token that the session gave: every change carries it. */
export function keepCsrfToken(token: string | null): void {
  sent.csrfToken = token;
}

/** Notes the language that refusals are written in. */
export function askForLanguage(language: string): void {
  sent.language = language;
}

/** The API, typed by its description. Calls give `data`, or throw a `Problem` (see `answerOf`). */
export const api = createClient<paths>({ baseUrl: '/api/v1' });

api.use({
  onRequest({ request }) {
    for (const [name, value] of headersOf(request.method)) request.headers.set(name, value);
  },
  onError() {
    return new Problem(0, 'unreachable', null);
  },
});

/** What every request of a method has to carry beside what it asks for. */
export function headersOf(method: string): [name: string, value: string][] {
  return [
    ['Accept-Language', sent.language],
    ...(method === 'GET' || sent.csrfToken === null ? [] : ([['X-CSRF-Token', sent.csrfToken]] as [string, string][])),
    ...(method === 'POST' ? ([['Idempotency-Key', makeKey()]] as [string, string][]) : []),
  ];
}

/** The body of an answer. Throws a `Problem` where the API refused, or was not reached. */
export async function answerOf<Body>(call: Promise<{ data?: Body; error?: unknown; response: Response }>): Promise<Body> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response.status, error);
  return data as Body;
}

/** A key under which a request is done once. Pages that come by plain http have no randomUUID. */
function makeKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
