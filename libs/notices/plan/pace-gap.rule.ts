import { Rational } from '#libs/domain/rational.js';

/** A measure that may be behind weighted time: its lead is negative then; null where there is no pace yet. */
interface Paced {
  readonly pace: { readonly lead: Rational } | null;
}

const PERCENT = Rational.fraction(1n, 100n);

/** Of some measures those that are further behind weighted time than a gap, in percentage points. */
export function furtherBehindThan<Measure extends Paced>(measures: readonly Measure[], gap: string): Measure[] {
  const limit = Rational.parse(gap).times(PERCENT);
  return measures.filter(({ pace }) => pace?.lead.plus(limit).isNegative() === true);
}
