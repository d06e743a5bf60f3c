import { createHash } from 'node:crypto';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdditiveMeasure, TargetMeasure } from '#libs/domain/kpi.js';
import type { DayRange } from '#libs/domain/periods.js';
import { monthsOf, weekSlicesOf } from '#libs/domain/periods.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import type { ManagerTargets, StoredTarget } from './manager-targets.js';
import { ADDITIVE_MEASURES, isAdditive, layManagerTargets, targetsOver } from './manager-targets.js';
import type { TargetBasis } from './read-targets.js';

/** All measures that targets are set for, in the order in which they are shown. */
export const TARGET_MEASURES: readonly TargetMeasure[] = [...ADDITIVE_MEASURES, 'ad_share', 'conversion', 'slot_output'];

/** Decimals that day weights are shown with. */
const WEIGHT_DECIMALS = 4;

/** A month of the quarter: what its days add up to. */
export interface PlannedMonth {
  readonly month: string;
  /** Null where there is no target, or none that can be laid out. */
  readonly value: string | null;
  /** Whether it is fixed by hand. */
  readonly locked: boolean;
}

/** An ISO week, clipped to one month. */
export interface PlannedSlice extends DayRange {
  readonly week: string;
  readonly month: string;
  readonly value: string | null;
}

export interface PlannedDay {
  readonly day: Day;
  readonly target: string | null;
  readonly weight: string;
  /** What the calendar calls it. */
  readonly label: string | null;
}

/** R3: a manager's target of one measure over a quarter. Money in yuan with 2 decimals, pieces as whole numbers, ratios as given. */
export interface PlannedMeasure {
  readonly measure: TargetMeasure;
  /** Whether it is laid over days; a ratio holds in every period as it is. */
  readonly additive: boolean;
  /** The quarter's latest value; null where there is none. */
  readonly value: string | null;
  /** By period and day, what restates the whole of it first. */
  readonly rows: readonly StoredTarget[];
  /** Why the rows cannot be laid out; null where they can. */
  readonly problem: OpscoreError | null;
  /** None for ratios. */
  readonly months: readonly PlannedMonth[];
  readonly weeks: readonly PlannedSlice[];
  readonly days: readonly PlannedDay[];
}

export interface TargetPlan {
  readonly managerId: string;
  readonly quarter: string;
  /** Changes with the rows: what a change is based on. */
  readonly version: string;
  readonly measures: readonly PlannedMeasure[];
}

/** Lays a manager's targets out: measure by measure, so that one that cannot be laid out does not hide the others. */
export function planTargets(basis: TargetBasis): TargetPlan {
  const { managerId, quarter, rows } = basis;
  return {
    managerId,
    quarter: quarter.name,
    version: versionOf(rows),
    measures: TARGET_MEASURES.map((measure) => planMeasure(basis, measure)),
  };
}

/** The digest of a manager's rows of a quarter. */
export function versionOf(rows: readonly StoredTarget[]): string {
  const content = rows.map(({ measure, period, effectiveFrom, value }) =>
    JSON.stringify([measure, period, effectiveFrom, writeTarget(measure, value)]),
  );
  return createHash('sha256').update(content.toSorted(compareBytes).join('\n')).digest('hex').slice(0, 32);
}

/** A target as it is shown: equal values are equal texts. */
export function writeTarget(measure: TargetMeasure, value: string): string {
  if (isAdditive(measure)) return Rational.parse(value).toFixed(decimalsOf(measure));
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

function planMeasure(basis: TargetBasis, measure: TargetMeasure): PlannedMeasure {
  const { quarter } = basis;
  const rows = basis.rows
    .filter((row) => row.measure === measure)
    .map((row) => ({ ...row, value: writeTarget(measure, row.value) }))
    .toSorted((one, other) => compareBytes(one.period, other.period) || compareBytes(one.effectiveFrom ?? '', other.effectiveFrom ?? ''));
  const latest = rows.findLast(({ period }) => period === quarter.name);
  const planned = { measure, value: latest?.value ?? null, rows };
  if (!isAdditive(measure)) return { ...planned, additive: false, problem: null, months: [], weeks: [], days: [] };
  const { targets, problem } = tryToLay(basis, rows);
  const over = (days: DayRange): string | null => {
    const sum = targets === null ? null : targetsOver(quarter, targets, quarter).additiveOver(measure, days);
    return sum === null ? null : writeDecimal(sum, decimalsOf(measure));
  };
  const weights = basis.weightsFor(measure);
  return {
    ...planned,
    additive: true,
    problem,
    months: monthsOf(quarter).map((month) => ({
      month: month.name,
      value: over(month),
      locked: rows.some(({ period }) => period === month.name),
    })),
    weeks: weekSlicesOf(quarter).map((slice) => ({ ...slice, value: over(slice) })),
    days: daysOf(quarter).map((day, index) => ({
      day,
      target: over({ first: day, last: day }),
      weight: (weights[index] ?? Rational.ONE).toFixed(WEIGHT_DECIMALS),
      label: basis.labels.get(day) ?? null,
    })),
  };
}

function tryToLay(
  { managerId, quarter, weightsFor }: TargetBasis,
  rows: readonly StoredTarget[],
): { targets: ManagerTargets | null; problem: OpscoreError | null } {
  try {
    return { targets: layManagerTargets(managerId, quarter, rows, weightsFor), problem: null };
  } catch (error) {
    if (error instanceof OpscoreError && error.code === 'target-infeasible') return { targets: null, problem: error };
    throw error;
  }
}

/** Money is shown in yuan, all else that is laid over days in pieces. */
function decimalsOf(measure: AdditiveMeasure): number {
  return measure === 'gmv' ? 2 : 0;
}
