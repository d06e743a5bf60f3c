import { businessZone, day, instant, periodName } from './times.js';

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
