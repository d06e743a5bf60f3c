import type { Range } from './days.js';
import { byBytes, quarterBefore } from './days.js';
import { apportion } from './divide.js';
import type { Fraction } from './fractions.js';
import { add, compare, decimal, fraction, ONE, ZERO } from './fractions.js';
import type { Setting } from './setting.js';
import { gmvFigure, gmvOfMerchant, sumForManager } from './setting.js';
import { latestQuarterTarget, targetOf } from './targets.js';

export type Tier = 'head' | 'mid' | 'tail';

export const TIERS: readonly Tier[] = ['head', 'mid', 'tail'];

/** A merchant in the tier snapshot of a quarter. */
interface Ranked {
  readonly merchantId: string;
  readonly basis: bigint;
  readonly tier: Tier;
}

/** A merchant in the tiers report of a period: late ones have no basis and no target. Money in fen. */
export interface TierRow {
  readonly rank: number;
  readonly merchantId: string;
  readonly tier: Tier;
  readonly basis: bigint | null;
  readonly quarterTarget: bigint | null;
  readonly periodTarget: bigint | null;
  readonly periodGmv: bigint;
}

/** The tier snapshot of a quarter: the merchants of its first day, ranked by the GMV of the quarter before. */
function snapshotOf(setting: Setting, managerId: string, quarter: Range, asOf: string): Ranked[] {
  const { head_count: headCount, mid_until: midUntil } = setting.rules.scoring.modules.sales;
  const merchants = setting.directory.merchantsOf(managerId, { first: quarter.first, last: quarter.first });
  const soldIn = (range: Range) => merchants.map((merchantId) => ({ merchantId, basis: gmvOfMerchant(setting, merchantId, range) }));
  const before = soldIn(quarterBefore(quarter));
  const provisional = before.every(({ basis }) => basis === 0n);
  const ranked = (provisional ? soldIn({ first: quarter.first, last: asOf }) : before).toSorted(
    (a, b) => compare(fraction(b.basis), fraction(a.basis)) || byBytes(a.merchantId, b.merchantId),
  );
  const total = ranked.reduce((sum, { basis }) => sum + basis, 0n);
  let above = 0n;
  return ranked.map(({ merchantId, basis }, index) => {
    const reached = total === 0n || compare(fraction(above, total), decimal(midUntil)) >= 0;
    above += basis;
    const tier = index < headCount ? 'head' : basis === 0n || reached ? 'tail' : 'mid';
    return { merchantId, basis, tier };
  });
}

/** The quarter targets of the tiers. */
function tierTargets(setting: Setting, snapshot: readonly Ranked[], target: bigint): Record<Tier, bigint> {
  const shares = setting.rules.scoring.modules.sales.tier_shares;
  const basisOf = (tier: Tier) => basisOfAll(snapshot.filter((merchant) => merchant.tier === tier));
  const nobodyHasAny = basisOfAll(snapshot) === 0n;
  const weights: Fraction[] =
    shares === 'by_basis' && !nobodyHasAny
      ? TIERS.map((tier) => fraction(basisOf(tier)))
      : sharesWithoutEmptyTiers(snapshot, shares === 'by_basis' ? { head: 0.7, mid: 0.2, tail: 0.1 } : shares);
  const [head = 0n, mid = 0n, tail = 0n] = apportion(target, weights);
  return { head, mid, tail };
}

/** The fixed shares, where an empty mid's share goes to the tail and an empty tail's to the mid. */
function sharesWithoutEmptyTiers(
  snapshot: readonly Ranked[],
  shares: { readonly head: number; readonly mid: number; readonly tail: number },
): Fraction[] {
  const nobodyHasAny = basisOfAll(snapshot) === 0n;
  const isEmpty = (tier: Tier) => {
    const merchants = snapshot.filter((merchant) => merchant.tier === tier);
    return merchants.length === 0 || (basisOfAll(merchants) === 0n && !nobodyHasAny);
  };
  const head = decimal(shares.head);
  const rest = add(decimal(shares.mid), decimal(shares.tail));
  if (isEmpty('mid') && isEmpty('tail')) return [ONE, ZERO, ZERO];
  if (isEmpty('mid')) return [head, ZERO, rest];
  if (isEmpty('tail')) return [head, rest, ZERO];
  return [head, decimal(shares.mid), decimal(shares.tail)];
}

function basisOfAll(merchants: readonly { readonly basis: bigint }[]): bigint {
  return merchants.reduce((sum, { basis }) => sum + basis, 0n);
}

/** The quarter targets of the merchants of a snapshot, in rank order. */
function merchantTargets(setting: Setting, snapshot: readonly Ranked[], target: bigint): bigint[] {
  if (snapshot.length === 0) return [];
  const ofTier = tierTargets(setting, snapshot, target);
  return TIERS.flatMap((tier) => {
    const merchants = snapshot.filter((merchant) => merchant.tier === tier);
    const even = basisOfAll(merchants) === 0n;
    return apportion(ofTier[tier], merchants.map(({ basis }) => fraction(even ? 1n : basis)));
  });
}

/**
 * The merchants of a manager in a period up to its as-of day: the quarter's snapshot with targets, then those who came
 * later, by id, in the tail and without any.
 */
export function tierRows(setting: Setting, managerId: string, quarter: Range, range: Range): TierRow[] {
  const snapshot = snapshotOf(setting, managerId, quarter, range.last);
  const target = latestQuarterTarget(setting, managerId, 'gmv', quarter);
  const ofPeriod = targetOf(setting, managerId, 'gmv', quarter, range);
  const quarterTargets = target === null ? null : merchantTargets(setting, snapshot, target);
  const periodTargets =
    quarterTargets === null || ofPeriod === null || snapshot.length === 0
      ? null
      : apportion(ofPeriod, quarterTargets.map((value) => fraction(value)));
  const gmv = (merchantId: string) => sumForManager(setting, managerId, merchantId, range, gmvFigure(setting));
  const late = setting.directory
    .merchantsOf(managerId, range)
    .filter((merchantId) => snapshot.every((merchant) => merchant.merchantId !== merchantId));
  return [
    ...snapshot.map(({ merchantId, tier, basis }, index) => ({
      rank: index + 1,
      merchantId,
      tier,
      basis,
      quarterTarget: quarterTargets?.[index] ?? null,
      periodTarget: periodTargets?.[index] ?? null,
      periodGmv: gmv(merchantId),
    })),
    ...late.map((merchantId, index) => ({
      rank: snapshot.length + index + 1,
      merchantId,
      tier: 'tail' as const,
      basis: null,
      quarterTarget: null,
      periodTarget: null,
      periodGmv: gmv(merchantId),
    })),
  ];
}
