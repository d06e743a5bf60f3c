/**
 * The whole-number sums of a merchant and a day that every KPI reads, named as the columns of `merchant_day_sums`.
 * They add up over days and over merchants; a ratio is read from their sums, never averaged.
 */
export const MEASURES = [
  /** R1: paid, not cancelled; fen. */
  'gmv_paid_fen',
  /** The same less refunds; fen. */
  'gmv_net_fen',
  /** All orders with an amount on the day they were placed; fen. */
  'gmv_placed_fen',
  /** Orders behind gmv_paid_fen. */
  'paid_orders',
  /** R6: advertising spend; fen. */
  'ad_spend_fen',
  /** R6: sales attributed to advertising; fen. */
  'ad_attributed_fen',
  /** R7: sales of assessed slot placements, on the day that they end; fen. */
  'slot_amount_fen',
  /** R7: duration of those placements. */
  'slot_seconds',
  /** R7: number of those placements. */
  'slot_count',
  /** R8: visitors, summed over SKUs. */
  'visitors',
  /** R8: visitors who ordered. */
  'ordering_buyers',
  /** R9: orders that left the warehouse. */
  'outbound_orders',
  /** R9: pieces that left the warehouse. */
  'outbound_units',
] as const;

export type Measure = (typeof MEASURES)[number];

/** A value for every measure. */
export type Sums = Readonly<Record<Measure, number>>;

/** All measures at zero. */
export const ZERO_SUMS: Sums = Object.freeze(
  Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>,
);

/** Adds sums measure by measure. Throws RangeError where a sum leaves the safe integers. */
export function addSums(left: Sums, right: Sums): Sums {
  const total = { ...left } as Record<Measure, number>;
  for (const measure of MEASURES) {
    total[measure] += right[measure];
    if (!Number.isSafeInteger(total[measure])) throw new RangeError(`The sum of ${measure} leaves the safe integers.`);
  }
  return total;
}
