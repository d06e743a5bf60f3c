import { ERRORS } from '#libs/domain/error-table.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import { describeReason } from '#libs/ingest/reject-reasons.js';

/** Nobody reads a longer message. */
const LONGEST_MESSAGE = 5_000;
const LANGUAGES = ['en', 'zh'] as const;
/** A fault of the machine or of the product, and none of a file. */
const NO_FAULTS_OF_FILES = ['file-not-writable', 'file-not-found', 'conservation-broken', 'import-under-way'];

/** What is wrong with a refusal: it is none, or nobody can read it. */
export function faultsOfRefusal(error: unknown): string[] {
  if (!(error instanceof OpscoreError)) return [`no refusal but ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  const { code, details } = error;
  if (!(code in ERRORS)) return [`unknown code ${code}`];
  if (NO_FAULTS_OF_FILES.includes(code)) return [`${code} for a file that is there`];
  return LANGUAGES.flatMap((language) => faultsOfMessage(code, details, language));
}

function faultsOfMessage(code: OpscoreError['code'], details: OpscoreError['details'], language: Language): string[] {
  const missing = [...ERRORS[code][language].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => details[name] === undefined);
  const message = describeError(code, details, language);
  return [
    ...missing.map((name) => `${code} does not say its ${name}`),
    ...(message.length > LONGEST_MESSAGE ? [`the message of ${code} has ${message.length} characters`] : []),
    ...(/(?!\n)[\p{Cc}\p{Cs}]/u.test(message) ? [`the message of ${code} holds control characters`] : []),
    ...(/\bundefined\b|\[object/.test(ERRORS[code][language]) ? [`the message of ${code} is no sentence`] : []),
  ];
}

/** What is wrong with a summary: counts that do not add up, reasons without words. */
export function faultsOfSummary(summary: ImportSummary): string[] {
  const { kind, read, added, changed, unchanged, rejected, repeated, firstProblems, readAs } = summary;
  const reasons = firstProblems.flatMap((problem) => problem.reasons);
  return [
    ...(added + changed + unchanged + rejected + repeated === read ? [] : [`${kind}: ${added} + ${changed} + ${unchanged} + ${rejected} + ${repeated} rows of ${read}`]),
    ...([read, added, changed, unchanged, rejected, repeated].every((count) => Number.isInteger(count) && count >= 0) ? [] : [`${kind}: a count that is none`]),
    ...reasons.flatMap((reason) => LANGUAGES.filter((language) => describeReason(reason, language) === reason).map((language) => `the reason ${reason} has no words (${language})`)),
    ...(readAs === null ? [`${kind}: nothing says what the file was taken for`] : []),
    ...(rejected > 0 && firstProblems.length === 0 ? [`${kind}: rejected rows without a problem`] : []),
  ];
}
