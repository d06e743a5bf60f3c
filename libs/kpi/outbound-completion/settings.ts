import type { z } from 'zod';
import { decimal, mapping, oneOf, pointsCurve } from '#libs/rule-schema/fields.js';

/** R9: what leaves the warehouse, and how much of the points the weeks carry. */
export const outboundSettings = mapping({
  weekly_weight: decimal(0, 1).default('0.5'),
  counts: oneOf('orders', 'units').default('orders'),
  curve: pointsCurve().optional(),
});

export type OutboundSettings = z.infer<typeof outboundSettings>;
