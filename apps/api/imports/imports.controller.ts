import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { Imports } from '#libs/inbox/imports.js';
import { UPLOAD_TYPES, safeFileName } from '#libs/inbox/safe-file-name.js';
import { Uploads } from '#libs/inbox/uploads.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { readOptions } from '#libs/ingest/mapping/map-file.js';
import { splitName } from '#libs/ingest/kind-of-name.js';
import { isWorkbookName } from '#libs/ingest/rejects-columns.js';
import { rejectsText, rejectsWorkbook } from '#libs/ingest/rejects-workbook.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { StreamedBody } from '../http/request-bodies.js';
import type { ServerSentEvent } from '../http/server-sent-events.js';
import { pause, streamEvents } from '../http/server-sent-events.js';
import { describeImport } from './describe-imports.js';
import { ImportAnswer, ImportParams, ImportsQuery, RejectsQuery, UploadQuery } from './imports.dto.js';
import { readOptionsText, requireOneOf } from './read-orders.js';
import { receiveBody } from './receive-body.js';

const LOOK_EVERY_MS = 300;
const REJECTS_TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** Files that bring facts in: uploaded, by the inbox, and at the command line. */
@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Imports) private readonly imports: Imports,
    @Inject(ImportFiles) private readonly files: ImportFiles,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(ImportProfiles) private readonly profiles: ImportProfiles,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The body is the file itself. It is imported by a worker: the progress of the import tells when. */
  @Access('imports.change')
  @Post()
  @HttpCode(202)
  @StreamedBody(...UPLOAD_TYPES)
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ type: ImportAnswer })
  async upload(
    @Query() query: UploadQuery,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportAnswer> {
    const { fileName, kind = null, profile = null, strict = false, dryRun = false } = query;
    if (profile !== null) requireOneOf({ profile, kind: query.kind });
    const options = query.options === undefined ? {} : readOptionsText(query.options);
    return receiveBody(request, response, async (sent) => {
      if (profile !== null) readOptions(await this.profiles.get(profile), options);
      const fileId = await this.uploads.receive(request, { fileName, kind, profile, options, strict, dryRun, actor, ...sent });
      this.queue.wake('import-file', { fileId });
      const entry = describeImport(await this.imports.get(fileId));
      response.setHeader('Location', entry.links.self);
      return entry;
    });
  }

  @Access('imports.read')
  @Get()
  @ApiOkResponse({ type: PageOf(ImportAnswer) })
  async list(@Query() query: ImportsQuery): Promise<Page<ImportAnswer>> {
    const limit = limitOf(query);
    const [place, id] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = place === undefined ? null : { place: String(place), id: String(id) };
    const found = await this.imports.list({ state: query.state ?? null, kind: query.kind ?? null, after, limit: limit + 1 });
    return pageOf(found, limit, { keyOf: (entry) => [entry.place, entry.id], show: describeImport });
  }

  @Access('imports.read')
  @Get(':id')
  @ApiOkResponse({ type: ImportAnswer })
  async show(@Param() { id }: ImportParams): Promise<ImportAnswer> {
    return describeImport(await this.imports.get(id));
  }

  /** The import whenever it has changed, as `progress`, and as `end` when it is settled. */
  @Access('imports.read')
  @Get(':id/progress')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async watch(@Param() { id }: ImportParams, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.imports.get(id);
    await streamEvents(request, response, (signal) => this.changes(id, signal));
  }

  /** The rejected rows with their reasons, in the form of the file, to be mended and uploaded again. */
  @Access('imports.read')
  @Get(':id/rejects')
  @ApiProduces(...Object.values(REJECTS_TYPES))
  @ApiOkResponse({ content: { [REJECTS_TYPES.csv]: { schema: { type: 'string' } }, [REJECTS_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } } } })
  async rejects(@Param() { id }: ImportParams, @Query() { format = 'csv' }: RejectsQuery, @Res() response: Response): Promise<void> {
    const { fileName, report } = await this.imports.get(id);
    const path = report?.rejectsPath ?? null;
    const found = path === null ? null : await stat(path).catch(() => null);
    if (path === null || found === null || !found.isFile()) throw new OpscoreError('import-without-rejects', { file: fileName });
    const isStored = isWorkbookName(path) === (format === 'xlsx');
    // Names of files that lie in the inbox are anybody's: made safe, they cannot end the header.
    response.attachment(safeFileName(`${splitName(fileName).stem}.rejects.${format}`));
    response.set({ 'Content-Type': REJECTS_TYPES[format], 'Cache-Control': 'no-store' });
    if (isStored) response.set('Content-Length', String(found.size));
    await pipeline(isStored ? createReadStream(path) : Readable.from(format === 'xlsx' ? rejectsWorkbook(path) : rejectsText(path)), response);
  }

  @Access('imports.change')
  @Post(':id/retry')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ImportAnswer })
  async retry(@Param() { id }: ImportParams, @Who() actor: Actor): Promise<ImportAnswer> {
    const { fileId, fileName, state } = await this.imports.get(id);
    const file = fileId === null ? null : await this.files.get(fileId);
    if (file === null) throw new OpscoreError('import-not-failed', { file: fileName, state });
    await this.files.retry(file, actor, this.clock());
    this.queue.wake('import-file', { fileId: file.fileId });
    return describeImport(await this.imports.get(id));
  }

  /** Takes back what the import added and changed; what was changed since stays and is listed in `undone`. */
  @Access('imports.change')
  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportAnswer })
  async undo(@Param() { id }: ImportParams, @Who() actor: Actor): Promise<ImportAnswer> {
    const { importId, fileName, state } = await this.imports.get(id);
    if (importId === null) throw new OpscoreError('import-without-rows', { file: fileName, state });
    await undoImport(this.database, { importId, actor, now: this.clock() });
    this.queue.wake('reconcile', { reason: 'import undone' });
    return describeImport(await this.imports.get(id));
  }

  private async *changes(id: string, signal: AbortSignal): AsyncIterable<ServerSentEvent> {
    let told = '';
    while (!signal.aborted) {
      const entry = describeImport(await this.imports.get(id));
      if (entry.state !== 'waiting' && entry.state !== 'running') {
        yield { name: 'end', value: entry };
        return;
      }
      const text = JSON.stringify(entry);
      if (text !== told) yield { name: 'progress', value: entry };
      told = text;
      await pause(LOOK_EVERY_MS, signal);
    }
  }
}
