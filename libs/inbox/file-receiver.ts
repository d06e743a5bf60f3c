import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { OpscoreError } from '#libs/domain/errors.js';
import { codeOf } from './file-mark.js';

export interface FileReceiverOptions {
  /** Every file has a folder of its own in it. All servers and workers share it. */
  readonly folder: string;
  readonly limitBytes: number;
  /** How many bytes the disk has left; asked of the system where it is not given. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** A file that is sent. */
export interface SentFile {
  /** A safe name. */
  readonly fileName: string;
  /** As the request says it; null where it does not. */
  readonly contentLength: number | null;
}

/** A file that lies on the disk as a whole. */
export interface StoredFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** How many files one server takes at once. */
export const MOST_UPLOADS = 4;
/** What is left free on the disk, for the database that may lie on it. */
const ROOM_LEFT = 256 * 1024 * 1024;
/** How often it is looked whether there is room. */
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;

/** Takes files that are sent to a server onto its disk: as they come, in flat memory, and only where there is room. */
export class FileReceiver {
  private running = 0;

  constructor(private readonly options: FileReceiverOptions) {}

  /**
   * Takes a file into a folder of its own, and does with it what is to be done before it counts; where that fails, nothing of it is left.
   * The source is not destroyed where it is refused. Throws `upload-too-large`, `upload-empty`, `upload-cut-off`, `uploads-busy`,
   * `upload-no-room`.
   */
  async receive<T>(source: Readable, id: string, { fileName, contentLength }: SentFile, finish: (file: StoredFile) => Promise<T>): Promise<T> {
    if ((contentLength ?? 0) > this.options.limitBytes) throw this.tooLarge();
    if (this.running >= MOST_UPLOADS) throw new OpscoreError('uploads-busy', { most: MOST_UPLOADS });
    this.running += 1;
    const folder = join(this.options.folder, id);
    try {
      return await withFolder(folder, async () => {
        const path = join(folder, fileName);
        await this.requireRoom(contentLength ?? 0);
        const sizeBytes = await this.write(source, `${path}.part`);
        if (sizeBytes === 0) throw new OpscoreError('upload-empty');
        await rename(`${path}.part`, path);
        await syncFolder(folder);
        return finish({ path, sizeBytes });
      });
    } finally {
      this.running -= 1;
    }
  }

  /** Writes all that comes, and has it on the disk for sure. Gives its bytes. */
  private async write(source: Readable, path: string): Promise<number> {
    const file = await open(path, 'wx');
    try {
      let written = 0;
      let looked = 0;
      for await (const chunk of chunksOf(source)) {
        written += chunk.length;
        if (written > this.options.limitBytes) throw this.tooLarge();
        await writeWhole(file, chunk);
        if (written - looked < LOOK_EVERY_BYTES) continue;
        looked = written;
        await this.requireRoom(0);
      }
      await file.sync();
      return written;
    } finally {
      await file.close();
    }
  }

  private async requireRoom(bytes: number): Promise<void> {
    const { folder, freeBytes = askFreeBytes } = this.options;
    if ((await freeBytes(folder)) < bytes + ROOM_LEFT) throw new OpscoreError('upload-no-room');
  }

  private tooLarge(): OpscoreError {
    return new OpscoreError('upload-too-large', { most: this.options.limitBytes });
  }
}

/** Makes a folder and does work in it; where that fails, the folder goes with all that is in it. Throws `upload-no-room`. */
export async function withFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(folder, { recursive: true });
    return await work();
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? new OpscoreError('upload-no-room', {}, { cause: error }) : error;
  }
}

/** Has the names of a folder on the disk for sure; systems that cannot do that do it by themselves. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

/** What comes of a request. Throws `upload-cut-off` where it ends early. Whoever stops reading leaves it open, to be answered. */
async function* chunksOf(source: Readable): AsyncGenerator<Buffer> {
  try {
    yield* source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new OpscoreError('upload-cut-off', {}, { cause });
  }
}

async function writeWhole(file: FileHandle, chunk: Buffer): Promise<void> {
  let start = 0;
  while (start < chunk.length) start += (await file.write(chunk, start)).bytesWritten;
}

async function askFreeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
