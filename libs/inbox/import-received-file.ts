import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Database } from '#libs/database/database.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { AlsoInTransaction, ImportPhase, ImportRequest, ImportSummary } from '#libs/ingest/import-request.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import type { Reading } from './decide-reading.js';
import { decideReading } from './decide-reading.js';
import type { FileMark } from './file-mark.js';
import { codeOf, isSameMark, markOf } from './file-mark.js';
import type { ReceivedFile, Settlement } from './import-files.js';
import { ImportFiles, isUnsettled } from './import-files.js';
import type { BroughtIn } from './import-report.js';
import { reportFailure, reportImport, reportRefusal } from './import-report.js';
import { asUnusable, putAway } from './put-away.js';

export interface ReceivedFileOptions {
  /** Where rejected rows are written before they are laid beside the file. */
  readonly rejectsFolder: string;
  /** Bytes read of the file, and its size. */
  readonly onProgress?: (phase: ImportPhase, bytes: number, total: number) => void;
  /** Nobody will try again: an unexpected error leaves the file `failed`, and not waiting. */
  readonly isLastAttempt?: boolean;
}

/** How often progress is written to the table. */
const PROGRESS_EVERY_MS = 500;

/** Another delivery of the same work was faster. */
class AlreadySettled extends Error {}

/**
 * Imports a file of the table import_files, settles its row and puts the file away. May be called twice, at once or after
 * another, and may end at any moment: a settled file is only put away. Gives the settled file.
 *
 * A file that cannot be read is no error: it is settled as `rejected`. Throws what has nothing to do with the file, to be
 * tried again: the database that is away, a folder that cannot be written, a file that changes while it is read.
 */
export async function importReceivedFile(
  database: Database,
  fileId: string,
  options: ReceivedFileOptions,
): Promise<ReceivedFile> {
  const files = new ImportFiles(database);
  const taken = await files.take(fileId);
  if (taken !== null) await settle(database, files, taken, options);
  await putAway(files, fileId);
  const settled = await files.get(fileId);
  if (settled === null) throw new RangeError(`import_files has no file ${fileId}.`);
  return settled;
}

async function settle(database: Database, files: ImportFiles, file: ReceivedFile, options: ReceivedFileOptions): Promise<void> {
  const { fileId, fileName, path, dryRun } = file;
  const rejectsPath = join(options.rejectsFolder, `${fileId}.rejects.csv`);
  const notes = new ProgressNotes(files, fileId);
  let seen: FileMark | null = null;
  let reading: Reading | null = null;
  try {
    seen = await findFile(path);
    reading = await decideReading(file, new ImportProfiles(database));
    if ('refusal' in reading) throw reading.refusal;
    const { readBy } = reading;
    const made = await bringIn(database, reading, {
      path,
      rejectsFolder: options.rejectsFolder,
      rejectsPath,
      onProgress: (phase, bytes, total) => {
        notes.write(phase, phase === 'read' ? shareOf(file.sizeBytes, bytes, total) : file.sizeBytes);
        options.onProgress?.(phase, bytes, total);
      },
      actor: file.actor,
      fileId,
      strict: file.strict,
      dryRun,
      alsoInTransaction: settleWithFacts(files, file, seen, readBy),
    });
    // What a dry run did in its transaction was taken back, and with it that the file is settled.
    if (dryRun) await files.settleAlone(fileId, 'done', reportImport(made, seen, isUpload(file)), readBy);
  } catch (error) {
    if (error instanceof AlreadySettled) return;
    if (isRefusal(error)) {
      await files.settleAlone(fileId, 'rejected', reportRefusal(error, fileName, seen), reading?.readBy ?? null);
      await rm(rejectsPath, { force: true });
      return;
    }
    const state = options.isLastAttempt === true ? 'failed' : 'waiting';
    // Where the database is away the row stays as it is: a running one is taken again, too. The first error is the cause.
    await files.settleAlone(fileId, state, reportFailure(error, seen)).catch(() => undefined);
    throw error;
  } finally {
    await notes.end();
  }
}

type BringInRequest = Omit<ImportRequest, 'kind' | 'alsoInTransaction'> & { readonly alsoInTransaction: AlsoInTransaction<BroughtIn> };

/** Imports a file as it is read, canonical or by a profile. */
async function bringIn(database: Database, reading: Exclude<Reading, { refusal: OpscoreError }>, request: BringInRequest): Promise<BroughtIn> {
  if ('profile' in reading) return importMapped(database, { ...request, profile: reading.profile, options: reading.readBy.options });
  const { before, after } = request.alsoInTransaction;
  const summary = await importFile(database, {
    ...request,
    kind: kindNamed(reading.canonical),
    alsoInTransaction: { before, after: (session, made) => after(session, asOne(made)) },
  });
  return asOne(summary);
}

function asOne(summary: ImportSummary): BroughtIn {
  return { summaries: [summary], wholeId: summary.importId };
}

/** How much of a file is read, where that is told by what it unpacks to. */
function shareOf(sizeBytes: number, bytes: number, total: number): number {
  return total === 0 ? 0 : Math.min(sizeBytes, Math.round((bytes / total) * sizeBytes));
}

/**
 * The row is settled in the transaction that brings the facts in. Otherwise a process that is killed between the two would
 * leave a file waiting whose facts are in; importing it again would do no harm, but the report would say that nothing was
 * added. The lock is held by the same transaction, so that no connection is kept that waits for another one.
 */
function settleWithFacts(files: ImportFiles, file: ReceivedFile, seen: FileMark, readBy: NonNullable<Settlement['readBy']>): AlsoInTransaction<BroughtIn> {
  const { fileId, fileName, path } = file;
  return {
    before: async (session) => {
      const now = await files.lock(session, fileId);
      if (now === null || !isUnsettled(now)) throw new AlreadySettled();
    },
    after: async (session, made) => {
      const mark = await markOf(path);
      // Halves of two files may have been read: all is taken back, and the file read again.
      if (mark !== null && !isSameMark(mark, seen)) throw new Error(`${fileName} was changed while it was read.`);
      const report = reportImport(made, seen, isUpload(file));
      if (!(await files.settle(session, fileId, { state: 'done', report, readBy }))) throw new AlreadySettled();
    },
  };
}

/** Files of the inbox are nobody's. */
function isUpload({ actor }: ReceivedFile): boolean {
  return actor.via !== 'job';
}

/** Throws `inbox-file-gone` where the file is not there, and `inbox-unusable` where its folder is not there either. */
async function findFile(path: string): Promise<FileMark> {
  const found = await markOf(path).catch((error: unknown) => {
    throw asUnusable(error, dirname(path));
  });
  if (found !== null) return found;
  if (!(await isFolder(dirname(path)))) throw new OpscoreError('inbox-unusable', { folder: dirname(path), reason: 'ENOENT' });
  throw new OpscoreError('inbox-file-gone', { file: path });
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Faults of a file, which trying again does not mend. */
function isRefusal(error: unknown): error is OpscoreError {
  if (!(error instanceof OpscoreError)) return false;
  if (error.code === 'file-not-writable' || error.code === 'inbox-unusable') return false;
  // A disk or a network that fails is no fault of the file.
  return error.code !== 'file-not-found' || ['', 'ENOENT', 'EACCES', 'EPERM'].includes(codeOf(error.cause));
}

/** Writes progress to the table: now and then, one at a time, and never so that the import waits for it. */
class ProgressNotes {
  private lastMs = 0;
  private lastPhase: ImportPhase | null = null;
  private writing: Promise<void> | null = null;

  constructor(
    private readonly files: ImportFiles,
    private readonly fileId: string,
  ) {}

  write(phase: ImportPhase, bytes: number): void {
    const nowMs = performance.now();
    if (this.writing !== null || (phase === this.lastPhase && nowMs - this.lastMs < PROGRESS_EVERY_MS)) return;
    this.lastMs = nowMs;
    this.lastPhase = phase;
    this.writing = this.files
      .progress(this.fileId, phase, bytes)
      .catch(() => undefined)
      .finally(() => (this.writing = null));
  }

  async end(): Promise<void> {
    await this.writing;
  }
}
