import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { describeReason } from './reject-reasons.js';
import { BETWEEN, REASON_COLUMNS, REJECT_COLUMNS, SHEET_COLUMN, isWorkbookName, writeRejectsLine } from './rejects-columns.js';
import { rejectsWorkbook } from './rejects-workbook.js';

/** A rejected row: what is wrong with it, and what the file said. */
export interface RejectedRow {
  readonly line: number;
  readonly columns: readonly (string | null)[];
  readonly values: readonly (string | null)[];
  readonly reasons: readonly string[];
  /** The row's fields in the file's order. */
  readonly fields: readonly (string | null)[];
  /** Whether it had another number of fields than the header; then its text is the one value. */
  readonly ragged: boolean;
}

/** A sheet that rows were read of, and how many lines came before it. */
export interface SheetLines {
  readonly name: string;
  readonly linesBefore: number;
}

/**
 * Writes the rejected rows of a canonical file, so that they can be mended and imported again: the file's own columns, then line, column,
 * value and reason, and the sheet where it was a workbook. Throws `file-not-writable`.
 */
export async function writeRejects(
  path: string,
  columns: readonly string[],
  readRows: () => AsyncIterable<RejectedRow>,
  sheets: readonly SheetLines[] = [],
): Promise<void> {
  const own = columns.map((name, index) => ({ name, index })).filter(({ name }) => !REJECT_COLUMNS.includes(name));
  const isWorkbook = sheets.length > 0;
  await writeRejectsFile(path, async function* () {
    yield [...own.map(({ name }) => name), ...REASON_COLUMNS, ...(isWorkbook ? [SHEET_COLUMN] : [])];
    for await (const row of readRows()) {
      const fields = row.ragged ? splitRagged(row.values[0] ?? '') : row.fields;
      const sheet = sheets.findLast(({ linesBefore }) => row.line > linesBefore);
      yield [
        ...own.map(({ index }) => fields[index] ?? ''),
        String(row.line - (sheet?.linesBefore ?? 0)),
        row.columns.filter((column) => column !== null).join(BETWEEN),
        row.values.map((value) => value ?? '').join(BETWEEN),
        row.reasons.map((reason) => describeReason(reason, 'en')).join(BETWEEN),
        ...(isWorkbook ? [sheet?.name ?? ''] : []),
      ];
    }
  });
}

/**
 * Writes rows of texts to a rejects file: a workbook where its name ends so, CSV otherwise. It appears whole or not at all. Throws
 * `file-not-writable`.
 */
export async function writeRejectsFile(path: string, rows: () => AsyncIterable<readonly string[]>): Promise<void> {
  const unfinished = `${path}.part`;
  const asText = isWorkbookName(path) ? `${path}.csv.part` : unfinished;
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(linesOf(rows())), createWriteStream(asText));
    if (asText !== unfinished) await pipeline(Readable.from(rejectsWorkbook(asText)), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new OpscoreError('file-not-writable', { file: path, folder: dirname(path), reason: code }, { cause: error });
  } finally {
    if (asText !== unfinished) await rm(asText, { force: true }).catch(() => undefined);
  }
}

/** Rows as lines of CSV. */
async function* linesOf(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  for await (const row of rows) yield writeRejectsLine(row);
}

/** The first problems in words: line, column, value, reason. */
export function describeProblems(rows: readonly RejectedRow[], language: Language): string {
  return rows
    .flatMap(({ line, columns, values, reasons }) =>
      reasons.map((reason, index) => {
        const column = columns[index] ?? '';
        const value = (values[index] ?? '').slice(0, 60);
        const said = describeReason(reason, language);
        if (language === 'zh') return `第 ${line} 行${column === '' ? '' : `，${column}`}${value === '' ? '' : `“${value}”`}：${said}`;
        return `line ${line}${column === '' ? '' : `, ${column}`}${value === '' ? '' : ` "${value}"`}: ${said}`;
      }),
    )
    .join(language === 'zh' ? '；' : '; ');
}

/** What can be made of a record whose fields do not fit the header. */
function splitRagged(text: string): string[] {
  try {
    const [fields = []] = parse(text, { relax_column_count: true, relax_quotes: true });
    return fields;
  } catch {
    return [text];
  }
}
