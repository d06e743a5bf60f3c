/**
 * The code of a system or database error, for example `ENOENT` or `57P03`; '' where it has none. Asks for no class, since
 * test runners give modules an Error of their own.
 */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
