import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { OrderLine } from './baskets.js';
import { drawBasket, splitBasket } from './baskets.js';
import type { Demand } from './demand.js';
import { priceLevel } from './demand.js';
import type { Merchant } from './merchants.js';
import type { Moment } from './moment.js';
import { HOUR, MINUTE, SECONDS_OF_DAY, dayOfMoment, momentOf } from './moment.js';
import type { OrderFate } from './order-fates.js';
import { drawFate, drawOutbound } from './order-fates.js';
import { BASIS_QUARTER, QUARTER } from './plan.js';
import { EVENING_OPENINGS } from './promotion-calendar.js';
import { RandomStream } from './random-stream.js';

/** An order with all that ever happens to it; what a file knows of it depends on when the file is made. */
export interface Order extends OrderFate {
  readonly orderId: string;
  readonly merchantId: string;
  readonly buyerId: string;
  readonly placedAt: Moment;
  readonly amountFen: number;
  readonly flagged: boolean;
  readonly parentOrderId: string | null;
  /** A parent that was split has none: they are on its children. */
  readonly lines: readonly OrderLine[];
}

/** Of the orders that are placed so many count as sales: the rest is never paid, or cancelled. */
const COUNTED_SHARE = 0.937;
const GIFT_SHARE = 0.006;
const FLAGGED_SHARE = 0.01;
/** Of the orders with more than one line. */
const SPLIT_SHARE = 0.1;
const RETURNING_BUYER_SHARE = 0.14;

/** How many orders come in each hour of the day, relative to each other. */
const HOURS = [3, 1, 1, 1, 1, 1, 2, 4, 6, 9, 11, 10, 8, 8, 8, 8, 8, 7, 7, 9, 12, 13, 10, 6];
/** The same where a promotion opens at 20:00. */
const EVENING_HOURS = [1, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 3, 3, 3, 3, 3, 3, 4, 6, 36, 22, 12, 8];

/** All orders of a shop that are placed in the basis quarter and the scored one, in the order of their days. */
export function createOrders(seed: string, merchant: Merchant, demand: Demand): Order[] {
  const random = new RandomStream(`${seed}/orders/${merchant.merchantId}`);
  const desk = new OrderDesk(merchant, random);
  for (const quarter of [BASIS_QUARTER, QUARTER]) {
    for (const day of daysOf(quarter)) {
      const count = random.count(demand.expectedOrders(merchant, quarter, day) / COUNTED_SHARE);
      const moments = Array.from({ length: count }, () => drawPlacedAt(day, random)).toSorted((a, b) => a - b);
      for (const placedAt of moments) desk.take(placedAt);
    }
  }
  return desk.orders;
}

/** Takes the orders of one shop and gives them their numbers. */
class OrderDesk {
  readonly orders: Order[] = [];
  private readonly buyers: string[] = [];
  private taken = 0;

  constructor(
    private readonly merchant: Merchant,
    private readonly random: RandomStream,
  ) {}

  take(placedAt: Moment): void {
    const { random, merchant } = this;
    const gift = random.chance(GIFT_SHARE);
    const lines = drawBasket(merchant, gift ? 0 : priceLevel(dayOfMoment(placedAt)), random);
    const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
    const fate = drawFate({ merchant, placedAt, amountFen }, random);
    const order: Order = {
      ...fate,
      orderId: this.nextId(placedAt),
      merchantId: merchant.merchantId,
      buyerId: this.drawBuyer(),
      placedAt,
      amountFen,
      flagged: random.chance(FLAGGED_SHARE),
      parentOrderId: null,
      lines,
    };
    const parts = splitBasket(lines);
    const splittable = fate.payMethod === 'online' && fate.outboundAt !== null && fate.refund === null && !gift;
    if (parts !== null && splittable && random.chance(SPLIT_SHARE)) this.split(order, parts);
    else this.orders.push(order);
  }

  /** A split order stays as a parent that never leaves the warehouse; its children do, one after the other. */
  private split(parent: Order, parts: readonly (readonly OrderLine[])[]): void {
    this.orders.push({ ...parent, lines: [], outboundAt: null, completedAt: null });
    for (const lines of parts) {
      const outboundAt = drawOutbound(this.merchant, parent.paidAt ?? parent.placedAt, this.random);
      this.orders.push({
        ...parent,
        orderId: this.nextId(parent.placedAt),
        parentOrderId: parent.orderId,
        amountFen: lines.reduce((sum, line) => sum + line.amountFen, 0),
        lines,
        outboundAt,
        completedAt: outboundAt + this.random.integer(4, 11) * SECONDS_OF_DAY,
      });
    }
  }

  private nextId(placedAt: Moment): string {
    this.taken += 1;
    const dayOfDecade = Math.floor((placedAt - momentOf('2020-01-01')) / SECONDS_OF_DAY);
    return `3${dayOfDecade}${this.merchant.merchantId.slice(1)}${String(this.taken).padStart(5, '0')}`;
  }

  private drawBuyer(): string {
    if (this.buyers.length > 0 && this.random.chance(RETURNING_BUYER_SHARE)) return this.random.pick(this.buyers);
    const buyerId = drawBuyerId(this.random);
    this.buyers.push(buyerId);
    return buyerId;
  }
}

/** A buyer's account as shops see it. */
export function drawBuyerId(random: RandomStream): string {
  return `u${random.integer(36 ** 5, 36 ** 6 - 1).toString(36)}`;
}

function drawPlacedAt(day: Day, random: RandomStream): Moment {
  const hours = EVENING_OPENINGS.includes(day) ? EVENING_HOURS : HOURS;
  const hour = random.pickWeighted([...hours.keys()], (each) => hours[each] ?? 0);
  return momentOf(day, hour * HOUR + random.integer(0, 59) * MINUTE + random.integer(0, 59));
}
