import type { Database } from '#libs/database/database.js';
import { dayOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { CountedRows } from '#libs/reports/row-batches.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { DocumentMaker, MadeBy } from './document-maker.js';
import type { ExportFormat } from './export-formats.js';
import type { ExportRequest, HeldRows } from './export-files.js';
import type { ReachBy } from './export-scope.js';
import { requireReach, rowsWithin } from './export-scope.js';
import type { Exported } from './exported.js';
import { exportedNamed, isDocument, placeOfExport, requireFormatOf } from './exported.js';
import type { PlaceOfReport } from './place-of-report.js';
import type { Report, Reports } from './reports.js';
import { writeReport } from './write-report.js';

/** An export that was asked for in a form that can be read. */
export interface CheckedRequest {
  readonly exported: Exported;
  readonly format: ExportFormat;
  readonly place: PlaceOfReport;
  readonly request: ExportRequest;
}

/** How much of an export is written: rows, or parts of a document, of which it is known how many there will be. */
export interface WrittenSoFar {
  readonly done: number;
  /** Null where nobody has counted them. */
  readonly total: number | null;
}

/** An export as the pieces of a file, while it is read. */
export interface ReadExport {
  readonly pieces: AsyncIterable<string | Uint8Array>;
  readonly written: () => WrittenSoFar;
  /** What rows it was cut to. */
  readonly holds: HeldRows;
}

/** For whom an export is made. */
export interface ExportFor {
  readonly reachBy: ReachBy;
  readonly madeBy: MadeBy;
}

export interface ReportReadingServices {
  readonly database: Database;
  readonly reports: Reports;
  readonly scorecards: Scorecards;
  /** What makes the documents that can be exported beside the reports. */
  readonly documents: readonly DocumentMaker[];
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** Reads reports and documents for people: as they are stored, and cut to what each of them reaches. */
export class ReportReading {
  constructor(private readonly services: ReportReadingServices) {}

  /**
   * Checks what is asked for. Throws `report-unknown`, `export-format-unknown`, `export-format-not-offered`, `export-period-missing`,
   * `export-quarter-needed`, `export-campaign-missing`, `period-unknown`, `period-not-begun` and the like.
   */
  check(request: ExportRequest): CheckedRequest {
    const exported = exportedNamed(request.report);
    const format = requireFormatOf(exported, request.format);
    const isAllocation = exported.id === 'slot-allocation';
    if (request.period === null && !isAllocation) throw new OpscoreError('export-period-missing', { report: exported.id });
    if (isAllocation && (request.campaign === null || request.slots === null)) throw new OpscoreError('export-campaign-missing', { report: exported.id });
    const { timeZone, clock } = this.services;
    return { exported, format, request, place: placeOfExport(exported, request, { timeZone, now: clock() }) };
  }

  /**
   * Gives an export to `consume` as the pieces of its file, cut to what somebody reaches now. Throws `not-permitted`, `outside-scope`,
   * `not-scored` and what the report or document throws, some of it only while the pieces are read.
   */
  async read<T>(checked: CheckedRequest, made: ExportFor, consume: (read: ReadExport) => Promise<T>): Promise<T> {
    const { exported, format, place, request } = checked;
    const { reachBy, madeBy } = made;
    if (!isDocument(exported)) return this.readRows(exported, checked, made, consume);
    const maker = this.services.documents.find(({ id }) => id === exported.id);
    if (maker === undefined) throw new RangeError(`Nothing here makes the document ${exported.id}.`);
    return maker.make({ request, place, format, language: request.language, reachBy, madeBy }, ({ bytes, parts, holds }) =>
      consume({ pieces: bytes, written: parts, holds }),
    );
  }

  private async readRows<T>(
    report: Report,
    { format, place, request }: CheckedRequest,
    { reachBy, madeBy }: ExportFor,
    consume: (read: ReadExport) => Promise<T>,
  ): Promise<T> {
    const { database, reports, scorecards, timeZone, clock } = this.services;
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
    return reports.readBatches(report, asked, (batches) => {
      const counted = new CountedRows(batches);
      const pieces = writeReport(report, counted, { format, request, asOf, madeBy, timeZone });
      return consume({ pieces, written: () => ({ done: counted.count, total: null }), holds });
    });
  }
}

function onlyOf(ids: readonly string[] | null): string | null {
  return ids?.length === 1 ? (ids[0] ?? null) : null;
}
