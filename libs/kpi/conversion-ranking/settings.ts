import type { z } from 'zod';
import { decimal, mapping, pointsCurve, wholeNumber } from '#libs/rule-schema/fields.js';

/** R8: from how many visitors a SKU is judged, and below which part of its category's rate it is low. */
export const conversionSettings = mapping({
  min_visitors: wholeNumber(1).default('100'),
  low_factor: decimal(0, 1).default('0.75'),
  curve: pointsCurve().optional(),
});

export type ConversionSettings = z.infer<typeof conversionSettings>;
