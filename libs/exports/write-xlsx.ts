import type { CellType, ReportColumn, Row } from '#libs/reports/report.js';
import { streamWorkbook } from '#libs/spreadsheets/stream-workbook.js';
import type { TableColumn } from '#libs/spreadsheets/table-cells.js';
import type { AboutFile } from './about-file.js';
import { ABOUT_SHEET, aboutLines } from './about-file.js';
import type { Report } from './reports.js';

/** How the cells of a type are kept and shown. A ratio is the published decimal, shown in percent. */
const CELLS: Readonly<Record<CellType, Omit<TableColumn, 'heading'>>> = {
  text: { kind: 'text', numberFormat: null },
  day: { kind: 'day', numberFormat: 'yyyy-mm-dd' },
  instant: { kind: 'instant', numberFormat: 'yyyy-mm-dd hh:mm:ss' },
  money: { kind: 'number', numberFormat: '#,##0.00' },
  ratio: { kind: 'number', numberFormat: '0.00%' },
  multiple: { kind: 'number', numberFormat: '0.0000' },
  points: { kind: 'number', numberFormat: '0.00' },
  units: { kind: 'number', numberFormat: '#,##0.0000' },
  count: { kind: 'number', numberFormat: '#,##0' },
  number: { kind: 'number', numberFormat: 'General' },
  flag: { kind: 'flag', numberFormat: 'General' },
};

/**
 * A report as a workbook: its rows with the heading in sight and a filter, on as many sheets as they need, and a last sheet that says
 * what the file is. `rowsPerSheet` counts the heading; as many as a sheet holds where nothing is said.
 */
export function writeXlsx(
  { title, columns }: Pick<Report, 'title' | 'columns'>,
  batches: AsyncIterable<readonly Row[]>,
  about: AboutFile,
  rowsPerSheet?: number,
): AsyncIterable<Uint8Array> {
  const { request, madeBy } = about;
  const { language } = request;
  return streamWorkbook({
    name: title[language],
    columns: columns.map((column) => ({ heading: headingOf(column, language), ...CELLS[column.type] })),
    batches,
    properties: { title: title[language], author: madeBy.name ?? 'opscore', madeAt: madeBy.at },
    about: { name: ABOUT_SHEET[language], lines: (written) => aboutLines(title, about, written) },
    ...(rowsPerSheet === undefined ? {} : { rowsPerSheet }),
  });
}

/** A column's heading: the name in which programs know it, or Chinese. */
function headingOf({ name, zh }: ReportColumn, language: 'en' | 'zh'): string {
  return language === 'zh' ? zh : name;
}
