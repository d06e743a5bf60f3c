import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Database } from '#libs/database/database.js';
import type { DataQualityFinding } from '#libs/ingest/data-quality.js';
import { readDataQualityWithin } from '#libs/ingest/data-quality.js';
import { KINDS } from '#libs/ingest/kinds.js';
import { Access } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf } from '../http/pages.js';
import { describeKind } from './describe-imports.js';
import { DataQualityAnswer, ImportKindAnswer } from './imports.dto.js';

const LONGEST_SECONDS = 30;

/** What files may hold, and what in the data waits for other data or looks odd. */
@Controller()
export class DataQualityController {
  /** It looks through all facts: who asks meanwhile gets the same answer. */
  private looking: Promise<DataQualityFinding[]> | null = null;

  constructor(@Inject(Database) private readonly database: Database) {}

  @Access('imports.read')
  @Get('import-kinds')
  @ApiOkResponse({ type: PageOf(ImportKindAnswer) })
  kinds(): Page<ImportKindAnswer> {
    return { items: KINDS.map(describeKind), nextCursor: null };
  }

  @Access('imports.read')
  @Get('data-quality')
  @ApiOkResponse({ type: PageOf(DataQualityAnswer) })
  async dataQuality(): Promise<Page<DataQualityAnswer>> {
    this.looking ??= readDataQualityWithin(this.database, LONGEST_SECONDS).finally(() => (this.looking = null));
    const found = await this.looking;
    return { items: found.map(({ code, kind, rows, examples, en, zh }) => ({ code, kind, rows, examples, message: { en, zh } })), nextCursor: null };
  }
}
