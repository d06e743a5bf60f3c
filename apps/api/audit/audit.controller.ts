import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { AuditReader } from '#libs/audit/audit-reader.js';
import { Access } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { AuditEntryAnswer, AuditQuery, AuditVerificationAnswer, showEntry, showVerification } from './audit.dto.js';

/** What was changed, when, by whom and from where. */
@Controller('audit-entries')
export class AuditController {
  constructor(@Inject(AuditReader) private readonly audit: AuditReader) {}

  @Access('audit.read')
  @Get()
  @ApiOkResponse({ type: PageOf(AuditEntryAnswer) })
  async list(@Query() query: AuditQuery): Promise<Page<AuditEntryAnswer>> {
    const limit = limitOf(query);
    const [before = null] = readCursor(query.cursor, ['integer']) ?? [];
    const { action = null, user = null, subject = null, from, to } = query;
    const filter = { action, user, subject, from: from === undefined ? null : new Date(from), to: to === undefined ? null : new Date(to) };
    const entries = await this.audit.entries(filter, { before: before as number | null, limit: limit + 1 });
    return pageOf(entries, limit, { keyOf: ({ sequence }) => [sequence], show: showEntry });
  }

  /** Changes nothing; it is a POST because it reads the whole log. */
  @Access('audit.read')
  @Post('verification')
  @HttpCode(200)
  @ApiOkResponse({ type: AuditVerificationAnswer })
  async verify(): Promise<AuditVerificationAnswer> {
    return showVerification(await this.audit.verify());
  }
}
