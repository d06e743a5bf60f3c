import { randomUUID } from 'node:crypto';
import { copyFile, link, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '#libs/ingest/kind.js';
import { kindOfName } from '#libs/ingest/kind-of-name.js';
import { CANONICAL } from '#libs/ingest/profiles.js';
import { FileReceiver, syncFolder, withFolder } from './file-receiver.js';
import type { FileReceiverOptions, StoredFile } from './file-receiver.js';
import type { ImportFiles, ReceivedFile } from './import-files.js';
import { UNKNOWN_KIND } from './import-files.js';
import { kindOfHeader } from './kind-of-file.js';
import { importFileName } from './safe-file-name.js';

/** How the file is to be imported. */
export interface ImportOrder {
  /** Of a canonical file; told by name and header where neither it nor the profile is given. */
  readonly kind: KindName | null;
  readonly profile: string | null;
  /** What the profile is told. */
  readonly options: Readonly<Record<string, string>>;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly actor: Actor;
}

export interface UploadRequest extends ImportOrder {
  /** As it was sent. */
  readonly fileName: string;
  readonly contentType: string;
  /** As the request says it; null where it does not. */
  readonly contentLength: number | null;
}

/** A folder of an upload that nobody has written to for so long is of a process that is gone. */
const ABANDONED_MS = 3_600_000;
/** How long the files of settled uploads are kept. */
export const UPLOAD_DAYS = 30;
const A_DAY_MS = 86_400_000;
const IDS_AT_ONCE = 1_000;
const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Files that are sent to a server: streamed to its disk in flat memory, and then noted as waiting for their import. */
export class Uploads {
  private readonly receiver: FileReceiver;

  constructor(
    private readonly files: ImportFiles,
    private readonly options: FileReceiverOptions,
  ) {
    this.receiver = new FileReceiver(options);
  }

  /**
   * Takes a file in and gives its id; it counts only when it lies on the disk as a whole. The source is not destroyed where it is refused.
   * Throws `upload-type-unknown` and what {@link FileReceiver.receive} throws.
   */
  async receive(source: Readable, request: UploadRequest): Promise<string> {
    const fileName = importFileName(request.fileName, request.contentType);
    if (fileName === null) throw new OpscoreError('upload-type-unknown', { file: request.fileName.slice(0, 100) });
    const fileId = randomUUID();
    const sent = { fileName, contentLength: request.contentLength };
    return this.receiver.receive(source, fileId, sent, (file) => this.note(fileId, fileName, file, request));
  }

  /** Notes a file that lies on the disk already as waiting for an import, and gives its id. It stays where it is, and may be imported again. */
  async receiveStored({ fileName, path, sizeBytes }: StoredFile & { readonly fileName: string }, order: ImportOrder): Promise<string> {
    const fileId = randomUUID();
    const folder = join(this.options.folder, fileId);
    return withFolder(folder, async () => {
      const own = join(folder, fileName);
      await linkOrCopy(path, own);
      await syncFolder(folder);
      return this.note(fileId, fileName, { path: own, sizeBytes }, order);
    });
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

  private async note(fileId: string, fileName: string, { path, sizeBytes }: StoredFile, order: ImportOrder): Promise<string> {
    const { profile, options, strict, dryRun, actor } = order;
    const readBy = order.kind === null ? profile : CANONICAL;
    const kind = order.kind ?? (profile === null ? await kindOf(path, fileName) : UNKNOWN_KIND);
    return this.files.receive({ fileId, path, fileName, kind, profile: readBy, options, sizeBytes, strict, dryRun, actor });
  }
}

async function kindOf(path: string, fileName: string): Promise<ReceivedFile['kind']> {
  return kindOfName(fileName) ?? (await kindOfHeader(path).catch(() => UNKNOWN_KIND as typeof UNKNOWN_KIND));
}

/** Another name for the same file; a copy where the disk knows no such names. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
  }
}

/** Whether nobody has written to a folder for so long that whoever filled it must be gone. */
export async function isAbandoned(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  const times = await Promise.all([folder, ...names.map((name) => join(folder, name))].map((path) => stat(path).then(({ mtimeMs }) => mtimeMs, () => 0)));
  return Date.now() - Math.max(...times) > ABANDONED_MS;
}
