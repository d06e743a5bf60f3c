import type { Fraction } from './fractions.js';
import { add, compare, decimal, divide, isZero, multiply, roundTo, subtract, sum, ZERO } from './fractions.js';
import type { Curve } from './rules.js';

/** The points of a completion: linear between breakpoints, flat beyond the ends, at a jump the upper value. */
export function pointsOf(curve: Curve, completion: Fraction): Fraction {
  const breakpoints = curve.map(([at, points]) => ({ at: decimal(at), points: decimal(points) }));
  const after = breakpoints.findIndex(({ at }) => compare(at, completion) > 0);
  const [left, right] = after === -1 ? [breakpoints.at(-1)] : [breakpoints[after - 1], breakpoints[after]];
  if (left === undefined) return right?.points ?? ZERO;
  if (right === undefined) return left.points;
  const way = divide(subtract(completion, left.at), subtract(right.at, left.at));
  return add(left.points, multiply(way, subtract(right.points, left.points)));
}

/** Σ weight · value / Σ weight; null where the weights sum to 0. */
export function weightedMean(parts: readonly { readonly weight: Fraction; readonly value: Fraction }[]): Fraction | null {
  const all = sum(parts.map(({ weight }) => weight));
  if (isZero(all)) return null;
  return divide(sum(parts.map(({ weight, value }) => multiply(weight, value))), all);
}

/** Published points: rounded once, half up, to 2 decimals. */
export function publish(points: Fraction): Fraction {
  return roundTo(points, 2);
}

/** The grade of a total: the first band whose minimum it reaches. */
export function gradeOf(grades: readonly (readonly [string, number])[], total: Fraction): string {
  return grades.find(([, minimum]) => compare(total, decimal(minimum)) >= 0)?.[0] ?? '';
}
