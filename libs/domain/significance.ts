/** The normal quantile of a two-sided 95 % level. */
const Z = 1.96;

/** The 95 % Wilson interval of a rate; double precision. Null without trials. */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } | null {
  if (trials === 0) return null;
  const rate = successes / trials;
  const spreadOf = Z * Math.sqrt((rate * (1 - rate)) / trials + (Z * Z) / (4 * trials * trials));
  const centre = rate + (Z * Z) / (2 * trials);
  const scale = 1 + (Z * Z) / trials;
  return { low: Math.max(0, (centre - spreadOf) / scale), high: Math.min(1, (centre + spreadOf) / scale) };
}

/** What two samples of a rate say of each other. */
export type RateChange = 'better' | 'worse' | 'not-significant' | 'too-early';

/** What came of so many trials. */
export interface Trials {
  readonly successes: number;
  readonly trials: number;
}

/**
 * The two-proportion z test: `z` is positive where the rate has grown; `p` is how often chance alone makes a difference as
 * large, either way. Null where a sample is empty, or where nothing or everything has succeeded: there is nothing to
 * test then. Double precision.
 */
export function testRates(before: Trials, after: Trials): { readonly z: number; readonly p: number } | null {
  if (before.trials === 0 || after.trials === 0) return null;
  const pooled = (before.successes + after.successes) / (before.trials + after.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.trials + 1 / after.trials));
  if (error === 0) return null;
  const z = (after.successes / after.trials - before.successes / before.trials) / error;
  return { z, p: twoSidedTail(Math.abs(z)) };
}

/** Two-proportion z test at 95 %; `too-early` where either sample has fewer than `minTrials`. Double precision. */
export function compareRates(before: Trials, after: Trials, minTrials: number): RateChange {
  if (before.trials < minTrials || after.trials < minTrials) return 'too-early';
  const test = testRates(before, after);
  if (test === null || Math.abs(test.z) < Z) return 'not-significant';
  return test.z > 0 ? 'better' : 'worse';
}

/**
 * The part of the standard normal distribution that lies further out than `z` on both sides, for z from 0: erfc(z/√2). Up to 3 by the
 * series of erf, beyond by the continued fraction of erfc; both exact to more than ten digits.
 */
function twoSidedTail(z: number): number {
  const x = z / Math.SQRT2;
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return Math.max(0, 1 - 2 * scale * sum);
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return scale / fraction;
}
