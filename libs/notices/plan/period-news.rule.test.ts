import { parsePeriod } from '#libs/domain/periods.js';
import { isFollowed, isNews, isWhole } from './period-news.rule.js';

const state = (period: string, firstAsOf: string, asOf = firstAsOf, isDone = true) => ({ period: parsePeriod(period), isDone, firstAsOf, asOf, changedAt: new Date(0), firstScoredAt: new Date(0) });

it.each([
  ['2026Q4/2026-W47', '2026-11-21', false],
  ['2026Q4/2026-W47', '2026-11-22', true],
  ['2026Q4/2026-W47', '2026-12-06', true],
  ['2026Q4/2026-W47', '2026-12-07', false],
  ['2026-10', '2026-12-15', true],
  ['2026-10', '2026-12-16', false],
  ['2026Q3', '2026-12-19', true],
  ['2026Q3', '2026-12-20', false],
])('the end of %s is news on %s: %s', (period, day, expected) => {
  expect(isNews(parsePeriod(period), day)).toBe(expected);
});

it('a period is whole when all its windows are done as of its last day', () => {
  expect([isWhole(state('2026-10', '2026-10-31')), isWhole(state('2026-10', '2026-10-30', '2026-10-31')), isWhole(state('2026-10', '2026-10-31', '2026-10-31', false))]).toEqual([true, false, false]);
});

it('a quarter is followed while it runs and its windows stand together, of late', () => {
  const followed = (...of: Parameters<typeof state>) => isFollowed(state(...of), '2026-11-23');
  expect(followed('2026Q4', '2026-11-23')).toBe(true);
  expect(followed('2026Q4', '2026-11-20')).toBe(true);
  expect([followed('2026Q4', '2026-11-19'), followed('2026Q4', '2026-11-22', '2026-11-23'), followed('2026-11', '2026-11-23'), followed('2026Q4', '2026-11-23', '2026-11-23', false)]).toEqual([false, false, false, false]);
  expect(isFollowed(state('2026Q3', '2026-09-30'), '2026-10-01')).toBe(false);
});
