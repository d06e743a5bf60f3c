import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Draft } from '#libs/inbox/drafts.js';
import { Drafts } from '#libs/inbox/drafts.js';
import { namingFile } from '#libs/inbox/naming-file.js';
import { Imports } from '#libs/inbox/imports.js';
import { UPLOAD_TYPES } from '#libs/inbox/safe-file-name.js';
import { Uploads } from '#libs/inbox/uploads.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { readOptions } from '#libs/ingest/mapping/map-file.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { previewMapped } from '#libs/ingest/mapping/preview-mapped.js';
import { recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { StreamedBody } from '../http/request-bodies.js';
import { describeDraft } from './describe-drafts.js';
import { describeImport } from './describe-imports.js';
import { DraftAnswer, DraftImportRequest, DraftParams, DraftQuery, PreviewAnswer, PreviewRequest } from './drafts.dto.js';
import { ImportAnswer } from './imports.dto.js';
import { requireOneOf } from './read-orders.js';
import { receiveBody } from './receive-body.js';

/** Files that are looked at before they are imported: what they were taken for, and what a profile makes of their first rows. */
@Controller('import-drafts')
export class ImportDraftsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(ImportProfiles) private readonly profiles: ImportProfiles,
    @Inject(Uploads) private readonly uploads: Uploads,
    @Inject(Imports) private readonly imports: Imports,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The body is the file itself, whatever it is. Nothing is imported; the draft is the caller's own, and is kept for a day. */
  @Access('imports.change')
  @Post()
  @StreamedBody(...UPLOAD_TYPES)
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: DraftAnswer })
  async receive(
    @Query() { fileName }: DraftQuery,
    @Who() actor: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftAnswer> {
    return receiveBody(request, response, async ({ contentLength }) => {
      const sent = { fileName, contentLength, userId: actor.userId, now: this.clock() };
      const answer = await this.drafts.receive(request, sent, (draft) => this.look(draft));
      response.setHeader('Location', answer.links.self);
      return answer;
    });
  }

  @Access('imports.change')
  @Get(':id')
  @ApiOkResponse({ type: DraftAnswer })
  async show(@Param() { id }: DraftParams, @Who() actor: Actor): Promise<DraftAnswer> {
    return this.look(await this.find(id, actor));
  }

  /** What a profile makes of the first rows of each table, and what they would be rejected for. */
  @Access('imports.change')
  @Post(':id/preview')
  @HttpCode(200)
  @ApiOkResponse({ type: PreviewAnswer })
  async preview(@Param() { id }: DraftParams, @Body() { profile, yaml, options = {} }: PreviewRequest, @Who() actor: Actor): Promise<PreviewAnswer> {
    requireOneOf({ profile, yaml });
    const { path, fileName } = await this.find(id, actor);
    const read = yaml === undefined ? await this.profiles.get(profile ?? '') : readMappingProfile(yaml, 'profile.yaml');
    return namingFile(fileName, previewMapped(this.database, { path, profile: read, options }));
  }

  /** Hands the file over for import, as an upload is. The draft stays, to be imported again after a dry run. */
  @Access('imports.change')
  @Post(':id/import')
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ImportAnswer })
  async bringIn(@Param() { id }: DraftParams, @Body() order: DraftImportRequest, @Who() actor: Actor): Promise<ImportAnswer> {
    const { profile = null, kind = null, options = {}, strict = false, dryRun = false } = order;
    if (profile !== null) requireOneOf({ profile, kind: order.kind });
    const draft = await this.find(id, actor);
    if (profile !== null) readOptions(await this.profiles.get(profile), options);
    const fileId = await this.uploads.receiveStored(draft, { kind, profile, options, strict, dryRun, actor });
    this.queue.wake('import-file', { fileId });
    return describeImport(await this.imports.get(fileId));
  }

  private find(id: string, { userId }: Actor): Promise<Draft> {
    return this.drafts.get(id, userId, this.clock());
  }

  private async look(draft: Draft): Promise<DraftAnswer> {
    const { path, fileName } = draft;
    return describeDraft(draft, await namingFile(fileName, recogniseFile(path, fileName, await this.profiles.all())));
  }
}
