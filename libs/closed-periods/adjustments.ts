import type { Session } from '#libs/database/database.js';
import type { Period } from '#libs/domain/periods.js';
import type { AdjustmentLine } from './adjustment-lines.rule.js';
import * as sql from './closed-periods.sql.js';

/** The lines of a manager whose scorecard is closed: none where nothing would be another figure. */
export interface ManagerAdjustments {
  readonly managerId: string;
  /** The division that is closed; null where nothing is closed for the manager, who then has no lines. */
  readonly division: string | null;
  /** Of the facts that the current figures come from. */
  readonly fingerprint: string;
  readonly lines: readonly AdjustmentLine[];
}

/** A line of a manager, and since when it has its current value. */
export interface FoundAdjustment extends AdjustmentLine {
  readonly managerId: string;
  readonly division: string;
  readonly changedAt: Date;
}

/** The adjustment lines of some managers in a period, by manager and figure. */
export async function readAdjustments(session: Session, period: string, managerIds: readonly string[]): Promise<FoundAdjustment[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly manager_id: string;
    readonly division: string;
    readonly figure: string;
    readonly closed_value: string | null;
    readonly current_value: string | null;
    readonly changed_at: Date;
  }
  const rows = await session.query<Row>(sql.ADJUSTMENTS_OF_MANAGERS, [period, managerIds]);
  return rows.map((row) => ({
    managerId: row.manager_id,
    division: row.division,
    figure: row.figure,
    closedValue: row.closed_value,
    currentValue: row.current_value,
    changedAt: row.changed_at,
  }));
}

/** Replaces the adjustment lines of some managers in a closed period by those that a run found. */
export async function replaceAdjustments(
  session: Session,
  { name }: Period,
  run: { readonly runId: string; readonly ruleVersion: number },
  found: readonly ManagerAdjustments[],
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const lines = found.flatMap(({ lines: own, ...manager }) => own.map((line) => ({ ...manager, ...line })));
  const managerIds = lines.map(({ managerId }) => managerId);
  const figures = lines.map(({ figure }) => figure);
  await session.query(sql.REMOVE_ADJUSTMENTS, [name, found.map(({ managerId }) => managerId), managerIds, figures]);
  if (lines.length === 0) return;
  await session.query(sql.STORE_ADJUSTMENTS, [
    name,
    managerIds,
    figures,
    lines.map(({ division }) => division),
    lines.map(({ closedValue }) => closedValue),
    lines.map(({ currentValue }) => currentValue),
    lines.map(({ fingerprint }) => fingerprint),
    run.runId,
    run.ruleVersion,
    now,
  ]);
}
