import type { Database, Session } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed } from '#libs/domain/periods.js';
import type { Cell, Row } from '#libs/reports/report.js';
import type { RowFilter, RowPlace, SortColumn } from '#libs/reports/take-rows.js';
import { filterRows, takePage, takeSortedPage } from '#libs/reports/take-rows.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { NamedRows } from './export-scope.js';
import { rowsWithin } from './export-scope.js';
import { placeOfReport } from './place-of-report.js';
import type { PlaceOfReport } from './place-of-report.js';
import * as sql from './report-pages.sql.js';
import type { Report, ReportRequest, Reports } from './reports.js';
import type { RowNames } from './row-names.js';
import { readRowNames } from './row-names.js';

/** A page of a report that is asked for, by the names of columns. */
export interface PageRequest extends NamedRows {
  /** Null for slot-allocation alone. */
  readonly period: string | null;
  readonly asOf: string | null;
  readonly campaign: string | null;
  readonly slots: number | null;
  /** Null for the report's own order. */
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** The cells that rows must have. */
  readonly equals: Readonly<Record<string, Cell>>;
  /** A text that the id of the merchant or SKU must contain; null for any. */
  readonly search: string | null;
  /** Where the page begins: in the report's own order after a row, in another one at an offset; null for the first page. */
  readonly place: RowPlace | number | null;
  readonly limit: number;
}

export interface ReportPage {
  readonly rows: readonly Row[];
  /** Where the page after it begins; null where there is none. */
  readonly next: RowPlace | number | null;
  /** The day that its figures count up to. */
  readonly asOf: Day;
}

export interface ReportPagesServices {
  readonly database: Database;
  readonly reports: Reports;
  readonly scorecards: Scorecards;
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** Sorted rows are kept up to here: beyond, a filter or an export serves better. */
export const FURTHEST_ROW = 50_000;

/** The columns that a reader may filter by. */
export const FILTER_COLUMNS = ['tier', 'flag', 'attention'] as const;

/** The columns that a reader may search in. */
export const SEARCH_COLUMNS = ['merchant_id', 'sku_id'] as const;

/** Reads reports page by page: as they are stored, and cut to a reach. */
export class ReportPages {
  constructor(private readonly services: ReportPagesServices) {}

  /**
   * A page of a report. Rows come in the report's own order, and a page begins after the last row of the page before; sorted or
   * filtered ones only of one manager or merchant, since all of theirs are read. Throws `outside-scope`, `not-scored`,
   * `report-rows-unbounded`, `report-page-too-far` and what the report throws.
   */
  async read(report: Report, request: PageRequest, reach: Reach): Promise<ReportPage> {
    const { database, reports, scorecards, timeZone, clock } = this.services;
    const now = clock();
    requireBounds(report, request);
    const place = placeOfReport(report, request, { timeZone, now });
    const asOf = report.reads === 'scorecards' ? await scorecards.latestStoredDay(place.period, place.asOf) : place.asOf;
    const { managerId, merchantId, campaign, slots, division } = request;
    const whose = await database.withSession(async (session) => {
      const within = await rowsWithin(session, report, request, { reach, day: dayOf(now, timeZone) });
      return { ...within, managerIds: await narrowToMerchant(session, report, { request, place, managerIds: within.managerIds }) };
    });
    const after = typeof request.place === 'number' ? null : request.place;
    const page = request.sort === null ? { from: after?.cells ?? null, limit: request.limit + 1 + (after?.count ?? 0) } : null;
    // What is filtered may leave out any number of rows: a page of what is read need not fill a page of what is shown.
    const isFiltered = request.search !== null || Object.keys(request.equals).length > 0;
    const asked: ReportRequest = {
      period: place.period,
      asOf,
      askedAsOf: place.askedAsOf,
      managerId,
      merchantId,
      ...whose,
      page: isFiltered ? null : page,
      campaign,
      slots,
      division,
    };
    return reports.read(report, asked, async (all) => {
      const rows = filterRows(all, filterOf(report, request));
      if (request.sort === null) return { ...(await takePage(rows, sortColumnsOf(report), { after, limit: request.limit })), asOf };
      const order = { ...columnOf(report, request.sort.column), descending: request.sort.descending };
      const offset = typeof request.place === 'number' ? request.place : 0;
      return { ...(await takeSortedPage(rows, order, { offset, limit: request.limit })), asOf };
    });
  }

  /** What the merchants and SKUs of rows are called, for people. */
  async nameRows(report: Report, rows: readonly Row[]): Promise<RowNames> {
    return this.services.database.withSession((session) => readRowNames(session, report, rows));
  }
}

/** A report of managers about one merchant needs only those who had it in the quarter. */
async function narrowToMerchant(
  session: Session,
  report: Report,
  { request, place, managerIds }: { request: PageRequest; place: PlaceOfReport; managerIds: readonly string[] | null },
): Promise<readonly string[] | null> {
  const { merchantId, managerId } = request;
  if (report.rowsOf !== 'managers' || report.id === 'slot-allocation' || merchantId === null || managerId !== null) return managerIds;
  const { first, last } = quarterNamed(place.period.quarter);
  const rows = await session.query<{ manager_id: string }>(sql.MANAGERS_OF_MERCHANT, [merchantId, first, last]);
  const had = rows.map((row) => row.manager_id);
  return managerIds === null ? had : had.filter((id) => managerIds.includes(id));
}

/** The columns that a report is sorted by. */
export function sortColumnsOf(report: Report): SortColumn[] {
  return report.sortedBy.map((name) => columnOf(report, name));
}

function columnOf({ id, columns }: Report, name: string): SortColumn {
  const position = columns.findIndex((column) => column.name === name);
  const column = columns[position];
  if (column === undefined) throw new RangeError(`The report ${id} has no column ${name}.`);
  return { position, type: column.type };
}

/** All rows of one manager or merchant may be read at once, and a report that is short as a whole too. */
function requireBounds(report: Report, { managerId, merchantId, sort, equals, search, place }: PageRequest): void {
  const isPlain = sort === null && search === null && Object.keys(equals).length === 0;
  const isShort = report.id === 'slot-allocation' || report.id === 'scorecards';
  if (!isPlain && !isShort && managerId === null && merchantId === null) {
    throw new OpscoreError('report-rows-unbounded', { report: report.id });
  }
  const offset = typeof place === 'number' ? place : 0;
  if (offset > FURTHEST_ROW) throw new OpscoreError('report-page-too-far', { report: report.id, most: FURTHEST_ROW });
}

function filterOf(report: Report, { equals, search }: PageRequest): RowFilter {
  const names = SEARCH_COLUMNS.filter((name) => report.columns.some((column) => column.name === name));
  return {
    equals: Object.entries(equals).map(([name, cell]) => ({ position: columnOf(report, name).position, cell })),
    search: search === null ? null : { positions: names.map((name) => columnOf(report, name).position), text: search },
  };
}
