import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Entry, ZipFile } from 'yauzl';
import { fromBuffer, open } from 'yauzl';

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
}

const MOST_ENTRIES = 20_000;
/** Beyond it, honest files are packed less than so many times: a table of the same row over and over comes to about sixty. */
const LARGE_BYTES = 50 * 1024 * 1024;
const MOST_PACKED = 300;

const openFile = promisify<string, object, ZipFile>(open as never);
const openBytes = promisify<Buffer, object, ZipFile>(fromBuffer as never);

/** A ZIP archive whose files are read one by one, in flat memory. Its list alone tells whether it is a bomb. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly found: ReadonlyMap<string, Entry>,
  ) {}

  /** Opens an archive by its path, or its bytes. Throws `UnreadableArchive`. */
  static async open(file: string | Buffer): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false };
    let zip: ZipFile;
    try {
      zip = typeof file === 'string' ? await openFile(file, options) : await openBytes(file, options);
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
    return [...this.found.values()].map(({ fileName, uncompressedSize }) => ({ name: fileName, bytes: uncompressedSize }));
  }

  has(name: string): boolean {
    return this.found.has(name);
  }

  /** The bytes of a file, unpacked as they are read. Throws `UnreadableArchive`, also while it is read. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.found.get(name);
    if (entry === undefined) throw new UnreadableArchive('broken');
    let stream: Readable | undefined;
    try {
      stream = await promisify<Entry, Readable>(this.zip.openReadStream.bind(this.zip) as never)(entry);
      yield* stream as AsyncIterable<Buffer>;
    } catch (cause) {
      throw new UnreadableArchive('broken', { cause });
    } finally {
      stream?.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function readList(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const fault = faultOf(entry, found.size);
      if (fault !== null) {
        reject(new UnreadableArchive(fault));
        return;
      }
      if (!entry.fileName.endsWith('/')) found.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', resolve);
    zip.once('error', (cause: Error) => reject(new UnreadableArchive('broken', { cause })));
    zip.readEntry();
  });
  return found;
}

function faultOf({ compressedSize, uncompressedSize, generalPurposeBitFlag }: Entry, before: number): UnreadableArchive['reason'] | null {
  if (before >= MOST_ENTRIES) return 'too-large';
  if ((generalPurposeBitFlag & 1) !== 0) return 'encrypted';
  return uncompressedSize > LARGE_BYTES && uncompressedSize > compressedSize * MOST_PACKED ? 'too-packed' : null;
}
