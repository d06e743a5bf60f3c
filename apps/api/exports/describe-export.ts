import type { Language } from '#libs/domain/errors.js';
import { describeError } from '#libs/domain/errors.js';
import type { ExportFile, ExportRequest } from '#libs/exports/export-files.js';
import { parseFailure } from '#libs/windows/written-failure.js';
import type { ExportAnswer, ExportBody, ExportProblemAnswer, StreamQuery } from './exports.dto.js';

/** What was asked for, in the form that is kept. */
export function requestOf(asked: ExportBody | StreamQuery, format: string, language: Language): ExportRequest {
  return {
    report: asked.report,
    period: asked.period ?? null,
    asOf: asked.asOf ?? null,
    managerId: asked.managerId ?? null,
    merchantId: asked.merchantId ?? null,
    division: asked.division ?? null,
    campaign: asked.campaign ?? null,
    slots: asked.slots ?? null,
    format,
    language,
    valuesOnly: asked.valuesOnly ?? false,
  };
}

/** An export as it is answered. */
export function describeExport({ exportId, requestedBy, request, state, rows, total, sizeBytes, error, requestedAt, madeAt, expiresAt }: ExportFile): ExportAnswer {
  return {
    exportId,
    requestedBy,
    ...request,
    state,
    rows,
    total,
    sizeBytes,
    problem: error === null ? null : describeProblem(error),
    requestedAt: requestedAt.toISOString(),
    madeAt: madeAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

function describeProblem(written: string): ExportProblemAnswer {
  const { code, details } = parseFailure(written) ?? { code: 'export-interrupted' as const, details: {} };
  return { code, en: describeError(code, details, 'en'), zh: describeError(code, details, 'zh') };
}
