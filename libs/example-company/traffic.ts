import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import type { Demand } from './demand.js';
import type { Merchant, Sku } from './merchants.js';
import { dayOfMoment } from './moment.js';
import { countsAsSale, soldAt } from './order-records.js';
import type { Order } from './orders.js';
import { BASIS_QUARTER, LAST_YEAR, QUARTER } from './plan.js';
import { isPromotion } from './promotion-calendar.js';
import { RandomStream } from './random-stream.js';
import type { Row } from './write-csv.js';
import { writeFen } from './write-csv.js';

export const SKU_TRAFFIC_COLUMNS = [
  'day', 'merchant_id', 'sku_id', 'visitors', 'page_views', 'ordering_buyers',
] as const;

export const MERCHANT_DAY_COLUMNS = [
  'day', 'merchant_id', 'gmv', 'paid_orders', 'outbound_orders', 'outbound_units', 'visitors', 'ordering_buyers',
] as const;

/** Lines per order, over all shops. */
const LINES_PER_ORDER = 1.2;
const UNITS_PER_ORDER = 1.4;
/** Visitors who come in a promotion have mostly made up their minds. */
const PROMOTION_RATE = 1.15;

/** Visitors and ordering buyers of every SKU and day of the scored quarter; the buyers are those of the orders. */
export function createSkuTraffic(seed: string, merchant: Merchant, demand: Demand, orders: readonly Order[]): Row[] {
  const random = new RandomStream(`${seed}/traffic/${merchant.merchantId}`);
  const buyers = countOrderingBuyers(orders);
  const popularity = merchant.skus.reduce((sum, sku) => sum + sku.popularity, 0);
  const rows: Row[] = [];
  for (const day of daysOf(QUARTER)) {
    const expectedLines = demand.expectedOrders(merchant, QUARTER, day) * LINES_PER_ORDER;
    for (const sku of merchant.skus) {
      const orderingBuyers = buyers.get(`${day} ${sku.skuId}`)?.size ?? 0;
      const expectedBuyers = (expectedLines * sku.popularity) / popularity;
      const expectedVisitors = (expectedBuyers / rateOn(day, sku)) * random.between(0.85, 1.15);
      const visitors = Math.max(orderingBuyers, random.round(expectedVisitors));
      if (visitors === 0) continue;
      const pageViews = Math.floor(visitors * random.between(1.6, 3.4));
      rows.push([day, merchant.merchantId, sku.skuId, String(visitors), String(pageViews), String(orderingBuyers)]);
    }
  }
  return rows;
}

/** The rate at which visitors of a SKU buy on a day. */
export function rateOn(day: Day, { conversionRate }: Sku): number {
  return conversionRate * (isPromotion(day) ? PROMOTION_RATE : 1);
}

function countOrderingBuyers(orders: readonly Order[]): Map<string, Set<string>> {
  const buyers = new Map<string, Set<string>>();
  for (const order of orders) {
    if (!countsAsSale(order)) continue;
    const day = dayOfMoment(soldAt(order));
    for (const { skuId } of order.lines) {
      const key = `${day} ${skuId}`;
      const ofSku = buyers.get(key) ?? new Set<string>();
      buyers.set(key, ofSku.add(order.buyerId));
    }
  }
  return buyers;
}

/**
 * Figures by day: of last year's quarter for all shops, and of the basis and the scored quarter for the shops that tell
 * no single orders.
 */
export function createMerchantDays(seed: string, merchant: Merchant, demand: Demand): Row[] {
  const random = new RandomStream(`${seed}/merchant-days/${merchant.merchantId}`);
  const quarters = merchant.reports === 'days' ? [LAST_YEAR, BASIS_QUARTER, QUARTER] : [LAST_YEAR];
  return quarters.flatMap((quarter) => describeDays(merchant, quarter, demand, random));
}

function describeDays(merchant: Merchant, quarter: Period, demand: Demand, random: RandomStream): Row[] {
  const rows: Row[] = [];
  let outboundBacklog = 0;
  for (const day of daysOf(quarter)) {
    if (day < merchant.arrives) continue;
    const expectedOrders = demand.expectedOrders(merchant, quarter, day);
    const paidOrders = random.count(expectedOrders);
    const gmvFen = Math.round(paidOrders * demand.meanOrderFen(merchant, day) * random.between(0.92, 1.08));
    const waiting = outboundBacklog + paidOrders;
    const outboundOrders = random.round(waiting * random.between(0.5, 0.75));
    outboundBacklog = waiting - outboundOrders;
    if (quarter === LAST_YEAR) {
      rows.push([day, merchant.merchantId, writeFen(gmvFen), String(paidOrders), String(outboundOrders), '', '', '']);
      continue;
    }
    const rate = meanRate(day, merchant.skus);
    const visitors = random.round((expectedOrders / rate) * random.between(0.9, 1.1));
    rows.push([
      day,
      merchant.merchantId,
      writeFen(gmvFen),
      String(paidOrders),
      String(outboundOrders),
      String(Math.round(outboundOrders * UNITS_PER_ORDER)),
      String(visitors),
      String(Math.min(visitors, paidOrders)),
    ]);
  }
  return rows;
}

/** A shop's rate when visitors are spread as its buyers' tastes are. */
function meanRate(day: Day, skus: readonly Sku[]): number {
  let buyers = 0;
  let visitors = 0;
  for (const sku of skus) {
    buyers += sku.popularity;
    visitors += sku.popularity / rateOn(day, sku);
  }
  return buyers / visitors;
}
