import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import { Directory } from '#libs/directory/directory.js';
import type { Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import { Access, ReachOf } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import { MerchantAnswer, MerchantDetailAnswer, MerchantParams, MerchantsQuery, showAssignment, showMerchant } from './merchants.dto.js';

/** Merchants, and who manages them. */
@Controller('merchants')
export class MerchantsController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('directory.read')
  @Get()
  @ApiOkResponse({ type: PageOf(MerchantAnswer) })
  async list(@Query() query: MerchantsQuery, @ReachOf() reach: Reach): Promise<Page<MerchantAnswer>> {
    const limit = limitOf(query);
    const today = this.today();
    const [after = null] = readCursor(query.cursor, ['text']) ?? [];
    const rows = await this.directory.merchants(reach, {
      on: query.on ?? today,
      today,
      managerId: query.managerId ?? null,
      division: query.division ?? null,
      category: query.category ?? null,
      ka: query.ka ?? null,
      search: query.search ?? null,
      after: after as string | null,
      rows: limit + 1,
    });
    return pageOf(rows, limit, { keyOf: ({ merchantId }) => [merchantId], show: showMerchant });
  }

  @Access('directory.read')
  @Get(':merchantId')
  @ApiOkResponse({ type: MerchantDetailAnswer })
  async find(@Param() { merchantId }: MerchantParams): Promise<MerchantDetailAnswer> {
    const merchant = await this.directory.merchant(merchantId, this.today());
    return { ...showMerchant(merchant), assignments: merchant.assignments.map(showAssignment) };
  }

  private today(): string {
    return dayOf(this.clock(), this.settings.timeZone);
  }
}
