import type { Day } from '#libs/domain/business-time.js';
import type { CalibratedGrade } from '#libs/domain/distribution.js';
import type { ProbationState } from '#libs/domain/probation.js';
import type { NotAssessedReason } from '#libs/domain/scorecard.js';

/**
 * A module as it is published: money in yuan with 2 decimals, ratios with 4, counts whole; completion with 4 decimals,
 * points with 2. `workings` are the KPI's own.
 */
export type PublishedModule =
  | {
      readonly assessed: true;
      readonly actual: string;
      readonly target: string;
      readonly completion: string;
      readonly points: string;
      readonly weight: string;
      readonly workings: unknown;
    }
  | { readonly assessed: false; readonly reason: NotAssessedReason; readonly workings: unknown };

/** R10: how a probation stands as of the scorecard's day. */
export interface ProbationStanding {
  readonly from: Day;
  readonly until: Day | null;
  /** Null where no whole month lies inside the probation. */
  readonly state: ProbationState | null;
  readonly months: readonly {
    readonly month: string;
    readonly state: 'ended' | 'under-way' | 'ahead';
    readonly total: string | null;
    readonly weeklyCompletion: string | null;
  }[];
}

/**
 * A manager's scorecard of a period as of a day: plain JSON, the same bytes for the same facts and rules. The module
 * ids are those of the KPI list.
 */
export interface Scorecard {
  readonly managerId: string;
  readonly name: string;
  readonly division: string;
  readonly category: string;
  readonly period: string;
  readonly asOf: Day;
  readonly ruleVersion: number;
  /** 2 decimals; null where nothing is assessed. */
  readonly total: string | null;
  /** The grade that counts: the calibrated one only where the distribution is enforced. */
  readonly grade: string | null;
  readonly calibration: CalibratedGrade | null;
  /** Among the ranked managers of the division; null on probation or without a total. */
  readonly rank: number | null;
  readonly nextGrade: { readonly grade: string; readonly missing: string } | null;
  readonly probation: ProbationStanding | null;
  readonly snapshot: {
    readonly quarter: string;
    /** Nobody had sales in the quarter before: ranked by the quarter so far. */
    readonly provisional: boolean;
    readonly merchants: number;
    readonly lateMerchants: number;
  };
  readonly modules: Readonly<Record<string, PublishedModule>>;
}
