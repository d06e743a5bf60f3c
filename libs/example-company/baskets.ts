import type { Merchant, Sku } from './merchants.js';
import type { RandomStream } from './random-stream.js';

export interface OrderLine {
  readonly skuId: string;
  readonly quantity: number;
  readonly amountFen: number;
}

/** From this price on people buy one of a kind. */
const SINGLE_PIECE_FEN = 80_000;
const MOST_EXPENSIVE_SECOND_LINE_FEN = 120_000;
const BASKETS_FOR_MEAN = 400;

/** What a buyer of a shop puts in: one to three SKUs, mostly one of each. */
export function drawBasket({ skus }: Merchant, priceLevel: number, random: RandomStream): OrderLine[] {
  const wanted = random.chance(0.8) ? 1 : random.chance(0.8) ? 2 : 3;
  const chosen = new Set<Sku>();
  for (let line = 0; line < wanted; line++) {
    const sku = random.pickWeighted(skus, ({ popularity }) => popularity);
    if (line === 0 || sku.priceFen <= MOST_EXPENSIVE_SECOND_LINE_FEN) chosen.add(sku);
  }
  return [...chosen].map(({ skuId, priceFen }) => {
    const quantity = priceFen >= SINGLE_PIECE_FEN || random.chance(0.87) ? 1 : random.integer(2, 3);
    // Coupons take whole and half yuan off.
    const couponFen = random.chance(0.45) ? Math.floor((priceFen * random.between(0.01, 0.08)) / 50) * 50 : 0;
    return { skuId, quantity, amountFen: Math.round((priceFen - couponFen) * priceLevel) * quantity };
  });
}

/** What an order of a shop comes to on average, in fen, at ordinary prices. */
export function meanBasketFen(merchant: Merchant, random: RandomStream): number {
  let total = 0;
  for (let basket = 0; basket < BASKETS_FOR_MEAN; basket++) {
    for (const { amountFen } of drawBasket(merchant, 1, random)) total += amountFen;
  }
  return total / BASKETS_FOR_MEAN;
}

/** The parcels that an order is split into: one for each line; null where there is but one. */
export function splitBasket(lines: readonly OrderLine[]): OrderLine[][] | null {
  return lines.length < 2 ? null : lines.map((line) => [line]);
}
