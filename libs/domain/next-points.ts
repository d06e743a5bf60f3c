import { nextGrade } from './grades.js';
import type { GradeBand } from './grades.js';
import type { PointsCurve } from './points-curve.js';
import { completionFor, pointsAt } from './points-curve.js';
import { Rational } from './rational.js';

/** An assessed module as it is published, and how its completion turns into points. */
export interface WeighedModule {
  readonly id: string;
  readonly weight: Rational;
  readonly actual: Rational;
  readonly target: Rational;
  readonly completion: Rational;
  readonly points: Rational;
  readonly curve: PointsCurve;
}

/** What more completion of one module would bring, all else being equal. */
export interface PointsStep {
  readonly completion: Rational;
  /** What is missing to it, in the measure's own unit; exact. */
  readonly amount: Rational;
  readonly points: Rational;
  /** What the total gains by that. */
  readonly total: Rational;
}

/** Where the points of a module lie. */
export interface ModuleOutlook {
  readonly id: string;
  /** One percentage point of completion more. */
  readonly onePercent: PointsStep;
  /** Up to the next breakpoint of the curve that is worth more; null where no more points are to be had. */
  readonly nextBreakpoint: PointsStep | null;
  /** Up to the target; null where it is reached. */
  readonly toTarget: PointsStep | null;
  /** Up to where this module alone lifts the total to the next grade; null where it cannot, or there is none. */
  readonly toNextGrade: PointsStep | null;
}

/** The way to the next grade. */
export interface Outlook {
  readonly nextGrade: { readonly grade: string; readonly missing: Rational } | null;
  readonly modules: readonly ModuleOutlook[];
  /** Of each module the step that brings most of the total for a percentage point of completion, the three best of them first. */
  readonly best: readonly (PointsStep & { readonly id: string })[];
}

const ONE_PERCENT = Rational.fraction(1n, 100n);
const BEST = 3;

/**
 * What is missing to the next grade, and which steps bring most points until then (R11). A gain is read from the points curve of the
 * module between its completion and the one that is aimed at: where points are also made of parts (tiers, weeks), as if the
 * parts moved with the whole. `total` is in hundredths of a point.
 */
export function outlookOf(total: bigint, modules: readonly WeighedModule[], bands: readonly GradeBand[]): Outlook {
  const weights = modules.reduce((sum, { weight }) => sum.plus(weight), Rational.ZERO);
  const next = nextGrade(total, bands);
  const missing = next === null ? null : Rational.fraction(next.missing, 100n);
  const outlooks = modules.map((module) => outlookOfModule(module, weights, missing));
  const steps = modules.flatMap((module, index) => {
    const outlook = outlooks[index];
    const step = outlook === undefined ? null : bestStep(outlook, module);
    return step === null ? [] : [{ step: { id: module.id, ...step }, rate: rateOf(step, module) }];
  });
  const best = steps.toSorted((left, right) => right.rate.compare(left.rate)).slice(0, BEST);
  return {
    nextGrade: next === null || missing === null ? null : { grade: next.grade, missing },
    modules: outlooks,
    best: best.map(({ step }) => step),
  };
}

function outlookOfModule(module: WeighedModule, weights: Rational, missing: Rational | null): ModuleOutlook {
  const { id, completion, curve, weight } = module;
  const step = (aim: Rational): PointsStep => {
    const gain = pointsAt(curve, aim).minus(pointsAt(curve, completion)).max(Rational.ZERO);
    return {
      completion: aim,
      amount: aim.minus(completion).isZero() ? Rational.ZERO : module.target.times(aim).minus(module.actual).max(Rational.ZERO),
      points: gain,
      total: weights.isZero() ? Rational.ZERO : gain.times(weight).dividedBy(weights),
    };
  };
  const now = pointsAt(curve, completion);
  const above = curve.find((each) => each.completion.compare(completion) > 0 && pointsAt(curve, each.completion).compare(now) > 0);
  return {
    id,
    onePercent: step(completion.plus(ONE_PERCENT)),
    nextBreakpoint: above === undefined ? null : step(above.completion),
    toTarget: completion.compare(Rational.ONE) < 0 ? step(Rational.ONE) : null,
    toNextGrade: aimFor(module, weights, missing, step),
  };
}

function aimFor({ completion, curve, weight }: WeighedModule, weights: Rational, missing: Rational | null, step: (aim: Rational) => PointsStep): PointsStep | null {
  if (missing === null || weight.isZero()) return null;
  const wanted = pointsAt(curve, completion).plus(missing.times(weights).dividedBy(weight));
  const aim = completionFor(curve, wanted);
  return aim === null || aim.compare(completion) <= 0 ? null : step(aim);
}

/** Of one percentage point and the next breakpoint, the one that brings more for its length; null where neither brings anything. */
function bestStep({ onePercent, nextBreakpoint }: ModuleOutlook, module: WeighedModule): PointsStep | null {
  const steps = [nextBreakpoint, onePercent].filter((each) => each !== null && !each.total.isZero());
  const [first, second] = steps as PointsStep[];
  if (first === undefined) return null;
  return second !== undefined && rateOf(second, module).compare(rateOf(first, module)) > 0 ? second : first;
}

function rateOf({ total, completion }: PointsStep, module: WeighedModule): Rational {
  return total.dividedBy(completion.minus(module.completion));
}
