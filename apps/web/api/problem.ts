/** A field of a request, as a path such as `changes.0.value`, and what is wrong with it. */
export interface ProblemPlace {
  readonly place: string;
  readonly message: string;
}

/** A refusal of the API (problem details, RFC 9457), or that nothing came back at all. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** The HTTP status; 0 where the server could not be reached. */
    readonly status: number,
    /** The code of the refusal, such as `outside-scope`; null where it has none. */
    readonly code: string | null,
    /** What is wrong and what to do next, in the language that was asked for; null where nothing was said. */
    readonly detail: string | null,
    /** The fields of the request that are wrong, and how. */
    readonly problems: readonly ProblemPlace[] = [],
  ) {
    super(detail ?? code ?? `status ${status}`);
  }
}

/** Reads the body of a refusal. What is no problem details gives a problem with the status alone. */
export function problemOf(status: number, body: unknown): Problem {
  const { code, detail, problems } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown; detail?: unknown; problems?: unknown };
  return new Problem(status, typeof code === 'string' ? code : null, typeof detail === 'string' ? detail : null, Array.isArray(problems) ? (problems as ProblemPlace[]) : []);
}

/** Whether it may go well when tried again: the server was away, busy or broken. */
export function mayPass(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status === 429 || error.status >= 500);
}
