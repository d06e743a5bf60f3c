import type { Kpi, KpiInput, Measurement, SliceReading } from '#libs/domain/kpi.js';
import { Rational } from '#libs/domain/rational.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import type { OutboundSettings } from './settings.js';

/** One week slice; completion and points are null where it has no target. */
export interface SliceWorkings {
  readonly first: string;
  readonly last: string;
  readonly month: string;
  readonly week: string;
  readonly actual: number;
  readonly target: bigint;
  readonly completion: Rational | null;
  readonly points: Rational | null;
}

export interface OutboundWorkings {
  readonly counts: OutboundSettings['counts'];
  readonly weeklyWeight: Rational;
  readonly periodPoints: Rational | null;
  readonly weeklyPoints: Rational | null;
  readonly slices: readonly SliceWorkings[];
}

/** R9: outbound volume against target, half of it by week: a rush at the end does not mend weak weeks. */
export const outboundCompletion: Kpi<OutboundSettings, OutboundWorkings> = {
  id: 'outbound',
  title: { en: 'Outbound', zh: '出库' },
  sourceRules: ['R9'],
  unit: 'count',
  measure,
};

function measure(input: KpiInput, settings: OutboundSettings): Measurement<OutboundWorkings> {
  const measureName = settings.counts === 'units' ? 'outbound_units' : 'outbound_orders';
  const actual = Rational.of(input.total[measureName]);
  const targetPieces = input.targets.additive(measureName);
  const target = targetPieces === null ? null : Rational.of(targetPieces);
  const slices = input.slices.map((slice) => readSlice(slice, measureName, input));
  const weeklyWeight = Rational.parse(settings.weekly_weight);
  const weeklyPoints = meanPoints(slices);
  const workings = { counts: settings.counts, weeklyWeight, weeklyPoints, slices };
  if (target === null || target.isZero() || weeklyPoints === null) {
    return { actual, target, points: null, workings: { ...workings, periodPoints: null } };
  }
  const periodPoints = pointsAt(input.curve, actual.dividedBy(target));
  const points = Rational.ONE.minus(weeklyWeight).times(periodPoints).plus(weeklyWeight.times(weeklyPoints));
  return { actual, target, points, workings: { ...workings, periodPoints } };
}

function readSlice(
  { first, last, month, week, sums }: SliceReading,
  measureName: 'outbound_orders' | 'outbound_units',
  input: KpiInput,
): SliceWorkings {
  const actual = sums[measureName];
  const target = input.targets.additiveOver(measureName, { first, last }) ?? 0n;
  const completion = target === 0n ? null : Rational.of(actual).dividedBy(Rational.of(target));
  const points = completion === null ? null : pointsAt(input.curve, completion.min(Rational.ONE));
  return { first, last, month, week, actual, target, completion, points };
}

/** Σ target · points / Σ target over the slices that have a target; null where none has. */
function meanPoints(slices: readonly SliceWorkings[]): Rational | null {
  let weighed = Rational.ZERO;
  let targets = Rational.ZERO;
  for (const { target, points } of slices) {
    if (points === null) continue;
    weighed = weighed.plus(points.times(Rational.of(target)));
    targets = targets.plus(Rational.of(target));
  }
  return targets.isZero() ? null : weighed.dividedBy(targets);
}
