import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '#libs/ingest/kind.js';
import { codeOf } from './file-mark.js';
import type { ImportFiles } from './import-files.js';
import { UNKNOWN_KIND } from './import-files.js';
import { kindOfHeader, kindOfName } from './kind-of-file.js';
import { importFileName } from './safe-file-name.js';

export interface UploadOptions {
  /** Every upload has a folder of its own in it. All servers and workers share it. */
  readonly folder: string;
  readonly limitBytes: number;
  /** How many bytes the disk has left; asked of the system where it is not given. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

export interface UploadRequest {
  /** As it was sent. */
  readonly fileName: string;
  readonly contentType: string;
  /** As the request says it; null where it does not. */
  readonly contentLength: number | null;
  /** Told by name and header where it is not given. */
  readonly kind: KindName | null;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly actor: Actor;
}

/** How many uploads one server takes at once. */
export const MOST_UPLOADS = 4;
/** What is left free on the disk, for the database that may lie on it. */
const ROOM_LEFT = 256 * 1024 * 1024;
/** How often it is looked whether there is room. */
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;
/** A folder of an upload that nobody has written to for so long is of a process that is gone. */
const ABANDONED_MS = 3_600_000;
/** How long the files of settled uploads are kept. */
export const UPLOAD_DAYS = 30;
const A_DAY_MS = 86_400_000;
const IDS_AT_ONCE = 1_000;
const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files that are sent to a server: streamed to its disk in flat memory, and then noted as waiting for their import. */
export class Uploads {
  private running = 0;

  constructor(
    private readonly files: ImportFiles,
    private readonly options: UploadOptions,
  ) {}

  /**
   * Takes a file in and gives its id; it counts only when it lies on the disk as a whole. The source is not destroyed where it is refused.
   * Throws `upload-type-unknown`, `upload-too-large`, `upload-empty`, `upload-cut-off`, `uploads-busy`, `upload-no-room`.
   */
  async receive(source: Readable, request: UploadRequest): Promise<string> {
    const fileName = importFileName(request.fileName, request.contentType);
    if (fileName === null) throw new OpscoreError('upload-type-unknown', { file: request.fileName.slice(0, 100) });
    if ((request.contentLength ?? 0) > this.options.limitBytes) throw this.tooLarge();
    if (this.running >= MOST_UPLOADS) throw new OpscoreError('uploads-busy', { most: MOST_UPLOADS });
    this.running += 1;
    try {
      return await this.store(source, request, fileName);
    } finally {
      this.running -= 1;
    }
  }

  /** Removes what uploads left behind that were cut off by the end of their process, and files that are settled for {@link UPLOAD_DAYS} days. */
  async sweep(now: Date): Promise<void> {
    const ids = (await readdir(this.options.folder).catch(() => [])).filter((name) => FILE_ID.test(name));
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      const before = new Date(now.getTime() - UPLOAD_DAYS * A_DAY_MS);
      for (const { fileId, received } of await this.files.settledBefore(ids.slice(start, start + IDS_AT_ONCE), before)) {
        const folder = join(this.options.folder, fileId);
        if (received || (await isAbandoned(folder))) await rm(folder, { recursive: true, force: true });
      }
    }
  }

  private async store(source: Readable, request: UploadRequest, fileName: string): Promise<string> {
    const fileId = randomUUID();
    const folder = join(this.options.folder, fileId);
    const path = join(folder, fileName);
    try {
      await mkdir(folder, { recursive: true });
      await this.requireRoom(request.contentLength ?? 0);
      const sizeBytes = await this.write(source, `${path}.part`);
      if (sizeBytes === 0) throw new OpscoreError('upload-empty');
      await rename(`${path}.part`, path);
      await syncFolder(folder);
      const kind = request.kind ?? kindOfName(fileName) ?? (await kindOfHeader(path).catch(() => UNKNOWN_KIND as typeof UNKNOWN_KIND));
      const { strict, dryRun, actor } = request;
      return await this.files.receive({ fileId, path, fileName, kind, sizeBytes, strict, dryRun, actor });
    } catch (error) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) ? new OpscoreError('upload-no-room', {}, { cause: error }) : error;
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

/** Has the names of a folder on the disk for sure; systems that cannot do that do it by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function isAbandoned(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all([folder, ...names.map((name) => join(folder, name))].map((path) => stat(path).then(({ mtimeMs }) => mtimeMs, () => 0)));
  return Date.now() - Math.max(...times) > ABANDONED_MS;
}
