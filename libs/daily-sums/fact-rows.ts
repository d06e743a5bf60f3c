import type { Database, Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import type { Measure } from '#libs/domain/measures.js';
import type { DailySumsContribution, FactTable, LeftOutReason, SummedRows } from './contribution.js';
import * as sql from './fact-rows.sql.js';
import { FIGURE_OF_MEASURE, readMerchantDays, readWaitingDays } from './merchant-sums.js';

/** Where a page of rows begins and how many it has at most. */
export interface RowsPage<Key> {
  /** The key of the last row of the page before; null for the first page. */
  readonly after: Key | null;
  readonly rows: number;
}

/** An order beneath a figure of a merchant. */
export interface OrderRow {
  /** The day by which it is listed. */
  readonly day: Day;
  readonly orderId: string;
  readonly buyerId: string;
  readonly placedAt: Date;
  readonly paidAt: Date | null;
  readonly outboundAt: Date | null;
  readonly status: string;
  readonly payMethod: string;
  readonly amountFen: number;
  readonly refundedFen: number | null;
  readonly flagged: boolean;
  readonly parentOrderId: string | null;
  /** Why it does not count; null where it does. */
  readonly leftOut: LeftOutReason | null;
  /** What it adds to the figure: fen or orders; 0 where it does not count. */
  readonly adds: number;
}

/** Which orders are listed, by which of their days, and beneath which measure. */
export interface OrdersRequest extends RowsPage<{ readonly day: Day; readonly orderId: string }> {
  readonly merchantId: string;
  readonly days: DayRange;
  readonly by: 'paid' | 'placed' | 'outbound';
  readonly measure: Extract<Measure, `gmv_${string}` | 'outbound_orders'>;
  /** Only those that count, only those that do not, or all (null). */
  readonly counted: boolean | null;
  /** The latest first; otherwise the earliest. */
  readonly descending?: boolean;
}

export interface AdSpendRow {
  readonly [column: string]: unknown;
  readonly day: Day;
  readonly campaign_id: string;
  readonly product: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly spend_fen: number;
  readonly attributed_orders: number;
  readonly attributed_fen: number;
  readonly attribution: string | null;
}

export interface PlacementRow {
  readonly [column: string]: unknown;
  readonly day: Day;
  readonly slot_id: string;
  /** '' where the placement names no SKU. */
  readonly sku_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly campaign: string;
  readonly position: string;
  readonly amount_fen: number;
  readonly visitors: number | null;
  readonly left_out: LeftOutReason | null;
  readonly exempt_reason: string | null;
}

export interface SkuTrafficRow {
  readonly [column: string]: unknown;
  readonly day: Day;
  readonly sku_id: string;
  readonly name: string | null;
  readonly visitors: number;
  readonly page_views: number | null;
  readonly ordering_buyers: number;
}

/** The traffic of a SKU over some days. */
export interface SkuTrafficSums {
  readonly [column: string]: unknown;
  readonly sku_id: string;
  readonly name: string | null;
  readonly visitors: number;
  readonly page_views: number | null;
  readonly ordering_buyers: number;
  /** Days with traffic. */
  readonly days: number;
}

/** How the rows of a merchant and some days stand to the sums of these days. */
export interface SumBeneath {
  /** What the daily sums say: fen or a count. */
  readonly sum: number;
  /** Days whose figure `merchant_days` states: their rows need not add up to it. */
  readonly statedDays: readonly Day[];
  /** Days whose facts have changed since: their rows add up to the sum that the next roll-up makes. */
  readonly waitingDays: readonly Day[];
}

interface OrderSqlRow {
  readonly [column: string]: unknown;
  readonly day: Day;
  readonly order_id: string;
  readonly buyer_id: string;
  readonly placed_at: Date;
  readonly paid_at: Date | null;
  readonly outbound_at: Date | null;
  readonly status: string;
  readonly pay_method: string;
  readonly amount_fen: number;
  readonly refunded_fen: number | null;
  readonly flagged: boolean;
  readonly parent_order_id: string | null;
  readonly left_out: LeftOutReason | null;
  readonly figure: number;
}

const ORDER_DAYS = { paid: 'paid_day', placed: 'placed_day', outbound: 'outbound_day' } as const;

/**
 * The rows of facts beneath daily sums, page by page. What counts is decided by the contributions that make the sums, so that
 * the rows which count add up to them.
 */
export class FactRows {
  constructor(
    private readonly database: Database,
    private readonly contributions: readonly DailySumsContribution[],
  ) {}

  /** Orders of a merchant by day and id, with what each adds to the measure, or why it adds nothing. */
  async orders({ merchantId, days, by, measure, counted, descending = false, after, rows }: OrdersRequest): Promise<OrderRow[]> {
    const summed = this.rowsOf(measure, 'orders');
    const statement = sql.ordersBeneath(summed, ORDER_DAYS[by], figureOf(summed, measure), descending);
    // Days before the page need not be read.
    const reached = after?.day ?? (descending ? days.last : days.first);
    const found = await this.database.query<OrderSqlRow>(statement, [
      merchantId,
      !descending && reached > days.first ? reached : days.first,
      descending && reached < days.last ? reached : days.last,
      after?.day ?? null,
      after?.orderId ?? null,
      counted,
      rows,
    ]);
    return found.map(readOrder);
  }

  /** Advertising of a merchant by day, campaign and product. All of it counts. */
  async adSpend(
    merchantId: string,
    { first, last }: DayRange,
    { after, rows }: RowsPage<{ readonly day: Day; readonly campaignId: string; readonly product: string }>,
  ): Promise<AdSpendRow[]> {
    const key = [after?.day ?? null, after?.campaignId ?? null, after?.product ?? null];
    return this.database.query<AdSpendRow>(sql.AD_SPEND_BENEATH, [merchantId, first, last, ...key, rows]);
  }

  /** Slot placements of a merchant by the day that they count on; those on exempt slots do not count. */
  async placements(
    merchantId: string,
    { first, last }: DayRange,
    { after, rows }: RowsPage<{ readonly day: Day; readonly slotId: string; readonly skuId: string; readonly startsAt: string }>,
  ): Promise<PlacementRow[]> {
    const key = [after?.day ?? null, after?.slotId ?? null, after?.skuId ?? null, after?.startsAt ?? null];
    const statement = sql.placementsBeneath(this.rowsOf('slot_amount_fen', 'slot_placements'));
    return this.database.query<PlacementRow>(statement, [merchantId, first, last, ...key, rows]);
  }

  /** Traffic of a merchant's SKUs, or of one, by day and SKU. All of it counts. */
  async skuTraffic(
    merchantId: string,
    { first, last }: DayRange,
    { skuId, after, rows }: RowsPage<{ readonly day: Day; readonly skuId: string }> & { readonly skuId: string | null },
  ): Promise<SkuTrafficRow[]> {
    const key = [after?.day ?? null, after?.skuId ?? null];
    return this.database.query<SkuTrafficRow>(sql.SKU_TRAFFIC_BENEATH, [merchantId, first, last, ...key, skuId, rows]);
  }

  /** Traffic of a merchant's SKUs summed over the days, most visitors first. */
  async skuTrafficSums(
    merchantId: string,
    { first, last }: DayRange,
    { after, rows }: RowsPage<{ readonly visitors: number; readonly skuId: string }>,
  ): Promise<SkuTrafficSums[]> {
    return this.database.query<SkuTrafficSums>(sql.SKU_TRAFFIC_SUMS, [merchantId, first, last, after?.visitors ?? null, after?.skuId ?? null, rows]);
  }

  /** What the daily sums say of a measure over some days of a merchant, and for which days the rows need not add up to it. */
  async sumBeneath(merchantId: string, days: DayRange, measure: Measure): Promise<SumBeneath> {
    return this.database.withTransaction(async (session: Session) => {
      const figure = FIGURE_OF_MEASURE[measure];
      const found = await readMerchantDays(session, merchantId, days);
      return {
        sum: found.reduce((sum, { sums }) => sum + sums[measure], 0),
        statedDays: found.flatMap(({ day, sources }) => (figure !== undefined && sources[figure] === 'stated' ? [day] : [])),
        waitingDays: await readWaitingDays(session, merchantId, days),
      };
    }, { snapshot: true });
  }

  private rowsOf(measure: Measure, table: FactTable): SummedRows {
    const contribution = this.contributions.find(({ measures }) => measures.includes(measure));
    if (contribution?.rows.table !== table) throw new Error(`No contribution adds ${measure} up from ${table}.`);
    return contribution.rows;
  }
}

function figureOf({ adds }: SummedRows, measure: Measure): string {
  const figure = adds[measure];
  if (figure === undefined) throw new Error(`The contribution does not say what a row adds to ${measure}.`);
  return figure;
}

function readOrder(row: OrderSqlRow): OrderRow {
  return {
    day: row.day,
    orderId: row.order_id,
    buyerId: row.buyer_id,
    placedAt: row.placed_at,
    paidAt: row.paid_at,
    outboundAt: row.outbound_at,
    status: row.status,
    payMethod: row.pay_method,
    amountFen: row.amount_fen,
    refundedFen: row.refunded_fen,
    flagged: row.flagged,
    parentOrderId: row.parent_order_id,
    leftOut: row.left_out,
    adds: row.left_out === null ? row.figure : 0,
  };
}
