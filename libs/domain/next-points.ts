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
  /**
   * Of each module the step that is best for its length, no further than to the next grade; the three that bring most of the total,
   * the largest gain first.
   */
  readonly best: readonly ModuleStep[];
  /**
   * The shortest way to the next grade: steps that together bring what is missing for the fewest percentage points of completion.
   * Null where there is no next grade, or all curves together do not reach it.
   */
  readonly way: readonly ModuleStep[] | null;
}

export type ModuleStep = PointsStep & { readonly id: string };

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
  const best = steps.toSorted((left, right) => right.step.total.compare(left.step.total) || right.rate.compare(left.rate)).slice(0, BEST);
  return {
    nextGrade: next === null || missing === null ? null : { grade: next.grade, missing },
    modules: outlooks,
    best: best.map(({ step }) => step),
    way: missing === null ? null : shortestWay(modules, weights, missing),
  };
}

/** A stretch of a module's curve that is worth more at its end. */
interface Stretch {
  readonly module: WeighedModule;
  readonly end: Rational;
  /** Points of the module, and what the total gains by them. */
  readonly points: Rational;
  readonly total: Rational;
  /** What the total gains for its length. */
  readonly rate: Rational;
}

/** Takes the steepest stretch that is left, the longer gain first where two are alike, until all that is missing is brought. */
function shortestWay(modules: readonly WeighedModule[], weights: Rational, missing: Rational): ModuleStep[] | null {
  const reached = new Map(modules.map(({ id, completion }) => [id, completion]));
  const ahead = () => modules.flatMap((module) => stretchFrom(module, reached.get(module.id) ?? module.completion, weights));
  let left = missing;
  while (!left.isZero()) {
    const [steepest] = ahead().toSorted((one, other) => other.rate.compare(one.rate) || other.total.compare(one.total));
    if (steepest === undefined) return null;
    const { module, end, total } = steepest;
    const isEnough = total.compare(left) >= 0;
    reached.set(module.id, isEnough ? endWithin(steepest, reached.get(module.id) ?? module.completion, left.times(weights).dividedBy(module.weight)) : end);
    left = isEnough ? Rational.ZERO : left.minus(total);
  }
  return modules.flatMap((module) => {
    const aim = reached.get(module.id) ?? module.completion;
    return aim.compare(module.completion) <= 0 ? [] : [{ id: module.id, ...stepTo(module, aim, weights) }];
  }).toSorted((one, other) => other.total.compare(one.total));
}

function stretchFrom(module: WeighedModule, from: Rational, weights: Rational): Stretch[] {
  if (module.weight.isZero()) return [];
  const now = pointsAt(module.curve, from);
  const above = module.curve.find((each) => each.completion.compare(from) > 0 && pointsAt(module.curve, each.completion).compare(now) > 0);
  if (above === undefined) return [];
  const points = pointsAt(module.curve, above.completion).minus(now);
  const total = points.times(module.weight).dividedBy(weights);
  return [{ module, end: above.completion, points, total, rate: total.dividedBy(above.completion.minus(from)) }];
}

/** Where within a stretch so many points of the module are gained. */
function endWithin({ module, end }: Stretch, from: Rational, points: Rational): Rational {
  const aim = completionFor(module.curve, pointsAt(module.curve, from).plus(points));
  return aim === null || aim.compare(from) <= 0 ? end : aim.min(end);
}

function stepTo({ completion, curve, weight, target, actual }: WeighedModule, aim: Rational, weights: Rational): PointsStep {
  const gain = pointsAt(curve, aim).minus(pointsAt(curve, completion)).max(Rational.ZERO);
  return {
    completion: aim,
    amount: aim.minus(completion).isZero() ? Rational.ZERO : target.times(aim).minus(actual).max(Rational.ZERO),
    points: gain,
    total: weights.isZero() ? Rational.ZERO : gain.times(weight).dividedBy(weights),
  };
}

function outlookOfModule(module: WeighedModule, weights: Rational, missing: Rational | null): ModuleOutlook {
  const { id, completion, curve } = module;
  const step = (aim: Rational) => stepTo(module, aim, weights);
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

/**
 * Of one percentage point and the next breakpoint, the one that brings more for its length, but no further than to the next grade;
 * null where neither brings anything.
 */
function bestStep({ onePercent, nextBreakpoint, toNextGrade }: ModuleOutlook, module: WeighedModule): PointsStep | null {
  const steps = [nextBreakpoint, onePercent].filter((each) => each !== null && !each.total.isZero());
  const [first, second] = steps as PointsStep[];
  if (first === undefined) return null;
  const best = second !== undefined && rateOf(second, module).compare(rateOf(first, module)) > 0 ? second : first;
  return toNextGrade !== null && toNextGrade.completion.compare(best.completion) < 0 ? toNextGrade : best;
}

function rateOf({ total, completion }: PointsStep, module: WeighedModule): Rational {
  return total.dividedBy(completion.minus(module.completion));
}
