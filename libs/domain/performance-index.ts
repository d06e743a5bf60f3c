import { Rational } from './rational.js';

/** How many of the values lie strictly below each. An absent value counts as the lowest. */
export function countsBelow(values: readonly (Rational | null)[]): number[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .toSorted((left, right) => compareAbsentLowest(left.value, right.value));
  const below: number[] = Array.from({ length: values.length }, () => 0);
  let strictlyBelow = 0;
  for (const [position, { value, index }] of order.entries()) {
    const previous = order[position - 1];
    if (previous !== undefined && compareAbsentLowest(previous.value, value) !== 0) strictlyBelow = position;
    below[index] = strictlyBelow;
  }
  return below;
}

/**
 * The percent rank of every value: how many candidates lie strictly below it, over the candidates less one; 0 for a lone
 * candidate. An absent value counts as the lowest.
 */
export function percentRanks(values: readonly (Rational | null)[]): Rational[] {
  return countsBelow(values).map((count) => percentRankOf(count, values.length));
}

/** The percent rank of a value that so many of the candidates lie strictly below of. */
export function percentRankOf(below: number, candidates: number): Rational {
  return candidates < 2 ? Rational.ZERO : Rational.fraction(BigInt(below), BigInt(candidates - 1));
}

/** R7: the performance index of every candidate in hundredths: 100 · Σ weight · percent rank, rounded once. */
export function performanceIndices(
  criteria: readonly { weight: Rational; values: readonly (Rational | null)[] }[],
): bigint[] {
  const ranks = criteria.map(({ weight, values }) => ({ weight, ranks: percentRanks(values) }));
  const candidates = criteria[0]?.values.length ?? 0;
  return Array.from({ length: candidates }, (_, index) => {
    const sum = ranks.reduce((total, each) => total.plus(each.weight.times(each.ranks[index] ?? Rational.ZERO)), Rational.ZERO);
    return sum.times(Rational.of(100)).roundHalfUp(2);
  });
}

function compareAbsentLowest(left: Rational | null, right: Rational | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  return left.compare(right);
}
