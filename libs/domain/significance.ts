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

/** Two-proportion z test at 95 %; `too-early` where either sample has fewer than `minTrials`. Double precision. */
export function compareRates(
  before: { successes: number; trials: number },
  after: { successes: number; trials: number },
  minTrials: number,
): RateChange {
  if (before.trials < minTrials || after.trials < minTrials) return 'too-early';
  const pooled = (before.successes + after.successes) / (before.trials + after.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.trials + 1 / after.trials));
  const difference = after.successes / after.trials - before.successes / before.trials;
  if (error === 0 || Math.abs(difference) / error < Z) return 'not-significant';
  return difference > 0 ? 'better' : 'worse';
}
