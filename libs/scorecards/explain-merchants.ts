import type { Session } from '#libs/database/database.js';
import type { DayRange } from '#libs/domain/business-time.js';
import type { Sums } from '#libs/domain/measures.js';
import type { ExplanationPart } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { outboundMeasure } from '#libs/kpi/outbound-completion/outbound-completion.rule.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import { ratioCell, yuanCell, yuanPerUnitCell } from '#libs/reports/cells.js';
import type { Cell, Localised, ReportColumn } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import * as sql from './explain-score.sql.js';

/** How merchants add up to the figures of a module. */
interface MerchantTable {
  readonly title: Localised;
  readonly columns: readonly ReportColumn[];
  /** The cells after the merchant's. */
  cells(sums: Sums): readonly Cell[];
  /** Who has none of it is left out. Most first. */
  size(sums: Sums): number;
}

/** Of the modules whose own explanation names no merchants. */
function tableOf(id: ModuleId, { modules }: ScoringRules): MerchantTable | null {
  const measure = outboundMeasure(modules.outbound);
  switch (id) {
    case 'outbound':
      return {
        title: { en: 'Merchants (they add up to the outbound)', zh: '商家明细（合计等于出库）' },
        columns: [column('actual', '实际', 'count')],
        cells: (sums) => [sums[measure]],
        size: (sums) => sums[measure],
      };
    case 'conversion':
      return {
        title: { en: 'Merchants (visitors and buyers add up)', zh: '商家明细（访客与下单客户合计等于总数）' },
        columns: [column('visitors', '访客数', 'count'), column('ordering_buyers', '下单客户数', 'count'), column('rate', '转化率', 'ratio')],
        cells: ({ visitors, ordering_buyers: buyers }) => [visitors, buyers, ratioCell(buyers, visitors)],
        size: ({ visitors }) => visitors,
      };
    case 'slots':
      return {
        title: { en: 'Merchants (amounts and units add up)', zh: '商家明细（成交额与占用合计等于总数）' },
        columns: [column('placements', '考核坑位数', 'count'), column('units', '占用', 'units'), column('amount', '成交额', 'money'), column('output', '坑位产出', 'money')],
        cells: ({ slot_amount_fen: fen, slot_seconds: seconds, slot_count: placements }) => {
          const units = slotUnits(modules.slots.unit, seconds, placements);
          return [placements, units.toFixed(4), yuanCell(fen), yuanPerUnitCell(fen, units)];
        },
        size: ({ slot_count: placements, slot_amount_fen: fen }) => (placements === 0 ? 0 : fen + 1),
      };
    case 'sales':
    case 'ads':
      return null;
  }
}

/** The merchants of a manager that add up to a module, from the daily sums; none where the module's own explanation has them. */
export async function explainMerchants(session: Session, id: ModuleId, managerId: string, { first, last }: DayRange, rules: ScoringRules): Promise<ExplanationPart[]> {
  const table = tableOf(id, rules);
  if (table === null) return [];
  const rows = await session.query<Sums & { readonly [column: string]: unknown; readonly merchant_id: string }>(sql.MERCHANT_SUMS, [managerId, first, last]);
  const counted = rows.filter((sums) => table.size(sums) !== 0).toSorted((left, right) => table.size(right) - table.size(left));
  return [
    {
      kind: 'table',
      title: table.title,
      columns: [column('merchant_id', '商家', 'text'), ...table.columns],
      rows: counted.map((sums) => [sums.merchant_id, ...table.cells(sums)]),
    },
  ];
}
