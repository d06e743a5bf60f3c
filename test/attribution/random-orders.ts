import type { AttributionRules, Order } from './reference/attribution-facts.js';
import { PAY_METHODS, STATUSES } from './reference/attribution-facts.js';
import type { RandomSource } from './random-source.js';

/** Where the orders of one buyer in one shop lie. Times in seconds. */
export interface OrderScene {
  readonly merchantId: string;
  readonly buyerId: string;
  /** The placing of the first order, for example a midnight. */
  readonly start: number;
  /** No order is placed from then on. */
  readonly end: number;
  /** The rule sets whose windows and limits the times run into. */
  readonly rules: readonly AttributionRules[];
  readonly nextOrderId: () => string;
  /** Orders of the shop or of other shops that may be named as parents. */
  readonly possibleParents: readonly string[];
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** One to four orders of a buyer in a shop, their times at the borders of the rules and of each other. */
export function randomOrders(random: RandomSource, scene: OrderScene): Order[] {
  const orders: Order[] = [];
  const count = random.pick([1, 1, 1, 2, 2, 3, 4]);
  for (let at = 0; at < count; at += 1) orders.push(randomOrder(random, scene, orders.at(-1) ?? null));
  return orders;
}

/** The lengths in seconds that a rule set names: its guard, its follow-up window, its look-back. */
export function lengthsOf(rules: AttributionRules): { guard: number; window: number; lookBack: number } {
  return {
    guard: rules.ignore_follow_up_after_silent_order_minutes * MINUTE,
    window: rules.silent_follow_up.window_minutes * MINUTE,
    lookBack: (rules.look_back_days ?? 2) * DAY,
  };
}

function randomOrder(random: RandomSource, scene: OrderScene, before: Order | null): Order {
  const { guard, window, lookBack } = lengthsOf(random.pick(scene.rules));
  const nearBorder = (border: number) => border + random.pick([-1, 0, 0, 1]);
  const later = before === null ? scene.start : afterOrder(random, before, [guard, window, lookBack]);
  const placedAt = later < scene.end ? later : scene.start;
  const paidAt = random.weigh<() => number | null>([
    [10, () => null],
    [8, () => placedAt],
    [4, () => placedAt - random.pick([1, window, HOUR, DAY, lookBack])],
    [10, () => nearBorder(placedAt + guard)],
    [6, () => nearBorder(placedAt + window)],
    [10, () => nearBorder(placedAt + lookBack)],
    [6, () => placedAt + lookBack + HOUR],
    [20, () => placedAt + 1 + random.below(30 * MINUTE)],
    [10, () => placedAt + random.below(3 * DAY)],
  ])();
  const outboundAt = random.weigh<() => number | null>([
    [35, () => null],
    [10, () => placedAt],
    [3, () => placedAt - HOUR],
    [12, () => nearBorder(placedAt + guard)],
    [10, () => nearBorder(placedAt + lookBack)],
    [30, () => (paidAt ?? placedAt) + random.below(2 * DAY)],
  ])();
  const amountFen = random.weigh<() => number>([
    [3, () => 0],
    [7, () => 1],
    [40, () => 10_000],
    [50, () => 1 + random.below(10_000_000)],
  ])();
  const orderId = scene.nextOrderId();
  const parentOrderId = random.happens(4) ? random.pick(scene.possibleParents) : null;
  return {
    merchantId: scene.merchantId,
    orderId,
    buyerId: scene.buyerId,
    placedAt,
    paidAt,
    outboundAt,
    status: random.happens(25) ? random.pick(STATUSES) : random.pick(['paid', 'shipped', 'completed']),
    payMethod: random.happens(15) ? PAY_METHODS[1] : PAY_METHODS[0],
    amountFen,
    refundedFen: random.happens(20) ? random.pick([0, amountFen, Math.floor(amountFen / 3)]) : null,
    isFlagged: random.happens(10),
    parentOrderId: parentOrderId === orderId ? null : parentOrderId,
  };
}

/** When a buyer's next order is placed: within the guard of the one before, on its payment, at a border, or days on. */
function afterOrder(random: RandomSource, before: Order, lengths: readonly number[]): number {
  const moment = random.happens(50) ? before.placedAt : (before.paidAt ?? before.placedAt);
  return random.weigh<() => number>([
    [3, () => moment],
    [3, () => moment + random.pick([-1, 1])],
    [4, () => moment + random.pick(lengths) + random.pick([-1, 0, 1])],
    [3, () => moment + random.below(HOUR)],
    [2, () => moment + random.below(5 * DAY)],
  ])();
}
