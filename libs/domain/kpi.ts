import type { DayRange } from './periods.js';
import type { PointsCurve } from './points-curve.js';
import type { Rational } from './rational.js';
import type { Measure, Sums } from './measures.js';
import type { Tier } from './tier-snapshot.js';

/**
 * The contract of a KPI: a pure function from sums and targets to a measurement.
 *
 * A KPI is one module of the scorecard. It names the sums that it reads and the settings that steer it; scorecards,
 * reports and pages walk the list of KPIs and know nothing else of them.
 */
export interface Kpi<Settings, Workings> {
  /** The module's id in rule sets, reports and commands, for example `sales`. */
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  /** The rules of the source that it implements, for example `R6`. */
  readonly sourceRules: readonly string[];
  /** What its actual and target are: fen, a ratio, or a count. */
  readonly unit: 'money' | 'ratio' | 'count';
  measure(input: KpiInput, settings: Settings): Measurement<Workings>;
}

/** A manager's figures over the window that is scored: the period up to the as-of day. */
export interface KpiInput {
  readonly window: DayRange;
  /** The GMV that the rule set's definition chooses. */
  readonly gmvMeasure: Measure;
  /** What the manager's merchants did on the manager's days. */
  readonly total: Sums;
  /** The same of all managers of the division together. */
  readonly division: Sums;
  /** In rank order of the tier snapshot, merchants that came later after them. */
  readonly merchants: readonly MerchantReading[];
  readonly slices: readonly SliceReading[];
  readonly targets: PeriodTargets;
  /** Completion to points: the module's own curve or the rule set's. */
  readonly curve: PointsCurve;
}

/** One merchant of a manager in the window, with its place in the tier snapshot of the quarter. */
export interface MerchantReading {
  readonly merchantId: string;
  readonly rank: number;
  readonly tier: Tier;
  /** A merchant assigned after the quarter's first day has no basis and no targets of its own. */
  readonly late: boolean;
  readonly basisFen: number | null;
  readonly quarterTargetFen: bigint | null;
  readonly periodTargetFen: bigint | null;
  readonly ka: boolean;
  readonly sums: Sums;
}

/** A week slice of the window. */
export interface SliceReading {
  readonly first: string;
  readonly last: string;
  readonly month: string;
  readonly week: string;
  readonly sums: Sums;
}

export type AdditiveMeasure = 'gmv' | 'outbound_orders' | 'outbound_units';
export type RatioMeasure = 'ad_share' | 'conversion' | 'slot_output';
export type TargetMeasure = AdditiveMeasure | RatioMeasure;

/** The targets of a manager over the window; null where none is set. */
export interface PeriodTargets {
  /** Over the whole window; fen or pieces. */
  additive(measure: AdditiveMeasure): bigint | null;
  /** Over a run of days of the window. */
  additiveOver(measure: AdditiveMeasure, days: DayRange): bigint | null;
  /** The ratio that holds in the quarter; `slot_output` in yuan per unit. */
  ratio(measure: RatioMeasure): Rational | null;
}

/**
 * What a KPI measures, exact, in its own unit (fen, ratio or count), with the workings that let a reader compute it
 * again. `actual` is null where nothing was done (zero denominator); `target` where none is set; `points` where either
 * is missing or the target is zero.
 */
export interface Measurement<Workings> {
  readonly actual: Rational | null;
  readonly target: Rational | null;
  readonly points: Rational | null;
  readonly workings: Workings;
}
