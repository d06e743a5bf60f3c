import { useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type TiersOfQuarter = Schemas['TiersAnswer'];
export type TieredMerchant = Schemas['TieredMerchantAnswer'];
export type TierMove = Schemas['TierMoveAnswer'];

export const TIERED_ORDERS = ['rank', 'basisGmv', 'quarterTarget', 'periodTarget', 'gmv', 'completion'] as const;
export const TIERS = ['head', 'mid', 'tail'] as const;

/** Which of a manager's merchants are wanted, and in which order; null for any. */
export interface TieredMerchantsFilter {
  readonly sort: (typeof TIERED_ORDERS)[number];
  readonly descending: boolean;
  readonly tier: (typeof TIERS)[number] | null;
  readonly ka: boolean | null;
  readonly late: boolean | null;
  readonly search: string | null;
}

const ROWS_AT_ONCE = 200;
const MOST_MOVES = 1_000;

/** The merchants of a manager in a quarter; the first page says how the tiers stand. */
export function useTiers(managerId: string, quarter: string, filter: TieredMerchantsFilter) {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return useRows<TieredMerchant, TiersOfQuarter>(['tiers', managerId, quarter, filter], (cursor) =>
    answerOf(api.GET('/managers/{managerId}/tiers', { params: { path: { managerId }, query: { quarter, limit: ROWS_AT_ONCE, ...asked, ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** The merchants that stand in another tier than in the quarter before, came or left. */
export function useTierMoves(managerId: string, quarter: string) {
  return useQuery({
    queryKey: ['tier-moves', managerId, quarter],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/tier-moves', { params: { path: { managerId }, query: { quarter, moved: true, limit: MOST_MOVES } } })),
  });
}
