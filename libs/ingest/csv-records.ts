import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { OpscoreError } from '#libs/domain/errors.js';
import type { FieldShape } from './field-shapes.js';
import type { RaggedRecord } from './record-scanner.js';
import { RecordScanner } from './record-scanner.js';
import type { SourceListener, SourceRecords } from './source-records.js';

const LONGEST_HEADER = 64 * 1024;
/** More than any file has, and fewer than a table may have. */
const MOST_COLUMNS = 1_000;

/** The columns and records of CSV in UTF-8. Throws `file-empty`, `file-header-broken` and what {@link RecordScanner} throws. */
export async function readCsv(
  bytes: AsyncGenerator<Buffer>,
  path: string,
  listener: SourceListener,
): Promise<SourceRecords> {
  const { text, rest, lines } = await readHeader(bytes, path);
  const columns = readColumnNames(text, path);
  let isRegular = true;
  async function* records(shapes?: readonly (FieldShape | null)[]): AsyncGenerator<Buffer> {
    const onRagged = (record: RaggedRecord) => (shapes === undefined ? listener.onRagged(record) : undefined);
    const scanner = new RecordScanner(columns.length, lines + 1, onRagged, shapes);
    const pass = (records: Buffer) => {
      isRegular = scanner.isRegular;
      return records;
    };
    if (rest.length > 0) yield pass(scanner.push(rest));
    for await (const chunk of bytes) {
      if (shapes !== undefined && !isRegular) return;
      yield pass(scanner.push(chunk));
    }
    yield pass(scanner.end());
  }
  return { columns, records, isRegular: () => isRegular };
}

/** The header's text, what was read behind it, and how many lines it took. */
async function readHeader(
  bytes: AsyncGenerator<Buffer>,
  path: string,
): Promise<{ text: string; rest: Buffer; lines: number }> {
  let read = Buffer.alloc(0);
  let done = false;
  while (!done) {
    const next = await bytes.next();
    done = next.done === true;
    if (next.done !== true) read = Buffer.concat([read, next.value]);
    // Blank lines may stand before the header.
    const begin = /^\uFEFF?[\r\n]*/.exec(read.toString('utf8', 0, LONGEST_HEADER))?.[0] ?? '';
    const start = Buffer.byteLength(begin);
    const end = read.indexOf(0x0a, start);
    if (end !== -1 || done || read.length > LONGEST_HEADER) {
      const stop = end === -1 ? read.length : end;
      const blankLines = begin.split('\n').length - 1;
      const line = read.subarray(start, stop);
      if (!isUtf8(line)) throw new OpscoreError('file-not-utf8', { line: blankLines + 1 });
      const text = line.toString('utf8').trimEnd();
      // A file of an old Mac has no line feeds: all of it would be taken for the header.
      if (text.includes('\r')) throw new OpscoreError('file-line-ends', { line: blankLines + 1 });
      if (text === '' || read.length - start > LONGEST_HEADER && end === -1) throw new OpscoreError('file-empty', { file: path });
      return { text, rest: read.subarray(Math.min(stop + 1, read.length)), lines: blankLines + 1 };
    }
  }
  throw new OpscoreError('file-empty', { file: path });
}

function readColumnNames(header: string, path: string): string[] {
  let names: string[];
  try {
    [names = []] = parse(header, { relax_column_count: true });
  } catch (cause) {
    throw new OpscoreError('file-header-broken', { file: path }, { cause });
  }
  if (names.length > MOST_COLUMNS) throw new OpscoreError('file-header-broken', { file: path });
  return names.map((name) => name.trim()).filter((name, index) => name !== '' || index < names.length - 1);
}
