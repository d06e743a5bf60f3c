import type { Day } from '#libs/domain/business-time.js';
import type { Language } from '#libs/domain/errors.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { Period } from '#libs/domain/periods.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import type { RowNames } from '#libs/exports/row-names.js';
import type { ModuleId } from '#libs/kpi/list.js';
import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';

/**
 * The quarterly review pack as data: what stands in it, before it is a workbook or pages. All figures are published ones (decimals as
 * texts); nothing is computed by who writes it down.
 */
export interface ReviewPack {
  readonly cover: PackCover;
  /** By division, rank (the unranked last) and id. */
  readonly managers: readonly ManagerPages[];
  /** Of the divisions whose scored managers are all in it; none where it is of one manager. */
  readonly distribution: readonly DivisionDistribution[];
  readonly curves: Readonly<Record<ModuleId, readonly PackBreakpoint[]>>;
  /** The grades with the least total that earns them, the best first. */
  readonly grades: readonly { readonly grade: string; readonly minimum: string }[];
  /** What each module is made from, in the order of the scorecard; read while it is written. */
  readonly evidence: readonly ModuleEvidence[];
  readonly targets: readonly PackTarget[];
  readonly revisions: readonly PackRevision[];
  readonly probations: readonly PackProbation[];
  readonly adjustments: readonly PackAdjustment[];
  readonly ruleChanges: readonly PackRuleChange[];
  readonly definitions: readonly PackDefinition[];
}

export interface PackCover {
  readonly quarter: Period;
  readonly asOf: Day;
  /** The divisions whose managers are in it. */
  readonly divisions: readonly string[];
  /** Set where the pack is of one manager. */
  readonly manager: { readonly managerId: string; readonly name: string } | null;
  readonly managers: number;
  readonly ruleVersion: number;
  readonly ruleFingerprint: string;
  /** SHA-256 over manager ids, fingerprints and digests of the scorecards, as a closing has it. */
  readonly fingerprint: string;
  /** `running`: days of the quarter are still to come; `ended`; `closed`: for all of the divisions. */
  readonly state: 'running' | 'ended' | 'closed';
  readonly closings: readonly { readonly division: string; readonly closedAt: Date; readonly closedBy: string }[];
  /** False where facts or rules have changed since the scorecards were made, or may have: they are of an earlier day than the latest. */
  readonly isCurrent: boolean;
  /** Whether ranks come from a provisional tier snapshot, for somebody at least. */
  readonly isProvisional: boolean;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly timeZone: string;
  readonly language: Language;
}

export interface PackBreakpoint {
  readonly completion: string;
  readonly points: string;
}

/** How the totals of a division's ranked managers lie. */
export interface DivisionDistribution {
  readonly division: string;
  readonly grades: readonly { readonly grade: string; readonly managers: number; readonly seats: number | null }[];
  readonly mode: 'off' | 'advisory' | 'enforced';
}

/** One manager. */
export interface ManagerPages {
  readonly summary: ScorecardSummary;
  readonly fingerprint: string;
  /** Whether it was scored by other grades than the pack shows, since it was closed before they changed: its grade stands as it is. */
  readonly hasOtherGrades: boolean;
  /** The assessed modules, laid out; the others are missing, and so are those of a closed scorecard whose curve is not the pack's. */
  readonly worked: Readonly<Partial<Record<ModuleId, WorkedModule>>>;
  readonly months: readonly PackStep[];
  readonly weeks: readonly PackStep[];
  /** The quarter before; null where it was not scored. */
  readonly before: PackStep | null;
  readonly moved: readonly PackMove[];
  /** The merchants that matter most: the first fifteen by rank. */
  readonly topMerchants: readonly PackMerchant[];
}

/** How a manager stood in a month, week or quarter. */
export interface PackStep {
  readonly period: Period;
  readonly asOf: Day;
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly modules: Readonly<Partial<Record<ModuleId, { readonly completion: string; readonly points: string }>>>;
}

/** One thing that moved since the quarter before, in words: total, grade and rank, then modules, tiers and merchants, each the largest first. */
export interface PackMove {
  readonly kind: 'total' | 'grade' | 'rank' | 'module' | 'tier' | 'merchant';
  readonly text: Localised;
  readonly isBetter: boolean | null;
}

export interface PackMerchant {
  readonly rank: number;
  readonly merchantId: string;
  readonly name: string | null;
  readonly tier: string;
  readonly target: string | null;
  readonly gmv: string;
  readonly completion: string | null;
}

/** The rows that a module is made from: a report of the KPI. */
export interface ModuleEvidence {
  readonly module: ModuleId;
  readonly title: Localised;
  readonly report: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: () => AsyncIterable<Row>;
  /** What the merchants and SKUs of some of its rows are called. */
  readonly names?: (rows: readonly Row[]) => Promise<RowNames>;
}

/** A target of a manager's quarter. Money in yuan with 2 decimals, ratios with 4, counts whole. */
export interface PackTarget {
  readonly managerId: string;
  readonly managerName: string;
  readonly measure: TargetMeasure;
  readonly quarter: string;
  /** By month, in order; the same thrice for ratios. */
  readonly months: readonly { readonly month: string; readonly value: string; readonly isLocked: boolean }[];
}

/** A change of targets. */
export interface PackRevision {
  readonly managerId: string;
  readonly managerName: string;
  readonly measure: TargetMeasure;
  readonly period: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly effectiveFrom: Day | null;
  readonly changedAt: Date | null;
  readonly who: string | null;
  readonly reason: string | null;
}

export interface PackProbation {
  readonly managerId: string;
  readonly managerName: string;
  readonly division: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly state: string | null;
  readonly months: readonly { readonly month: string; readonly state: string; readonly total: string | null; readonly weeklyCompletion: string | null }[];
}

/** A figure of a closed scorecard that would be another one by now. */
export interface PackAdjustment {
  readonly division: string;
  readonly managerId: string;
  readonly managerName: string;
  readonly figure: string;
  readonly closedValue: string | null;
  readonly currentValue: string | null;
  readonly foundAt: Date;
}

/** A version of the rules that was in force in the quarter, or the one before it, and what it changed. */
export interface PackRuleChange {
  readonly version: number;
  readonly inForceFrom: Day;
  readonly appliedAt: Date | null;
  readonly appliedBy: string | null;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

export interface PackDefinition {
  readonly module: ModuleId | null;
  readonly term: Localised;
  readonly text: Localised;
}
