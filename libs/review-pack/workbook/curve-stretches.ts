import { Rational } from '#libs/domain/rational.js';
import type { PackBreakpoint } from '../review-pack.js';

/** A stretch of a curve: from a completion on, points rise from a first to a last value in a straight line; decimals as texts. */
export interface CurveStretch {
  /** Null for all that is below the first breakpoint. */
  readonly from: string | null;
  readonly points: string;
  /** What it comes to just before the next stretch begins; null where there is none and points stay the same. */
  readonly before: string | null;
}

/** The stretches of a curve, so that one looks a completion up; at a jump the upper value begins the stretch. */
export function stretchesOf(curve: readonly PackBreakpoint[]): CurveStretch[] {
  const [first] = curve;
  if (first === undefined) return [];
  const starts = curve.flatMap((breakpoint, index) => {
    const next = curve[index + 1];
    if (next !== undefined && isSame(next.completion, breakpoint.completion)) return [];
    return [{ from: breakpoint.completion, points: breakpoint.points, before: next?.points ?? null }];
  });
  return [{ from: null, points: first.points, before: first.points }, ...starts];
}

function isSame(left: string, right: string): boolean {
  return Rational.parse(left).compare(Rational.parse(right)) === 0;
}
