import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { OpscoreError } from '#libs/domain/errors.js';
import { WorkbookReader } from '#libs/spreadsheets/read-workbook.js';
import type { Container } from './container.js';
import { containerOf, refuseArchive } from './container.js';
import { readCsv } from './csv-records.js';
import type { FieldShape } from './field-shapes.js';
import { readOnDisk, unpackGzip } from './file-bytes.js';
import { readNdjson } from './ndjson-records.js';
import { readSheets } from './sheet-records.js';
import type { SourceListener, SourceRecords } from './source-records.js';
import { ENCODING_NAMES, readAsUtf8 } from './text-encoding.js';

/** The endings that canonical files may have; what a file is, its bytes tell. */
export const FILE_ENDING = /\.(?:(?:csv|ndjson)(?:\.gz)?|xlsx)$/i;

const CHUNK_BYTES = 1024 * 1024;

/** A file opened for import. */
export interface Source extends SourceRecords {
  /** What it was taken for, such as `CSV, GB18030 (GBK), gzip`; known once all records are read. */
  readAs(): string;
  /** The SHA-256 of the file as it lies on disk; known once all records are read. */
  sha256(): string;
  /** Lets go of the file, wherever reading it stopped. */
  close(): Promise<void>;
}

/**
 * Opens a canonical file: CSV or NDJSON, packed with gzip or not, in UTF-8, UTF-16 or GB18030, or a workbook. What it is, its bytes tell;
 * NDJSON is told by its name. With `isLook` it is opened for its columns alone, quickly however large it is.
 *
 * Throws `file-not-found`, `file-type-unknown`, `file-empty`, `file-header-broken`, `file-not-gzip` and what
 * {@link RecordScanner} throws.
 */
export async function openSource(path: string, listener: SourceListener, { isLook = false }: { readonly isLook?: boolean } = {}): Promise<Source> {
  const name = basename(path).toLowerCase();
  if (!FILE_ENDING.test(name)) throw new OpscoreError('file-type-unknown', { file: path });
  const info = await stat(path).catch((cause: unknown) => {
    throw new OpscoreError('file-not-found', { file: path }, { cause });
  });
  if (!info.isFile()) throw new OpscoreError('file-not-found', { file: path });
  const container = await containerOf(path);
  return container === 'workbook' ? openWorkbook(path, listener, isLook) : openText(path, { container, isNdjson: name.includes('.ndjson'), size: info.size }, listener);
}

async function openText(
  path: string,
  { container, isNdjson, size }: { readonly container: Container; readonly isNdjson: boolean; readonly size: number },
  listener: SourceListener,
): Promise<Source> {
  if (container === 'archive' || container === 'old-workbook') throw new OpscoreError('file-type-unknown', { file: path });
  const hash = createHash('sha256');
  const file = readOnDisk(path, (chunk, read) => {
    hash.update(chunk);
    listener.onProgress(read, size);
  });
  const isPacked = container === 'gzip';
  const { bytes, encoding } = readAsUtf8(isPacked ? unpackGzip(file, path) : file);
  let digest: string | undefined;
  const sha256 = () => (digest ??= hash.digest('hex'));
  const readAs = () => [isNdjson ? 'NDJSON' : 'CSV', ENCODING_NAMES[encoding()], ...(isPacked ? ['gzip'] : [])].join(', ');
  const close = async () => {
    await bytes.return(undefined);
  };
  try {
    const parts = isNdjson ? await readNdjson(bytes, path, listener) : await readCsv(bytes, path, listener);
    return { ...parts, records: (shapes) => namingFile(path, parts.records(shapes)), readAs, sha256, close };
  } catch (error) {
    await close();
    throw withFile(path, error);
  }
}

async function openWorkbook(path: string, listener: SourceListener, isLook: boolean): Promise<Source> {
  const hash = createHash('sha256');
  if (!isLook) for await (const chunk of readOnDisk(path, () => undefined)) hash.update(chunk);
  const sha256 = hash.digest('hex');
  const workbook = await WorkbookReader.open(path, { isLook }).catch((error: unknown) => {
    throw refuseArchive(path, error);
  });
  const close = () => Promise.resolve(workbook.close());
  try {
    const parts = await readSheets(workbook, path, listener);
    return { ...parts, readAs: () => 'XLSX', sha256: () => sha256, close };
  } catch (error) {
    await close();
    throw refuseArchive(path, error);
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

/** The records as a stream for `COPY`; with `shapes` only as far as they are regular. */
export function streamRecords(source: Source, shapes?: readonly (FieldShape | null)[]): Readable {
  return Readable.from(source.records(shapes), { objectMode: false, highWaterMark: CHUNK_BYTES });
}
