import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { Archive, UnreadableArchive } from '#libs/spreadsheets/archive.js';
import { MOST_OLD_WORKBOOK_BYTES, OldWorkbookReader } from '#libs/spreadsheets/read-old-workbook.js';
import { WorkbookReader } from '#libs/spreadsheets/read-workbook.js';
import type { Container } from './container.js';
import { containerOf, refuseArchive } from './container.js';
import { readOnDisk, unpackGzip } from './file-bytes.js';
import type { TableRow } from './table-rows.js';
import { cutRows, separatorOf } from './table-rows.js';
import { ENCODING_NAMES, readDecoded } from './text-encoding.js';
import { UnpackedWorkbooks } from './unpacked-workbooks.js';

/** A table in a foreign file: the file itself, a sheet of a workbook, or a file in an archive. */
export interface RawTable {
  /** The name of the file, or of the file in the archive. */
  readonly file: string;
  /** The name of the sheet; null where the table is no sheet. */
  readonly sheet: string | null;
  /** Whether every row has as many cells as the header: in sheets, empty ones at the end are not there. */
  readonly isEven: boolean;
  /** Its rows, some at a time. May be read again and again; with `wanted`, cells of other columns may be left empty. */
  rows(wanted?: readonly number[]): AsyncGenerator<readonly TableRow[]>;
}

/** A foreign file, opened. */
export interface RawFile {
  readonly tables: readonly RawTable[];
  /** What it was taken for, such as `CSV, GB18030 (GBK), gzip`; as far as its tables were read. */
  readAs(): string;
  /** The SHA-256 of the file as it lies on disk. Reads all of it. */
  hash(): Promise<string>;
  close(): void;
}

/** The endings that foreign files have; what a file is, its bytes tell. */
export const RAW_ENDING = /\.(?:(?:csv|tsv|txt)(?:\.gz)?|gz|xlsx?|zip)$/i;

type OnProgress = (bytes: number, total: number) => void;

const PIECE_BYTES = 64 * 1024;
const ROWS_AT_ONCE = 32;
/** Few texts of a workbook may stand in many cells, so that its rows are longer than it. */
const LENGTH_AT_ONCE = 4 * 1024 * 1024;
const TEXT_FILE = /\.(?:csv|tsv|txt)$/i;
const WORKBOOK_FILE = /\.xlsx$/i;
/** What lies in an archive and is no table of its own: what systems put there beside the files. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.)/;
/** Workbooks in an archive are unpacked as a whole, all of them at once. */
const MOST_WORKBOOKS = 50;

/**
 * Opens a file of another system: text with separators in any of the encodings that people have, packed with gzip or not, workbooks new
 * and old, or an archive of such files. What it is, its bytes tell. With `isLook` it is opened for its first rows alone, quickly however
 * large it is. Throws `file-not-found`, `file-is-page` and what is wrong with archives and workbooks.
 */
export async function openRawFile(path: string, onProgress: OnProgress, { isLook = false }: { readonly isLook?: boolean } = {}): Promise<RawFile> {
  const container = await containerOf(path);
  try {
    return { ...(await openAs(container, path, onProgress, isLook)), hash: () => hashOf(path) };
  } catch (error) {
    throw refuseArchive(path, error);
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readOnDisk(path, () => undefined)) hash.update(chunk);
  return hash.digest('hex');
}

type Opened = Omit<RawFile, 'hash'>;

async function openAs(container: Container, path: string, onProgress: OnProgress, isLook: boolean): Promise<Opened> {
  const file = basename(path);
  switch (container) {
    case 'workbook': {
      const workbook = await WorkbookReader.open(path, { isLook });
      return { tables: sheetsOf(workbook, file, path, onProgress), readAs: () => 'XLSX', close: () => workbook.close() };
    }
    case 'old-workbook': {
      if ((await stat(path)).size > MOST_OLD_WORKBOOK_BYTES) throw new UnreadableArchive('too-large');
      const workbook = OldWorkbookReader.open(await readFile(path));
      return { tables: sheetsOf(workbook, file, path, onProgress), readAs: () => 'XLS', close: () => workbook.close() };
    }
    case 'archive':
      return openArchive(path, onProgress);
    case 'gzip':
    case 'text': {
      const isPacked = container === 'gzip';
      const { size } = await stat(path);
      const open = () => {
        const bytes = readOnDisk(path, (_, read) => onProgress(read, size));
        return isPacked ? unpackGzip(bytes, path) : bytes;
      };
      const text = tableOfText(file.replace(/\.gz$/i, ''), path, open);
      return { tables: [text.table], readAs: () => [text.readAs(), ...(isPacked ? ['gzip'] : [])].join(', '), close: () => undefined };
    }
  }
}

function sheetsOf(workbook: Pick<WorkbookReader, 'sheetNames' | 'sizeOf' | 'rows'>, file: string, path: string, onProgress: OnProgress): RawTable[] {
  return workbook.sheetNames.map((sheet) => ({
    file,
    sheet,
    isEven: false,
    rows: async function* (wanted?: readonly number[]) {
      const total = workbook.sizeOf(sheet);
      let [batch, length]: [TableRow[], number] = [[], 0];
      try {
        for await (const { number, cells } of workbook.rows(sheet, (bytes) => onProgress(bytes, total), othersThan(wanted ?? []))) {
          batch.push({ line: number, cells, width: cells.length });
          for (const cell of cells) length += cell.length;
          if (batch.length < ROWS_AT_ONCE && length < LENGTH_AT_ONCE) continue;
          yield batch;
          [batch, length] = [[], 0];
        }
      } catch (error) {
        throw refuseArchive(path, error);
      }
      if (batch.length > 0) yield batch;
    },
  }));
}

/** The columns before the last that is wanted, but for those. */
function othersThan(wanted: readonly number[]): Set<number> {
  return new Set(Array.from({ length: Math.max(0, ...wanted) }, (_, column) => column).filter((column) => !wanted.includes(column)));
}

/** The table of a text; how it was written is known once it was read. */
function tableOfText(file: string, path: string, open: () => AsyncGenerator<Buffer>): { table: RawTable; readAs: () => string } {
  let readAs = 'CSV';
  async function* rows(wanted?: readonly number[]): AsyncGenerator<readonly TableRow[]> {
    const { pieces, encoding } = readDecoded(inPieces(open()));
    const texts = decode(pieces);
    let form = 'CSV';
    try {
      const first = await texts.next();
      if (first.done === true) return;
      const separator = separatorOf(first.value.slice(0, 64 * 1024));
      form = separator === '\t' ? 'TSV' : 'CSV';
      yield* cutRows(continueWith(first.value, texts), separator, wanted ?? null);
    } catch (error) {
      throw error instanceof OpscoreError ? new OpscoreError(error.code, { file: path, ...error.details }, { cause: error }) : refuseArchive(path, error);
    } finally {
      // Also of a table of which only the first rows were read.
      readAs = `${form}, ${ENCODING_NAMES[encoding()]}`;
      await texts.return(undefined);
    }
  }
  return { table: { file, sheet: null, isEven: true, rows }, readAs: () => readAs };
}

/** Short pieces become short texts, which are gone again before they are dear to keep. */
async function* inPieces(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) for (let start = 0; start < chunk.length; start += PIECE_BYTES) yield chunk.subarray(start, start + PIECE_BYTES);
}

async function* continueWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** UTF-8 as text, without its mark. Throws `file-not-utf8`. */
async function* decode(pieces: AsyncGenerator<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const read = (chunk?: Buffer) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw new OpscoreError('file-not-utf8', { line }, { cause });
    }
  };
  for await (const chunk of pieces) {
    if (typeof chunk === 'string') {
      yield chunk;
      continue;
    }
    const text = read(chunk);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
    if (text !== '') yield text;
  }
  const last = read();
  if (last !== '') yield last;
}

/** The tables of the files in an archive, in the order of their names. */
async function openArchive(path: string, onProgress: OnProgress): Promise<Opened> {
  const archive = await Archive.open(path);
  const unpacked = new UnpackedWorkbooks();
  try {
    const names = archive.entries.map(({ name }) => name).filter((name) => !BESIDE.test(name)).toSorted();
    const texts = names.filter((name) => TEXT_FILE.test(name)).map((name) => tableOfText(basename(name), path, () => archive.read(name)));
    const workbooks: RawTable[] = [];
    for (const [index, name] of names.filter((each) => WORKBOOK_FILE.test(each)).entries()) {
      if (index >= MOST_WORKBOOKS) throw new UnreadableArchive('too-large');
      const workbook = await unpacked.open(archive, name, String(index));
      workbooks.push(...sheetsOf(workbook, basename(name), path, onProgress));
    }
    const readAs = () => ['ZIP', ...new Set(texts.map((each) => each.readAs())), ...(workbooks.length > 0 ? ['XLSX'] : [])].join(', ');
    const close = () => {
      unpacked.close();
      archive.close();
    };
    return { tables: [...texts.map(({ table }) => table), ...workbooks], readAs, close };
  } catch (error) {
    unpacked.close();
    archive.close();
    throw error;
  }
}
