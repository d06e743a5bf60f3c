import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ERRORS } from '#libs/domain/error-table.js';
import type { Grant } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { writeWholeFile } from './export-file.js';
import type { ExportFile, ExportFiles, HeldRows } from './export-files.js';
import type { ReportReading, WrittenSoFar } from './report-reading.js';

export interface MakingServices {
  readonly files: ExportFiles;
  readonly reading: ReportReading;
  /** The folder that the files lie in. */
  readonly folder: string;
  /** How many days a file is kept. */
  readonly keepDays: number;
  readonly clock: () => Date;
  /** What a user is called, and the roles that they have now; none for who may not come in any more. */
  readonly requesterOf: (userId: string) => Promise<Requester>;
}

/** Who asked for an export. */
export interface Requester {
  readonly name: string;
  readonly grants: readonly Grant[];
}

export interface MakingOptions {
  readonly onProgress?: (written: WrittenSoFar) => void;
  /** Nobody will try again: an unexpected error leaves the export `failed`, and not waiting. */
  readonly isLastAttempt?: boolean;
}

const A_DAY_MS = 86_400_000;
const PROGRESS_EVERY_MS = 500;
/** A file that nobody knows of and that is older was left by a process that was killed. */
const LEFT_AFTER_MS = 3_600_000;

/**
 * Makes the file of an export of the table export_files and settles its row. May be called twice, at once or after another, and
 * may end at any moment: each attempt writes a file of its own, and only the one whose row is settled is kept. What the person
 * may not see, or what does not exist, is no error: the export has failed for good. Throws what has nothing to do with the
 * request, to be tried again.
 */
export async function makeExport(services: MakingServices, exportId: string, options: MakingOptions = {}): Promise<void> {
  const { files, folder, clock } = services;
  const taken = await files.take(exportId, clock());
  if (taken === null) return;
  const fileName = `${exportId}.${randomUUID().slice(0, 8)}.${taken.request.format}`;
  const path = join(folder, fileName);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // The file and its record say the same: what it holds is as of its begin.
    const madeAt = clock();
    const { rows, holds } = await writeExport(services, { taken, path, madeAt }, options);
    const { size } = await stat(path);
    const expiresAt = new Date(madeAt.getTime() + services.keepDays * A_DAY_MS);
    const isKept = await files.settleDone(exportId, { fileName, rows, sizeBytes: size, holds, madeAt, expiresAt });
    if (!isKept) await rm(path, { force: true });
  } catch (error) {
    // Where it is not known whether the row was settled, the file is left: if nobody knows it, it is swept away later.
    const state = isRefusal(error) || options.isLastAttempt === true ? 'failed' : 'waiting';
    await files.settleFailed(exportId, state, writtenError(error), clock()).catch(() => undefined);
    if (!isRefusal(error)) throw error;
  }
}

async function writeExport(
  { files, reading, requesterOf, clock }: MakingServices,
  { taken, path, madeAt }: { readonly taken: ExportFile; readonly path: string; readonly madeAt: Date },
  { onProgress = () => undefined }: MakingOptions,
): Promise<{ rows: number; holds: HeldRows }> {
  const { exportId, request, requestedBy } = taken;
  const { name, grants } = await requesterOf(requestedBy);
  if (reachOf(grants, 'exports.make') === null) throw new OpscoreError('export-requester-gone', { report: request.report });
  const notes = new ProgressNotes((written) => files.progress(exportId, written, clock()), onProgress);
  try {
    return await reading.read(
      reading.check(request),
      { reachBy: (permission) => reachOf(grants, permission), madeBy: { name, at: madeAt } },
      async ({ pieces, written, holds }) => {
        const watched = async function* (): AsyncIterable<string | Uint8Array> {
          for await (const piece of pieces) {
            yield piece;
            notes.write(written);
          }
        };
        await writeWholeFile(path, watched());
        return { rows: written().done, holds };
      },
    );
  } finally {
    await notes.end();
  }
}

/** Writes to the table how much there is: now and then, one at a time, and never so that who holds a connection waits for another one. */
class ProgressNotes {
  private lastMs = performance.now();
  private writing: Promise<void> | undefined;

  constructor(
    private readonly note: (written: WrittenSoFar) => Promise<void>,
    private readonly tell: (written: WrittenSoFar) => void,
  ) {}

  write(writtenSoFar: () => WrittenSoFar): void {
    if (this.writing !== undefined || performance.now() - this.lastMs < PROGRESS_EVERY_MS) return;
    this.lastMs = performance.now();
    const written = writtenSoFar();
    this.tell(written);
    this.writing = this.note(written)
      .catch(() => undefined)
      .finally(() => (this.writing = undefined));
  }

  async end(): Promise<void> {
    await this.writing;
  }
}

/** Removes files whose time is over, and those that were left by processes that were killed. Gives how many. */
export async function sweepExports({ files, folder, clock }: Pick<MakingServices, 'files' | 'folder' | 'clock'>): Promise<number> {
  const expired = await files.expire(clock());
  const left = await findLeftFiles(files, folder);
  for (const name of [...expired, ...left]) await rm(join(folder, name), { force: true });
  return expired.length + left.length;
}

async function findLeftFiles(files: ExportFiles, folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    // The times of files are the machine's own, whatever clock the product is given.
    if (found?.isFile() === true && Date.now() - found.mtimeMs > LEFT_AFTER_MS) old.push(name);
  }
  if (old.length === 0) return [];
  const known = await files.known(old);
  return old.filter((name) => !known.has(name));
}

/** Faults of the request or of the rights of who asked, which trying again does not mend. */
function isRefusal(error: unknown): error is OpscoreError {
  return error instanceof OpscoreError && error.code !== 'file-not-writable' && ERRORS[error.code].http < 500;
}

/** Why it failed, so that it can be said in both languages where it was expected; else nothing of what the database said. */
function writtenError(error: unknown): string {
  if (error instanceof OpscoreError) return JSON.stringify({ code: error.code, details: error.details });
  return JSON.stringify({ code: 'export-interrupted', details: {} });
}
