import type { Row } from '#libs/reports/report.js';
import type { AboutFile } from './about-file.js';
import type { ExportFormat } from './export-formats.js';
import type { Report } from './reports.js';
import { writeCsv } from './write-csv.js';
import { writeJson } from './write-json.js';
import { writeXlsx } from './write-xlsx.js';

/** How a report is written, and what its file says of itself. */
export interface WritingOptions extends AboutFile {
  readonly format: ExportFormat;
}

/** A report in a format of rows; the language of the request is that of headings. */
export function writeReport(
  report: Pick<Report, 'title' | 'columns'>,
  batches: AsyncIterable<readonly Row[]>,
  options: WritingOptions,
): AsyncIterable<string | Uint8Array> {
  const { format, request } = options;
  if (format === 'json') return writeJson(report.columns, batches);
  if (format === 'xlsx') return writeXlsx(report, batches, options);
  if (format === 'csv') return writeCsv(report.columns, batches, request.language);
  throw new RangeError(`Rows are not written as ${format}.`);
}
