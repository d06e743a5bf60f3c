import { z } from 'zod';
import { decimal, mapping, oneOf, pointsCurve, sumsTo, wholeNumber } from '#libs/rule-schema/fields.js';

const tierShares = mapping({
  head: decimal(0, 1).default('0.7'),
  mid: decimal(0, 1).default('0.2'),
  tail: decimal(0, 1).default('0.1'),
}).refine(({ head, mid, tail }) => sumsTo([head, mid, tail], 1n), { error: 'shares that add up to 1' });

/** R1, R4: how sales are counted, cut into tiers and weighed. */
export const salesSettings = mapping({
  gmv: oneOf('paid_not_cancelled', 'net_of_refunds', 'placed').default('paid_not_cancelled'),
  head_count: wholeNumber(1).default('15'),
  tier_shares: z.union([z.literal('by_basis'), tierShares], { error: 'by_basis, or shares of head, mid and tail that add up to 1' }).prefault({}),
  mid_until: decimal(0, 1).default('0.9'),
  tier_weight: decimal(0, 1).default('0.4'),
  curve: pointsCurve().optional(),
});

export type SalesSettings = z.infer<typeof salesSettings>;
