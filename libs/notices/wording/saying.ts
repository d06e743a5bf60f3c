/** What a notice says, and the address within the page that it leads to (null: none). */
export interface Saying {
  readonly title: string;
  readonly lines: readonly string[];
  readonly path: string | null;
}

/** An address of the page with a query. */
export function pathWith(path: string, query: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(query).toString()}`;
}

/** The address of a view of a manager in a period. */
export function managerPath(managerId: string, view: 'scorecard' | 'outbound', period: string): string {
  return pathWith(`/managers/${encodeURIComponent(managerId)}/${view}`, { period });
}
