import type { Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import { Rational } from '#libs/domain/rational.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import type { SalesSettings } from './settings.js';

/** One tier in the window: fen, and the points of its own completion; null where the tier has no target. */
export interface TierWorkings {
  readonly tier: Tier;
  readonly merchants: number;
  readonly actualFen: number;
  readonly targetFen: bigint;
  readonly completion: Rational | null;
  readonly points: Rational | null;
}

export interface SalesWorkings {
  readonly totalPoints: Rational | null;
  readonly tierWeight: Rational;
  readonly tiers: readonly TierWorkings[];
}

const TIERS: readonly Tier[] = ['head', 'mid', 'tail'];

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
  const tierWeight = Rational.parse(settings.tier_weight);
  const tiers = TIERS.map((tier) => readTier(tier, input));
  if (target === null || target.isZero()) {
    return { actual, target, points: null, workings: { totalPoints: null, tierWeight, tiers } };
  }
  const totalPoints = pointsAt(input.curve, actual.dividedBy(target));
  return { actual, target, points: mixPoints(totalPoints, tiers, tierWeight), workings: { totalPoints, tierWeight, tiers } };
}

/** A late merchant has no target of its own; its sales count in the tail. */
function readTier(tier: Tier, input: KpiInput): TierWorkings {
  const merchants = input.merchants.filter((merchant) => merchant.tier === tier);
  const actualFen = merchants.reduce((sum, { sums }) => sum + sums[input.gmvMeasure], 0);
  const targetFen = merchants.reduce((sum, { periodTargetFen }) => sum + (periodTargetFen ?? 0n), 0n);
  const completion = targetFen === 0n ? null : Rational.of(actualFen).dividedBy(Rational.of(targetFen));
  const points = completion === null ? null : pointsAt(input.curve, completion);
  return { tier, merchants: merchants.length, actualFen, targetFen, completion, points };
}

function mixPoints(totalPoints: Rational, tiers: readonly TierWorkings[], tierWeight: Rational): Rational {
  let weighed = Rational.ZERO;
  let targets = Rational.ZERO;
  for (const { targetFen, points } of tiers) {
    if (points === null) continue;
    weighed = weighed.plus(points.times(Rational.of(targetFen)));
    targets = targets.plus(Rational.of(targetFen));
  }
  if (targets.isZero()) return totalPoints;
  const ofTotal = Rational.ONE.minus(tierWeight).times(totalPoints);
  return ofTotal.plus(tierWeight.times(weighed.dividedBy(targets)));
}
