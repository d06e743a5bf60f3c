import type { DayRange } from '#libs/domain/business-time.js';
import { daysBetween } from '#libs/domain/business-time.js';
import type { DayCurve, TargetRow } from '#libs/domain/day-curve.js';
import { layDayTargets } from '#libs/domain/day-curve.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdditiveMeasure, PeriodTargets, RatioMeasure, TargetMeasure } from '#libs/domain/kpi.js';
import type { Period } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';

/** The measures whose targets are laid over days. */
export const ADDITIVE_MEASURES: readonly AdditiveMeasure[] = ['gmv', 'outbound_orders', 'outbound_units'];

/** A row of `targets` for the quarter or one of its months; the value as the file gave it. */
export interface StoredTarget {
  readonly period: string;
  readonly measure: TargetMeasure;
  readonly value: string;
  readonly effectiveFrom: string | null;
}

/** A manager's targets of a quarter: day curves in fen or pieces, and ratios that hold in all of it. */
export interface ManagerTargets {
  readonly curves: ReadonlyMap<AdditiveMeasure, DayCurve>;
  readonly ratios: ReadonlyMap<RatioMeasure, Rational>;
}

export const NO_TARGETS: ManagerTargets = { curves: new Map(), ratios: new Map() };

/**
 * R3: lays a manager's targets over the quarter. `weightsFor` gives the day weights of a measure.
 * Throws `target-infeasible` that names the manager and the measure.
 */
export function layManagerTargets(
  managerId: string,
  quarter: Period,
  rows: readonly StoredTarget[],
  weightsFor: (measure: AdditiveMeasure) => readonly Rational[],
): ManagerTargets {
  const curves = new Map<AdditiveMeasure, DayCurve>();
  for (const measure of ADDITIVE_MEASURES) {
    const own = rows.filter((row) => row.measure === measure);
    if (own.length === 0) continue;
    const curve = namingThePlace(managerId, measure, () =>
      layDayTargets(quarter, weightsFor(measure), own.map((row) => readRow(measure, row))),
    );
    if (curve !== null) curves.set(measure, curve);
  }
  const ratios = new Map<RatioMeasure, Rational>();
  for (const { measure, value } of rows) {
    if (!isAdditive(measure)) ratios.set(measure, Rational.parse(value));
  }
  return { curves, ratios };
}

/** The targets of a run of days of the quarter. */
export function targetsOver(quarter: Period, { curves, ratios }: ManagerTargets, window: DayRange): PeriodTargets {
  const additiveOver = (measure: AdditiveMeasure, days: DayRange) => {
    const curve = curves.get(measure);
    return curve === undefined ? null : sumOver(quarter, curve, days);
  };
  return {
    additiveOver,
    additive: (measure) => additiveOver(measure, window),
    ratio: (measure) => ratios.get(measure) ?? null,
  };
}

function sumOver(quarter: Period, { days }: DayCurve, range: DayRange): bigint {
  const start = Math.max(0, daysBetween(quarter.first, range.first));
  const end = Math.max(start, daysBetween(quarter.first, range.last) + 1);
  return days.slice(start, end).reduce((sum, value) => sum + value, 0n);
}

/** Whether a measure's targets are laid over days. */
export function isAdditive(measure: TargetMeasure): measure is AdditiveMeasure {
  return (ADDITIVE_MEASURES as readonly TargetMeasure[]).includes(measure);
}

/** Money comes in yuan and is laid out in fen. */
function readRow(measure: AdditiveMeasure, { period, value, effectiveFrom }: StoredTarget): TargetRow {
  const given = Rational.parse(value);
  const whole = measure === 'gmv' ? given.times(Rational.of(100)) : given;
  return { period, value: whole.roundHalfUp(), effectiveFrom };
}

function namingThePlace<T>(managerId: string, measure: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OpscoreError) || error.code !== 'target-infeasible') throw error;
    throw new OpscoreError('target-infeasible', { ...error.details, manager: managerId, measure }, { cause: error });
  }
}
