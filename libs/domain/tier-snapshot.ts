import { apportion } from './apportion.js';
import { compareBytes } from './byte-order.js';
import { Rational } from './rational.js';

/** R1: merchants by sales. */
export type Tier = 'head' | 'mid' | 'tail';

export const TIERS: readonly Tier[] = ['head', 'mid', 'tail'];

/** A merchant of the manager on the quarter's first day, and the GMV that ranks it. */
export interface TierCandidate {
  readonly merchantId: string;
  /** Fen. Below zero where refunds exceed sales: it then ranks last and weighs nothing. */
  readonly basisFen: number;
}

export interface RankedMerchant extends TierCandidate {
  readonly rank: number;
  readonly tier: Tier;
}

export interface TierRules {
  /** How many merchants the head has (15). */
  readonly headCount: number;
  /** The cumulative share of GMV, head included, that the mid tier reaches (0.90). */
  readonly midUntil: Rational;
  /** The tiers' shares of the target, or `by_basis` for their shares of the basis GMV. */
  readonly tierShares: Readonly<Record<Tier, Rational>> | 'by_basis';
}

/**
 * R4: ranks merchants by basis GMV, ties by id, and cuts them into tiers: the first `headCount` are head; then mid until
 * the cumulative share reaches `midUntil`, the merchant that reaches it included; the rest is tail. Merchants without
 * GMV are tail, unless fewer than `headCount` have any: then they fill the head in order.
 */
export function takeTierSnapshot(candidates: readonly TierCandidate[], rules: TierRules): RankedMerchant[] {
  const ranked = candidates.toSorted(
    (a, b) => b.basisFen - a.basisFen || compareBytes(a.merchantId, b.merchantId),
  );
  const total = ranked.reduce((sum, candidate) => sum + basisOf(candidate), 0n);
  const { numerator, denominator } = rules.midUntil;
  let reached = 0n;
  return ranked.map((candidate, index) => {
    const before = reached;
    reached += basisOf(candidate);
    const rank = index + 1;
    if (rank <= rules.headCount) return { ...candidate, rank, tier: 'head' };
    const below = before * denominator < total * numerator;
    return { ...candidate, rank, tier: below && candidate.basisFen > 0 ? 'mid' : 'tail' };
  });
}

/**
 * The tiers' shares of the quarter's target: `apportion(target, shares)`. An empty mid's share goes to the tail and an
 * empty tail's to the mid; only where both are empty does the head carry all. A tier is empty that has no merchants, or
 * none with basis GMV (unless nobody has any).
 */
export function divideAmongTiers(
  target: bigint,
  merchants: readonly RankedMerchant[],
  rules: TierRules,
): Record<Tier, bigint> {
  const basis: Record<Tier, bigint> = { head: 0n, mid: 0n, tail: 0n };
  const counts: Record<Tier, number> = { head: 0, mid: 0, tail: 0 };
  for (const { tier, basisFen } of merchants) {
    basis[tier] += basisOf({ basisFen });
    counts[tier] += 1;
  }
  const anyBasis = TIERS.some((tier) => basis[tier] > 0n);
  const isEmpty = (tier: Tier) => counts[tier] === 0 || (anyBasis && basis[tier] === 0n);
  const shares =
    rules.tierShares === 'by_basis' && anyBasis
      ? { head: Rational.of(basis.head), mid: Rational.of(basis.mid), tail: Rational.of(basis.tail) }
      : moveEmptyShares(rules.tierShares === 'by_basis' ? DEFAULT_SHARES : rules.tierShares, isEmpty);
  const [head = 0n, mid = 0n, tail = 0n] = apportion(target, [shares.head, shares.mid, shares.tail]);
  return { head, mid, tail };
}

const DEFAULT_SHARES: Record<Tier, Rational> = {
  head: Rational.fraction(7n, 10n),
  mid: Rational.fraction(2n, 10n),
  tail: Rational.fraction(1n, 10n),
};

function moveEmptyShares(
  shares: Readonly<Record<Tier, Rational>>,
  isEmpty: (tier: Tier) => boolean,
): Record<Tier, Rational> {
  const others = shares.mid.plus(shares.tail);
  if (isEmpty('mid') && isEmpty('tail')) return { head: shares.head.plus(others), mid: Rational.ZERO, tail: Rational.ZERO };
  if (isEmpty('mid')) return { head: shares.head, mid: Rational.ZERO, tail: others };
  if (isEmpty('tail')) return { head: shares.head, mid: others, tail: Rational.ZERO };
  return { ...shares };
}

/**
 * The quarter's target of every merchant, in rank order: each tier's target by the basis GMV of its merchants, in equal
 * parts where the tier has none.
 */
export function divideAmongMerchants(
  target: bigint,
  merchants: readonly RankedMerchant[],
  rules: TierRules,
): bigint[] {
  const ofTier = divideAmongTiers(target, merchants, rules);
  const targets = merchants.map(() => 0n);
  for (const tier of TIERS) {
    const members = merchants.flatMap((merchant, index) => (merchant.tier === tier ? [{ ...merchant, index }] : []));
    if (members.length === 0) continue;
    const noBasis = members.every((member) => basisOf(member) === 0n);
    const parts = apportion(
      ofTier[tier],
      members.map((member) => (noBasis ? Rational.ONE : Rational.of(basisOf(member)))),
    );
    for (const [position, { index }] of members.entries()) targets[index] = parts[position] ?? 0n;
  }
  return targets;
}

/** What a merchant weighs among others: its basis GMV, nothing where that is below zero. */
function basisOf({ basisFen }: { basisFen: number }): bigint {
  return basisFen > 0 ? BigInt(basisFen) : 0n;
}

/** The merchants' targets of a period: the manager's target of the period by the merchants' quarter targets. */
export function divideForPeriod(periodTarget: bigint, quarterTargets: readonly bigint[]): bigint[] {
  if (quarterTargets.every((target) => target === 0n)) return quarterTargets.map(() => 0n);
  return apportion(periodTarget, quarterTargets.map((target) => Rational.of(target)));
}

/** How many merchants, from the largest down, reach a share of the sum together; 0 where the sum is 0. */
export function countToShare(sums: readonly number[], share: Rational): number {
  const descending = sums.toSorted((a, b) => b - a);
  const total = BigInt(descending.reduce((a, b) => a + b, 0));
  if (total === 0n) return 0;
  let reached = 0n;
  let count = 0;
  for (const sum of descending) {
    if (reached * share.denominator >= total * share.numerator) break;
    reached += BigInt(sum);
    count += 1;
  }
  return count;
}

/** What the largest so many have together. */
export function sumOfLargest(sums: readonly number[], count: number): number {
  return sums
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((a, b) => a + b, 0);
}

/** The Herfindahl index of concentration: Σ share², from 1/n for equals to 1 for one alone; null where the sum is 0. */
export function herfindahl(sums: readonly number[]): Rational | null {
  const total = BigInt(sums.reduce((a, b) => a + b, 0));
  if (total === 0n) return null;
  const squares = sums.reduce((sum, each) => sum + BigInt(each) * BigInt(each), 0n);
  return Rational.fraction(squares, total * total);
}
