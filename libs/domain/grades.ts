import type { Rational } from './rational.js';

/** A grade and the least total that earns it; the best grade first. */
export interface GradeBand {
  readonly grade: string;
  readonly minimum: Rational;
}

/** R11: the first band whose minimum a total (in hundredths of a point) reaches; null where none is. */
export function gradeOf(total: bigint, bands: readonly GradeBand[]): string | null {
  const reached = bands.find(({ minimum }) => minimum.numerator * 100n <= total * minimum.denominator);
  return reached?.grade ?? null;
}

/** R11: the band above a total and how far it is, in whole hundredths of a point; null at the top. */
export function nextGrade(total: bigint, bands: readonly GradeBand[]): { grade: string; missing: bigint } | null {
  const above = bands.filter(({ minimum }) => minimum.numerator * 100n > total * minimum.denominator).at(-1);
  if (above === undefined) return null;
  // Totals are whole hundredths: one just under the minimum does not reach it.
  const least = (above.minimum.numerator * 100n + above.minimum.denominator - 1n) / above.minimum.denominator;
  return { grade: above.grade, missing: least - total };
}
