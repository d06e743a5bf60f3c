import { businessZone, day, instant, periodName, shortDays, startOfDay, todayIn, yesterdayIn } from './times.js';

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
  ['2026-99', '2026-99', '2026-99'],
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

it.each([
  ['2026-06-15', '2026-06-18', '6月15日–18日', '15–18 Jun'],
  ['2026-05-31', '2026-06-03', '5月31日–6月3日', '31 May–3 Jun'],
  ['2026-06-18', '2026-06-18', '6月18日', '18 Jun'],
])('names the days from %s to %s in short', (first, last, zh, en) => {
  expect([shortDays(first, last, 'zh'), shortDays(first, last, 'en')]).toEqual([zh, en]);
});

it.each([
  ['2026-06-30T15:59:00Z', 'Asia/Shanghai', '2026-06-29'],
  ['2026-06-30T16:00:00Z', 'Asia/Shanghai', '2026-06-30'],
  ['2026-03-01T00:30:00Z', 'America/New_York', '2026-02-27'],
])('at %s in %s yesterday was %s', (now, zone, yesterday) => {
  expect(yesterdayIn(zone, new Date(now))).toBe(yesterday);
  expect(yesterdayIn(zone, new Date(Date.parse(now) + 86_400_000))).toBe(todayIn(zone, new Date(now)));
});
