import type { Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { SlotsSettings } from './settings.js';

/** Plain JSON, stored with the scorecard. */
export interface SlotsWorkings {
  readonly amountFen: number;
  readonly seconds: number;
  readonly placements: number;
}

/** R2, R7: sales per unit of assessed resource slots. */
export const resourceSlotOutput: Kpi<SlotsSettings, SlotsWorkings> = {
  id: 'slots',
  title: { en: 'Slot output', zh: '坑位产出' },
  sourceRules: ['R2', 'R7'],
  unit: 'money',
  measure,
};

/** How long the units of a duration are. */
export const SECONDS_OF_UNIT = { slot_day: 86_400, slot_hour: 3_600 } as const;

/** The units that placements lasted for: days or hours of their duration, or the placements themselves. */
export function slotUnits(unit: SlotsSettings['unit'], seconds: number, count: number): Rational {
  if (unit === 'slot') return Rational.of(count);
  return Rational.of(seconds).dividedBy(Rational.of(SECONDS_OF_UNIT[unit]));
}

function measure({ total, targets, curve }: KpiInput, settings: SlotsSettings): Measurement<SlotsWorkings> {
  const { slot_amount_fen: amountFen, slot_seconds: seconds, slot_count: placements } = total;
  const units = slotUnits(settings.unit, seconds, placements);
  const actual = units.isZero() ? null : Rational.of(amountFen).dividedBy(units);
  const targetYuan = targets.ratio('slot_output');
  const target = targetYuan === null ? null : targetYuan.times(Rational.of(100));
  const assessable = actual !== null && target !== null && !target.isZero();
  return {
    actual,
    target,
    points: assessable ? pointsAt(curve, actual.dividedBy(target)) : null,
    workings: { amountFen, seconds, placements },
  };
}
