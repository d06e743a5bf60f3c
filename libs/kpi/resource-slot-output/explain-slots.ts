import { readableYuan, sentence } from '#libs/reports/sentences.js';
import type { ExplanationPart } from '../kpi-slice.js';
import type { SlotsWorkings } from './resource-slot-output.rule.js';
import { slotUnits } from './resource-slot-output.rule.js';
import type { SlotsSettings } from './settings.js';

const UNITS = {
  slot_day: { en: 'slot days', zh: '坑位天' },
  slot_hour: { en: 'slot hours', zh: '坑位小时' },
  slot: { en: 'slots', zh: '坑位' },
} as const;

/** R2, R7: how slot output comes about. */
export function explainSlots({ amountFen, seconds, placements }: SlotsWorkings, { unit }: SlotsSettings): ExplanationPart[] {
  const { en, zh } = UNITS[unit];
  const units = slotUnits(unit, seconds, placements).toFixed(4);
  return [
    sentence(
      `actual = sales of assessed placements / ${en} = ${readableYuan(amountFen)} / ${units}, from ${placements} placements that end in the period. The report "slots" lists them.`,
      `实际 = 考核坑位成交额 / ${zh} = ${readableYuan(amountFen)} / ${units}，共 ${placements} 个在本期结束的坑位。逐个坑位的明细见坑位产出报表（slots）。`,
    ),
  ];
}
