import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { createInflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { fromBuffer, fromRandomAccessReader } from 'yauzl';
import { crc32 } from './crc32.js';
import { FileReader } from './file-reader.js';

/** A ZIP archive or a workbook that cannot be read, or must not be. `reason` is one of a few words that callers put into sentences. */
export class UnreadableArchive extends Error {
  constructor(
    readonly reason: 'not-zip' | 'too-large' | 'too-packed' | 'encrypted' | 'broken',
    options?: ErrorOptions,
  ) {
    super(`The archive is ${reason}.`, options);
  }
}

/** A file in an archive. */
export interface ArchiveEntry {
  readonly name: string;
  /** As the archive says: reading it fails where that is not so. */
  readonly bytes: number;
  readonly packedBytes: number;
}

const MOST_ENTRIES = 20_000;
/** Beyond it, honest files are packed less than so many times: a table of the same row over and over comes to about sixty. */
const LARGE_BYTES = 50 * 1024 * 1024;
const MOST_PACKED = 300;

const DEFLATED = 8;

const openFile = promisify<FileReader, number, object, ZipFile>(fromRandomAccessReader as never);
const openBytes = promisify<Buffer, object, ZipFile>(fromBuffer as never);

/** A ZIP archive whose files are read one by one, in flat memory. Its list alone tells whether it is a bomb. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly found: ReadonlyMap<string, Entry>,
  ) {}

  /** Opens an archive by its path, or its bytes. Throws `UnreadableArchive`. */
  static async open(file: string | Buffer): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    let zip: ZipFile;
    try {
      zip = typeof file === 'string' ? await openPath(file, options) : await openBytes(file, options);
    } catch (cause) {
      throw new UnreadableArchive('not-zip', { cause });
    }
    try {
      return new Archive(zip, await readList(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Its files, without folders. */
  get entries(): ArchiveEntry[] {
    return [...this.found].map(([name, { uncompressedSize, compressedSize }]) => ({ name, bytes: uncompressedSize, packedBytes: compressedSize }));
  }

  has(name: string): boolean {
    return this.found.has(name);
  }

  /** The bytes of a file, unpacked as they are read. Throws `UnreadableArchive`, also while it is read and where it is not what the list says. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.found.get(name);
    if (entry === undefined) throw new UnreadableArchive('broken');
    let [read, sum] = [0, 0];
    for await (const chunk of this.unpack(entry)) {
      read += chunk.length;
      sum = crc32(chunk, sum);
      if (read > entry.uncompressedSize) break;
      yield chunk;
    }
    if (read !== entry.uncompressedSize || sum !== entry.crc32) throw new UnreadableArchive('broken');
  }

  private async *unpack(entry: Entry): AsyncGenerator<Buffer> {
    const isDeflated = entry.compressionMethod === DEFLATED;
    let packed: Readable | undefined;
    try {
      packed = await openPacked(this.zip, entry, isDeflated ? { decompress: false } : {});
      // Whichever of the two fails or is let go, the other one ends with it; the reader is told by the loop.
      yield* (isDeflated ? pipeline(packed, createInflateRaw(), () => undefined) : packed) as AsyncIterable<Buffer>;
    } catch (cause) {
      throw new UnreadableArchive('broken', { cause });
    } finally {
      packed?.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function openPath(path: string, options: object): Promise<ZipFile> {
  const reader = new FileReader(path);
  try {
    return await openFile(reader, reader.bytes, options);
  } catch (error) {
    reader.close(() => undefined);
    throw error;
  }
}

function openPacked(zip: ZipFile, entry: Entry, options: object): Promise<Readable> {
  return promisify<Entry, object, Readable>(zip.openReadStream.bind(zip) as never)(entry, options);
}

async function readList(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    let [files, packed, unpacked] = [0, 0, 0];
    zip.on('entry', (entry: Entry) => {
      files += 1;
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      // Files that lie in each other would make more of a small archive than it can hold.
      const fault = faultOf(entry, files) ?? (isBomb(unpacked, packed) ? 'too-packed' : packed > zip.fileSize ? 'broken' : null);
      if (fault !== null) {
        reject(new UnreadableArchive(fault));
        return;
      }
      const name = readName(entry.fileName as unknown as Buffer);
      if (!name.endsWith('/')) found.set(name, entry);
      zip.readEntry();
    });
    zip.once('end', resolve);
    zip.once('error', (cause: Error) => reject(new UnreadableArchive('broken', { cause })));
    zip.readEntry();
  });
  return found;
}

/** Names are for looking at and for telling files apart, never for paths. Chinese systems write them in GBK without saying so. */
function readName(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

function faultOf({ compressedSize, uncompressedSize, generalPurposeBitFlag }: Entry, files: number): UnreadableArchive['reason'] | null {
  if (files > MOST_ENTRIES) return 'too-large';
  if ((generalPurposeBitFlag & 1) !== 0) return 'encrypted';
  return isBomb(uncompressedSize, compressedSize) ? 'too-packed' : null;
}

/** Whether so many bytes come out of so few as of no honest file; `most`: of one whose content is varied, or packed already. */
export function isBomb(unpacked: number, packed: number, most = MOST_PACKED): boolean {
  return unpacked > LARGE_BYTES && unpacked > packed * most;
}
