import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Settings } from '#libs/config/settings.js';
import type { Actor } from '#libs/domain/actor.js';
import { dayOf } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { ShopRuleBook } from '#libs/rulebook/shop-rule-book.js';
import { Simulations } from '#libs/rulebook/simulations.js';
import { Access, Who } from '../http/access.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { MerchantParams } from '../merchants/merchants.dto.js';
import {
  ShopRulesAnswer,
  ShopRulesChangeRequest,
  ShopRulesHistoryAnswer,
  ShopRulesQuery,
  ShopRulesSimulationRequest,
  readShopRules,
  showHistory,
  showShopRules,
} from './shop-rules.dto.js';
import { SimulatedOrdersAnswer, showOrders } from './simulation.dto.js';

/** R22: the rules of attribution of one shop, which its supervisor changes without touching anything else. */
@Controller('merchants/:merchantId/attribution-rules')
export class ShopRulesController {
  constructor(
    @Inject(ShopRuleBook) private readonly book: ShopRuleBook,
    @Inject(Simulations) private readonly simulations: Simulations,
    @Inject(QueueWake) private readonly queue: QueueWake,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('shop-rules.read')
  @Get()
  @ApiOkResponse({ type: ShopRulesAnswer })
  async read(@Param() { merchantId }: MerchantParams, @Query() { on }: ShopRulesQuery): Promise<ShopRulesAnswer> {
    return showShopRules(await this.book.read(merchantId, on ?? this.today()));
  }

  @Access('shop-rules.read')
  @Get('history')
  @ApiOkResponse({ type: ShopRulesHistoryAnswer })
  async history(@Param() { merchantId }: MerchantParams): Promise<ShopRulesHistoryAnswer> {
    return showHistory(await this.book.history(merchantId));
  }

  @Access('shop-rules.change')
  @Put()
  @ApiOkResponse({ type: ShopRulesAnswer })
  async change(
    @Param() { merchantId }: MerchantParams,
    @Body() { rules, from, basedOn }: ShopRulesChangeRequest,
    @Who() actor: Actor,
  ): Promise<ShopRulesAnswer> {
    const change = { merchantId, rules: readShopRules(rules), from, basedOn, today: this.today(), actor, now: this.clock() };
    const changed = await this.book.change(change);
    this.queue.wake('reconcile', { reason: 'rules changed' });
    return showShopRules(changed);
  }

  @Access('shop-rules.change')
  @Post('simulation')
  @HttpCode(200)
  @ApiOkResponse({ type: SimulatedOrdersAnswer })
  async simulate(
    @Param() { merchantId }: MerchantParams,
    @Body() { rules, period }: ShopRulesSimulationRequest,
  ): Promise<SimulatedOrdersAnswer> {
    return showOrders(await this.simulations.simulateShop(merchantId, readShopRules(rules), parsePeriod(period)));
  }

  private today(): string {
    return dayOf(this.clock(), this.settings.timeZone);
  }
}
