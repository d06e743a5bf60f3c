import type { Period } from '#libs/domain/periods.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { MerchantRange, PlannedJob } from '../catalogue.js';

/** Facts that wait to be brought up to date, cut into batches by how many rows they have. */
export interface FactBatches {
  readonly rollUps: readonly MerchantRange[];
  readonly shops: readonly MerchantRange[];
  readonly marks: readonly MerchantRange[];
}

/** A period to score as of a day. */
export interface PeriodAsOf {
  readonly period: string;
  readonly asOf: string;
}

/** Daily sums and attribution, batch by batch in no order; when all are done, the scores are planned. Null where nothing waits. */
export function planFacts({ rollUps, shops, marks }: FactBatches): PlannedJob | null {
  const children: PlannedJob[] = [
    ...rollUps.map((payload) => ({ job: 'roll-up', payload, children: [] }) as const),
    ...shops.map((payload) => ({ job: 'judge-shops', payload, children: [] }) as const),
    ...marks.map((payload) => ({ job: 'judge-marks', payload, children: [] }) as const),
  ];
  return children.length === 0 ? null : { job: 'plan-scores', payload: {}, children };
}

/**
 * Scores of periods as trees: weeks before the month that they end in, months before their quarter. A period whose parent
 * is not among them is a tree of its own.
 */
export function planScores(periods: readonly PeriodAsOf[]): PlannedJob[] {
  const given = periods.map((each) => ({ ...each, parsed: parsePeriod(each.period) }));
  const names = new Set(periods.map(({ period }) => period));
  const parentOf = ({ parsed }: (typeof given)[number]) => ancestorsOf(parsed).find((name) => names.has(name)) ?? null;
  const treesUnder = (parent: string | null): PlannedJob[] =>
    given
      .filter((each) => parentOf(each) === parent)
      .map(({ period, asOf }) => ({ job: 'score', payload: { period, asOf }, children: treesUnder(period) }));
  return treesUnder(null);
}

/** The periods that a period comes before, the nearest first. */
function ancestorsOf(period: Period): string[] {
  if (period.kind === 'quarter') return [];
  return period.kind === 'month' ? [period.quarter] : [period.last.slice(0, 7), period.quarter];
}

/** The jobs of a tree in an order in which each comes after all that must be done before it. */
export function childrenFirst(root: PlannedJob): PlannedJob[] {
  return [...root.children.flatMap(childrenFirst), root];
}
