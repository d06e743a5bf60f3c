import type { Tier } from '#libs/domain/tier-snapshot.js';
import type { MerchantWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';

/** A merchant of a manager's tiers: as scored, and its name and whether it is a key account as the directory has it today. */
export interface TieredMerchant extends MerchantWorkings {
  readonly name: string | null;
  readonly ka: boolean;
}

/** What merchants of tiers can be sorted by. */
export const TIERED_ORDERS = ['rank', 'basisGmv', 'quarterTarget', 'periodTarget', 'gmv', 'completion'] as const;

/** Which merchants of a manager's tiers are wanted, and in which order; null for any. */
export interface TieredMerchantsFilter {
  readonly sort: (typeof TIERED_ORDERS)[number];
  readonly descending: boolean;
  readonly tier: Tier | null;
  readonly ka: boolean | null;
  readonly late: boolean | null;
  /** A part of the id or name, in small or capital letters, taken as it stands. */
  readonly search: string | null;
}

/** The merchants that are wanted, in the order that is; what has no value comes last both ways, equals by rank. */
export function pickTieredMerchants(merchants: readonly TieredMerchant[], filter: TieredMerchantsFilter): TieredMerchant[] {
  const { tier, ka, late } = filter;
  const search = filter.search?.toLowerCase() ?? null;
  return merchants
    .filter((merchant) => (tier === null || merchant.tier === tier) && (ka === null || merchant.ka === ka) && (late === null || merchant.late === late))
    .filter(({ merchantId, name }) => search === null || merchantId.toLowerCase().includes(search) || name?.toLowerCase().includes(search) === true)
    .toSorted((left, right) => compare(valueOf(left, filter.sort), valueOf(right, filter.sort), filter.descending) || left.rank - right.rank);
}

function compare(left: number | null, right: number | null, descending: boolean): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return descending ? right - left : left - right;
}

function valueOf(merchant: TieredMerchant, sort: TieredMerchantsFilter['sort']): number | null {
  const { rank, basisFen, quarterTargetFen, periodTargetFen, actualFen } = merchant;
  switch (sort) {
    case 'rank':
      return rank;
    case 'basisGmv':
      return basisFen;
    case 'quarterTarget':
      return quarterTargetFen;
    case 'periodTarget':
      return periodTargetFen;
    case 'gmv':
      return actualFen;
    case 'completion':
      return periodTargetFen === null || periodTargetFen === 0 ? null : actualFen / periodTargetFen;
  }
}
