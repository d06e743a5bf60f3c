import type { Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { monthNamed } from '#libs/domain/periods.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import { exactRatioCell, yuanCell } from '#libs/reports/cells.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { Allocation, AllocationWeights, Candidate } from './slot-allocation.rule.js';
import { allocateSlots } from './slot-allocation.rule.js';
import * as sql from './slot-allocation.sql.js';

export const SLOT_ALLOCATION_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'slot-allocation',
  title: { en: 'Slot allocation', zh: '坑位分配建议' },
  columns: [
    column('rank', '排名', 'count'),
    column('merchant_id', '商家', 'text'),
    column('index', '业绩指数', 'points'),
    column('gmv', '成交额', 'money'),
    column('conversion', '转化率', 'ratio'),
    column('slot_output', '坑产', 'money'),
    column('outbound_rate', '出库率', 'ratio'),
    column('allotted', '分配坑位', 'count'),
  ],
  sortedBy: ['rank'],
};

/** R7: the first day of a campaign and the month before it, whose figures decide. Throws `campaign-unknown`. */
export async function readCampaign(session: Session, campaign: string): Promise<{ firstDay: Day; month: DayRange }> {
  const [start] = await session.query<{ first_day: Day | null }>(sql.CAMPAIGN_START, [campaign]);
  if (start?.first_day === null || start === undefined) {
    const known = await session.query<{ campaign: string }>(sql.CAMPAIGNS);
    throw new OpscoreError('campaign-unknown', { campaign, known: known.map((row) => row.campaign).join(', ') || '-' });
  }
  const lastOfMonth = addDays(`${start.first_day.slice(0, 7)}-01`, -1);
  return { firstDay: start.first_day, month: monthNamed(lastOfMonth.slice(0, 7)) };
}

/** What slot output is counted in. */
export type SlotUnit = ScoringRules['modules']['slots']['unit'];

export interface AllocationRequest {
  /** The month before the campaign's first slot starts. */
  readonly month: DayRange;
  readonly slots: number;
  /** The candidates: a manager's merchants, a division's, or everyone's. */
  readonly managerId: string | null;
  readonly division: string | null;
  /** Only merchants of these managers, and only these merchants, may compete; null or absent for all. */
  readonly managerIds?: readonly string[] | null;
  readonly merchantIds?: readonly string[] | null;
}

/** What a candidate did in the month, as the daily sums have it. */
export interface MonthSums {
  readonly gmv_fen: number;
  readonly visitors: number;
  readonly ordering_buyers: number;
  readonly slot_amount_fen: number;
  readonly slot_seconds: number;
  readonly slot_count: number;
  readonly paid_orders: number;
  readonly outbound_orders: number;
}

interface CandidateRow extends MonthSums {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
}

/** A line of the proposal and the sums that its figures come from. */
export type AllocationLine = Allocation & { readonly sums: MonthSums };

/** The figures of a month's sums, by the unit that slot output is counted in. */
export function figuresOf(sums: MonthSums, unit: SlotUnit): Omit<Candidate, 'merchantId'> {
  const units = slotUnits(unit, sums.slot_seconds, sums.slot_count);
  return {
    gmvFen: sums.gmv_fen,
    conversion: quotient(sums.ordering_buyers, sums.visitors),
    slotOutput: units.isZero() ? null : Rational.of(sums.slot_amount_fen).dividedBy(units),
    outboundRate: quotient(sums.outbound_orders, sums.paid_orders),
  };
}

/** How the figures are weighed. */
export function weightsOf({ slot_allocation: weights }: ScoringRules): AllocationWeights {
  return {
    gmv: Rational.parse(weights.gmv),
    conversion: Rational.parse(weights.conversion),
    slotOutput: Rational.parse(weights.slot_output),
    outbound: Rational.parse(weights.outbound),
  };
}

/** R7: proposes who gets the slots of a campaign. */
export async function proposeAllocation(
  session: Session,
  { month, slots, managerId, division, managerIds = null, merchantIds = null }: AllocationRequest,
  rules: ScoringRules,
): Promise<AllocationLine[]> {
  const gmv = GMV_MEASURES[rules.modules.sales.gmv];
  const whose = [narrowTo(managerIds, managerId), division, merchantIds];
  const rows = await session.query<CandidateRow>(sql.candidatesOf(gmv), [month.first, month.last, ...whose]);
  const { unit } = rules.modules.slots;
  return allocateSlots(
    rows.map((row) => ({ merchantId: row.merchant_id, ...figuresOf(row, unit), sums: row })),
    slots,
    weightsOf(rules),
    Number(rules.slot_allocation.max_per_merchant),
  );
}

/** The cells of one line of the proposal. */
export function describeAllocation(allocation: Allocation): Row {
  const { rank, merchantId, index, gmvFen, conversion, slotOutput, outboundRate, allotted } = allocation;
  return [
    rank,
    merchantId,
    writeDecimal(index, 2),
    yuanCell(gmvFen),
    exactRatioCell(conversion),
    slotOutput === null ? null : slotOutput.dividedBy(Rational.of(100)).toFixed(2),
    exactRatioCell(outboundRate),
    allotted,
  ];
}

function quotient(numerator: number, denominator: number): Rational | null {
  return denominator === 0 ? null : Rational.of(numerator).dividedBy(Rational.of(denominator));
}
