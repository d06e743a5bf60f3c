import { NONE, bytes, count, figureOf, money, points, ratio } from './figures.js';

describe('money', () => {
  it.each([
    ['0.00', '¥0', '¥0', '¥0.00'],
    ['9876.54', '¥9,877', '¥9,877', '¥9,876.54'],
    ['12345.00', '¥1.23万', '¥12.35K', '¥12,345.00'],
    ['1234567.50', '¥123.5万', '¥1.23M', '¥1,234,567.50'],
    ['12345678.00', '¥1,235万', '¥12.35M', '¥12,345,678.00'],
    ['99996000.00', '¥1.00亿', '¥100.0M', '¥99,996,000.00'],
    ['123456789012.34', '¥1,235亿', '¥123.5B', '¥123,456,789,012.34'],
    ['-2500000.00', '−¥250.0万', '−¥2.50M', '−¥2,500,000.00'],
  ])('%s reads %s and %s', (yuan, zh, en, exact) => {
    expect(money(yuan, 'zh')).toEqual({ short: zh, exact });
    expect(money(yuan, 'en')).toEqual({ short: en, exact });
  });

  it('keeps every digit of what a number could not hold', () => {
    expect(money('90071992547409931.07', 'zh').exact).toBe('¥90,071,992,547,409,931.07');
  });
});

it.each([
  ['0.9837', '98.4%', '98.37%'],
  ['1.0964', '109.6%', '109.64%'],
  ['0.1', '10.0%', '10%'],
  ['-0.0312', '−3.1%', '−3.12%'],
])('the ratio %s reads %s', (value, short, exact) => {
  expect(ratio(value)).toEqual({ short, exact });
});

it('counts with thousands apart', () => {
  expect(count(9_999, 'zh')).toEqual({ short: '9,999', exact: '9,999' });
  expect(count('9999.6', 'zh').short).toBe('1.00万');
  expect(count(20_000, 'zh')).toEqual({ short: '2.00万', exact: '20,000' });
  expect(count('1234567', 'en')).toEqual({ short: '1.23M', exact: '1,234,567' });
});

it('leaves points as they are published', () => {
  expect(points('103.92').short).toBe('103.92');
  expect(points('-1.50').short).toBe('−1.50');
});

it('shows a dash where there is no value', () => {
  expect([money(null, 'zh'), count(null, 'en'), ratio(null), points(null), figureOf(null, 'ratio', 'zh')]).toEqual([NONE, NONE, NONE, NONE, NONE]);
});

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KB'],
  [1_572_864, '1.5 MB'],
  [5 * 1_024 ** 4, '5120.0 GB'],
])('writes the size of %d bytes as %s', (size, shown) => {
  expect(bytes(size)).toBe(shown);
});
