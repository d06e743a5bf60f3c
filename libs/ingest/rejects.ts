import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse/sync';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { describeReason } from './reject-reasons.js';
import { REJECT_COLUMNS } from './source.js';

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

/**
 * Writes rejected rows as a CSV file that can be mended and imported again: the file's own columns, then line, column,
 * value and reason. The file appears whole or not at all. Throws `file-not-writable`.
 */
export async function writeRejects(
  path: string,
  columns: readonly string[],
  readRows: () => AsyncIterable<RejectedRow>,
): Promise<void> {
  const own = columns.map((name, index) => ({ name, index })).filter(({ name }) => !REJECT_COLUMNS.includes(name));
  async function* lines(): AsyncGenerator<string> {
    yield writeLine([...own.map(({ name }) => name), ...REJECT_COLUMNS]);
    for await (const row of readRows()) {
      const fields = row.ragged ? splitRagged(row.values[0] ?? '') : row.fields;
      yield writeLine([
        ...own.map(({ index }) => fields[index] ?? ''),
        String(row.line),
        row.columns.filter((column) => column !== null).join(' | '),
        row.values.map((value) => value ?? '').join(' | '),
        row.reasons.map((reason) => describeReason(reason, 'en')).join(' | '),
      ]);
    }
  }
  const unfinished = `${path}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(Readable.from(lines()), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw new OpscoreError('file-not-writable', { file: path, folder: dirname(path), reason: code }, { cause: error });
  }
}

/** The first problems in words: line, column, value, reason. */
export function describeProblems(rows: readonly RejectedRow[], language: Language): string {
  return rows
    .flatMap(({ line, columns, values, reasons }) =>
      reasons.map((reason, index) => {
        const place = language === 'zh' ? `第 ${line} 行` : `line ${line}`;
        const column = columns[index] ?? null;
        const value = (values[index] ?? '').slice(0, 60);
        return `${place}${column === null ? '' : `, ${column}`}${value === '' ? '' : ` "${value}"`}: ${describeReason(reason, language)}`;
      }),
    )
    .join('; ');
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

function writeLine(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\n`;
}
