import type { Tier } from '#libs/domain/tier-snapshot.js';
import { TIERS } from '#libs/domain/tier-snapshot.js';
import type { MerchantWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';

/** Which merchants of a manager moved, before it is said in words. */
export interface MovedMerchants {
  /** Into a better tier, into a worse one, new in the snapshot, and gone from it. */
  readonly tiers: readonly TierMovement[];
  /** The largest gains and losses of sales. */
  readonly sales: readonly MerchantChange[];
}

/** Merchants that moved between the tiers of two snapshots in one direction: the first of them by rank, and how many they are. */
export interface TierMovement {
  readonly direction: 'up' | 'down' | 'came' | 'left';
  readonly count: number;
  readonly named: readonly { readonly merchantId: string; readonly from: Tier | null; readonly to: Tier | null }[];
}

/** What a merchant sold, and what that is compared with; fen. */
export interface MerchantChange {
  readonly merchantId: string;
  readonly actualFen: number;
  readonly comparedFen: number;
}

/** So many merchants are named of each tier movement, and of those that sold more, and of those that sold less. */
const MOST_NAMED = 3;

/**
 * R4: who moved between the tiers since the snapshot before (null: there is none), and whose sales changed most: against the quarter
 * before where this one is whole, and against the targets so far where it is not, since half a quarter is no match for a whole one.
 */
export function findMovedMerchants(
  merchants: readonly MerchantWorkings[],
  before: readonly MerchantWorkings[] | null,
  { isWhole, isProvisional }: { readonly isWhole: boolean; readonly isProvisional: boolean },
): MovedMerchants {
  const comparedFen = ({ basisFen, periodTargetFen }: MerchantWorkings) => (isWhole ? (isProvisional ? null : basisFen) : periodTargetFen);
  return { tiers: before === null || isProvisional ? [] : findTierMovements(merchants, before), sales: findChanges(merchants, comparedFen) };
}

function findTierMovements(merchants: readonly MerchantWorkings[], before: readonly MerchantWorkings[]): TierMovement[] {
  const inSnapshot = ({ late }: MerchantWorkings) => !late;
  const [is, was] = [new Map(merchants.filter(inSnapshot).map((each) => [each.merchantId, each.tier])), new Map(before.filter(inSnapshot).map((each) => [each.merchantId, each.tier]))];
  const moves = [...new Set([...is.keys(), ...was.keys()])].map((merchantId) => ({ merchantId, from: was.get(merchantId) ?? null, to: is.get(merchantId) ?? null }));
  return (['up', 'down', 'came', 'left'] as const).flatMap((direction) => {
    const own = moves.filter((move) => directionOf(move) === direction);
    return own.length === 0 ? [] : [{ direction, count: own.length, named: own.slice(0, MOST_NAMED) }];
  });
}

function directionOf({ from, to }: { readonly from: Tier | null; readonly to: Tier | null }): TierMovement['direction'] | null {
  if (from === null) return 'came';
  if (to === null) return 'left';
  if (from === to) return null;
  return TIERS.indexOf(to) < TIERS.indexOf(from) ? 'up' : 'down';
}

function findChanges(merchants: readonly MerchantWorkings[], comparedFen: (merchant: MerchantWorkings) => number | null): MerchantChange[] {
  const changes = merchants
    .flatMap((merchant): MerchantChange[] => {
      const compared = comparedFen(merchant);
      return compared === null ? [] : [{ merchantId: merchant.merchantId, actualFen: merchant.actualFen, comparedFen: compared }];
    })
    .toSorted((one, other) => gainOf(other) - gainOf(one));
  const gained = changes.filter((change) => gainOf(change) > 0).slice(0, MOST_NAMED);
  const lost = changes.filter((change) => gainOf(change) < 0).toReversed().slice(0, MOST_NAMED);
  return [...gained, ...lost];
}

function gainOf({ actualFen, comparedFen }: MerchantChange): number {
  return actualFen - comparedFen;
}
