import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import type { Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import { Campaigns } from '#libs/slot-allocation/campaigns.js';
import { Access, ReachOf } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import type { Page } from '../http/pages.js';
import { PageOf, PageQuery, limitOf, pageOf, readCursor } from '../http/pages.js';
import { SETTINGS } from '../http/settings.js';
import { CampaignAnswer, SlotAnswer, SlotsQuery } from './campaigns.dto.js';
import { showSlot } from './show-slots.js';

/** Campaigns, their slots, and the placements in them. */
@Controller()
export class CampaignsController {
  constructor(
    @Inject(Campaigns) private readonly campaigns: Campaigns,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('scorecards.read')
  @Get('campaigns')
  @ApiOkResponse({ type: PageOf(CampaignAnswer) })
  async list(@Query() query: PageQuery): Promise<Page<CampaignAnswer>> {
    const limit = limitOf(query);
    const [firstDay, campaign] = readCursor(query.cursor, ['day', 'text']) ?? [];
    const after = typeof firstDay === 'string' && typeof campaign === 'string' ? { firstDay, campaign } : null;
    const rows = await this.campaigns.list({ limit, after });
    return pageOf(rows, limit, { keyOf: (row) => [row.firstDay, row.campaign], show: (row) => row });
  }

  @Access('scorecards.read')
  @Get('slots')
  @ApiOkResponse({ type: PageOf(SlotAnswer) })
  async slots(@Query() query: SlotsQuery, @ReachOf() reach: Reach): Promise<Page<SlotAnswer>> {
    const limit = limitOf(query);
    const [startsKey, slotId] = readCursor(query.cursor, ['instant', 'text']) ?? [];
    const after = typeof startsKey === 'string' && typeof slotId === 'string' ? { startsKey, slotId } : null;
    const today = dayOf(this.clock(), this.settings.timeZone);
    const rows = await this.campaigns.slots(reach, { campaign: query.campaign ?? null, limit, after, today });
    return pageOf(rows, limit, { keyOf: (row) => [row.startsKey, row.slotId], show: showSlot });
  }
}
