import { businessZone, day, instant, periodName, startOfDay } from './times.js';

it('writes a business day', () => {
  expect(day('2026-06-30', 'zh')).toBe('2026年6月30日');
  expect(day('2026-06-30', 'en')).toBe('30 Jun 2026');
});

it('shows an instant in the business zone', () => {
  expect(instant('2026-06-30T19:30:00Z', 'zh', 'Asia/Shanghai')).toBe('2026年7月1日 03:30');
  expect(instant('2026-06-30T19:30:00Z', 'en', 'Asia/Shanghai')).toBe('1 Jul 2026, 03:30');
  expect(instant('2026-06-30T19:30:00Z', 'en', 'UTC')).toBe('30 Jun 2026, 19:30');
});

it.each([
  ['2026Q2', '2026年第二季度', 'Q2 2026'],
  ['2026-05', '2026年5月', 'May 2026'],
  ['2026Q2/2026-W20', '第20周', 'Week 20'],
])('names the period %s', (period, zh, en) => {
  expect([periodName(period, 'zh'), periodName(period, 'en')]).toEqual([zh, en]);
});

it('reads the zone off the page', () => {
  expect(businessZone({ dataset: { zone: 'Europe/Berlin' } })).toBe('Europe/Berlin');
  expect(businessZone({ dataset: {} })).toBe('Asia/Shanghai');
});

it.each([
  ['2026-06-30', 'Asia/Shanghai', '2026-06-29T16:00:00.000Z'],
  ['2026-06-30', 'UTC', '2026-06-30T00:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00.000Z'],
])('%s begins in %s at %s', (text, zone, began) => {
  expect(startOfDay(text, zone)).toBe(began);
});
