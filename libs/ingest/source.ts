import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { OpscoreError } from '#libs/domain/errors.js';
import type { FieldShape } from './field-shapes.js';
import type { RaggedRecord } from './record-scanner.js';
import { RecordScanner } from './record-scanner.js';

/** Columns that a rejects file has beside its own; an import passes them over. */
export const REJECT_COLUMNS = ['reject_line', 'reject_column', 'reject_value', 'reject_reason'];

const CHUNK_BYTES = 1024 * 1024;
const LONGEST_HEADER = 64 * 1024;
const LONGEST_LINE = 4 * 1024 * 1024;

/** A file opened for import: its columns, and its rows as numbered CSV records for `COPY`. */
export interface Source {
  /** The names of the columns in the file's order; '' for a column that is passed over. */
  readonly columns: readonly string[];
  /**
   * Records as `<line>,<fields>`, a line feed after each. May be read once. With `shapes` they end at the first part that
   * is not {@link isRegular}.
   */
  records(shapes?: readonly (FieldShape | null)[]): AsyncIterable<Buffer>;
  /** Whether all that was read is written just as the canonical form has it; said where shapes were given. */
  isRegular(): boolean;
  /** The SHA-256 of the file as it lies on disk; known once all records are read. */
  sha256(): string;
  /** Lets go of the file, wherever reading it stopped. */
  close(): Promise<void>;
}

export interface SourceListener {
  onRagged(record: RaggedRecord): void;
  /** Bytes read of the file on disk, and its size. */
  onProgress(bytes: number, total: number): void;
}

/**
 * Opens a canonical file: `.csv`, `.csv.gz`, `.ndjson` or `.ndjson.gz`.
 *
 * Throws `file-not-found`, `file-type-unknown`, `file-empty`, `file-header-broken`, `file-not-gzip` and what
 * {@link RecordScanner} throws.
 */
export async function openSource(path: string, listener: SourceListener): Promise<Source> {
  const name = basename(path).toLowerCase();
  const format = /\.(csv|ndjson)(\.gz)?$/.exec(name);
  if (format === null) throw new OpscoreError('file-type-unknown', { file: path });
  const info = await stat(path).catch((cause: unknown) => {
    throw new OpscoreError('file-not-found', { file: path }, { cause });
  });
  if (!info.isFile()) throw new OpscoreError('file-not-found', { file: path });
  const hash = createHash('sha256');
  const bytes = readBytes(path, format[2] !== undefined, (chunk, read) => {
    hash.update(chunk);
    listener.onProgress(read, info.size);
  });
  let digest: string | undefined;
  const sha256 = () => (digest ??= hash.digest('hex'));
  const close = async () => {
    await bytes.return(undefined);
  };
  try {
    const parts = format[1] === 'csv' ? await readCsv(bytes, path, listener) : await readNdjson(bytes, path, listener);
    return { ...parts, records: (shapes) => namingFile(path, parts.records(shapes)), sha256, close };
  } catch (error) {
    await close();
    throw withFile(path, error);
  }
}

async function* namingFile(path: string, records: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* records;
  } catch (error) {
    throw withFile(path, error);
  }
}

/** Whoever finds a fault in the bytes knows the line; the file is named here. */
function withFile(path: string, error: unknown): unknown {
  if (!(error instanceof OpscoreError)) return error;
  return new OpscoreError(error.code, { file: path, ...error.details }, { cause: error.cause });
}

async function* readBytes(
  path: string,
  compressed: boolean,
  onChunk: (chunk: Buffer, read: number) => void,
): AsyncGenerator<Buffer> {
  const file = readOnDisk(path, onChunk);
  if (!compressed) {
    yield* file;
    return;
  }
  const unpack = createGunzip({ chunkSize: CHUNK_BYTES });
  // Whichever of the two fails or is let go, the other one ends with it; the reader is told by the loop.
  pipeline(Readable.from(file), unpack, () => undefined);
  try {
    yield* unpack as AsyncIterable<Buffer>;
  } catch (cause) {
    const isOfGzip = String((cause as { code?: unknown }).code).startsWith('Z_');
    throw isOfGzip ? new OpscoreError('file-not-gzip', { file: path }, { cause }) : cause;
  }
}

async function* readOnDisk(path: string, onChunk: (chunk: Buffer, read: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let failure: unknown = null;
  chunks.once('error', (error) => (failure = error));
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      read += chunk.length;
      onChunk(chunk, read);
      yield chunk;
    }
  } catch (cause) {
    throw cause === failure ? new OpscoreError('file-not-found', { file: path }, { cause }) : cause;
  }
}

async function readCsv(
  bytes: AsyncGenerator<Buffer>,
  path: string,
  listener: SourceListener,
): Promise<Omit<Source, 'sha256' | 'close'>> {
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
  try {
    const [names = []] = parse(header, { relax_column_count: true });
    return names.map((name) => name.trim()).filter((name, index) => name !== '' || index < names.length - 1);
  } catch (cause) {
    throw new OpscoreError('file-header-broken', { file: path }, { cause });
  }
}

/** One JSON object a line. Its columns are those that the first object and the objects of the first chunk name. */
async function readNdjson(
  bytes: AsyncGenerator<Buffer>,
  path: string,
  listener: SourceListener,
): Promise<Omit<Source, 'sha256' | 'close'>> {
  const lines = readLines(bytes);
  const head: { line: number; text: string }[] = [];
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    head.push(next.value);
    if (head.length >= 1_000) break;
  }
  const columns = [...new Set(head.flatMap(({ text }) => Object.keys(parseObject(text) ?? {})))];
  if (columns.length === 0) throw new OpscoreError('file-empty', { file: path });
  async function* records(shapes?: readonly (FieldShape | null)[]): AsyncGenerator<Buffer> {
    if (shapes !== undefined) return;
    let batch: string[] = [];
    const add = ({ line, text }: { line: number; text: string }) => {
      const record = writeRecord(line, text, columns);
      if (record === null) listener.onRagged({ line, fields: 0, text });
      else batch.push(record);
    };
    for (const each of head) add(each);
    for await (const each of lines) {
      add(each);
      if (batch.length >= 5_000) {
        yield Buffer.from(batch.join(''));
        batch = [];
      }
    }
    yield Buffer.from(batch.join(''));
  }
  // Values of JSON are written in many ways: they are always read as texts.
  return { columns, records, isRegular: () => false };
}

async function* readLines(bytes: AsyncGenerator<Buffer>): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new OpscoreError('file-not-utf8', { line: line + 1 }, { cause });
    }
  };
  for await (const chunk of bytes) {
    const parts = (rest + decode(chunk)).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new OpscoreError('file-record-too-long', { line: line + parts.length + 1 });
    for (const text of parts) {
      line += 1;
      if (text.includes('\0')) throw new OpscoreError('file-has-nul', { line });
      if (text.trim() !== '') yield { line, text };
    }
  }
  rest += decode();
  if (rest.includes('\0')) throw new OpscoreError('file-has-nul', { line: line + 1 });
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A JSON object as a numbered CSV record; null where it is not one, names a further column, or holds more than plain values. */
function writeRecord(line: number, text: string, columns: readonly string[]): string | null {
  const object = parseObject(text);
  if (object === null || Object.keys(object).some((name) => !columns.includes(name))) return null;
  const fields = columns.map((name) => writeField(object[name]));
  return fields.includes(null) ? null : `${line},${fields.join(',')}\n`;
}

/** A JSON value as a CSV field; null for lists, objects, numbers that have lost digits, and texts that no table can hold. */
function writeField(value: unknown): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  if (typeof value === 'object' || (typeof value === 'string' && value.includes('\0'))) return null;
  return `"${String(value).replaceAll('"', '""')}"`;
}

/** The records as a stream for `COPY`; with `shapes` only as far as they are regular. */
export function streamRecords(source: Source, shapes?: readonly (FieldShape | null)[]): Readable {
  return Readable.from(source.records(shapes), { objectMode: false, highWaterMark: CHUNK_BYTES });
}
