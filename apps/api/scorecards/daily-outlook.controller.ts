import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { parsePeriod, quarterNamed, quarterOf } from '#libs/domain/periods.js';
import { FallenMerchants } from '#libs/scorecards/falling-merchants.js';
import { OutboundCalendar } from '#libs/scorecards/outbound-calendar.js';
import { ManagerParams } from '../directory/directory.dto.js';
import { Access } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { FallingMerchantsAnswer, FallingMerchantsQuery, OutboundMerchantsAnswer, OutboundMerchantsQuery, OutboundOfPeriodAnswer, PeriodUpToQuery, dayUpTo } from './daily-outlook.dto.js';
import { showFalling, showOutbound } from './show-daily-outlook.js';

const DAYS_OF_QUARTER = 92;
const FALLING_AT_ONCE = 10;

/** What a manager looks at from day to day, from the daily sums as they are. */
@Controller('managers/:managerId')
export class DailyOutlookController {
  constructor(
    @Inject(OutboundCalendar) private readonly calendar: OutboundCalendar,
    @Inject(FallenMerchants) private readonly fallen: FallenMerchants,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Outbound day by day and week by week, against the targets. */
  @Access('scorecards.read')
  @Get('outbound')
  @ApiOkResponse({ type: OutboundOfPeriodAnswer })
  async outbound(@Param() { managerId }: ManagerParams, @Query() query: PeriodUpToQuery): Promise<OutboundOfPeriodAnswer> {
    const period = parsePeriod(query.period);
    return showOutbound(managerId, period.name, await this.calendar.ofPeriod(managerId, period, this.upTo(query)));
  }

  /** What each merchant sent out on some days. */
  @Access('scorecards.read')
  @Get('outbound-merchants')
  @ApiOkResponse({ type: OutboundMerchantsAnswer })
  async outboundMerchants(@Param() { managerId }: ManagerParams, @Query() { from, to }: OutboundMerchantsQuery): Promise<OutboundMerchantsAnswer> {
    const days = boundDays({ first: from, last: to }, DAYS_OF_QUARTER);
    const { measure, actual, merchants } = await this.calendar.merchants(managerId, quarterNamed(quarterOf(days.first)), days);
    return { managerId, ...days, measure, actual, merchants };
  }

  /** The merchants that fell back in the last seven days, beyond what the calendar says of them. */
  @Access('scorecards.read')
  @Get('falling-merchants')
  @ApiOkResponse({ type: FallingMerchantsAnswer })
  async falling(@Param() { managerId }: ManagerParams, @Query() query: FallingMerchantsQuery): Promise<FallingMerchantsAnswer> {
    const period = parsePeriod(query.period);
    return showFalling(managerId, period.name, await this.fallen.read(managerId, period, this.upTo(query), query.limit ?? FALLING_AT_ONCE));
  }

  private upTo(query: PeriodUpToQuery): string {
    return dayUpTo(query, lastPastDay(this.clock(), this.settings.timeZone));
  }
}
