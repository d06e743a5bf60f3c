import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { MerchantFigures } from '#libs/scorecards/merchant-figures.js';
import { Access } from '../http/access.js';
import { MerchantDaysAnswer, MerchantDaysQuery, MerchantMonthsAnswer, showDay, showMonth, showSpan } from './merchant-figures.dto.js';
import { MerchantParams } from './merchants.dto.js';

/** The figures of one merchant by day and month. */
@Controller('merchants/:merchantId')
export class MerchantFiguresController {
  constructor(@Inject(MerchantFigures) private readonly figures: MerchantFigures) {}

  @Access('scorecards.read')
  @Get('days')
  @ApiOkResponse({ type: MerchantDaysAnswer })
  async days(@Param() { merchantId }: MerchantParams, @Query() { from, to }: MerchantDaysQuery): Promise<MerchantDaysAnswer> {
    const { days, waitingDays } = await this.figures.days(merchantId, { first: from, last: to });
    return { items: days.map(showDay), waitingDays: [...waitingDays] };
  }

  @Access('scorecards.read')
  @Get('months')
  @ApiOkResponse({ type: MerchantMonthsAnswer })
  async months(@Param() { merchantId }: MerchantParams, @Query() { from, to }: MerchantDaysQuery): Promise<MerchantMonthsAnswer> {
    const { months, total, waitingDays } = await this.figures.months(merchantId, { first: from, last: to });
    return { items: months.map(showMonth), total: showSpan(total), waitingDays: [...waitingDays] };
  }
}
