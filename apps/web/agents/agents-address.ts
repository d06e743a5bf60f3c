import type { VerdictName, VerdictsFilter } from '../api/agents.js';
import type { Sort } from '../tables/data-table.js';

/** The verdicts, in the order in which people choose them. */
export const VERDICTS = ['paid_agent', 'placed_agent', 'buyer_contact', 'agent_follow_up', 'silent', 'no_agent', 'unknown', 'unpaid', 'excluded'] as const satisfies readonly VerdictName[];

/** What is shown of the agents: what they brought, or how they served. */
export const SHOWN = ['work', 'service'] as const;

/** What is shown by an address. */
export function shownOf(query: URLSearchParams): (typeof SHOWN)[number] {
  return SHOWN.find((each) => each === query.get('show')) ?? 'work';
}

/** By what the agents are sorted: what they were credited with, the largest first, where the address says nothing. */
export function sortOf(query: URLSearchParams): Sort {
  const [key = '', way] = (query.get('sort') ?? '').split('.');
  if (key === '') return { key: shownOf(query) === 'work' ? 'creditedAmount' : 'enquiries', isDescending: true };
  return { key, isDescending: way === 'down' };
}

/** A way to sort as an address has it. */
export function writeSort({ key, isDescending }: Sort): string {
  return `${key}.${isDescending ? 'down' : 'up'}`;
}

/** Which orders an address asks for. */
export function filterOf(query: URLSearchParams): VerdictsFilter {
  return {
    agentId: query.get('agent'),
    verdict: VERDICTS.find((each) => each === query.get('verdict')) ?? null,
    search: query.get('search'),
  };
}

/** Rows by the value of a field: texts by letter, all others by size; nothing comes last. */
export function sorted<Row>(rows: readonly Row[], valueOf: (row: Row) => string | number | null, isDescending: boolean): Row[] {
  const compare = (left: string | number | null, right: string | number | null): number => {
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    const [one, other] = [Number(left), Number(right)];
    const order = Number.isNaN(one) || Number.isNaN(other) ? String(left).localeCompare(String(right)) : one - other;
    return isDescending ? -order : order;
  };
  return rows.toSorted((left, right) => compare(valueOf(left), valueOf(right)));
}
