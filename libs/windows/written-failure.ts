import { ERRORS } from '#libs/domain/error-table.js';
import type { ErrorCode, ErrorDetails, Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';

/** A failure that was written down, as it was thrown: with its code where it was an expected one. */
export function readFailure(written: string): Error {
  const parsed = parseFailure(written);
  return parsed === null ? new Error(written) : new OpscoreError(parsed.code, parsed.details);
}

/** A failure that was written down, in a language; what was not expected stays as it is. */
export function describeFailure(written: string, language: Language): string {
  const parsed = parseFailure(written);
  return parsed === null ? written : describeError(parsed.code, parsed.details, language);
}

/** A failure that was written down; null where it was not an expected one. */
export function parseFailure(written: string): { code: ErrorCode; details: ErrorDetails } | null {
  if (!written.startsWith('{')) return null;
  try {
    const { code, details } = JSON.parse(written) as { code?: unknown; details?: unknown };
    if (typeof code !== 'string' || !(code in ERRORS)) return null;
    return { code: code as ErrorCode, details: (details ?? {}) as ErrorDetails };
  } catch {
    return null;
  }
}
