import { OpscoreError } from '#libs/domain/errors.js';

/** How an export is written to a file. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'json', 'pdf'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a report of plain rows is written. */
export const ROW_FORMATS = ['csv', 'xlsx', 'json'] as const satisfies readonly ExportFormat[];

/** Formats that are bytes and no text: nobody reads them on a terminal. */
export const BINARY_FORMATS: readonly ExportFormat[] = ['xlsx', 'pdf'];

/** The type of a file as HTTP names it. */
export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
};

/** Reads the name of a format. Throws `export-format-unknown`, which names those that there are. */
export function requireFormat(format: string): ExportFormat {
  const known = EXPORT_FORMATS.find((each) => each === format);
  if (known === undefined) throw new OpscoreError('export-format-unknown', { format });
  return known;
}

/** The name that an export is saved under: what it is of, and when it was made; letters, digits, dots and hyphens only, whatever was asked for. */
export function fileNameOf(
  { report, period, format }: { readonly report: string; readonly period: string | null; readonly format: ExportFormat },
  { madeAt, timeZone }: { readonly madeAt: Date; readonly timeZone: string },
): string {
  const plain = [report, ...(period === null ? [] : [period])].map((part) => part.replaceAll(/[^\w.-]+/g, '-').slice(0, 80));
  return `${[...plain, stampOf(madeAt, timeZone)].join('-')}.${format}`;
}

/** An instant in the business time zone to the minute, as it stands in names: `20260702-1200`. */
function stampOf(instant: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
  return text.replaceAll(/[-:]/g, '').replace(' ', '-');
}
