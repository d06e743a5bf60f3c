/** A value that PostgreSQL cannot read as its type, among them the infinite (0A000), or that a constraint refuses. */
const DATA_EXCEPTION = /^(22|23514|0A000)/;

/** Whether a statement failed for a value, so that a more thorough one may name it. */
export function isDataException(error: unknown): boolean {
  return DATA_EXCEPTION.test(String((error as { code?: unknown }).code ?? ''));
}
