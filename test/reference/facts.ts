import { dayOf, instantOf } from './clock-times.js';
import type { Company, RowOf } from './company.js';
import type { Range } from './days.js';
import { within } from './days.js';
import { decimal, floor, fraction, multiply } from './fractions.js';
import type { GmvDefinition } from './rules.js';

/** What one merchant did on one day. Money in fen. */
export interface DayFigures {
  gmv: Record<GmvDefinition, bigint>;
  paidOrders: bigint;
  outboundOrders: bigint;
  outboundUnits: bigint;
  visitors: bigint;
  orderingBuyers: bigint;
  adSpend: bigint;
  adAttributed: bigint;
}

/** A placement on a known slot, with the day that it counts in. */
export interface Placement {
  readonly slotId: string;
  readonly merchantId: string;
  readonly skuId: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** The business day of the instant just before its end. */
  readonly day: string;
  readonly amountFen: bigint;
  readonly assessed: boolean;
}

/** The facts of a company that count: those of merchants in its directory, by merchant and day. */
export interface Facts {
  readonly days: ReadonlyMap<string, ReadonlyMap<string, DayFigures>>;
  readonly placements: readonly Placement[];
  readonly traffic: readonly RowOf<'sku_traffic'>[];
}

/** Reads yuan as fen. */
export function fenOf(yuan: string): bigint {
  return floor(multiply(decimal(yuan), fraction(100n)));
}

/** Sums the facts of a company by merchant and day. */
export function readFacts(company: Company, timeZone: string): Facts {
  const days = new Map<string, Map<string, DayFigures>>();
  for (const { merchant_id } of company.merchants) days.set(merchant_id, new Map());
  /** The figures of a merchant's day to add to; those of merchants that nobody knows go nowhere. */
  const on = (merchantId: string, day: string): DayFigures => {
    const figures = days.get(merchantId)?.get(day) ?? noFigures();
    days.get(merchantId)?.set(day, figures);
    return figures;
  };
  addOrders(company, timeZone, on);
  addTraffic(company, on);
  for (const row of company.ad_spend) {
    const figures = on(row.merchant_id, row.day);
    figures.adSpend += fenOf(row.spend);
    figures.adAttributed += fenOf(row.attributed_amount);
  }
  replaceByMerchantDays(company, on);
  return {
    days,
    placements: readPlacements(company, timeZone).filter(({ merchantId }) => days.has(merchantId)),
    traffic: company.sku_traffic.filter(({ merchant_id }) => days.has(merchant_id)),
  };
}

type FiguresOn = (merchantId: string, day: string) => DayFigures;

/** GMV in its three definitions, paid orders, and what left the warehouse. Split parents count nowhere. */
function addOrders(company: Company, timeZone: string, on: FiguresOn): void {
  const key = (merchantId: string, orderId: string) => `${merchantId}\n${orderId}`;
  const parents = new Set(company.orders.map((order) => key(order.merchant_id, order.parent_order_id)));
  const units = new Map<string, bigint>();
  for (const line of company.order_lines) {
    const order = key(line.merchant_id, line.order_id);
    units.set(order, (units.get(order) ?? 0n) + BigInt(line.quantity));
  }
  for (const order of company.orders) {
    if (parents.has(key(order.merchant_id, order.order_id))) continue;
    const amount = fenOf(order.amount);
    if (amount > 0n) on(order.merchant_id, dayOf(order.placed_at, timeZone)).gmv.placed += amount;
    const paidAt = order.pay_method === 'cash_on_delivery' ? order.placed_at : order.paid_at;
    if (amount > 0n && paidAt !== '' && order.status !== 'cancelled') {
      const figures = on(order.merchant_id, dayOf(paidAt, timeZone));
      figures.gmv.paid_not_cancelled += amount;
      figures.gmv.net_of_refunds += amount - refundedOf(order, amount);
      figures.paidOrders += 1n;
    }
    if (order.outbound_at !== '') {
      const figures = on(order.merchant_id, dayOf(order.outbound_at, timeZone));
      figures.outboundOrders += 1n;
      figures.outboundUnits += units.get(key(order.merchant_id, order.order_id)) ?? 0n;
    }
  }
}

/** The refunded amount, which for a refunded order without one is its whole amount. */
function refundedOf(order: RowOf<'orders'>, amount: bigint): bigint {
  if (order.refunded_amount !== '') return fenOf(order.refunded_amount);
  return order.status === 'refunded' ? amount : 0n;
}

function addTraffic(company: Company, on: FiguresOn): void {
  for (const row of company.sku_traffic) {
    const figures = on(row.merchant_id, row.day);
    figures.visitors += BigInt(row.visitors);
    figures.orderingBuyers += BigInt(row.ordering_buyers);
  }
}

/** A figure of `merchant_days` replaces the derived one; traffic only where both figures stand there. */
function replaceByMerchantDays(company: Company, on: FiguresOn): void {
  for (const row of company.merchant_days) {
    const figures = on(row.merchant_id, row.day);
    if (row.gmv !== '') {
      const gmv = fenOf(row.gmv);
      figures.gmv = { paid_not_cancelled: gmv, net_of_refunds: gmv, placed: gmv };
    }
    if (row.paid_orders !== '') figures.paidOrders = BigInt(row.paid_orders);
    if (row.outbound_orders !== '') figures.outboundOrders = BigInt(row.outbound_orders);
    if (row.outbound_units !== '') figures.outboundUnits = BigInt(row.outbound_units);
    if (row.visitors !== '' && row.ordering_buyers !== '') {
      figures.visitors = BigInt(row.visitors);
      figures.orderingBuyers = BigInt(row.ordering_buyers);
    }
  }
}

function readPlacements(company: Company, timeZone: string): Placement[] {
  const slots = new Map(company.slots.map((slot) => [slot.slot_id, slot]));
  return company.slot_placements.flatMap((row) => {
    const slot = slots.get(row.slot_id);
    if (slot === undefined) return [];
    const endsAt = instantOf(row.ends_at, timeZone);
    return [
      {
        slotId: row.slot_id,
        merchantId: row.merchant_id,
        skuId: row.sku_id,
        startsAt: instantOf(row.starts_at, timeZone),
        endsAt,
        day: dayOf(new Date(endsAt - 1).toISOString(), timeZone),
        amountFen: fenOf(row.amount),
        assessed: slot.assessed === 'true',
      },
    ];
  });
}

function noFigures(): DayFigures {
  return {
    gmv: { paid_not_cancelled: 0n, net_of_refunds: 0n, placed: 0n },
    paidOrders: 0n,
    outboundOrders: 0n,
    outboundUnits: 0n,
    visitors: 0n,
    orderingBuyers: 0n,
    adSpend: 0n,
    adAttributed: 0n,
  };
}

/** The sum of one figure of a merchant over the days of a range, of those days only that `counts` lets through. */
export function sumOf(
  facts: Facts,
  merchantId: string,
  range: Range,
  figure: (figures: DayFigures) => bigint,
  counts: (day: string) => boolean = () => true,
): bigint {
  let total = 0n;
  for (const [day, figures] of facts.days.get(merchantId) ?? []) {
    if (within(day, range) && counts(day)) total += figure(figures);
  }
  return total;
}
