import { OpscoreError } from '#libs/domain/errors.js';
import type { DocumentDescription } from './document-maker.js';
import { DOCUMENTS } from './document-maker.js';
import type { ExportFormat } from './export-formats.js';
import { ROW_FORMATS, requireFormat } from './export-formats.js';
import type { PlaceOfReport } from './place-of-report.js';
import { placeOfReport } from './place-of-report.js';
import type { Report } from './reports.js';
import { REPORTS } from './reports.js';

/** What can be exported by name: a report of plain rows, or a document. */
export type Exported = Report | DocumentDescription;

/** The reports and documents that there are. */
export const EXPORTED: readonly Exported[] = [...REPORTS, ...DOCUMENTS];

/** Whether it is made part by part, and not row by row. */
export function isDocument(exported: Exported): exported is DocumentDescription {
  return !('rows' in exported);
}

/** The formats that a report or document is exported in. */
export function formatsOf(exported: Exported): readonly ExportFormat[] {
  return isDocument(exported) ? exported.formats : ROW_FORMATS;
}

/** Whose its rows are. Documents are about managers. */
export function rowsOfExported(exported: Exported): Report['rowsOf'] {
  return isDocument(exported) ? 'managers' : exported.rowsOf;
}

/** The report or document of a name. Throws `report-unknown` with the names that there are. */
export function exportedNamed(name: string): Exported {
  const found = EXPORTED.find(({ id }) => id === name);
  if (found === undefined) throw new OpscoreError('report-unknown', { report: name, known: EXPORTED.map(({ id }) => id).join(', ') });
  return found;
}

/** Reads the name of a format of a report or document. Throws `export-format-unknown`, `export-format-not-offered`. */
export function requireFormatOf(exported: Exported, name: string): ExportFormat {
  const format = requireFormat(name);
  const offered = formatsOf(exported);
  if (!offered.includes(format)) throw new OpscoreError('export-format-not-offered', { report: exported.id, format, offered: offered.join(', ') });
  return format;
}

/** Where a report or document is read, as {@link placeOfReport}. Throws `export-quarter-needed` for a document of a month or week. */
export function placeOfExport(
  exported: Exported,
  asked: { readonly period: string | null; readonly asOf: string | null },
  now: { readonly timeZone: string; readonly now: Date },
): PlaceOfReport {
  if (!isDocument(exported)) return placeOfReport(exported, asked, now);
  const place = placeOfReport({ id: exported.id, needsPastDays: true }, asked, now);
  if (place.period.kind !== 'quarter') throw new OpscoreError('export-quarter-needed', { report: exported.id, period: place.period.name, quarter: place.period.quarter });
  return place;
}
