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
