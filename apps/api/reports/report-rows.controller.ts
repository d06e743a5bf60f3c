import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Reach } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { PageRequest } from '#libs/exports/report-pages.js';
import { FILTER_COLUMNS, ReportPages, sortColumnsOf } from '#libs/exports/report-pages.js';
import type { Report } from '#libs/exports/reports.js';
import type { RowNames } from '#libs/exports/row-names.js';
import type { Cell, CellType, Row } from '#libs/reports/report.js';
import type { RowPlace } from '#libs/reports/take-rows.js';
import { Access, ReachOf } from '../http/access.js';
import type { CursorValueType, Page } from '../http/pages.js';
import { limitOf, readCursor, writeCursor } from '../http/pages.js';
import type { ReportRowsQuery } from './report-fields.js';
import { classNameOf, fieldOf, pageClassOf, queryClassOf, rowClassOf } from './report-fields.js';

/** A controller that gives the rows of a report, typed by its columns. */
export function rowsControllerOf(report: Report): Type<unknown> {
  const ReportPage = pageClassOf(report, rowClassOf(report));

  @Controller(`reports/${report.id}`)
  class ReportRowsController {
    constructor(@Inject(ReportPages) private readonly pages: ReportPages) {}

    @Access(report.permission)
    @Get('rows')
    @ApiOkResponse({ type: ReportPage })
    async rows(@Query() query: ReportRowsQuery, @ReachOf() reach: Reach): Promise<Page<Record<string, Cell>> & { asOf: string } & RowNames> {
      const request = requestOf(report, query);
      const { rows, next, asOf } = await this.pages.read(report, request, reach);
      const names = await this.pages.nameRows(report, rows);
      return { items: rows.map((row) => showRow(report, row)), nextCursor: next === null ? null : writePlace(next), asOf, ...names };
    }
  }
  // The class of the query is made here, so that the compiler cannot note it.
  Reflect.defineMetadata('design:paramtypes', [queryClassOf(report), Object], ReportRowsController.prototype, 'rows');
  Object.defineProperty(ReportRowsController, 'name', { value: `${classNameOf(report.id)}ReportController` });
  return ReportRowsController;
}

function requestOf(report: Report, query: ReportRowsQuery): PageRequest {
  const { period = null, asOf = null, managerId = null, merchantId = null, campaign = null, slots = null, division = null, search = null } = query;
  const column = report.columns.find(({ name }) => fieldOf(name) === query.sort);
  const equals = FILTER_COLUMNS.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const]));
  const named = { period, asOf, managerId, merchantId, campaign, slots, division, search };
  return {
    ...named,
    sort: column === undefined ? null : { column: column.name, descending: query.descending === true },
    equals: Object.fromEntries(equals),
    place: column === undefined ? readRowPlace(report, query.cursor) : readOffset(query.cursor),
    limit: limitOf(query),
  };
}

function showRow({ columns }: Report, row: Row): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ name, type }, index) => [fieldOf(name), showCell(row[index] ?? null, type)]));
}

/** Published figures are texts; whole numbers among them are numbers to the API. */
function showCell(cell: Cell, type: CellType): Cell {
  return type === 'count' && typeof cell === 'string' ? Number(cell) : cell;
}

const CURSOR_TYPES: Partial<Record<CellType, CursorValueType>> = { day: 'day', count: 'integer', flag: 'flag' };

/** A row's place by its sort cells; how many of the rows with the same cells were shown; and, where a list is sorted otherwise, an offset. */
function writePlace(place: RowPlace | number): string {
  return writeCursor(typeof place === 'number' ? [place] : [...place.cells, place.count]);
}

function readRowPlace(report: Report, cursor: string | undefined): RowPlace | null {
  const values = readCursor(cursor, [...sortColumnsOf(report).map(({ type }) => CURSOR_TYPES[type] ?? 'text'), 'integer']);
  return values === null ? null : { cells: values.slice(0, -1), count: atLeastNought(values.at(-1)) };
}

function readOffset(cursor: string | undefined): number | null {
  const values = readCursor(cursor, ['integer']);
  return values === null ? null : atLeastNought(values[0]);
}

/** A cursor that somebody made up must not ask for rows that there cannot be. */
function atLeastNought(value: unknown): number {
  if (typeof value !== 'number' || value < 0 || value > MOST_ALIKE) throw new OpscoreError('cursor-invalid');
  return value;
}

const MOST_ALIKE = 1_000_000;
