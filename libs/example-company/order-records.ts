import type { Moment } from './moment.js';
import { dayOfMoment, writeMoment } from './moment.js';
import type { OrderLine } from './baskets.js';
import type { Order } from './orders.js';
import { FORGOTTEN_EXPORT } from './plan.js';
import type { Merchant } from './merchants.js';
import type { Row } from './write-csv.js';
import { writeFen } from './write-csv.js';

export const ORDER_COLUMNS = [
  'order_id', 'merchant_id', 'buyer_id', 'placed_at', 'paid_at', 'outbound_at', 'status', 'pay_method', 'amount',
  'refunded_amount', 'flagged', 'parent_order_id',
] as const;

export const ORDER_LINE_COLUMNS = ['merchant_id', 'order_id', 'line_no', 'sku_id', 'quantity', 'amount'] as const;

type OrderStatus = 'placed' | 'paid' | 'shipped' | 'completed' | 'cancelled' | 'refunded';

/** What an export made at a moment says of an order; null where it was not placed yet. */
export function orderAsKnown(order: Order, moment: Moment): Row | null {
  if (order.placedAt >= moment) return null;
  const { refund } = order;
  const refunded = refund !== null && isPast(refund.at, moment) ? refund : null;
  return [
    order.orderId,
    order.merchantId,
    order.buyerId,
    writeMoment(order.placedAt),
    writePast(order.paidAt, moment),
    writePast(order.outboundAt, moment),
    statusAt(order, moment),
    order.payMethod,
    writeFen(order.amountFen),
    refunded === null || refunded.amountFen === null ? '' : writeFen(refunded.amountFen),
    String(order.flagged),
    order.parentOrderId ?? '',
  ];
}

/** The fields of one line of an order in `order_lines`. */
export function orderLineRow(order: Order, { skuId, quantity, amountFen }: OrderLine, index: number): Row {
  return [order.merchantId, order.orderId, String(index + 1), skuId, String(quantity), writeFen(amountFen)];
}

/** Whether the first batch lacks an order because its shop's export was forgotten. */
export function isForgotten({ plan, place }: Merchant, { placedAt }: Order): boolean {
  const { manager, place: forgottenPlace, first, last } = FORGOTTEN_EXPORT;
  const day = dayOfMoment(placedAt);
  return plan === manager && place === forgottenPlace && first <= day && day <= last;
}

/** Whether an order counts as a sale in the end: paid, not cancelled, not free, not split into others. */
export function countsAsSale(order: Order): boolean {
  const paid = order.paidAt !== null || order.payMethod === 'cash_on_delivery';
  return paid && order.cancelledAt === null && order.amountFen > 0 && order.lines.length > 0;
}

/** When a sale counts: at its payment, or at its placing where the courier brings the money. */
export function soldAt({ placedAt, paidAt, payMethod }: Order): Moment {
  return payMethod === 'cash_on_delivery' ? placedAt : (paidAt ?? placedAt);
}

function statusAt(order: Order, moment: Moment): OrderStatus {
  if (order.refund?.whole === true && isPast(order.refund.at, moment)) return 'refunded';
  if (isPast(order.cancelledAt, moment)) return 'cancelled';
  if (isPast(order.completedAt, moment)) return 'completed';
  if (isPast(order.outboundAt, moment)) return 'shipped';
  return isPast(order.paidAt, moment) ? 'paid' : 'placed';
}

function isPast(event: Moment | null, moment: Moment): event is Moment {
  return event !== null && event < moment;
}

function writePast(event: Moment | null, moment: Moment): string {
  return isPast(event, moment) ? writeMoment(event) : '';
}
