import { fieldText, parseAmount, plainDecimal, stepOf } from './amounts.js';

it.each([
  ['120万', '1200000'],
  ['１２０万', '1200000'],
  ['￥1,284,329.56', '1284329.56'],
  ['1.2亿', '120000000'],
  ['0.5 万元', '5000'],
  ['1.234567万', '12345.67'],
  ['1.95M', '1950000'],
  ['300k', '300000'],
  ['12w', '120000'],
  ['007.50', '7.5'],
  ['.5', '0.5'],
  ['0', '0'],
  ['9007199254740993', '9007199254740993'],
])('reads %s as %s yuan', (typed, value) => {
  expect(parseAmount(typed, 'money')).toBe(value);
});

it.each(['', '万', 'abc', '-5', '1.2.3', '12%', '1e6', '五万'])('does not read %j as an amount', (typed) => {
  expect(parseAmount(typed, 'money')).toBeNull();
});

it.each([
  ['9', '0.09'],
  ['9.5%', '0.095'],
  ['12.25 ％', '0.1225'],
  ['100', '1'],
  ['0.3', '0.003'],
])('reads %s percent as %s', (typed, value) => {
  expect(parseAmount(typed, 'percent')).toBe(value);
});

it('reads no myriads of percent, and pieces as money', () => {
  expect(parseAmount('9万', 'percent')).toBeNull();
  expect(parseAmount('0.426万单', 'count')).toBe('4260');
});

it.each([
  ['1284329.56', 'money', '1,284,329.56'],
  ['1950000.00', 'money', '1,950,000'],
  ['1950000.5', 'money', '1,950,000.50'],
  ['4260', 'count', '4,260'],
  ['0.09', 'percent', '9'],
  ['0.095', 'percent', '9.5'],
  ['0.003', 'percent', '0.3'],
  ['1', 'percent', '100'],
] as const)('writes %s (%s) as %s, and reads it back', (value, unit, text) => {
  expect(fieldText(value, unit)).toBe(text);
  expect(parseAmount(text, unit)).toBe(plainDecimal(value));
});

it.each([
  [4_600_000, 10_000],
  [5_960, 20],
  [4_260, 10],
  [90, 1],
  [0, 1],
])('of %d, a step is %d', (total, step) => {
  expect(stepOf(total)).toBe(step);
});
