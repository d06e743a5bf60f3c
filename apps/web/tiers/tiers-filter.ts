import type { TieredMerchantsFilter } from '../api/tiers.js';
import { TIERED_ORDERS, TIERS } from '../api/tiers.js';

/** What an address asks of the merchants of a manager. What it does not know it takes for nothing. */
export function tiersFilterOf(query: URLSearchParams): TieredMerchantsFilter {
  const group = query.get('group');
  return {
    sort: TIERED_ORDERS.find((each) => each === query.get('sort')) ?? 'rank',
    descending: query.get('descending') === 'true',
    tier: TIERS.find((each) => each === query.get('tier')) ?? null,
    ka: group === 'ka' ? true : null,
    late: group === 'late' ? true : null,
    search: query.get('search') || null,
  };
}
