import type { ErrorCode, ErrorDetails } from '#libs/domain/errors.js';

/** Why something was not sent, written down so that it can be said in both languages: `describeFailure` of libs/windows reads it. */
export function writtenProblem(code: ErrorCode, details: ErrorDetails = {}): string {
  return JSON.stringify({ code, details });
}
