import type { z } from 'zod';
import { mapping, oneOf, pointsCurve } from '#libs/rule-schema/fields.js';

/** R2, R7: the unit that slot output is counted by. */
export const slotsSettings = mapping({
  unit: oneOf('slot_day', 'slot_hour', 'slot').default('slot_day'),
  curve: pointsCurve().optional(),
});

export type SlotsSettings = z.infer<typeof slotsSettings>;
