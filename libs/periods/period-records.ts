import { readClosings } from '#libs/closed-periods/closings.js';
import type { Database, Session } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Day } from '#libs/domain/business-time.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod, stateOf } from '#libs/domain/periods.js';
import type { PeriodEvent } from './period-events.js';
import * as sql from './periods.sql.js';

/** How a period stands for a division. */
export interface DivisionState {
  readonly division: string;
  readonly state: 'open' | 'ended' | 'asked' | 'closed';
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly askedAt: Date | null;
  readonly askedBy: string | null;
  /** When and by whom it was last opened again, where it is not closed. */
  readonly reopenedAt: Date | null;
  readonly reopenedBy: string | null;
  readonly fingerprint: string | null;
  /** Figures that would be others by now. */
  readonly adjustments: number;
}

/** A period that has scorecards. */
export interface PeriodRecord {
  readonly period: Period;
  /** As of which day the newest of them are. */
  readonly asOf: Day;
  readonly divisions: readonly DivisionState[];
}

/** A published figure of a closed scorecard that is another one by now. */
export interface Adjustment {
  readonly managerId: string;
  readonly division: string;
  readonly figure: string;
  readonly closedValue: string | null;
  readonly currentValue: string | null;
  readonly firstSeenAt: Date;
  readonly changedAt: Date;
  readonly runId: string;
  readonly ruleVersion: number;
  readonly fingerprint: string;
}

/** An import that came in, or was taken back, after a period was closed: what adjustments may come from. */
export interface LateImport {
  readonly importId: string;
  readonly kind: string;
  readonly fileName: string;
  readonly importedAt: Date;
  readonly undoneAt: Date | null;
}

export interface HistoryEntry {
  readonly entryId: string;
  readonly division: string;
  readonly event: PeriodEvent;
  readonly actorName: string;
  readonly via: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly fingerprint: string | null;
  readonly adjustments: number | null;
}

/** Where in the list of periods a page begins: after this one. */
export interface PeriodPlace {
  readonly last: Day;
  readonly name: string;
}

export interface AdjustmentsRequest {
  readonly period: string;
  /** Null for all within reach. */
  readonly division: string | null;
  readonly managerId: string | null;
  readonly limit: number;
  readonly after: { readonly managerId: string; readonly figure: string } | null;
}

export interface HistoryRequest {
  readonly period: string;
  readonly division: string | null;
  readonly limit: number;
  readonly before: { readonly at: string; readonly entryId: string } | null;
}

/** So many late imports are named. */
export const MOST_LATE_IMPORTS = 20;

/** The kinds of files that scorecards are made of. */
const SCORED_KINDS = [
  ...['managers', 'merchants', 'assignments', 'targets', 'calendar', 'orders', 'order_lines', 'order_outbounds', 'merchant_days', 'sku_traffic'],
  ...['skus', 'ad_spend', 'slots', 'slot_placements'],
];

/** What there is to know of periods: which there are, what is closed, what would be other figures, and what happened. */
export class PeriodRecords {
  constructor(private readonly database: Database) {}

  /** Periods with scorecards, newest first, one more than a page takes, each with how it stands for the divisions of a reach. */
  async list(
    reach: Reach,
    { limit, after, now, timeZone }: { readonly limit: number; readonly after: PeriodPlace | null; readonly now: Date; readonly timeZone: string },
  ): Promise<PeriodRecord[]> {
    return this.database.withSession(async (session) => {
      const names = await session.query<{ period: string }>(sql.SCORED_PERIODS);
      const periods = names.map(({ period }) => parsePeriod(period)).toSorted(newestFirst);
      const page = periods.filter((period) => after === null || newestFirst(after, period) < 0).slice(0, limit + 1);
      const days = await session.query<{ period: string; as_of: Day }>(sql.NEWEST_DAYS, [page.map(({ name }) => name)]);
      const asOf = new Map(days.map((row) => [row.period, row.as_of]));
      const divisions = await divisionsWithin(session, reach);
      const known = divisions ?? (await session.query<{ division: string }>(sql.DIVISIONS)).map(({ division }) => division);
      const marks = await readMarks(session, page, divisions);
      const reopenings = await readReopenings(session, page, divisions);
      const lastPast = lastPastDay(now, timeZone);
      return page.map((period) => {
        const own = marks.get(period.name) ?? new Map<string, DivisionState>();
        const names = [...new Set([...known, ...own.keys()])].toSorted(compareBytes);
        const state = stateOf(period, lastPast);
        return {
          period,
          asOf: asOf.get(period.name) ?? period.last,
          divisions: names.map((division) => {
            const marked = own.get(division) ?? { ...UNMARKED, division, state };
            return marked.state === 'closed' ? marked : { ...marked, ...reopenings.get(`${period.name} ${division}`) };
          }),
        };
      });
    });
  }

  /** Adjustment lines of a period by manager and figure, one more than a page takes, within a reach. */
  async adjustments(reach: Reach, { period, division, managerId, limit, after }: AdjustmentsRequest): Promise<Adjustment[]> {
    interface Row {
      readonly [column: string]: unknown;
      readonly manager_id: string;
      readonly division: string;
      readonly figure: string;
      readonly closed_value: string | null;
      readonly current_value: string | null;
      readonly first_seen_at: Date;
      readonly changed_at: Date;
      readonly run_id: string;
      readonly rule_version: number;
      readonly fingerprint: string;
    }
    const rows = await this.database.query<Row>(sql.ADJUSTMENTS, [
      period,
      after?.managerId ?? null,
      after?.figure ?? null,
      limit + 1,
      division,
      managerId,
      reach.everything ? null : reach.divisions,
      reach.everything ? null : reach.managerIds,
    ]);
    return rows.map((row) => ({
      managerId: row.manager_id,
      division: row.division,
      figure: row.figure,
      closedValue: row.closed_value,
      currentValue: row.current_value,
      firstSeenAt: row.first_seen_at,
      changedAt: row.changed_at,
      runId: row.run_id,
      ruleVersion: row.rule_version,
      fingerprint: row.fingerprint,
    }));
  }

  /**
   * The newest imports, {@link MOST_LATE_IMPORTS} at most, since a period was first closed for a division within reach, or for the one
   * named: what its adjustments may come from. None where it is not closed.
   */
  async lateImports(reach: Reach, period: string, division: string | null): Promise<LateImport[]> {
    return this.database.withSession(async (session) => {
      const within = await divisionsWithin(session, reach);
      const closings = await readClosings(session, period, division === null ? within : [division]);
      if (closings.length === 0) return [];
      interface Row {
        readonly [column: string]: unknown;
        readonly import_id: string;
        readonly kind: string;
        readonly file_name: string;
        readonly finished_at: Date;
        readonly undone_at: Date | null;
      }
      const lastImport = Math.min(...closings.map((each) => each.lastImport));
      const closedAt = new Date(Math.min(...closings.map((each) => each.closedAt.getTime())));
      const rows = await session.query<Row>(sql.LATE_IMPORTS, [lastImport, closedAt, MOST_LATE_IMPORTS, SCORED_KINDS]);
      return rows.map((row) => ({
        importId: row.import_id,
        kind: row.kind,
        fileName: row.file_name,
        importedAt: row.finished_at,
        undoneAt: row.undone_at,
      }));
    });
  }

  /** What happened to a period, newest first, one more than a page takes, for the divisions of a reach. */
  async history(reach: Reach, { period, division, limit, before }: HistoryRequest): Promise<HistoryEntry[]> {
    interface Row {
      readonly [column: string]: unknown;
      readonly entry_id: string;
      readonly division: string;
      readonly event: PeriodEvent;
      readonly actor_name: string;
      readonly via: string;
      readonly at: Date;
      readonly reason: string | null;
      readonly fingerprint: string | null;
      readonly adjustments: number | null;
    }
    return this.database.withSession(async (session) => {
      const divisions = division === null ? await divisionsWithin(session, reach) : [division];
      const rows = await session.query<Row>(sql.HISTORY, [period, before?.at ?? null, before?.entryId ?? null, limit + 1, divisions]);
      return rows.map(({ entry_id: entryId, actor_name: actorName, division: own, event, via, at, reason, fingerprint, adjustments }) => ({
        entryId,
        division: own,
        event,
        actorName,
        via,
        at,
        reason,
        fingerprint,
        adjustments,
      }));
    });
  }
}

const NOT_REOPENED = { reopenedAt: null, reopenedBy: null } as const;

const UNMARKED = { closedAt: null, closedBy: null, askedAt: null, askedBy: null, ...NOT_REOPENED, fingerprint: null, adjustments: 0 } as const;

function newestFirst(one: PeriodPlace, other: PeriodPlace): number {
  return compareBytes(other.last, one.last) || compareBytes(one.name, other.name);
}

/** The divisions of a reach, its managers' own included; null for all. */
async function divisionsWithin(session: Session, { everything, divisions, managerIds }: Reach): Promise<readonly string[] | null> {
  if (everything) return null;
  const rows = await session.query<{ division: string }>(sql.DIVISIONS_WITHIN, [divisions, managerIds]);
  return rows.map(({ division }) => division);
}

/** When periods were last opened again, by period and division. */
async function readReopenings(
  session: Session,
  periods: readonly Period[],
  divisions: readonly string[] | null,
): Promise<Map<string, Pick<DivisionState, 'reopenedAt' | 'reopenedBy'>>> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly division: string;
    readonly reopened_at: Date;
    readonly reopened_by: string;
  }
  const rows = await session.query<Row>(sql.REOPENINGS, [periods.map(({ name }) => name), divisions]);
  return new Map(rows.map((row) => [`${row.period} ${row.division}`, { reopenedAt: row.reopened_at, reopenedBy: row.reopened_by }]));
}

/** What is closed or asked for of periods, by period and division. */
async function readMarks(
  session: Session,
  periods: readonly Period[],
  divisions: readonly string[] | null,
): Promise<Map<string, Map<string, DivisionState>>> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly division: string;
    readonly fingerprint: string | null;
    readonly closed_at: Date | null;
    readonly closed_by: string | null;
    readonly asked_by: string | null;
    readonly asked_at: Date | null;
    readonly adjustments: number;
  }
  const rows = await session.query<Row>(sql.CLOSINGS_OF_PERIODS, [periods.map(({ name }) => name), divisions]);
  const marks = new Map<string, Map<string, DivisionState>>();
  for (const row of rows) {
    const own = marks.get(row.period) ?? new Map<string, DivisionState>();
    marks.set(row.period, own);
    own.set(row.division, {
      division: row.division,
      state: row.closed_at === null ? 'asked' : 'closed',
      closedAt: row.closed_at,
      closedBy: row.closed_by,
      askedAt: row.asked_at,
      askedBy: row.asked_by,
      ...NOT_REOPENED,
      fingerprint: row.fingerprint,
      adjustments: row.adjustments,
    });
  }
  return marks;
}
