import { Injectable } from '@nestjs/common';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf } from '#libs/domain/periods.js';
import { writeTarget } from '#libs/targets/target-plan.js';
import { targetSubject } from './target-changes.js';
import type { TargetPlace } from './target-changes.js';
import * as sql from './target-history.sql.js';

/** A row of targets as it was or became. */
export interface HistoricTarget {
  readonly period: string;
  readonly measure: TargetMeasure;
  readonly value: string;
  readonly effectiveFrom: Day | null;
}

/** What changed targets: somebody by hand, or a file. */
export interface TargetHistoryEntry {
  readonly id: string;
  readonly changedAt: Date;
  readonly source: 'hand' | 'file';
  /** Who; null where nobody knows, and for files that came through the inbox. */
  readonly who: string | null;
  /** Why, in their words. */
  readonly reason: string | null;
  /** The rows that were there before and are otherwise since, or gone. */
  readonly before: readonly HistoricTarget[];
  /** The rows that came. Neither these nor those before are known of a file whose journal is not kept: it may have changed other targets only. */
  readonly after: readonly HistoricTarget[];
  readonly fileName: string | null;
  /** When the import of the file was taken back. */
  readonly undoneAt: Date | null;
}

interface HistoryRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly changed_at: Date;
  readonly source: 'hand' | 'file';
  readonly who: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly file_name: string | null;
  readonly undone_at: Date | null;
}

/** Who changed targets, and when. */
@Injectable()
export class TargetHistory {
  constructor(private readonly database: Database) {}

  /** What changed the targets of a manager's quarter, newest first, from after an entry on, so many at most. */
  async read(
    place: TargetPlace,
    { after, limit }: { readonly after: { readonly changedAt: Date; readonly id: string } | null; readonly limit: number },
  ): Promise<TargetHistoryEntry[]> {
    const rows = await this.database.query<HistoryRow>(sql.TARGET_HISTORY, [
      targetSubject(place),
      after?.changedAt ?? null,
      after?.id ?? null,
      limit,
      place.managerId,
      periodNamesOf(place.quarter),
    ]);
    return rows.map(readEntry);
  }
}

/**
 * What changed the targets of some managers' quarter, the oldest first; by manager id. Files that were taken back and those whose
 * journal is not kept are left out.
 */
export async function readTargetHistories(session: Session, quarter: Period, managerIds: readonly string[]): Promise<Map<string, TargetHistoryEntry[]>> {
  const subjects = managerIds.map((managerId) => targetSubject({ managerId, quarter }));
  const rows = await session.query<HistoryRow & { readonly manager_id: string }>(sql.TARGET_HISTORIES, [managerIds, subjects, periodNamesOf(quarter)]);
  const histories = new Map<string, TargetHistoryEntry[]>();
  for (const row of rows) {
    const own = histories.get(row.manager_id) ?? [];
    own.push(readEntry(row));
    histories.set(row.manager_id, own);
  }
  return histories;
}

function periodNamesOf(quarter: Period): string[] {
  return [quarter, ...monthsOf(quarter)].map(({ name }) => name);
}

function readEntry(row: HistoryRow): TargetHistoryEntry {
  const before = row.before === null ? [] : (JSON.parse(row.before) as HistoricTarget[]);
  const became = row.after === null ? { rows: [], reason: null } : (JSON.parse(row.after) as { rows: HistoricTarget[]; reason: string | null });
  return {
    id: row.id,
    changedAt: row.changed_at,
    source: row.source,
    who: row.who,
    reason: became.reason,
    before: before.map(write),
    after: became.rows.map(write),
    fileName: row.file_name,
    undoneAt: row.undone_at,
  };
}

function write({ period, measure, value, effectiveFrom }: HistoricTarget): HistoricTarget {
  return { period, measure, value: writeTarget(measure, value), effectiveFrom };
}
