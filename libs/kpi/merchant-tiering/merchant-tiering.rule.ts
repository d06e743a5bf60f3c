import type { Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import { TIERS, countToShare, herfindahl } from '#libs/domain/tier-snapshot.js';
import type { SalesSettings } from './settings.js';

/** One tier in the window: fen, its completion and points with 4 decimals; null where the tier has no target. */
export interface TierWorkings {
  readonly tier: Tier;
  readonly merchants: number;
  readonly actualFen: number;
  readonly targetFen: number;
  readonly completion: string | null;
  readonly points: string | null;
}

/** One merchant in rank order; basis and targets are null for a merchant that came after the snapshot, or without target. */
export interface MerchantWorkings {
  readonly rank: number;
  readonly merchantId: string;
  readonly tier: Tier;
  readonly late: boolean;
  readonly basisFen: number | null;
  readonly quarterTargetFen: number | null;
  readonly periodTargetFen: number | null;
  readonly actualFen: number;
}

/** Plain JSON, stored with the scorecard: everything that the points of sales can be computed from again. */
export interface SalesWorkings {
  readonly totalPoints: string | null;
  readonly tierPoints: string | null;
  readonly tiers: readonly TierWorkings[];
  /** How many merchants reach 70 % of the sales together. */
  readonly merchantsToSeventyPercent: number;
  /** Herfindahl index of the sales, 4 decimals; null without sales. */
  readonly concentration: string | null;
  /** R5: the KA group. */
  readonly kaMerchants: number;
  readonly kaActualFen: number;
  readonly merchants: readonly MerchantWorkings[];
}

const WORKING_DECIMALS = 4;
const SEVENTY_PERCENT = Rational.fraction(7n, 10n);

/** R1, R4: sales against target, in total and by tier, each tier weighed by its target. */
export const merchantTiering: Kpi<SalesSettings, SalesWorkings> = {
  id: 'sales',
  title: { en: 'Sales', zh: '业绩' },
  sourceRules: ['R1', 'R4'],
  unit: 'money',
  measure,
};

function measure(input: KpiInput, settings: SalesSettings): Measurement<SalesWorkings> {
  const actual = Rational.of(input.total[input.gmvMeasure]);
  const targetFen = input.targets.additive('gmv');
  const target = targetFen === null ? null : Rational.of(targetFen);
  const tiers = TIERS.map((tier) => readTier(tier, input));
  const totalPoints = target === null || target.isZero() ? null : pointsAt(input.curve, actual.dividedBy(target));
  const tierPoints = totalPoints === null ? null : meanOfTiers(tiers);
  return {
    actual,
    target,
    points: totalPoints === null ? null : mix(totalPoints, tierPoints, Rational.parse(settings.tier_weight)),
    workings: describeWorkings(input, tiers, totalPoints, tierPoints),
  };
}

interface TierReading {
  readonly tier: Tier;
  readonly merchants: number;
  readonly actualFen: number;
  readonly target: Rational;
  readonly completion: Rational | null;
  readonly points: Rational | null;
}

/** A late merchant has no target of its own; its sales count in the tail. */
function readTier(tier: Tier, input: KpiInput): TierReading {
  const merchants = input.merchants.filter((merchant) => merchant.tier === tier);
  const actualFen = merchants.reduce((sum, { sums }) => sum + sums[input.gmvMeasure], 0);
  const target = Rational.of(merchants.reduce((sum, { periodTargetFen }) => sum + (periodTargetFen ?? 0n), 0n));
  const completion = target.isZero() ? null : Rational.of(actualFen).dividedBy(target);
  const points = completion === null ? null : pointsAt(input.curve, completion);
  return { tier, merchants: merchants.length, actualFen, target, completion, points };
}

/** Σ target · points / Σ target over the tiers that have a target; null where none has. */
function meanOfTiers(tiers: readonly TierReading[]): Rational | null {
  let weighed = Rational.ZERO;
  let targets = Rational.ZERO;
  for (const { target, points } of tiers) {
    if (points === null) continue;
    weighed = weighed.plus(points.times(target));
    targets = targets.plus(target);
  }
  return targets.isZero() ? null : weighed.dividedBy(targets);
}

function mix(totalPoints: Rational, tierPoints: Rational | null, tierWeight: Rational): Rational {
  if (tierPoints === null) return totalPoints;
  return Rational.ONE.minus(tierWeight).times(totalPoints).plus(tierWeight.times(tierPoints));
}

function describeWorkings(
  { merchants, gmvMeasure }: KpiInput,
  tiers: readonly TierReading[],
  totalPoints: Rational | null,
  tierPoints: Rational | null,
): SalesWorkings {
  const sales = merchants.map(({ sums }) => sums[gmvMeasure]);
  const ka = merchants.filter((merchant) => merchant.ka);
  return {
    totalPoints: totalPoints?.toFixed(WORKING_DECIMALS) ?? null,
    tierPoints: tierPoints?.toFixed(WORKING_DECIMALS) ?? null,
    tiers: tiers.map(({ tier, merchants: count, actualFen, target, completion, points }) => ({
      tier,
      merchants: count,
      actualFen,
      targetFen: Number(target.numerator),
      completion: completion?.toFixed(WORKING_DECIMALS) ?? null,
      points: points?.toFixed(WORKING_DECIMALS) ?? null,
    })),
    merchantsToSeventyPercent: countToShare(sales, SEVENTY_PERCENT),
    concentration: herfindahl(sales)?.toFixed(WORKING_DECIMALS) ?? null,
    kaMerchants: ka.length,
    kaActualFen: ka.reduce((sum, { sums }) => sum + sums[gmvMeasure], 0),
    merchants: merchants.map(({ rank, merchantId, tier, late, basisFen, quarterTargetFen, periodTargetFen, sums }) => ({
      rank,
      merchantId,
      tier,
      late,
      basisFen,
      quarterTargetFen: quarterTargetFen === null ? null : Number(quarterTargetFen),
      periodTargetFen: periodTargetFen === null ? null : Number(periodTargetFen),
      actualFen: sums[gmvMeasure],
    })),
  };
}
