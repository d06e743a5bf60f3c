import type { Type } from '@nestjs/common';
import { FILTER_COLUMNS, SEARCH_COLUMNS } from '#libs/exports/report-pages.js';
import type { Report } from '#libs/exports/reports.js';
import type { CellType, ReportColumn } from '#libs/reports/report.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, JsonField, ListField, PeriodField, TextField } from '../http/fields.js';
import type { FieldOptions } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';
import { NamedMerchantAnswer, NamedSkuAnswer } from './reports.dto.js';

/** The classes that describe a report to validation and OpenAPI, made out of its columns: a new report needs no line here. */

/** A column's name as the API has it: `manager_id` is `managerId`. */
export function fieldOf(columnName: string): string {
  return columnName.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A column's name for people. */
export function titleOf(columnName: string): string {
  const words = columnName.replaceAll('_', ' ').replaceAll(/\b(?:id|gmv|roi|sku|ka)\b/g, (acronym) => acronym.toUpperCase());
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Report ids as the names of classes and controllers: `agent-days` is `AgentDays`. */
export function classNameOf(reportId: string): string {
  return fieldOf(`_${reportId.replaceAll('-', '_')}`);
}

const DECIMALS: Partial<Record<CellType, readonly [decimals: number, meaning: string]>> = {
  money: [2, 'in yuan'],
  ratio: [4, 'a ratio'],
  multiple: [4, 'times'],
  points: [2, 'points'],
  units: [4, 'slot days, hours or slots'],
  number: [12, 'a decimal'],
};

/** What each column is to the API. */
function rowField({ name, zh, type }: ReportColumn, nullable: boolean): PropertyDecorator {
  const decimals = DECIMALS[type];
  const description = `${titleOf(name)} (${zh})${decimals === undefined ? '' : `, ${decimals[1]}`}.`;
  const options: FieldOptions = { description, nullable };
  if (decimals !== undefined) return DecimalField({ ...options, decimals: decimals[0] });
  if (type === 'count') return CountField(options);
  if (type === 'flag') return FlagField(options);
  if (type === 'day') return DayField(options);
  // Of the business time zone, as reports print it.
  if (type === 'instant') return JsonField({ ...options, schema: { type: 'string', example: '2026-11-25 11:30:00' } });
  return TextField({ ...options, minLength: 0, maxLength: LONGEST_ID });
}

const LONGEST_ID = 400;

/** A row of a report. */
export function rowClassOf(report: Report): Type<object> {
  class ReportRow {}
  for (const column of report.columns) {
    rowField(column, !report.sortedBy.includes(column.name))(ReportRow.prototype, fieldOf(column.name));
  }
  return named(ReportRow, `${classNameOf(report.id)}Row`);
}

/** A page of a report's rows. */
export function pageClassOf(report: Report, row: Type<object>): Type<object> {
  class ReportRowsPage extends PageOf(row) {
    @DayField({ description: 'The day that the figures count up to.' })
    readonly asOf!: string;

    @ListField(() => NamedMerchantAnswer, { description: 'What the merchants of these rows are called, where they have a name.' })
    readonly merchants!: readonly NamedMerchantAnswer[];

    @ListField(() => NamedSkuAnswer, { description: 'What the SKUs of these rows are called, where they have a name.' })
    readonly skus!: readonly NamedSkuAnswer[];
  }
  return named(ReportRowsPage, `${classNameOf(report.id)}RowsPage`);
}

/** What any report may be asked with. Which fields a report has, its class says. */
export interface ReportRowsQuery extends PageQuery {
  readonly period?: string;
  readonly asOf?: string;
  readonly managerId?: string;
  readonly merchantId?: string;
  readonly campaign?: string;
  readonly slots?: number;
  readonly division?: string;
  readonly sort?: string;
  readonly descending?: boolean;
  readonly search?: string;
  readonly tier?: string;
  readonly flag?: string;
  readonly attention?: boolean;
}

/** The filters that a report's columns allow. */
export function filtersOf(report: Report): string[] {
  return fieldsOf(report).flatMap(([name, , isFilter]) => (isFilter ? [name] : []));
}

/** The query of a report's rows. */
export function queryClassOf(report: Report): Type<PageQuery> {
  class ReportQuery extends PageQuery {}
  for (const [name, decorate] of fieldsOf(report)) decorate(ReportQuery.prototype, name);
  return named(ReportQuery, `${classNameOf(report.id)}Query`);
}

function fieldsOf(report: Report): (readonly [name: string, decorate: PropertyDecorator, isFilter: boolean])[] {
  const has = (name: string) => report.columns.some((column) => column.name === name);
  const isAllocation = report.id === 'slot-allocation';
  const optional = true;
  const fields: (readonly [string, PropertyDecorator, boolean])[] = [];
  if (isAllocation) {
    fields.push(['campaign', TextField({ description: 'The campaign.' }), false]);
    fields.push(['slots', CountField({ description: 'How many slots there are.', min: 1, max: MOST_SLOTS }), false]);
    fields.push(['division', TextField({ description: 'Only merchants of this division compete.', optional }), false]);
  } else {
    fields.push(['period', PeriodField({ description: 'The period.' }), false]);
    fields.push(['asOf', DayField({ description: 'Up to which day.', optional }), false]);
  }
  if (report.rowsOf === 'managers') fields.push(['managerId', IdField({ description: 'Only this manager.', optional }), true]);
  if (has('merchant_id') && !isAllocation) fields.push(['merchantId', IdField({ description: 'Only this merchant.', optional }), true]);
  const columns = report.columns.map((column) => fieldOf(column.name));
  fields.push(['sort', ChoiceField({ description: 'The column to sort by, where one manager or merchant is named; left out: the report’s own order.', of: columns, optional }), false]);
  fields.push(['descending', FlagField({ description: 'Whether the largest comes first.', optional }), false]);
  for (const name of FILTER_COLUMNS) {
    if (!has(name)) continue;
    const options = { description: `Only rows with this ${name}.`, optional };
    const isFlag = report.columns.some((column) => column.name === name && column.type === 'flag');
    fields.push([name, isFlag ? FlagField(options) : TextField(options), true]);
  }
  if (SEARCH_COLUMNS.some(has)) {
    fields.push(['search', TextField({ description: 'Only rows whose merchant or SKU has this in its id.', maxLength: 100, optional }), true]);
  }
  return fields;
}

const MOST_SLOTS = 100_000;

function named<Class extends Type<object>>(type: Class, name: string): Class {
  Object.defineProperty(type, 'name', { value: name });
  return type;
}
