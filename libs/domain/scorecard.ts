import type { Measurement } from './kpi.js';
import { Rational } from './rational.js';

/** Why a module has no points. */
export type NotAssessedReason = 'no-target' | 'zero-target' | 'no-activity';

/** A module of the scorecard: assessed with its points, or left out with the reason. */
export type ModuleReading<Workings> =
  | {
      readonly assessed: true;
      readonly actual: Rational;
      readonly target: Rational;
      readonly completion: Rational;
      readonly points: Rational;
      readonly workings: Workings;
    }
  | { readonly assessed: false; readonly reason: NotAssessedReason; readonly workings: Workings };

/**
 * Completion and points of a measurement. A module without a target, or where nothing was done, is not assessed; with
 * `noActivity: zero` one where nothing was done counts as nought, so that doing nothing is not better than doing little.
 */
export function assess<Workings>(
  { actual, target, points, workings }: Measurement<Workings>,
  noActivity: 'leave_out' | 'zero',
): ModuleReading<Workings> {
  if (target === null) return { assessed: false, reason: 'no-target', workings };
  if (target.isZero()) return { assessed: false, reason: 'zero-target', workings };
  if (actual === null) {
    if (noActivity === 'leave_out') return { assessed: false, reason: 'no-activity', workings };
    return { assessed: true, actual: Rational.ZERO, target, completion: Rational.ZERO, points: Rational.ZERO, workings };
  }
  return { assessed: true, actual, target, completion: actual.dividedBy(target), points: points ?? Rational.ZERO, workings };
}

/** The decimals of published points and totals. */
export const POINT_DECIMALS = 2;

/**
 * The total: Σ weight · points / Σ weight over the assessed modules, from their published points (so that a reader can
 * check it with a pocket calculator), as hundredths of a point. Null where nothing is assessed.
 */
export function totalOf(modules: readonly { weight: Rational; points: Rational | null }[]): bigint | null {
  let weighed = Rational.ZERO;
  let weights = Rational.ZERO;
  for (const { weight, points } of modules) {
    if (points === null) continue;
    const published = Rational.fraction(points.roundHalfUp(POINT_DECIMALS), 10n ** BigInt(POINT_DECIMALS));
    weighed = weighed.plus(weight.times(published));
    weights = weights.plus(weight);
  }
  return weights.isZero() ? null : weighed.dividedBy(weights).roundHalfUp(POINT_DECIMALS);
}
