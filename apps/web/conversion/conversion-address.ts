import type { SkuRankingView } from '../api/sku-ranking.js';
import { RANKING_ORDERS, SKU_FLAGS } from '../api/sku-ranking.js';
import type { WorkListFilter } from '../api/work-list.js';
import { WORK_STATES } from '../api/work-list.js';

/** The two parts of the view: which SKUs convert badly, and who is called about them. */
export const PARTS = ['ranking', 'work-list'] as const;

/** Which part an address names. */
export function partOf(query: URLSearchParams): (typeof PARTS)[number] {
  return PARTS.find((each) => each === query.get('part')) ?? 'ranking';
}

/** What an address asks of the ranking. What it does not know it takes for nothing. */
export function rankingOf(query: URLSearchParams): Pick<SkuRankingView, 'sort' | 'descending' | 'search' | 'flag'> {
  return {
    sort: RANKING_ORDERS.find((each) => each === query.get('sort')) ?? 'rank',
    descending: query.get('descending') === 'true',
    search: query.get('search') || null,
    flag: SKU_FLAGS.find((each) => each === query.get('flag')) ?? null,
  };
}

/** What an address asks of the work-list. */
export function workListOf(query: URLSearchParams): Pick<WorkListFilter, 'state' | 'recovered'> {
  const recovered = query.get('recovered');
  return {
    state: WORK_STATES.find((each) => each === query.get('state')) ?? null,
    recovered: recovered === 'true' ? true : recovered === 'false' ? false : null,
  };
}
