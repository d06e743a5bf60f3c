import { Rational } from './rational.js';

/** How a sum stands against the weighted time of its target. */
export interface Pace {
  /** Actual to date over the period's target. */
  readonly completion: Rational;
  /** Day targets so far over the period's target: the share of the period's weight that has passed. */
  readonly timeProgress: Rational;
  readonly verdict: 'ahead' | 'on-pace' | 'behind';
  /** Completion less time progress: negative where it is behind. */
  readonly lead: Rational;
  /** Days so far over the days of the period, as if all were alike. */
  readonly dayProgress: Rational;
  /** What is still to do, per unit of the target that lies ahead; null when no target lies ahead. */
  readonly requiredRate: Rational | null;
  /** The same as a mean per day that is left, in the unit of the sum; null when no day is left. */
  readonly requiredPerDay: Rational | null;
  /** Where the period would end if the days ahead went as the days so far: in the unit of the sum. */
  readonly forecast: Rational;
  /** Twice the standard deviation of the daily achievement, carried over the days ahead; double precision. */
  readonly forecastLow: number;
  readonly forecastHigh: number;
}

const SHOWN_FROM = Rational.fraction(5n, 100n);
const DEAD_BAND = Rational.fraction(2n, 100n);

/**
 * Completion to date against weighted time progress. Shown once 5 % of the period's weight has passed (null before);
 * within ±2 points it is on pace.
 *
 * `dayTargets` are the targets of all days of the period, `actuals` those of the days so far. The forecast takes the
 * achievement so far (actual over target) for the weight ahead; its interval is twice the spread of the daily
 * achievements, as if days were independent.
 */
export function readPace(dayTargets: readonly bigint[], actuals: readonly number[]): Pace | null {
  const target = Rational.of(dayTargets.reduce((a, b) => a + b, 0n));
  const passed = Rational.of(dayTargets.slice(0, actuals.length).reduce((a, b) => a + b, 0n));
  if (target.isZero()) return null;
  const timeProgress = passed.dividedBy(target);
  if (timeProgress.compare(SHOWN_FROM) < 0) return null;
  const actual = Rational.of(actuals.reduce((a, b) => a + b, 0));
  const completion = actual.dividedBy(target);
  const lead = completion.minus(timeProgress);
  const ahead = target.minus(passed);
  const daysLeft = dayTargets.length - actuals.length;
  const missing = target.minus(actual).max(Rational.ZERO);
  const forecast = actual.plus(ahead.times(actual.dividedBy(passed)));
  const margin = 2 * deviation(dayTargets, actuals) * Math.sqrt(sumOfSquares(dayTargets.slice(actuals.length)));
  return {
    completion,
    timeProgress,
    verdict: lead.compare(DEAD_BAND) > 0 ? 'ahead' : isBehind(lead) ? 'behind' : 'on-pace',
    lead,
    dayProgress: Rational.fraction(BigInt(actuals.length), BigInt(dayTargets.length)),
    requiredRate: ahead.isZero() ? null : missing.dividedBy(ahead),
    requiredPerDay: daysLeft <= 0 ? null : missing.dividedBy(Rational.of(daysLeft)),
    forecast,
    forecastLow: Math.max(actual.toNumber(), forecast.toNumber() - margin),
    forecastHigh: forecast.toNumber() + margin,
  };
}

export type PaceAnswer = 'over' | 'ahead' | 'on-pace' | 'promotion-to-come' | 'behind';

/**
 * "Are we behind, or is the promotion still to come?" Over, where no day is left; promotion-to-come, where it only looks behind
 * because days that weigh more lie ahead.
 */
export function answerPace({ verdict, completion, dayProgress }: Pace, hasPromotionAhead: boolean): PaceAnswer {
  if (dayProgress.compare(Rational.ONE) >= 0) return 'over';
  const looksBehind = isBehind(completion.minus(dayProgress));
  return verdict !== 'behind' && looksBehind && hasPromotionAhead ? 'promotion-to-come' : verdict;
}

function isBehind(lead: Rational): boolean {
  return lead.plus(DEAD_BAND).isNegative();
}

/** The standard deviation of actual / target over the days so far that have a target. */
function deviation(dayTargets: readonly bigint[], actuals: readonly number[]): number {
  const ratios = actuals.flatMap((actual, index) => {
    const target = Number(dayTargets[index] ?? 0n);
    return target === 0 ? [] : [actual / target];
  });
  if (ratios.length < 2) return 0;
  const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
  return Math.sqrt(ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (ratios.length - 1));
}

function sumOfSquares(targets: readonly bigint[]): number {
  return targets.reduce((sum, target) => sum + Number(target) ** 2, 0);
}
