import { writeYuan } from '#libs/domain/money.js';
import { POINTS_OF_COMPLETION, cellOf, decimal, quotient } from '#libs/domain/worked-expressions.js';
import type { WorkedCell, WorkedColumn, WorkedModule } from '#libs/domain/worked-figures.js';
import { exactTarget } from '../exact-target.js';
import type { AssessedModule } from '../kpi-slice.js';
import type { SlotsWorkings } from './resource-slot-output.rule.js';
import { SECONDS_OF_UNIT, slotUnits } from './resource-slot-output.rule.js';
import type { SlotsSettings } from './settings.js';

const DURATIONS = {
  slot_day: { en: 'Slot days', zh: '坑位天' },
  slot_hour: { en: 'Slot hours', zh: '坑位小时' },
} as const;

/** R2, R7: lays out the sales of assessed slots over their units, against the target output. */
export function workOutSlots(module: AssessedModule<SlotsSettings, SlotsWorkings>): WorkedModule {
  const { amountFen, seconds, placements } = module.workings;
  const { unit } = module.settings;
  // Assessed without a placement: doing nothing counts as nought.
  const isIdle = slotUnits(unit, seconds, placements).isZero();
  const duration = unit === 'slot' ? [] : layOutDuration(unit, seconds);
  const units = cellOf('slots', 0, unit === 'slot' ? 'placements' : 'units');
  const layout: readonly (readonly [WorkedColumn, WorkedCell])[] = [
    [{ id: 'amount', title: { en: 'Sales of assessed slots', zh: '考核坑位成交额' }, type: 'money' }, { kind: 'input', value: writeYuan(amountFen) }],
    [{ id: 'placements', title: { en: 'Assessed placements', zh: '考核坑位数' }, type: 'count' }, { kind: 'input', value: String(placements) }],
    ...duration,
    [{ id: 'target', title: { en: 'Target output', zh: '目标坑产' }, type: 'money' }, { kind: 'input', value: exactTarget(module, 'slot_output', 2) }],
  ];
  return {
    tables: [
      {
        id: 'slots',
        title: { en: 'Assessed slots', zh: '考核坑位' },
        columns: layout.map(([column]) => column),
        rows: [layout.map(([, cell]) => cell)],
      },
    ],
    actual: isIdle ? decimal('0') : quotient(cellOf('slots', 0, 'amount'), units),
    target: cellOf('slots', 0, 'target'),
    points: isIdle ? decimal('0') : POINTS_OF_COMPLETION,
  };
}

/** Days and hours may have no end as decimals: the seconds are what is counted. */
function layOutDuration(unit: 'slot_day' | 'slot_hour', seconds: number): [WorkedColumn, WorkedCell][] {
  const units = quotient(cellOf('slots', 0, 'seconds'), decimal(String(SECONDS_OF_UNIT[unit])));
  return [
    [{ id: 'seconds', title: { en: 'Seconds', zh: '时长（秒）' }, type: 'count' }, { kind: 'input', value: String(seconds) }],
    [{ id: 'units', title: DURATIONS[unit], type: 'units' }, { kind: 'computed', by: units }],
  ];
}
