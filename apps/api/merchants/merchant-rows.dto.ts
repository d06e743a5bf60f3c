import type { AdSpendRow, OrderRow, PlacementRow, SkuTrafficRow, SkuTrafficSums } from '#libs/daily-sums/fact-rows.js';
import type { NameBuyer } from '#libs/directory/buyer-ids.js';
import type { OrdersBeneath } from '#libs/scorecards/merchant-figures.js';
import { MOST_DAYS_OF_ROWS } from '#libs/scorecards/merchant-figures.js';
import { ratioCell } from '#libs/reports/cells.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, TextField, TextsField } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';
import { GMV_DEFINITIONS, showYuan } from './merchant-figures.dto.js';

const LEFT_OUT = ['unpaid', 'not-sent-out', 'cancelled', 'zero-amount', 'split-parent', 'exempt-slot'];
const ORDER_DAYS = ['paid', 'placed', 'outbound'] as const;
export const ORDER_STATUSES = ['placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'];

/** Rows of some days. */
export class RowsQuery extends PageQuery {
  @DayField({ description: `The first day; ${MOST_DAYS_OF_ROWS} days at most are asked for at once.` })
  from!: string;

  @DayField({ description: 'The last day.' })
  to!: string;
}

export class OrdersQuery extends RowsQuery {
  @ChoiceField({ description: 'The day by which orders are listed: that of payment, of placing, or of leaving the warehouse.', of: ORDER_DAYS })
  by!: (typeof ORDER_DAYS)[number];

  @FlagField({ description: 'Only orders that count, or only those that do not.', optional: true })
  counted?: boolean;

  @FlagField({ description: 'Whether the latest come first.', optional: true })
  descending?: boolean;
}

export class SkuTrafficQuery extends RowsQuery {
  @IdField({ description: 'Only this SKU.', optional: true })
  skuId?: string;
}

export class OrderAnswer {
  @IdField({ description: 'The order.' })
  orderId!: string;

  @DayField({ description: 'The business day by which it is listed.' })
  day!: string;

  @IdField({ description: 'The buyer; an opaque id for who may not see the ids of buyers.' })
  buyerId!: string;

  @InstantField({ description: 'When it was placed.' })
  placedAt!: string;

  @InstantField({ description: 'When it was paid.', nullable: true })
  paidAt!: string | null;

  @InstantField({ description: 'When it left the warehouse.', nullable: true })
  outboundAt!: string | null;

  @ChoiceField({ description: 'Its status today.', of: ORDER_STATUSES, name: 'OrderStatus' })
  status!: string;

  @ChoiceField({ description: 'How it is paid.', of: ['online', 'cash_on_delivery'], name: 'PayMethod' })
  payMethod!: string;

  @DecimalField({ description: 'Its amount in yuan.', decimals: 2 })
  amount!: string;

  @DecimalField({ description: 'What was refunded, in yuan.', decimals: 2, nullable: true })
  refundedAmount!: string | null;

  @FlagField({ description: 'Whether the shop has put a flag on it.' })
  flagged!: boolean;

  @IdField({ description: 'The order that it was split off from.', nullable: true })
  parentOrderId!: string | null;

  @FlagField({ description: 'Whether it counts in the figure.' })
  counts!: boolean;

  @ChoiceField({ description: 'Why it does not count.', of: LEFT_OUT, name: 'LeftOutReason', nullable: true })
  leftOut!: string | null;

  @DecimalField({ description: 'What it adds to the GMV in yuan: 0.00 where it does not count; null where orders sent out are counted.', decimals: 2, nullable: true })
  countedAmount!: string | null;
}

export class OrdersAnswer extends PageOf(OrderAnswer) {
  @ChoiceField({ description: 'What the orders are counted for.', of: ['gmv', 'outboundOrders'] })
  readonly figure!: string;

  @ChoiceField({ description: 'The definition of GMV in the rule set of the quarter of the last day.', of: GMV_DEFINITIONS, name: 'GmvDefinition' })
  readonly gmvDefinition!: string;

  @CountField({ description: 'The version of the rule set.' })
  readonly ruleVersion!: number;

  @DecimalField({ description: 'The GMV of these days, to which the counted amounts of all pages add up; null where the figure is another, or the orders are listed by another day than they count on.', decimals: 2, nullable: true })
  readonly sumAmount!: string | null;

  @CountField({ description: 'The orders sent out on these days, which is how many count on all pages; null where the figure is another.', nullable: true })
  readonly sumOrders!: number | null;

  @TextsField({ description: 'Days whose figure merchant_days states: their orders need not add up to it.' })
  readonly statedDays!: readonly string[];

  @TextsField({ description: 'Days whose facts have changed since their sums were made.' })
  readonly waitingDays!: readonly string[];
}

export class AdSpendAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @IdField({ description: 'The campaign.' })
  campaignId!: string;

  @TextField({ description: 'The advertising product.' })
  product!: string;

  @CountField({ description: 'How often it was shown.' })
  impressions!: number;

  @CountField({ description: 'How often it was clicked.' })
  clicks!: number;

  @DecimalField({ description: 'Spend in yuan.', decimals: 2 })
  spend!: string;

  @CountField({ description: 'Orders attributed to it.' })
  attributedOrders!: number;

  @DecimalField({ description: 'Sales attributed to it, in yuan.', decimals: 2 })
  attributedAmount!: string;

  @TextField({ description: 'By which rule the platform attributes.', nullable: true })
  attribution!: string | null;
}

export class PlacementAnswer {
  @DayField({ description: 'The day that it counts on: the one that it ends on.' })
  day!: string;

  @IdField({ description: 'The slot.' })
  slotId!: string;

  @IdField({ description: 'The SKU, where the placement names one.', nullable: true })
  skuId!: string | null;

  @TextField({ description: 'The campaign of the slot.' })
  campaign!: string;

  @TextField({ description: 'Where the slot lies.' })
  position!: string;

  @InstantField({ description: 'When it began.' })
  startsAt!: string;

  @InstantField({ description: 'When it ended.' })
  endsAt!: string;

  @DecimalField({ description: 'Sales in yuan.', decimals: 2 })
  amount!: string;

  @CountField({ description: 'Visitors.', nullable: true })
  visitors!: number | null;

  @FlagField({ description: 'Whether it counts: its slot is assessed.' })
  counts!: boolean;

  @TextField({ description: 'Why its slot is exempt.', nullable: true })
  exemptReason!: string | null;
}

export class SkuTrafficAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @IdField({ description: 'The SKU.' })
  skuId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @CountField({ description: 'Visitors.' })
  visitors!: number;

  @CountField({ description: 'Page views.', nullable: true })
  pageViews!: number | null;

  @CountField({ description: 'Visitors who ordered.' })
  orderingBuyers!: number;
}

export class SkuConversionAnswer {
  @IdField({ description: 'The SKU.' })
  skuId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @CountField({ description: 'Days with traffic.' })
  days!: number;

  @CountField({ description: 'Visitors of these days.' })
  visitors!: number;

  @CountField({ description: 'Page views of these days.', nullable: true })
  pageViews!: number | null;

  @CountField({ description: 'Visitors who ordered.' })
  orderingBuyers!: number;

  @DecimalField({ description: 'Ordering buyers / visitors.', decimals: 4, nullable: true })
  conversion!: string | null;
}

/** An order beneath a figure as the API answers, its buyer named as the caller may see it. */
export function showOrder(order: OrderRow, figure: OrdersBeneath['figure'], merchantId: string, nameBuyer: NameBuyer): OrderAnswer {
  const { orderId, day, status, payMethod, flagged, parentOrderId, leftOut } = order;
  return {
    orderId,
    day,
    buyerId: nameBuyer(merchantId, order.buyerId),
    placedAt: order.placedAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    outboundAt: order.outboundAt?.toISOString() ?? null,
    status,
    payMethod,
    amount: showYuan(order.amountFen),
    refundedAmount: order.refundedFen === null ? null : showYuan(order.refundedFen),
    flagged,
    parentOrderId,
    counts: leftOut === null,
    leftOut,
    countedAmount: figure === 'gmv' ? showYuan(order.adds) : null,
  };
}

/** A row of advertising as the API answers. */
export function showAdSpend(row: AdSpendRow): AdSpendAnswer {
  return {
    day: row.day,
    campaignId: row.campaign_id,
    product: row.product,
    impressions: row.impressions,
    clicks: row.clicks,
    spend: showYuan(row.spend_fen),
    attributedOrders: row.attributed_orders,
    attributedAmount: showYuan(row.attributed_fen),
    attribution: row.attribution,
  };
}

/** A placement as the API answers. */
export function showPlacement(row: PlacementRow): PlacementAnswer {
  return {
    day: row.day,
    slotId: row.slot_id,
    skuId: row.sku_id === '' ? null : row.sku_id,
    campaign: row.campaign,
    position: row.position,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    amount: showYuan(row.amount_fen),
    visitors: row.visitors,
    counts: row.left_out === null,
    exemptReason: row.exempt_reason,
  };
}

/** A row of traffic as the API answers. */
export function showSkuTraffic(row: SkuTrafficRow): SkuTrafficAnswer {
  const { day, sku_id: skuId, name, visitors, page_views: pageViews, ordering_buyers: orderingBuyers } = row;
  return { day, skuId, name, visitors, pageViews, orderingBuyers };
}

/** The traffic of a SKU over some days as the API answers. */
export function showSkuConversion(row: SkuTrafficSums): SkuConversionAnswer {
  const { sku_id: skuId, name, days, visitors, page_views: pageViews, ordering_buyers: orderingBuyers } = row;
  return { skuId, name, days, visitors, pageViews, orderingBuyers, conversion: ratioCell(orderingBuyers, visitors) };
}
