/** What the review pack says beside figures, on paper and in the workbook alike, in one language. */
export interface PackWords {
  readonly divisions: string;
  readonly manager: string;
  readonly quarter: string;
  readonly state: string;
  readonly rules: string;
  readonly made: string;
  readonly distribution: string;
  readonly rank: string;
  readonly division: string;
  readonly category: string;
  readonly total: string;
  readonly grade: string;
  readonly actual: string;
  readonly target: string;
  readonly completion: string;
  readonly points: string;
  readonly weight: string;
  readonly course: string;
  readonly totalByMonth: string;
  readonly totalByWeek: string;
  readonly moved: string;
  readonly topMerchants: string;
  readonly merchant: string;
  readonly tier: string;
  readonly noMerchants: string;
  readonly period: string;
  readonly reason: string;
  readonly month: string;
  readonly figure: string;
  readonly closedValue: string;
  readonly currentValue: string;
  readonly setting: string;
  readonly general: string;
}
