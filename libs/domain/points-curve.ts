import { Rational } from './rational.js';

/** A breakpoint of a curve: a completion and the points that it is worth. */
export interface Breakpoint {
  readonly completion: Rational;
  readonly points: Rational;
}

/** Completion to points: linear between breakpoints, flat beyond the ends; two breakpoints at one completion are a jump. */
export type PointsCurve = readonly Breakpoint[];

/** A curve from decimals, as a rule set writes it: `[["0", "0"], ["0.6", "0"], ["0.6", "60"], ["1.2", "120"]]`. */
export function parseCurve(breakpoints: readonly (readonly [string, string])[]): PointsCurve {
  return breakpoints.map(([completion, points]) => ({
    completion: Rational.parse(completion),
    points: Rational.parse(points),
  }));
}

/** What a completion is worth; the value at a jump is the upper one's. The curve must have a breakpoint. */
export function pointsAt(curve: PointsCurve, completion: Rational): Rational {
  const after = curve.findIndex((each) => each.completion.compare(completion) > 0);
  const below = after === -1 ? curve.at(-1) : curve[after - 1];
  const above = after === -1 ? undefined : curve[after];
  if (below === undefined) {
    if (above === undefined) throw new RangeError('A curve needs at least one breakpoint.');
    return above.points;
  }
  if (above === undefined) return below.points;
  const run = above.completion.minus(below.completion);
  const rise = above.points.minus(below.points);
  return below.points.plus(rise.times(completion.minus(below.completion)).dividedBy(run));
}

/** The least completion, from 0 on, that is worth at least so many points; null where the curve never gets there. */
export function completionFor(curve: PointsCurve, points: Rational): Rational | null {
  for (const [index, breakpoint] of curve.entries()) {
    if (breakpoint.points.compare(points) < 0) continue;
    const before = curve[index - 1];
    // The curve is flat before its first breakpoint.
    if (before === undefined) return Rational.ZERO;
    const rise = breakpoint.points.minus(before.points);
    const run = breakpoint.completion.minus(before.completion);
    return before.completion.plus(run.times(points.minus(before.points)).dividedBy(rise));
  }
  return null;
}
