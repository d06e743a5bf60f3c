import { pipeline } from 'node:stream/promises';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Principal } from '#libs/access/principal.js';
import type { Settings } from '#libs/config/settings.js';
import { MEDIA_TYPES, fileNameOf } from '#libs/exports/export-formats.js';
import type { Viewer } from '#libs/exports/exports.js';
import { Exports } from '#libs/exports/exports.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { Access, SignedIn } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { ProblemDetails } from '../http/problem-details.js';
import type { ServerSentEvent } from '../http/server-sent-events.js';
import { pause, streamEvents } from '../http/server-sent-events.js';
import { SETTINGS } from '../http/settings.js';
import { viewerOf } from '../http/viewer.js';
import { describeExport, requestOf } from './describe-export.js';
import { ExportAnswer, ExportBody, ExportParams, ExportsQuery, StreamQuery } from './exports.dto.js';
import { CallerGone, begin, sendTexts } from './send-texts.js';
import { StreamPlaces } from './stream-places.js';

/** Refusals that only these routes have. */
const refusal = (status: number, description: string): MethodDecorator =>
  ApiResponse({ status, description, content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDetails) } } } });

const LOOK_EVERY_MS = 500;
const BYTES = { schema: { type: 'string', format: 'binary' } } as const;
const FILES = {
  'text/csv': { schema: { type: 'string' } },
  'application/json': { schema: { type: 'array', items: { type: 'object' } } },
  [MEDIA_TYPES.xlsx]: BYTES,
  [MEDIA_TYPES.pdf]: BYTES,
} as const;
const FILE_TYPES = Object.keys(FILES);

/** Reports and documents as files: sent at once, or made by a job and fetched. */
@Controller('exports')
export class ExportsController {
  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ReportReading) private readonly reading: ReportReading,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(StreamPlaces) private readonly places: StreamPlaces,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('exports.make')
  @Get()
  @ApiOkResponse({ type: PageOf(ExportAnswer) })
  async list(@Query() query: ExportsQuery, @SignedIn() principal: Principal): Promise<Page<ExportAnswer>> {
    const limit = limitOf(query);
    const [requestedAt, exportId] = readCursor(query.cursor, ['instant', 'uuid']) ?? [];
    const after = exportId === undefined ? null : { requestedAt: new Date(String(requestedAt)), exportId: String(exportId) };
    const found = await this.exports.page(viewerOf(principal), { limit: limit + 1, after });
    return pageOf(found, limit, { keyOf: (each) => [each.requestedAt.toISOString(), each.exportId], show: describeExport });
  }

  @Access('exports.make')
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ExportAnswer })
  async ask(@Body() body: ExportBody, @SignedIn() principal: Principal): Promise<ExportAnswer> {
    const request = requestOf(body, body.format, body.language ?? principal.language);
    const added = await this.exports.ask(request, viewerOf(principal));
    this.queue.wake('export', { exportId: added.exportId });
    return describeExport(added);
  }

  /** Sends a report while it is read: rows within the caller's reach, as they are stored. */
  @Access('exports.make')
  @Get('stream')
  @refusal(426, 'HTTP/1.0, in which a part cannot be told from the whole.')
  @ApiProduces(...FILE_TYPES)
  @ApiOkResponse({ content: FILES })
  async stream(@Query() query: StreamQuery, @SignedIn() principal: Principal, @Req() request: Request, @Res() response: Response): Promise<void> {
    const checked = this.reading.check(requestOf(query, query.format ?? 'csv', query.lang ?? principal.language));
    const { exported, format, request: asked } = checked;
    const { reachBy } = viewerOf(principal);
    const made = { at: this.clock(), by: principal.userId };
    const fileName = fileNameOf({ report: exported.id, period: asked.period, format }, { madeAt: made.at, timeZone: this.settings.timeZone });
    const file = { mediaType: MEDIA_TYPES[format], fileName, made };
    await this.places.within(() =>
      unlessGone(() =>
        this.reading.read(checked, { reachBy, madeBy: { name: principal.displayName, at: made.at } }, ({ pieces }) => sendTexts(request, response, pieces, file)),
      ),
    );
  }

  @Access('exports.make')
  @Get(':exportId')
  @ApiOkResponse({ type: ExportAnswer })
  async get(@Param() { exportId }: ExportParams, @SignedIn() principal: Principal): Promise<ExportAnswer> {
    return describeExport(await this.exports.get(exportId, viewerOf(principal)));
  }

  /** How far an export is, event by event; `end` when its file is there, or never will be. */
  @Access('exports.make')
  @Get(':exportId/progress')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async watch(@Param() { exportId }: ExportParams, @SignedIn() principal: Principal, @Req() request: Request, @Res() response: Response): Promise<void> {
    const viewer = viewerOf(principal);
    // Before the stream begins, so that what is not there is an ordinary failure.
    await this.exports.get(exportId, viewer);
    await streamEvents(request, response, (signal) => this.changes(exportId, viewer, signal));
  }

  @Access('exports.make')
  @Get(':exportId/file')
  @refusal(409, 'The file is not made yet, or never will be.')
  @refusal(410, 'The file is not kept any more.')
  @ApiProduces(...FILE_TYPES)
  @ApiOkResponse({ content: FILES })
  async file(@Param() { exportId }: ExportParams, @SignedIn() principal: Principal, @Res() response: Response): Promise<void> {
    const { handle, sizeBytes, format, fileName, requestedBy, madeAt } = await this.exports.open(exportId, viewerOf(principal));
    begin(response, { mediaType: MEDIA_TYPES[format], fileName, made: { at: madeAt, by: requestedBy } });
    response.setHeader('Content-Length', sizeBytes);
    await unlessGone(() => pipeline(handle.createReadStream(), response));
  }

  @Access('exports.make')
  @Delete(':exportId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param() { exportId }: ExportParams, @SignedIn() principal: Principal): Promise<void> {
    await this.exports.remove(exportId, viewerOf(principal));
  }

  private async *changes(exportId: string, viewer: Viewer, signal: AbortSignal): AsyncIterable<ServerSentEvent> {
    let told = '';
    while (!signal.aborted) {
      const value = describeExport(await this.exports.get(exportId, viewer));
      const isSettled = value.state !== 'waiting' && value.state !== 'running';
      const text = JSON.stringify(value);
      if (text !== told || isSettled) yield { name: isSettled ? 'end' : 'progress', value };
      if (isSettled) return;
      told = text;
      await pause(LOOK_EVERY_MS, signal);
    }
  }
}

/** A caller who goes away while something is sent is no failure. */
async function unlessGone(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof CallerGone) && (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
