import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { previousQuarter, quarterNamed } from '#libs/domain/periods.js';

/** How a window stands. Missing: it is wanted, but nobody has noted it yet. */
export type WindowState = 'missing' | 'due' | 'running' | 'done' | 'failed' | 'stale';

export const WINDOW_STATES: readonly WindowState[] = ['missing', 'due', 'running', 'done', 'failed', 'stale'];

/** A period whose scorecards are wanted, and as of which day: the same for all managers. */
export interface WantedPeriod {
  readonly period: Period;
  readonly asOf: Day;
}

/** The first day whose facts a scorecard of a period is made of: the tiers are ranked by the quarter before. */
export function factsFrom(period: Period): Day {
  return previousQuarter(quarterNamed(period.quarter)).first;
}

/** The parameters of statements that take wanted periods as lists, in the order of their columns. */
export function columnsOf(wanted: readonly WantedPeriod[]): unknown[] {
  return [
    wanted.map(({ period }) => period.name),
    wanted.map(({ period }) => period.kind),
    wanted.map(({ period }) => period.quarter),
    wanted.map(({ period }) => period.first),
    wanted.map(({ period }) => period.last),
    wanted.map(({ period }) => factsFrom(period)),
    wanted.map(({ asOf }) => asOf),
  ];
}
