import type { AdditiveMeasure, Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { OutboundSettings } from './settings.js';

/** One week slice; completion and points (4 decimals) are null where it has no target. */
export interface SliceWorkings {
  readonly first: string;
  readonly last: string;
  readonly month: string;
  readonly week: string;
  readonly actual: number;
  readonly target: number;
  readonly completion: string | null;
  readonly points: string | null;
}

/** Plain JSON, stored with the scorecard. `slices` is null where the manager has no outbound target at all. */
export interface OutboundWorkings {
  readonly periodPoints: string | null;
  readonly weeklyPoints: string | null;
  readonly slices: readonly SliceWorkings[] | null;
}

const WORKING_DECIMALS = 4;

/** R9: outbound volume against target, half of it by week: a rush at the end does not mend weak weeks. */
export const outboundCompletion: Kpi<OutboundSettings, OutboundWorkings> = {
  id: 'outbound',
  title: { en: 'Outbound', zh: '出库' },
  sourceRules: ['R9'],
  unit: 'count',
  measure,
};

/** The measure that the settings count: its actual and its target bear the same name. */
export function outboundMeasure({ counts }: OutboundSettings): AdditiveMeasure & ('outbound_orders' | 'outbound_units') {
  return counts === 'units' ? 'outbound_units' : 'outbound_orders';
}

function measure(input: KpiInput, settings: OutboundSettings): Measurement<OutboundWorkings> {
  const measureName = outboundMeasure(settings);
  const actual = Rational.of(input.total[measureName]);
  const targetPieces = input.targets.additive(measureName);
  if (targetPieces === null) {
    return { actual, target: null, points: null, workings: { periodPoints: null, weeklyPoints: null, slices: null } };
  }
  const target = Rational.of(targetPieces);
  const slices = readSlices(input, measureName);
  const weeklyPoints = meanPoints(slices);
  const periodPoints = target.isZero() ? null : pointsAt(input.curve, actual.dividedBy(target));
  const weeklyWeight = Rational.parse(settings.weekly_weight);
  return {
    actual,
    target,
    points:
      periodPoints === null || weeklyPoints === null
        ? null
        : Rational.ONE.minus(weeklyWeight).times(periodPoints).plus(weeklyWeight.times(weeklyPoints)),
    workings: {
      periodPoints: periodPoints?.toFixed(WORKING_DECIMALS) ?? null,
      weeklyPoints: weeklyPoints?.toFixed(WORKING_DECIMALS) ?? null,
      slices: slices.map(({ first, last, month, week, actual: done, target: wanted, completion, points }) => ({
        first,
        last,
        month,
        week,
        actual: done,
        target: Number(wanted.numerator),
        completion: completion?.toFixed(WORKING_DECIMALS) ?? null,
        points: points?.toFixed(WORKING_DECIMALS) ?? null,
      })),
    },
  };
}

interface SliceCompletion extends Omit<SliceWorkings, 'target' | 'completion' | 'points'> {
  readonly target: Rational;
  readonly completion: Rational | null;
  readonly points: Rational | null;
}

function readSlices(input: KpiInput, measureName: 'outbound_orders' | 'outbound_units'): SliceCompletion[] {
  return input.slices.map(({ first, last, month, week, sums }) => {
    const actual = sums[measureName];
    const target = Rational.of(input.targets.additiveOver(measureName, { first, last }) ?? 0n);
    const completion = target.isZero() ? null : Rational.of(actual).dividedBy(target);
    const points = completion === null ? null : pointsAt(input.curve, completion.min(Rational.ONE));
    return { first, last, month, week, actual, target, completion, points };
  });
}

/** Σ target · points / Σ target over the slices that have a target; null where none has. */
function meanPoints(slices: readonly SliceCompletion[]): Rational | null {
  let weighed = Rational.ZERO;
  let targets = Rational.ZERO;
  for (const { target, points } of slices) {
    if (points === null) continue;
    weighed = weighed.plus(points.times(target));
    targets = targets.plus(target);
  }
  return targets.isZero() ? null : weighed.dividedBy(targets);
}
