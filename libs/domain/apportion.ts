import { OpscoreError } from './errors.js';
import type { Rational } from './rational.js';

/**
 * Divides a whole total into parts of a whole by the largest-remainder (Hamilton) method: each part is the floor of its
 * exact share, and the units left go one each to the largest remainders, the earlier part first on a tie. The parts add
 * up to the total.
 *
 * Throws `weights-unusable` for a negative total or weight, or where a total above 0 meets no weight above 0.
 */
export function apportion(total: bigint, weights: readonly Rational[]): bigint[] {
  const { whole, sum } = checkDivision(total, weights);
  if (total === 0n) return weights.map(() => 0n);
  const parts = whole.map((weight) => (total * weight) / sum);
  const left = Number(total - parts.reduce((a, b) => a + b, 0n));
  const byRemainder = whole
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/**
 * Divides a whole total over time by cumulative rounding: part i is R(total · W_i / W) − R(total · W_{i−1} / W), R rounding
 * half up. The parts add up to the total, and every run of them is within one unit of its fair share.
 *
 * Throws `weights-unusable` as {@link apportion} does.
 */
export function spread(total: bigint, weights: readonly Rational[]): bigint[] {
  const { whole, sum } = checkDivision(total, weights);
  if (total === 0n) return weights.map(() => 0n);
  let reached = 0n;
  let given = 0n;
  return whole.map((weight) => {
    reached += weight;
    const upTo = (2n * total * reached + sum) / (2n * sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** The weights as whole numbers over one denominator, and their sum. */
function checkDivision(total: bigint, weights: readonly Rational[]): { whole: bigint[]; sum: bigint } {
  if (total < 0n) throw new OpscoreError('weights-unusable', { reason: `the total ${total} is negative` });
  if (weights.some((weight) => weight.isNegative())) {
    throw new OpscoreError('weights-unusable', { reason: 'a weight is negative' });
  }
  const denominator = weights.reduce((common, weight) => leastCommonMultiple(common, weight.denominator), 1n);
  const whole = weights.map((weight) => weight.numerator * (denominator / weight.denominator));
  const sum = whole.reduce((a, b) => a + b, 0n);
  if (total > 0n && sum === 0n) {
    throw new OpscoreError('weights-unusable', { reason: `${total} cannot be divided where no weight is above 0` });
  }
  return { whole, sum };
}

function leastCommonMultiple(left: bigint, right: bigint): bigint {
  if (left % right === 0n) return left;
  let a = left;
  let b = right;
  while (b !== 0n) [a, b] = [b, a % b];
  return (left / a) * right;
}
