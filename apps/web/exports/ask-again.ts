import type { ExportAnswer, ExportRequest } from '../api/exports.js';

const NARROWING = ['period', 'asOf', 'managerId', 'merchantId', 'division', 'campaign', 'slots'] as const;

/** What has to be sent so that an export is made once more, as it was asked for. */
export function askAgain(entry: ExportAnswer): ExportRequest {
  const { report, format, language, valuesOnly } = entry;
  const narrowed = Object.fromEntries(NARROWING.flatMap((name) => (entry[name] === null ? [] : [[name, entry[name]]])));
  return { report, format, language, ...narrowed, ...(valuesOnly && { valuesOnly }) };
}
