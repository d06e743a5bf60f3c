import { dateFormatOf, dateText, numberText } from './cell-texts.js';

describe('a number format', () => {
  it.each([
    [0, undefined, null],
    [2, undefined, null],
    [14, undefined, 'day'],
    [20, undefined, 'clock'],
    [22, undefined, 'instant'],
    [31, undefined, 'day'],
    [58, undefined, 'day'],
    [164, 'yyyy-mm-dd', 'day'],
    [164, 'yyyy"年"m"月"d"日"', 'day'],
    [164, 'yyyy/m/d h:mm', 'instant'],
    [164, '[$-804]aaaa;@', null],
    [164, '[$-804]yyyy\\-mm\\-dd\\ hh:mm:ss', 'instant'],
    [164, '[h]:mm:ss', 'clock'],
    [164, 'mmm', 'day'],
    [164, '#,##0.00', null],
    [164, '[Red]#,##0.00;[Blue]-#,##0.00', null],
    [164, '0" 天 d"', null],
    [164, 'General', null],
    [164, '@', null],
  ] as const)('%s %s shows %s', (id, code, shown) => {
    expect(dateFormatOf(id, code)).toBe(shown);
  });
});

describe('a serial number', () => {
  it.each([
    [46_296, 'day', '2026-10-01'],
    [46_296, 'instant', '2026-10-01 00:00:00'],
    [46_296.5, 'day', '2026-10-01 12:00:00'],
    [46_296.999_988_43, 'instant', '2026-10-01 23:59:59'],
    [46_296.999_999_9, 'instant', '2026-10-02 00:00:00'],
    [0.75, 'clock', '18:00:00'],
    [61, 'day', '1900-03-01'],
    [2_958_465, 'day', '9999-12-31'],
  ] as const)('%s as a %s is %s', (serial, format, text) => {
    expect(dateText(serial, format, false)).toBe(text);
  });

  it('begins in 1904 where the workbook says so', () => {
    expect(dateText(44_834, 'day', true)).toBe('2026-10-01');
  });

  it('is no day beyond the last, or before the first', () => {
    expect([dateText(2_958_466, 'day', false), dateText(-1, 'day', false), dateText(Number.NaN, 'day', false)]).toEqual([null, null, null]);
  });
});

describe('a number', () => {
  it.each([
    ['5', '5'],
    ['-5', '-5'],
    ['0.30000000000000004', '0.3'],
    ['1234.5', '1234.5'],
    ['4470.3400000000001', '4470.34'],
    ['0.00012', '0.00012'],
    ['1.2E-4', '0.00012'],
    ['1.5E3', '1500'],
    ['1E14', '100000000000000'],
    ['123456789012345678', '123456789012345678'],
    ['1.23456789012345678E17', '1.23456789012346E+17'],
    ['1E+300', '1E+300'],
    ['-0.0', '0'],
    ['', ''],
    ['#N/A', '#N/A'],
  ])('%s is written %s', (raw, text) => {
    expect(numberText(raw)).toBe(text);
  });
});
