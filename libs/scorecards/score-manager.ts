import type { OperationsManager } from '#libs/directory/managers.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { DayRange } from '#libs/domain/business-time.js';
import type { Kpi, KpiInput, MerchantReading } from '#libs/domain/kpi.js';
import type { Sums } from '#libs/domain/measures.js';
import { ZERO_SUMS, addSums } from '#libs/domain/measures.js';
import type { Period, WeekSlice } from '#libs/domain/periods.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { ModuleReading } from '#libs/domain/scorecard.js';
import { POINT_DECIMALS, assess, totalOf } from '#libs/domain/scorecard.js';
import type { RankedMerchant, TierRules } from '#libs/domain/tier-snapshot.js';
import { divideAmongMerchants, divideForPeriod, takeTierSnapshot } from '#libs/domain/tier-snapshot.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { ManagerTargets } from '#libs/targets/manager-targets.js';
import { targetsOver } from '#libs/targets/manager-targets.js';
import type { PublishedModule } from './scorecard-document.js';

/** What is scored: the period, its quarter, and its days up to the as-of day, cut into week slices. */
export interface ScoringFrame {
  readonly period: Period;
  readonly quarter: Period;
  readonly window: DayRange;
  readonly slices: readonly WeekSlice[];
}

/** A merchant that a manager had on the quarter's first day or in the window. */
export interface MerchantFacts {
  readonly merchantId: string;
  readonly ka: boolean;
  readonly inSnapshot: boolean;
  readonly basisFen: number;
  readonly sums: Sums;
}

/** Everything that a manager's scorecard is computed from. */
export interface ManagerFacts {
  readonly manager: OperationsManager;
  readonly targets: ManagerTargets;
  /** By merchant id, in byte order. */
  readonly merchants: readonly MerchantFacts[];
  /** The snapshot is ranked by the quarter so far, since nobody sold anything in the one before. */
  readonly provisional: boolean;
  /** The sums of each slice of the frame. */
  readonly slices: readonly Sums[];
  /** The sums of all managers of the division. */
  readonly division: Sums;
}

/** A manager's readings before they are ranked among others. */
export interface ManagerScore {
  readonly manager: OperationsManager;
  /** In hundredths of a point; null where nothing is assessed. */
  readonly total: bigint | null;
  readonly modules: Readonly<Record<string, PublishedModule>>;
  readonly snapshot: { readonly provisional: boolean; readonly merchants: number; readonly lateMerchants: number };
}

/** Scores one manager: tiers and targets, then every KPI of the list, weighed into a total. Pure. */
export function scoreManager(facts: ManagerFacts, frame: ScoringFrame, rules: ScoringRules): ManagerScore {
  const input = composeInput(facts, frame, rules);
  const readings = KPI_LIST.map(([id, slice]) => {
    const settings = rules.modules[id];
    const curve = parseCurve(settings.curve ?? rules.curve);
    const reading = assess(slice.measure({ ...input, curve }, settings), rules.no_activity);
    return { id, reading, weight: rules.weights[id], unit: slice.kpi.unit };
  });
  const total = totalOf(
    readings.map(({ reading, weight }) => ({
      weight: Rational.parse(weight),
      points: reading.assessed ? reading.points : null,
    })),
  );
  const late = input.merchants.filter((merchant) => merchant.late).length;
  return {
    manager: facts.manager,
    total,
    modules: Object.fromEntries(readings.map(({ id, ...each }) => [id, publish(each)])),
    snapshot: { provisional: facts.provisional, merchants: input.merchants.length - late, lateMerchants: late },
  };
}

function composeInput(facts: ManagerFacts, frame: ScoringFrame, rules: ScoringRules): Omit<KpiInput, 'curve'> {
  const targets = targetsOver(frame.quarter, facts.targets, frame.window);
  return {
    window: frame.window,
    gmvMeasure: GMV_MEASURES[rules.modules.sales.gmv],
    total: facts.slices.reduce(addSums, ZERO_SUMS),
    division: facts.division,
    merchants: rankMerchants(facts, targets.additive('gmv'), tierRulesOf(rules)),
    slices: frame.slices.map((slice, index) => ({ ...slice, sums: facts.slices[index] ?? ZERO_SUMS })),
    targets,
  };
}

/** R4: a manager's tier snapshot of the quarter that the facts were read for. */
export function snapshotOf({ merchants }: Pick<ManagerFacts, 'merchants'>, rules: TierRules): RankedMerchant[] {
  return takeTierSnapshot(merchants.filter(({ inSnapshot }) => inSnapshot), rules);
}

/** R4: the merchants of the snapshot in rank order with their targets, those that came later after them as tail. */
function rankMerchants(
  facts: ManagerFacts,
  periodTarget: bigint | null,
  rules: TierRules,
): MerchantReading[] {
  const { merchants, targets } = facts;
  const byId = new Map(merchants.map((merchant) => [merchant.merchantId, merchant]));
  const snapshot = snapshotOf(facts, rules);
  const quarterTarget = targets.curves.get('gmv')?.total ?? null;
  const quarterTargets = quarterTarget === null ? null : divideAmongMerchants(quarterTarget, snapshot, rules);
  const periodTargets =
    quarterTargets === null || periodTarget === null ? null : divideForPeriod(periodTarget, quarterTargets);
  const ranked = snapshot.map(({ merchantId, rank, tier, basisFen }, index) => ({
    merchantId,
    rank,
    tier,
    late: false,
    basisFen,
    quarterTargetFen: quarterTargets?.[index] ?? null,
    periodTargetFen: periodTargets?.[index] ?? null,
    ka: byId.get(merchantId)?.ka ?? false,
    sums: byId.get(merchantId)?.sums ?? ZERO_SUMS,
  }));
  const late = merchants
    .filter(({ inSnapshot }) => !inSnapshot)
    .toSorted((left, right) => compareBytes(left.merchantId, right.merchantId))
    .map(({ merchantId, ka, sums }, index) => ({
      merchantId,
      rank: ranked.length + index + 1,
      tier: 'tail' as const,
      late: true,
      basisFen: null,
      quarterTargetFen: null,
      periodTargetFen: null,
      ka,
      sums,
    }));
  return [...ranked, ...late];
}

/** How a rule set cuts merchants into tiers. */
export function tierRulesOf({ modules: { sales } }: ScoringRules): TierRules {
  const shares = sales.tier_shares;
  return {
    headCount: Number(sales.head_count),
    midUntil: Rational.parse(sales.mid_until),
    tierShares:
      shares === 'by_basis'
        ? shares
        : { head: Rational.parse(shares.head), mid: Rational.parse(shares.mid), tail: Rational.parse(shares.tail) },
  };
}

const COMPLETION_DECIMALS = 4;

function publish(module: { reading: ModuleReading<unknown>; weight: string; unit: Kpi<unknown, unknown>['unit'] }): PublishedModule {
  const { reading, weight, unit } = module;
  if (!reading.assessed) return reading;
  return {
    assessed: true,
    actual: publishFigure(reading.actual, unit),
    target: publishFigure(reading.target, unit),
    completion: reading.completion.toFixed(COMPLETION_DECIMALS),
    points: reading.points.toFixed(POINT_DECIMALS),
    weight,
    workings: reading.workings,
  };
}

/** Rounded once: fen as yuan with 2 decimals, a ratio with 4, a count whole. */
function publishFigure(figure: Rational, unit: Kpi<unknown, unknown>['unit']): string {
  if (unit === 'money') return figure.dividedBy(Rational.of(100)).toFixed(2);
  return figure.toFixed(unit === 'ratio' ? 4 : 0);
}
