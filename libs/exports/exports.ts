import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#libs/database/database.js';
import { dayOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { fileNameOf, requireFormat } from './export-formats.js';
import type { ExportFormat } from './export-formats.js';
import type { ExportFile, ExportFiles, ExportPlace, ExportRequest } from './export-files.js';
import type { ReachBy } from './export-scope.js';
import { isWithinReach, requireReach, rowsWithin } from './export-scope.js';
import { exportedNamed, rowsOfExported } from './exported.js';
import type { ReportReading } from './report-reading.js';

/** Somebody who asks for exports. */
export interface Viewer {
  readonly userId: string;
  readonly reachBy: ReachBy;
}

/** The file of an export, opened to be sent. Who gets it closes it. */
export interface OpenedFile {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  readonly format: ExportFormat;
  /** The name that it is saved under. */
  readonly fileName: string;
  /** The user who asked for it, and when it was made. */
  readonly requestedBy: string;
  readonly madeAt: Date;
}

export interface ExportServices {
  readonly database: Database;
  readonly files: ExportFiles;
  readonly reading: ReportReading;
  readonly folder: string;
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** Exports of people: asking for them, how they stand, and their files. */
export class Exports {
  constructor(private readonly services: ExportServices) {}

  /**
   * Notes an export that somebody asks for; a job makes it. Throws what is wrong with the request, and `not-permitted`,
   * `outside-scope`, `exports-many`.
   */
  async ask(request: ExportRequest, viewer: Viewer): Promise<ExportFile> {
    const { database, files, reading, clock } = this.services;
    const { exported } = reading.check(request);
    const reach = requireReach(exported, viewer.reachBy);
    const report = { rowsOf: rowsOfExported(exported) };
    await database.withSession((session) => rowsWithin(session, report, request, { reach, day: this.today() }));
    return files.add(request, viewer.userId, clock());
  }

  /** Somebody's own exports, newest first. */
  async page(viewer: Viewer, page: { readonly limit: number; readonly after: ExportPlace | null }): Promise<ExportFile[]> {
    return this.services.files.page(viewer.userId, page);
  }

  /**
   * An export of somebody's own, or any for who reaches all. Throws `export-not-found`, also where it is another's: who may not
   * see it does not learn that it is there.
   */
  async get(exportId: string, viewer: Viewer): Promise<ExportFile> {
    const found = await this.services.files.get(exportId);
    const isVisible = found !== null && (found.requestedBy === viewer.userId || viewer.reachBy('exports.make')?.everything === true);
    if (!isVisible) throw new OpscoreError('export-not-found', { export: exportId });
    return found;
  }

  /**
   * Opens the file of an export. Throws as {@link get} does, `export-not-ready`, `export-failed`, `export-expired`; and
   * `not-permitted` or `export-beyond-reach` where it holds what the viewer does not reach now.
   */
  async open(exportId: string, viewer: Viewer): Promise<OpenedFile> {
    const { database, folder, timeZone, clock } = this.services;
    const found = await this.get(exportId, viewer);
    const { state, request, requestedBy, holds, fileName, madeAt, expiresAt } = found;
    if (state === 'waiting' || state === 'running') throw new OpscoreError('export-not-ready', { export: exportId });
    if (state === 'failed') throw new OpscoreError('export-failed', { export: exportId });
    if (holds === null || fileName === null || madeAt === null || expiresAt === null || expiresAt <= clock()) {
      throw new OpscoreError('export-expired', { export: exportId });
    }
    const reach = requireReach(exportedNamed(request.report), viewer.reachBy);
    const isWithin = await database.withSession((session) => isWithinReach(session, holds, { reach, day: this.today() }));
    if (!isWithin) throw new OpscoreError('export-beyond-reach', { export: exportId });
    const handle = await open(join(folder, fileName), 'r').catch((error: NodeJS.ErrnoException) => {
      // It was removed by hand, or lies on another machine.
      if (error.code === 'ENOENT') throw new OpscoreError('export-expired', { export: exportId }, { cause: error });
      throw error;
    });
    const format = requireFormat(request.format);
    try {
      const { size } = await handle.stat();
      return { handle, sizeBytes: size, format, fileName: fileNameOf({ ...request, format }, { madeAt, timeZone }), requestedBy, madeAt };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /**
   * Forgets an export and removes its file; one that is being made comes to nothing. Somebody else's is removed only by who may change
   * jobs: an auditor reads all and changes nothing. Throws as {@link get} does, `not-permitted`.
   */
  async remove(exportId: string, viewer: Viewer): Promise<void> {
    const { requestedBy } = await this.get(exportId, viewer);
    const permission = 'jobs.change';
    if (requestedBy !== viewer.userId && viewer.reachBy(permission) === null) throw new OpscoreError('not-permitted', { permission });
    const fileName = await this.services.files.remove(exportId);
    if (fileName !== null) await rm(join(this.services.folder, fileName), { force: true });
  }

  private today(): string {
    return dayOf(this.services.clock(), this.services.timeZone);
  }
}
