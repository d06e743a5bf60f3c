import { wallClock } from '../reference/clock-times.js';
import type { AttributionFacts, Message, Order } from './reference/attribution-facts.js';

/** Few facts as lines to read: the rules as they are named, the orders, and the messages in the order of time. */
export function describeFacts({ timeZone, orders, messages, coverage, versions }: AttributionFacts): string[] {
  const clock = (second: number | null) => (second === null ? 'never' : wallClock(second * 1000, timeZone));
  const describeOrder = (order: Order) =>
    [
      `order ${order.merchantId} ${order.orderId} of ${order.buyerId}: placed ${clock(order.placedAt)}`,
      `paid ${clock(order.paidAt)}, outbound ${clock(order.outboundAt)}, ${order.status}, ${order.payMethod}`,
      `${order.amountFen} fen, refunded ${order.refundedFen ?? 'nothing'}${order.isFlagged ? ', flagged' : ''}`,
      ...(order.parentOrderId === null ? [] : [`parent ${order.parentOrderId}`]),
    ].join(', ');
  const describeMessage = ({ sentAt, sender, agentId, messageId, buyerId }: Message) =>
    `${clock(sentAt)} ${sender} in the thread of ${buyerId} with ${agentId}: message ${messageId}`;
  const days = coverage.map(({ day }) => day).toSorted();
  return [
    `zone ${timeZone}`,
    ...versions.map(({ from, default: ofAll, merchants }) => `rules from ${from}: ${JSON.stringify({ default: ofAll, merchants })}`),
    days.length === 0 ? 'no days of a chat log' : `chat log: ${days.join(' ')}`,
    ...orders.map(describeOrder),
    ...messages.toSorted((a, b) => a.sentAt - b.sentAt).map(describeMessage),
  ];
}
