import type { Database } from '#libs/database/database.js';
import type { Permission, Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Row } from '#libs/reports/report.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { ExportFormat } from './export-formats.js';
import { requireFormat, writeReport } from './export-formats.js';
import type { ExportRequest, HeldRows } from './export-files.js';
import { rowsWithin } from './export-scope.js';
import { placeOfReport } from './place-of-report.js';
import type { PlaceOfReport } from './place-of-report.js';
import type { Report, Reports } from './reports.js';
import { reportNamed } from './reports.js';

/** Whose rows somebody reaches by a permission; null where they do not have it. */
export type ReachBy = (permission: Permission) => Reach | null;

/** A report that was asked for in a form that can be read. */
export interface CheckedRequest {
  readonly report: Report;
  readonly format: ExportFormat;
  readonly place: PlaceOfReport;
  readonly request: ExportRequest;
}

/** A report as texts of a file, while it is read. */
export interface ReadReport {
  readonly texts: AsyncIterable<string>;
  /** How many rows are written so far. */
  readonly rows: () => number;
  /** What rows it was cut to. */
  readonly holds: HeldRows;
}

export interface ReportReadingServices {
  readonly database: Database;
  readonly reports: Reports;
  readonly scorecards: Scorecards;
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** Reads reports for people: as they are stored, and cut to what each of them reaches. */
export class ReportReading {
  constructor(private readonly services: ReportReadingServices) {}

  /**
   * Checks what is asked for. Throws `report-unknown`, `export-format-unknown`, `export-period-missing`, `export-campaign-missing`,
   * `period-unknown`, `period-not-begun` and the like.
   */
  check(request: ExportRequest): CheckedRequest {
    const report = reportNamed(request.report);
    const format = requireFormat(request.format);
    const isAllocation = report.id === 'slot-allocation';
    if (request.period === null && !isAllocation) throw new OpscoreError('export-period-missing', { report: report.id });
    if (isAllocation && (request.campaign === null || request.slots === null)) throw new OpscoreError('export-campaign-missing', { report: report.id });
    const { timeZone, clock } = this.services;
    return { report, format, request, place: placeOfReport(report, request, { timeZone, now: clock() }) };
  }

  /**
   * Gives a report to `consume` as the texts of its file, cut to what somebody reaches now. Throws `not-permitted`,
   * `outside-scope`, `not-scored` and what the report throws, some of it only while the texts are read.
   */
  async read<T>(checked: CheckedRequest, reachBy: ReachBy, consume: (read: ReadReport) => Promise<T>): Promise<T> {
    const { database, reports, scorecards, timeZone, clock } = this.services;
    const { report, format, place, request } = checked;
    const reach = requireReach(report, reachBy);
    const day = dayOf(clock(), timeZone);
    const asOf = report.reads === 'scorecards' ? await scorecards.latestStoredDay(place.period, place.asOf) : place.asOf;
    const holds = await database.withSession((session) => rowsWithin(session, report, request, { reach, day }));
    const { campaign, slots, division } = request;
    const { managerIds, merchantIds } = holds;
    // Who reaches only one is read as one who asked for that one: much less is read.
    const managerId = onlyOf(managerIds);
    const merchantId = request.merchantId ?? onlyOf(merchantIds);
    if (report.id === 'slot-allocation' && managerIds !== null && request.managerId === null && division === null) {
      throw new OpscoreError('export-candidates-missing', { report: report.id });
    }
    const asked = { period: place.period, asOf, askedAsOf: place.askedAsOf, managerId: request.managerId ?? managerId, merchantId, campaign, slots, division, managerIds, merchantIds };
    return reports.read(report, asked, async (rows) => {
      let count = 0;
      const counted = async function* (): AsyncIterable<Row> {
        for await (const row of rows) {
          count += 1;
          yield row;
        }
      };
      const texts = writeReport(report.columns, counted(), { format, language: request.language });
      return consume({ texts, rows: () => count, holds });
    });
  }
}

function onlyOf(ids: readonly string[] | null): string | null {
  return ids?.length === 1 ? (ids[0] ?? null) : null;
}

/** Whose rows of a report somebody reaches. Throws `not-permitted`. */
export function requireReach(report: Report, reachBy: ReachBy): Reach {
  const reach = reachBy(report.permission);
  if (reach === null) throw new OpscoreError('not-permitted', { permission: report.permission });
  return reach;
}
