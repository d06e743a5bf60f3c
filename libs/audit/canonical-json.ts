/**
 * A value as JSON of one form only: keys in byte order of UTF-16, nothing between the signs, instants as ISO texts, whole numbers
 * beyond 2^53 as texts; what is undefined is left out. Null for null and undefined.
 */
export function canonicalJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(inOrder(value));
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const sorted = entries.toSorted(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, each]) => [key, inOrder(each)]));
}
