import fc from 'fast-check';
import { addDecimals, cleanNumber, roundDecimal } from './clean-number.js';

describe('a number of a report', () => {
  it.each([
    ['5', '5'],
    ['0', '0'],
    ['1234.50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['12,345,678', '12345678'],
    ['１，２３４．５０', '1234.5'],
    ['￥1,234.5', '1234.5'],
    ['¥ 0.10', '0.1'],
    ['1234.5元', '1234.5'],
    ['$19.99', '19.99'],
    ['19.99 USD', '19.99'],
    ['1.2万', '12000'],
    ['1.23456万', '12345.6'],
    ['3亿', '300000000'],
    ['12.3%', '0.123'],
    ['0.05‰', '0.00005'],
    ['100%', '1'],
    ['-5.20', '-5.2'],
    ['(5.20)', '-5.2'],
    ['+7', '7'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.5E3', '1500'],
    ['1.2E-4', '0.00012'],
    ['123.45(已全额退款)', '123.45'],
    ['123.45（已退款12.3）', '123.45'],
    ['1 234 567', '1234567'],
    ['1\u00A0234,00', null],
    ['1,23', null],
    ['12,34', null],
    ['1.23456789012345E+17', null],
    ['', null],
    ['.', null],
    ['-', null],
    ['--', null],
    ['5 件', null],
    ['1.2.3', null],
    ['NaN', null],
    ['Infinity', null],
  ])('%s is %s', (text, number) => {
    expect(cleanNumber(text)).toBe(number);
  });

  it('is moved to the unit that is asked for', () => {
    expect([cleanNumber('1.2', 4), cleanNumber('1050', -2), cleanNumber('1', -2), cleanNumber('0', 4), cleanNumber('4470340000', -6)]).toEqual(['12000', '10.5', '0.01', '0', '4470.34']);
  });

  it('loses nothing, whatever way it is written', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.boolean(), (digits, places, isNegative, isGrouped) => {
        const padded = String(digits).padStart(places + 1, '0');
        const [before, after] = [padded.slice(0, padded.length - places), padded.slice(padded.length - places)];
        const grouped = isGrouped ? before.replace(/\B(?=(\d{3})+$)/g, ',') : before;
        const read = cleanNumber(`${isNegative ? '-' : ''}${grouped}${places === 0 ? '' : `.${after}`}`);
        const [whole = '', fraction = ''] = (read ?? '').replace('-', '').split('.');
        expect(BigInt(whole + fraction.padEnd(places, '0'))).toBe(digits);
        expect(read?.startsWith('-')).toBe(isNegative && digits > 0n);
      }),
    );
  });
});

it.each([
  ['1.234', 2, '1.23'],
  ['1.235', 2, '1.24'],
  ['-1.235', 2, '-1.24'],
  ['9.999', 2, '10'],
  ['0.004', 2, '0'],
  ['5', 2, '5'],
])('%s with %d places is %s', (decimal, places, rounded) => {
  expect(roundDecimal(decimal, places)).toBe(rounded);
});

describe('a sum of decimals', () => {
  it.each([
    ['0.1', '0.2', '0.3'],
    ['100', '-0.01', '99.99'],
    ['26.7824', '-26.7824', '0'],
    ['1', 'x', null],
  ])('of %s and %s', (left, right, sum) => {
    expect(addDecimals(left, right)).toBe(sum);
  });

  it('is exact in fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 15n }), (left, right) => {
        const yuan = (fen: bigint) => cleanNumber(String(fen), -2) ?? '';
        expect(addDecimals(yuan(left), yuan(right))).toBe(yuan(left + right));
      }),
    );
  });
});
