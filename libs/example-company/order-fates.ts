import { contains } from '#libs/domain/business-time.js';
import type { Merchant } from './merchants.js';
import type { Moment } from './moment.js';
import { HOUR, MINUTE, SECONDS_OF_DAY, dayOfMoment, momentOf, secondOfDay } from './moment.js';
import { WEAK_WEEK } from './plan.js';
import type { RandomStream } from './random-stream.js';

/** A refund: whole refunds without an amount are how some shops export them. */
export interface Refund {
  readonly at: Moment;
  readonly amountFen: number | null;
  /** Whether the order's status becomes `refunded`; after a small refund it does not. */
  readonly whole: boolean;
}

/** What happens to an order after it was placed. Moments may lie after the last file is made. */
export interface OrderFate {
  readonly payMethod: 'online' | 'cash_on_delivery';
  readonly paidAt: Moment | null;
  readonly cancelledAt: Moment | null;
  readonly outboundAt: Moment | null;
  readonly completedAt: Moment | null;
  readonly refund: Refund | null;
}

export interface PlacedOrder {
  readonly merchant: Merchant;
  readonly placedAt: Moment;
  readonly amountFen: number;
}

const UNPAID: OrderFate = {
  payMethod: 'online',
  paidAt: null,
  cancelledAt: null,
  outboundAt: null,
  completedAt: null,
  refund: null,
};

/** Draws what becomes of an order. */
export function drawFate(order: PlacedOrder, random: RandomStream): OrderFate {
  const kind = random.next();
  if (kind < 0.035) {
    // Not paid within a day: the platform cancels it.
    return { ...UNPAID, cancelledAt: order.placedAt + SECONDS_OF_DAY };
  }
  if (kind < 0.06) return drawCashOnDelivery(order, random);
  const paidAt = order.placedAt + drawPaymentDelay(order.placedAt, random);
  if (kind < 0.08) return { ...UNPAID, paidAt, cancelledAt: paidAt + random.integer(5 * MINUTE, 9 * HOUR) };
  const outboundAt = drawOutbound(order.merchant, paidAt, random);
  const completedAt = outboundAt + random.integer(4, 11) * SECONDS_OF_DAY + random.integer(0, 8 * HOUR);
  const sent = { ...UNPAID, paidAt, outboundAt, completedAt };
  if (kind < 0.11) {
    const at = outboundAt + random.integer(2, 15) * SECONDS_OF_DAY + random.integer(0, 8 * HOUR);
    return { ...sent, refund: { at, amountFen: random.chance(0.75) ? order.amountFen : null, whole: true } };
  }
  if (kind < 0.122) {
    const at = completedAt + random.integer(1, 6) * SECONDS_OF_DAY;
    const amountFen = Math.floor((order.amountFen * random.between(0.04, 0.2)) / 100) * 100;
    return { ...sent, refund: { at, amountFen, whole: false } };
  }
  return sent;
}

/** Ships first; the courier brings the money. Some parcels are refused at the door. */
function drawCashOnDelivery({ merchant, placedAt }: PlacedOrder, random: RandomStream): OrderFate {
  const outboundAt = drawOutbound(merchant, placedAt, random);
  const deliveredAt = outboundAt + random.integer(1, 3) * SECONDS_OF_DAY + random.integer(-3 * HOUR, 5 * HOUR);
  const sent: OrderFate = { ...UNPAID, payMethod: 'cash_on_delivery', outboundAt };
  if (random.chance(0.1)) return { ...sent, cancelledAt: deliveredAt };
  return { ...sent, paidAt: deliveredAt, completedAt: deliveredAt + 5 * SECONDS_OF_DAY };
}

/** Most pay at once, some sleep over it. */
function drawPaymentDelay(placedAt: Moment, random: RandomStream): number {
  const kind = random.next();
  if (kind < 0.74) return random.integer(8, 4 * MINUTE);
  if (kind < 0.9) return random.integer(4 * MINUTE, 40 * MINUTE);
  if (kind < 0.955) return random.integer(40 * MINUTE, 5 * HOUR);
  // The next morning, while the order still stands.
  const untilMidnight = SECONDS_OF_DAY - secondOfDay(placedAt);
  return untilMidnight + Math.min(secondOfDay(placedAt) - 1, random.integer(7 * HOUR, 12 * HOUR));
}

/** When a parcel leaves: the same day up to four days later, and later still out of a warehouse that moves. */
export function drawOutbound({ plan }: Merchant, payable: Moment, random: RandomStream): Moment {
  const afterCutOff = secondOfDay(payable) > 16 * HOUR ? 1 : 0;
  const waiting = random.pickWeighted([0, 1, 2, 3], (days) => [46, 36, 12, 6][days] ?? 0);
  const leaves = payable + (afterCutOff + waiting) * SECONDS_OF_DAY;
  const moving = WEAK_WEEK.managers.some((each) => each === plan) && contains(WEAK_WEEK, dayOfMoment(leaves));
  const held = moving && random.chance(0.6) ? random.integer(4, 7) * SECONDS_OF_DAY : 0;
  const day = momentOf(dayOfMoment(leaves + held));
  const outboundAt = day + random.integer(17 * HOUR, 22 * HOUR);
  return outboundAt > payable ? outboundAt : payable + random.integer(10 * MINUTE, HOUR);
}
