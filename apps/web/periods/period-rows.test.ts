import type { DivisionState } from '../api/periods.js';
import type { PeriodAnswer } from '../api/scorecards.js';
import { countStates, periodPath, rowsOf, stateOf } from './period-rows.js';

const division = (state: DivisionState['state'], reopenedAt: string | null = null) => ({ division: '家电事业部', state, reopenedAt }) as DivisionState;

it.each([
  ['open', null, 'open'],
  ['ended', null, 'ready'],
  ['ended', '2026-07-02T04:00:00.000Z', 'reopened'],
  ['asked', '2026-07-02T04:00:00.000Z', 'asked'],
  ['closed', null, 'closed'],
] as const)('%s, reopened %s, is %s', (state, reopenedAt, expected) => expect(stateOf({ state, reopenedAt })).toBe(expected));

it('makes a row for each division, and counts their states', () => {
  const periods = [{ period: '2026Q2', divisions: [division('closed'), division('ended')] }, { period: '2026-06', divisions: [division('ended')] }] as unknown as PeriodAnswer[];
  const rows = rowsOf(periods);
  expect(rows.map(({ period, state }) => `${period.period} ${state}`)).toEqual(['2026Q2 closed', '2026Q2 ready', '2026-06 ready']);
  expect(countStates(rows)).toEqual({ open: 0, ready: 2, reopened: 0, asked: 0, closed: 1 });
});

it('writes a period and a division into an address', () => {
  expect(periodPath('2026Q2/2026-W20', 'A&B')).toBe('/periods?period=2026Q2%2F2026-W20&division=A%26B');
});
