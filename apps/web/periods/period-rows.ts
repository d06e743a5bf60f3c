import type { DivisionState } from '../api/periods.js';
import type { PeriodAnswer } from '../api/scorecards.js';

/** How a period stands, as people see it: an ended one is ready to be closed, or was open again after it had been closed. */
export const PERIOD_STATES = ['open', 'ready', 'reopened', 'asked', 'closed'] as const;

export type PeriodState = (typeof PERIOD_STATES)[number];

/** A period of a division. */
export interface PeriodRow {
  readonly period: PeriodAnswer;
  readonly division: DivisionState;
  readonly state: PeriodState;
}

/** How a period of a division stands. */
export function stateOf({ state, reopenedAt }: Pick<DivisionState, 'state' | 'reopenedAt'>): PeriodState {
  return state !== 'ended' ? state : reopenedAt === null ? 'ready' : 'reopened';
}

/** A row for each period and division, in the order of the periods. */
export function rowsOf(periods: readonly PeriodAnswer[]): PeriodRow[] {
  return periods.flatMap((period) => period.divisions.map((division) => ({ period, division, state: stateOf(division) })));
}

/** How many rows stand in each state. */
export function countStates(rows: readonly PeriodRow[]): Readonly<Record<PeriodState, number>> {
  const counts: Record<PeriodState, number> = { open: 0, ready: 0, reopened: 0, asked: 0, closed: 0 };
  for (const { state } of rows) counts[state]++;
  return counts;
}

/** The address of a period of a division. */
export function periodPath(period: string, division: string): string {
  return `/periods?${new URLSearchParams({ period, division }).toString()}`;
}
