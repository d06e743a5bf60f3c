import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '#libs/access/principal.js';
import { FactRows } from '#libs/daily-sums/fact-rows.js';
import { BuyerIds } from '#libs/directory/buyer-ids.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import { MOST_DAYS_OF_ROWS, MerchantFigures } from '#libs/scorecards/merchant-figures.js';
import { Access, SignedIn } from '../http/access.js';
import type { Page } from '../http/pages.js';
import { PageOf, limitOf, pageOf, readCursor } from '../http/pages.js';
import { showYuan } from './merchant-figures.dto.js';
import {
  AdSpendAnswer,
  OrdersAnswer,
  OrdersQuery,
  PlacementAnswer,
  RowsQuery,
  SkuConversionAnswer,
  SkuTrafficAnswer,
  SkuTrafficQuery,
  showAdSpend,
  showOrder,
  showPlacement,
  showSkuConversion,
  showSkuTraffic,
} from './merchant-rows.dto.js';
import { MerchantParams } from './merchants.dto.js';

/** The rows of facts beneath the figures of a merchant. */
@Controller('merchants/:merchantId')
export class MerchantRowsController {
  constructor(
    @Inject(MerchantFigures) private readonly figures: MerchantFigures,
    @Inject(FactRows) private readonly factRows: FactRows,
    @Inject(BuyerIds) private readonly buyerIds: BuyerIds,
  ) {}

  @Access('scorecards.read')
  @Get('orders')
  @ApiOkResponse({ type: OrdersAnswer })
  async orders(@Param() { merchantId }: MerchantParams, @Query() query: OrdersQuery, @SignedIn() { grants }: Principal): Promise<OrdersAnswer> {
    const limit = limitOf(query);
    const [day, orderId] = (readCursor(query.cursor, ['day', 'text']) ?? []) as string[];
    const nameBuyer = await this.buyerIds.namesFor(grants);
    const found = await this.figures.orders({
      merchantId,
      days: { first: query.from, last: query.to },
      by: query.by,
      counted: query.counted ?? null,
      descending: query.descending ?? false,
      after: day === undefined || orderId === undefined ? null : { day, orderId },
      rows: limit + 1,
    });
    const { figure, gmvDefinition, ruleVersion, rows, beneath } = found;
    return {
      ...pageOf(rows, limit, {
        keyOf: (order) => [order.day, order.orderId],
        show: (order) => showOrder(order, figure, merchantId, nameBuyer),
      }),
      figure,
      gmvDefinition,
      ruleVersion,
      sumAmount: beneath !== null && figure === 'gmv' ? showYuan(beneath.sum) : null,
      sumOrders: beneath !== null && figure === 'outboundOrders' ? beneath.sum : null,
      statedDays: beneath?.statedDays ?? [],
      waitingDays: beneath?.waitingDays ?? [],
    };
  }

  @Access('scorecards.read')
  @Get('ad-spend')
  @ApiOkResponse({ type: PageOf(AdSpendAnswer) })
  async adSpend(@Param() { merchantId }: MerchantParams, @Query() query: RowsQuery): Promise<Page<AdSpendAnswer>> {
    const limit = limitOf(query);
    const [day, campaignId, product] = (readCursor(query.cursor, ['day', 'text', 'text']) ?? []) as string[];
    const after = day === undefined || campaignId === undefined || product === undefined ? null : { day, campaignId, product };
    const rows = await this.factRows.adSpend(merchantId, daysOf(query), { after, rows: limit + 1 });
    return pageOf(rows, limit, { keyOf: (row) => [row.day, row.campaign_id, row.product], show: showAdSpend });
  }

  @Access('scorecards.read')
  @Get('placements')
  @ApiOkResponse({ type: PageOf(PlacementAnswer) })
  async placements(@Param() { merchantId }: MerchantParams, @Query() query: RowsQuery): Promise<Page<PlacementAnswer>> {
    const limit = limitOf(query);
    const [day, slotId, skuId, startsAt] = (readCursor(query.cursor, ['day', 'text', 'text', 'instant']) ?? []) as string[];
    const isFirst = day === undefined || slotId === undefined || skuId === undefined || startsAt === undefined;
    const after = isFirst ? null : { day, slotId, skuId, startsAt };
    const rows = await this.factRows.placements(merchantId, daysOf(query), { after, rows: limit + 1 });
    return pageOf(rows, limit, {
      keyOf: (row) => [row.day, row.slot_id, row.sku_id, row.starts_at.toISOString()],
      show: showPlacement,
    });
  }

  @Access('scorecards.read')
  @Get('sku-traffic')
  @ApiOkResponse({ type: PageOf(SkuTrafficAnswer) })
  async skuTraffic(@Param() { merchantId }: MerchantParams, @Query() query: SkuTrafficQuery): Promise<Page<SkuTrafficAnswer>> {
    const limit = limitOf(query);
    const [day, skuId] = (readCursor(query.cursor, ['day', 'text']) ?? []) as string[];
    const after = day === undefined || skuId === undefined ? null : { day, skuId };
    const rows = await this.factRows.skuTraffic(merchantId, daysOf(query), { after, rows: limit + 1, skuId: query.skuId ?? null });
    return pageOf(rows, limit, { keyOf: (row) => [row.day, row.sku_id], show: showSkuTraffic });
  }

  /** The SKUs with most visitors first. */
  @Access('scorecards.read')
  @Get('sku-conversion')
  @ApiOkResponse({ type: PageOf(SkuConversionAnswer) })
  async skuConversion(@Param() { merchantId }: MerchantParams, @Query() query: RowsQuery): Promise<Page<SkuConversionAnswer>> {
    const limit = limitOf(query);
    const [visitors, skuId] = readCursor(query.cursor, ['integer', 'text']) ?? [];
    const after = visitors === undefined || skuId === undefined ? null : { visitors: Number(visitors), skuId: String(skuId) };
    const rows = await this.factRows.skuTrafficSums(merchantId, daysOf(query), { after, rows: limit + 1 });
    return pageOf(rows, limit, { keyOf: (row) => [row.visitors, row.sku_id], show: showSkuConversion });
  }
}

function daysOf({ from, to }: RowsQuery) {
  return boundDays({ first: from, last: to }, MOST_DAYS_OF_ROWS);
}
