import type { Measure } from '#libs/domain/measures.js';
import type { ScoringRules } from './rule-set.js';

/** The sums that each definition of GMV reads. */
export const GMV_MEASURES = {
  paid_not_cancelled: 'gmv_paid_fen',
  net_of_refunds: 'gmv_net_fen',
  placed: 'gmv_placed_fen',
} as const satisfies Record<ScoringRules['modules']['sales']['gmv'], Measure>;
