import type { Fraction } from './fractions.js';
import { add, compare, divide, floor, fraction, multiply, roundHalfUp, subtract, sum, ZERO } from './fractions.js';

/** A division that the specification refuses: a negative total, or nothing to lay it over. */
export class Refused extends Error {}

/**
 * Parts of a whole by the largest remainder: each part is the floor of its exact share, the units left go one each to
 * the largest remainders, the earlier part first on a tie.
 */
export function apportion(total: bigint, weights: readonly Fraction[]): bigint[] {
  const all = checkedSum(total, weights);
  if (total === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => divide(multiply(fraction(total), weight), all));
  const parts = shares.map((share) => floor(share));
  let left = total - parts.reduce((a, b) => a + b, 0n);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: subtract(share, fraction(floor(share))) }))
    .toSorted((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}

/** Over time by cumulative rounding: part i = R(total · W_i / W) − R(total · W_{i−1} / W), R rounding half up. */
export function spread(total: bigint, weights: readonly Fraction[]): bigint[] {
  const all = checkedSum(total, weights);
  if (total === 0n) return weights.map(() => 0n);
  const parts: bigint[] = [];
  let weightSoFar = ZERO;
  let roundedSoFar = 0n;
  for (const weight of weights) {
    weightSoFar = add(weightSoFar, weight);
    const rounded = roundHalfUp(divide(multiply(fraction(total), weightSoFar), all));
    parts.push(rounded - roundedSoFar);
    roundedSoFar = rounded;
  }
  return parts;
}

function checkedSum(total: bigint, weights: readonly Fraction[]): Fraction {
  if (total < 0n) throw new Refused('a negative total');
  const all = sum(weights);
  if (total !== 0n && compare(all, ZERO) === 0) throw new Refused('nothing to lay the total over');
  return all;
}
