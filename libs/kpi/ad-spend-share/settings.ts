import type { z } from 'zod';
import { decimal, mapping, oneOf, pointsCurve } from '#libs/rule-schema/fields.js';

/** R6: what ad spend is a share of, and when a merchant earns attention. */
export const adsSettings = mapping({
  basis: oneOf('gmv', 'division').default('gmv'),
  attention: mapping({
    min_spend: decimal(0).default('1000'),
    min_roi: decimal(0).default('4'),
  }).prefault({}),
  curve: pointsCurve().optional(),
});

export type AdsSettings = z.infer<typeof adsSettings>;
