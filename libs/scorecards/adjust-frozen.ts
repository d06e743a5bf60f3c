import type { AdjustmentLine, Figures } from '#libs/closed-periods/adjustment-lines.rule.js';
import { compareFigures } from '#libs/closed-periods/adjustment-lines.rule.js';
import { replaceAdjustments } from '#libs/closed-periods/adjustments.js';
import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import type { PublishedScorecard } from './published-figures.js';
import { figuresOf } from './published-figures.js';
import * as sql from './scorecards.sql.js';

/** A manager whose scorecard must stay as it is, with what it would be. */
export interface FrozenScore {
  readonly managerId: string;
  /** The division that is closed. */
  readonly division: string;
  readonly fingerprint: string;
  readonly current: Figures;
}

/**
 * Notes what the scorecards of managers in a closed period would be, in place of changing them: their adjustment lines. Of managers
 * who are `free` there are none any more: they may have left a closed division.
 */
export async function adjustFrozen(
  session: Session,
  { period, asOf }: { readonly period: Period; readonly asOf: Day },
  run: { readonly runId: string; readonly ruleVersion: number },
  { frozen, free }: { readonly frozen: readonly FrozenScore[]; readonly free: readonly string[] },
  now: Date,
): Promise<void> {
  if (frozen.length === 0) return;
  const closed = await readFigures(session, period, asOf, frozen.map(({ managerId }) => managerId));
  const found = frozen.map(({ current, ...manager }) => {
    const lines: readonly AdjustmentLine[] = compareFigures(closed.get(manager.managerId) ?? {}, current);
    return { ...manager, lines };
  });
  const without = free.map((managerId) => ({ managerId, division: null, fingerprint: '', lines: [] }));
  await replaceAdjustments(session, period, run, [...found, ...without], now);
}

/** The published figures of the stored scorecards of some managers, by manager id. */
async function readFigures(session: Session, { name }: Period, asOf: Day, managerIds: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await session.query<{ manager_id: string; published: PublishedScorecard }>(sql.STORED_FIGURES, [name, asOf, managerIds]);
  return new Map(rows.map((row) => [row.manager_id, figuresOf(row.published)]));
}
