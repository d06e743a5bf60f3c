import { wallClock } from './clock-times.js';
import type { Period } from './days.js';
import { byBytes, daysOf, monthOf, plusDays, weekOf } from './days.js';
import type { Fraction } from './fractions.js';
import { compare, decimal, divide, fraction, write } from './fractions.js';
import { rankSkus } from './conversion-ranking.js';
import { outboundSlices, placementsOf, unitsOf } from './modules.js';
import type { ModuleName } from './rules.js';
import { MODULES } from './rules.js';
import { scoreAll, windowOf } from './scorecards.js';
import type { Setting } from './setting.js';
import { gmvFigure, sumForManager } from './setting.js';
import { allocateSlots } from './slot-allocation.js';
import { ADDITIVE_MEASURES, dayTargets } from './targets.js';
import { tierRows } from './tiers.js';

/** A report as text cells, in the order of its columns. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Report = (setting: Setting, period: Period, asOf: string) => Table;

/** The decimals of a module's actual and target. */
const DECIMALS: Readonly<Record<ModuleName, number>> = { sales: 2, ads: 4, slots: 2, conversion: 4, outbound: 0 };

const MODULE_CELLS = ['actual', 'target', 'completion', 'points', 'weight'];

/** `scorecards`: a row per manager. */
export const scorecardsReport: Report = (setting, period, asOf) => ({
  columns: [
    ...['division', 'manager_id', 'period', 'as_of', 'total', 'grade', 'rank'],
    ...MODULES.flatMap((name) => MODULE_CELLS.map((cell) => `${name}_${cell}`)),
  ],
  rows: scoreAll(setting, period, asOf).map((card) => [
    ...[card.manager.division, card.manager.manager_id, period.name, windowOf(period, asOf).range.last],
    ...[writeOrEmpty(card.total, 2), card.grade, card.rank === null ? '' : String(card.rank)],
    ...MODULES.flatMap((name) => {
      const assessed = card.modules[name];
      if (assessed === null) return ['', '', '', '', ''];
      return [
        write(assessed.actual, DECIMALS[name]),
        write(assessed.target, DECIMALS[name]),
        write(assessed.completion, 4),
        write(assessed.points, 2),
        String(setting.rules.scoring.weights[name]),
      ];
    }),
  ]),
});

/** `targets`: the day targets of the additive measures over the whole period, or up to a day that was asked for. */
export const targetsReport = (setting: Setting, period: Period, askedAsOf: string | null): Table => ({
  columns: ['manager_id', 'measure', 'day', 'month', 'week', 'value'],
  rows: managerIds(setting).flatMap((managerId) =>
    ADDITIVE_MEASURES.toSorted(byBytes).flatMap((measure) => {
      const targets = dayTargets(setting, managerId, measure, period.quarter);
      if (targets === null) return [];
      return daysOf(windowOf(period, askedAsOf ?? period.last).range).map((day) => {
        const value = targets.get(day) ?? 0n;
        const text = measure === 'gmv' ? yuan(value) : String(value);
        return [managerId, measure, day, monthOf(day), weekOf(day), text];
      });
    }),
  ),
});

/** `tiers`: the merchants of each manager with their tier and target. */
export const tiersReport: Report = (setting, period, asOf) => ({
  columns: [
    ...['manager_id', 'rank', 'merchant_id', 'tier', 'basis_gmv'],
    ...['quarter_target', 'period_target', 'period_gmv', 'completion'],
  ],
  rows: managerIds(setting).flatMap((managerId) =>
    tierRows(setting, managerId, period.quarter, windowOf(period, asOf).range).map((row) => [
      managerId,
      String(row.rank),
      row.merchantId,
      row.tier,
      yuanOrEmpty(row.basis),
      yuanOrEmpty(row.quarterTarget),
      yuanOrEmpty(row.periodTarget),
      yuan(row.periodGmv),
      row.periodTarget === null ? '' : writeOrEmpty(ratio(row.periodGmv, row.periodTarget), 4),
    ]),
  ),
});

/** `ads`: what each merchant of a manager spent, and whether it earns attention (R6). */
export const adsReport: Report = (setting, period, asOf) => ({
  columns: ['manager_id', 'merchant_id', 'spend', 'gmv', 'ad_share', 'attributed_amount', 'roi', 'attention'],
  rows: managerIds(setting).flatMap((managerId) => {
    const { range } = windowOf(period, asOf);
    const { min_spend: minSpend, min_roi: minRoi } = setting.rules.scoring.modules.ads.attention;
    return tierRows(setting, managerId, period.quarter, range)
      .toSorted((a, b) => byBytes(a.merchantId, b.merchantId))
      .map(({ merchantId, tier }) => {
        const total = (figure: Parameters<typeof sumForManager>[4]) =>
          sumForManager(setting, managerId, merchantId, range, figure);
        const spend = total(({ adSpend }) => adSpend);
        const gmv = total(gmvFigure(setting));
        const attributed = total(({ adAttributed }) => adAttributed);
        const roi = ratio(attributed, spend);
        const attention =
          tier !== 'head' &&
          roi !== null &&
          compare(fraction(spend, 100n), decimal(minSpend)) >= 0 &&
          compare(roi, decimal(minRoi)) >= 0;
        return [
          ...[managerId, merchantId, yuan(spend), yuan(gmv), writeOrEmpty(ratio(spend, gmv), 4)],
          ...[yuan(attributed), writeOrEmpty(roi, 4), String(attention)],
        ];
      });
  }),
});

/** `slots`: every placement that counts in the period, exempt ones as well. */
export const slotsReport: Report = (setting, period, asOf) => ({
  columns: ['manager_id', 'slot_id', 'merchant_id', 'starts_at', 'ends_at', 'assessed', 'units', 'amount', 'output'],
  rows: managerIds(setting).flatMap((managerId) =>
    placementsOf(setting, managerId, windowOf(period, asOf).range)
      .toSorted(
        (a, b) =>
          byBytes(a.slotId, b.slotId) ||
          byBytes(a.merchantId, b.merchantId) ||
          a.startsAt - b.startsAt ||
          byBytes(a.skuId, b.skuId),
      )
      .map((placement) => {
        const units = unitsOf(setting, placement);
        return [
          ...[managerId, placement.slotId, placement.merchantId],
          ...[wallClock(placement.startsAt, setting.timeZone), wallClock(placement.endsAt, setting.timeZone)],
          ...[String(placement.assessed), write(units, 4), yuan(placement.amountFen)],
          write(divide(fraction(placement.amountFen, 100n), units), 2),
        ];
      }),
  ),
});

/** `conversion`: the ranking of SKUs (R8). */
export const conversionReport: Report = (setting, period, asOf) => ({
  columns: [
    ...['manager_id', 'rank', 'sku_id', 'merchant_id', 'visitors', 'ordering_buyers'],
    ...['rate', 'wilson_low', 'wilson_high', 'benchmark', 'flag'],
  ],
  rows: managerIds(setting).flatMap((managerId) =>
    rankSkus(setting, managerId, windowOf(period, asOf).range).map((sku) => [
      ...[managerId, String(sku.rank), sku.skuId, sku.merchantId],
      ...[String(sku.visitors), String(sku.orderingBuyers), write(sku.rate, 4)],
      ...[writeDouble(sku.wilsonLow), writeDouble(sku.wilsonHigh), write(sku.benchmark, 4), sku.flag],
    ]),
  ),
});

/** `outbound`: the week slices of each manager (R9). */
export const outboundReport: Report = (setting, period, asOf) => ({
  columns: ['manager_id', 'slice_start', 'slice_end', 'month', 'week', 'actual', 'target', 'completion'],
  rows: managerIds(setting).flatMap((managerId) =>
    outboundSlices(setting, managerId, windowOf(period, asOf)).map((slice) => [
      ...[managerId, slice.first, slice.last, slice.month, slice.week],
      ...[String(slice.actual), String(slice.target), writeOrEmpty(ratio(slice.actual, slice.target), 4)],
    ]),
  ),
});

/** `slot-allocation`: a proposal for n slots of a campaign (R7). */
export function slotAllocationReport(setting: Setting, campaign: string, n: number, managerId: string | null): Table {
  return {
    columns: ['rank', 'merchant_id', 'index', 'gmv', 'conversion', 'slot_output', 'outbound_rate', 'allotted'],
    rows: allocateSlots(setting, campaign, n, managerId).map((line) => [
      ...[String(line.rank), line.merchantId, write(line.index, 2), yuan(line.gmvFen)],
      ...[writeOrEmpty(line.conversion, 4), writeOrEmpty(line.slotOutput, 2), writeOrEmpty(line.outboundRate, 4)],
      String(line.allotted),
    ]),
  };
}

/** The last day that is wholly past, at most the period's last. */
export function defaultAsOf(period: Period, today: string): string {
  const yesterday = plusDays(today, -1);
  return yesterday < period.last ? yesterday : period.last;
}

function managerIds(setting: Setting): string[] {
  return setting.directory.managers.map((manager) => manager.manager_id).toSorted(byBytes);
}

function ratio(above: bigint, below: bigint): Fraction | null {
  return below === 0n ? null : fraction(above, below);
}

function writeOrEmpty(value: Fraction | null, decimals: number): string {
  return value === null ? '' : write(value, decimals);
}

function yuan(fen: bigint): string {
  return write(fraction(fen, 100n), 2);
}

function yuanOrEmpty(fen: bigint | null): string {
  return fen === null ? '' : yuan(fen);
}

function writeDouble(value: number): string {
  return (Math.floor(value * 10_000 + 0.5) / 10_000).toFixed(4);
}
