import { OpscoreError } from '#libs/domain/errors.js';
import type { Language } from '#libs/domain/errors.js';
import type { ReportColumn, Row } from '#libs/reports/report.js';
import { writeCsv } from './write-csv.js';
import { writeJson } from './write-json.js';

/** How a report is written to a file. */
export const EXPORT_FORMATS = ['csv', 'json'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The type of a file as HTTP names it. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Reads the name of a format. Throws `export-format-unknown`, which names those that there are. */
export function requireFormat(format: string): ExportFormat {
  const known = EXPORT_FORMATS.find((each) => each === format);
  if (known === undefined) throw new OpscoreError('export-format-unknown', { format });
  return known;
}

/** A report in a format; the language is that of the header of a CSV file. */
export function writeReport(
  columns: readonly ReportColumn[],
  rows: AsyncIterable<Row>,
  { format, language }: { readonly format: ExportFormat; readonly language: Language },
): AsyncIterable<string> {
  return format === 'json' ? writeJson(columns, rows) : writeCsv(columns, rows, language);
}

/** The name that a report's file is saved under: letters, digits, dots and hyphens only, whatever was asked for. */
export function fileNameOf(report: string, period: string | null, format: ExportFormat): string {
  const plain = [report, ...(period === null ? [] : [period])].map((part) => part.replaceAll(/[^\w.-]+/g, '-').slice(0, 80));
  return `${plain.join('-')}.${format}`;
}
