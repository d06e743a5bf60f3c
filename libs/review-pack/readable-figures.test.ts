import { parsePeriod } from '#libs/domain/periods.js';
import { readCell, readDay, readDays, readInstant, readMoney, readNumber, readPeriod, readRatio, readValue } from './readable-figures.js';

it.each([
  ['1785305.03', '¥1,785,305.03'],
  ['-1234.50', '−¥1,234.50'],
  ['90071992547409931.07', '¥90,071,992,547,409,931.07'],
  ['0.00', '¥0.00'],
  [null, '–'],
])('money of %j reads %s', (yuan, shown) => {
  expect(readMoney(yuan)).toBe(shown);
});

it.each([
  ['0.9837', '98.37%'],
  ['1.0338', '103.38%'],
  ['0.0004', '0.04%'],
  ['12.3456', '1,234.56%'],
  ['1', '100%'],
  ['0.5', '50%'],
  ['-0.0312', '−3.12%'],
  [null, '–'],
])('the ratio %j reads %s', (ratio, shown) => {
  expect(readRatio(ratio)).toBe(shown);
});

it('reads values of KPIs in their own units', () => {
  expect([readValue('5353.99', 'money'), readValue('0.0362', 'ratio'), readValue('18209', 'count'), readNumber(null)]).toEqual(['¥5,353.99', '3.62%', '18,209', '–']);
});

it('reads days and instants', () => {
  expect([readDay('2026-06-30', 'zh'), readDay('2026-06-30', 'en'), readDay(null, 'zh')]).toEqual(['2026年6月30日', '30 Jun 2026', '–']);
  expect([readDays('2026-04-27', '2026-04-30', 'zh'), readDays('2026-04-27', '2026-04-30', 'en')]).toEqual(['4月27日–30日', '27–30 Apr']);
  expect([readDays('2026-09-28', '2026-10-04', 'zh'), readDays('2026-09-28', '2026-10-04', 'en')]).toEqual(['9月28日–10月4日', '28 Sep–4 Oct']);
  expect(readDays('2026-06-30', '2026-06-30', 'en')).toBe('30 Jun');
  const instant = new Date('2026-07-04T17:30:00Z');
  expect([readInstant(instant, 'zh', 'Asia/Shanghai'), readInstant(instant, 'en', 'UTC')]).toEqual(['2026年7月5日 01:30', '4 Jul 2026, 17:30']);
});

it('names periods', () => {
  const names = ['2026Q2', '2026-05', '2026Q2/2026-W20'].map((name) => parsePeriod(name));
  expect(names.map((period) => readPeriod(period, 'zh'))).toEqual(['2026年第二季度', '5月', '第20周']);
  expect(names.map((period) => readPeriod(period, 'en'))).toEqual(['Q2 2026', 'May', 'W20']);
});

it.each([
  ['1.5', 'multiple', '1.5×'],
  [12345, 'count', '12,345'],
  [true, 'flag', '✓'],
  [false, 'flag', '–'],
  ['2026-05-01T16:00:00Z', 'instant', '2026-05-02 00:00'],
  ['2026-05-01', 'day', '2026-05-01'],
  ['-1234.50', 'money', '−¥1,234.50'],
  ['007', 'text', '007'],
  [null, 'money', '–'],
] as const)('the cell %j of %s reads %s', (cell, type, shown) => {
  expect(readCell(cell, type, 'Asia/Shanghai')).toBe(shown);
});
