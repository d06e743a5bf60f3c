import type { Day } from '#libs/domain/business-time.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf } from '#libs/domain/periods.js';
import type { StoredTarget } from '#libs/targets/manager-targets.js';
import { writeTarget } from '#libs/targets/target-plan.js';

/** A row of a manager's targets as somebody wants it. */
export interface TargetEdit {
  /** The quarter, or a month of it, which the row then locks. */
  readonly period: string;
  readonly measure: TargetMeasure;
  /** Null takes the row away: a month is unlocked by that. */
  readonly value: string | null;
  readonly effectiveFrom: Day | null;
}

/** Why an edit cannot be taken, and where: a place in the list of edits, a column of `targets`. */
export interface EditProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/** Edits that name another period than the quarter and its months, or a row that another edit names. */
export function findMisplacedEdits(quarter: Period, edits: readonly TargetEdit[]): EditProblem[] {
  const periods = new Set([quarter, ...monthsOf(quarter)].map(({ name }) => name));
  return edits.flatMap((edit, line) => {
    if (!periods.has(edit.period)) return [{ line, column: 'period', reason: 'target-outside-quarter' }];
    const isRepeated = edits.slice(0, line).some((other) => isSameRow(other, edit));
    return isRepeated ? [{ line, column: 'period', reason: 'target-named-twice' }] : [];
  });
}

/** Rows as they are and as they will be, where that differs. */
export interface EditedRows {
  /** All rows that there will be. */
  readonly rows: readonly StoredTarget[];
  readonly before: readonly StoredTarget[];
  readonly after: readonly StoredTarget[];
}

/** Lays edits over the rows that are there. */
export function editRows(stored: readonly StoredTarget[], edits: readonly TargetEdit[]): EditedRows {
  const others = stored.filter((row) => !edits.some((edit) => isSameRow(edit, row)));
  const given = edits.flatMap(({ value, ...edit }) => (value === null ? [] : [{ ...edit, value }]));
  const isThere = (rows: readonly StoredTarget[], row: StoredTarget) =>
    rows.some((each) => isSameRow(each, row) && writeTarget(each.measure, each.value) === writeTarget(row.measure, row.value));
  return {
    rows: [...others, ...given],
    before: stored.filter((row) => !others.includes(row) && !isThere(given, row)),
    after: given.filter((row) => !isThere(stored, row)),
  };
}

function isSameRow(one: Omit<TargetEdit, 'value'>, other: Omit<TargetEdit, 'value'>): boolean {
  return one.period === other.period && one.measure === other.measure && one.effectiveFrom === other.effectiveFrom;
}
