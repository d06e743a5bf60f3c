import type { RankingOrder } from '../api/scorecards.js';
import type { Sort } from '../tables/data-table.js';

const ORDERS: readonly RankingOrder[] = ['manager', 'rank', 'total', 'grade', 'gain', 'sales', 'ads', 'slots', 'conversion', 'outbound'];

/** The order that an address names, as the API knows it: by rank where it names none. */
export function readOrder(query: URLSearchParams): { readonly order: RankingOrder; readonly isDescending: boolean } {
  const order = ORDERS.find((each) => each === query.get('order')) ?? 'rank';
  return { order, isDescending: query.get('descending') === 'true' };
}

/** Writes an order into an address. */
export function writeOrder(query: URLSearchParams, { key, isDescending }: Sort): URLSearchParams {
  query.set('order', key);
  if (isDescending) query.set('descending', 'true');
  else query.delete('descending');
  return query;
}
