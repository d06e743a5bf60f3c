import { yuanCell, yuanPerUnitCell } from '#libs/reports/cells.js';
import { column } from '#libs/reports/report.js';
import type { SliceReport } from '../kpi-slice.js';
import type { SlotsWorkings } from './resource-slot-output.rule.js';
import { slotUnits } from './resource-slot-output.rule.js';
import { PLACEMENTS_OF_PERIOD } from './resource-slot-output.sql.js';
import type { SlotsSettings } from './settings.js';

interface PlacementRow {
  readonly manager_id: string;
  readonly slot_id: string;
  readonly merchant_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly assessed: boolean;
  readonly seconds: number;
  readonly amount_fen: number;
}

/** R2, R7: every placement that ends in the period; exempt ones are listed, never scored. */
export const slotsReport: SliceReport<SlotsSettings, SlotsWorkings> = {
  id: 'slots',
  title: { en: 'Resource slots', zh: '资源位产出' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('slot_id', '坑位', 'text'),
    column('merchant_id', '商家', 'text'),
    column('starts_at', '开始时间', 'instant'),
    column('ends_at', '结束时间', 'instant'),
    column('assessed', '是否考核', 'flag'),
    column('units', '坑位数量', 'units'),
    column('amount', '成交额', 'money'),
    column('output', '坑产', 'money'),
  ],
  sortedBy: ['manager_id', 'slot_id', 'merchant_id', 'starts_at'],
  readsScorecards: false,
  async *rows({ session, window, managerIds, from, settings }) {
    const place = [from?.[0] ?? null, from?.[1] ?? null, from?.[2] ?? null];
    const placements = session.stream<PlacementRow>(PLACEMENTS_OF_PERIOD, [window.first, window.last, managerIds, ...place]);
    for await (const placement of placements) {
      const units = slotUnits(settings.unit, placement.seconds, 1);
      yield [
        placement.manager_id,
        placement.slot_id,
        placement.merchant_id,
        placement.starts_at,
        placement.ends_at,
        placement.assessed,
        units.toFixed(4),
        yuanCell(placement.amount_fen),
        yuanPerUnitCell(placement.amount_fen, units),
      ];
    }
  },
};
