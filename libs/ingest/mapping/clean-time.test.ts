import { cleanDay, cleanInstant, dayAt, epochSeconds, instantAt, isDayRange } from './clean-time.js';

describe('a day of a report', () => {
  it.each([
    ['2026-09-01', '2026-09-01'],
    ['2026/9/1', '2026-09-01'],
    ['2026.09.01', '2026-09-01'],
    ['20260901', '2026-09-01'],
    ['2026年9月1日', '2026-09-01'],
    ['２０２６－０９－０１', '2026-09-01'],
    ['2026-09-01 00:00:00', '2026-09-01'],
    ['1-Sep-2026', '2026-09-01'],
    ['Sep 1, 2026', '2026-09-01'],
    ['46266', '2026-09-01'],
    ['0001-01-01 00:00:00', 'absent'],
    ['1970-01-01', 'absent'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['09/01/2026', null],
    ['2026', '1905-07-18'],
    ['合计', null],
    ['', null],
    ['2026-09-011', null],
  ])('%s is %s', (text, day) => {
    expect(cleanDay(text)).toBe(day);
  });

  it('is read in the order that is said', () => {
    expect([cleanDay('09/01/2026', 'month-first'), cleanDay('09/01/2026', 'day-first'), cleanDay('2026-09-01', 'day-first'), cleanDay('13/01/2026', 'month-first')]).toEqual(['2026-09-01', '2026-01-09', '2026-09-01', null]);
  });
});

describe('a time of a report', () => {
  it.each([
    ['2026-09-01 10:05:07', '2026-09-01 10:05:07'],
    ['2026/9/1 9:05', '2026-09-01 09:05:00'],
    ['2026-09-01', '2026-09-01 00:00:00'],
    ['2026年9月1日 9时5分6秒', '2026-09-01 09:05:06'],
    ['2026年9月1日 下午3:05', '2026-09-01 15:05:00'],
    ['2026-09-01 10:05:07.123', '2026-09-01 10:05:07'],
    ['20260901100507', '2026-09-01 10:05:07'],
    ['2026-09-01T10:05:07Z', '2026-09-01T10:05:07Z'],
    ['2026-09-01T10:05:07+08:00', '2026-09-01T10:05:07+08:00'],
    ['2026-09-01 10:05:07 +0800', '2026-09-01T10:05:07+08:00'],
    ['2026-09-01 12:05 AM', '2026-09-01 00:05:00'],
    ['2026-09-01 12:05 PM', '2026-09-01 12:05:00'],
    ['Sep 1, 2026 9:05:07 PM PDT', '2026-09-01 21:05:07'],
    ['46266.5', '2026-09-01 12:00:00'],
    ['0001-01-01 00:00:00', 'absent'],
    ['0000-00-00 00:00:00', 'absent'],
    ['1970-01-01 08:00:00', 'absent'],
    ['1970-01-01 00:00:00', 'absent'],
    ['2026-09-01 24:00:00', null],
    ['2026-09-01 10:60', null],
    ['2026-09-01 13:05 PM', null],
    ['2026-09-01 x', null],
    ['10:05', null],
  ])('%s is %s', (text, instant) => {
    expect(cleanInstant(text)).toBe(instant);
  });

  it('is one of UTC where that is said and it has no offset', () => {
    expect([cleanInstant('2026-09-01 10:05:07', 'year-first', true), cleanInstant('9/1/2026 10:05', 'month-first', true), cleanInstant('2026-09-01 10:05:07 +0200', 'year-first', true)]).toEqual([
      '2026-09-01T10:05:07Z',
      '2026-09-01T10:05:00Z',
      '2026-09-01T10:05:07+02:00',
    ]);
  });
});

describe('what has passed since 1970', () => {
  it.each([
    ['1501596906051', 'milliseconds', '2017-08-01T14:15:06Z', '2017-08-01', '2017-08-01'],
    ['1511544070', 'seconds', '2017-11-24T17:21:10Z', '2017-11-25', '2017-11-24'],
    ['0', 'seconds', '1970-01-01T00:00:00Z', '1970-01-01', '1969-12-31'],
  ] as const)('%s %s', (text, unit, instant, inChina, inCalifornia) => {
    const seconds = epochSeconds(text, unit) ?? NaN;
    expect([instantAt(seconds), dayAt(seconds, '+08:00'), dayAt(seconds, '-07:00')]).toEqual([instant, inChina, inCalifornia]);
  });

  it.each(['', '-5', '2017-08-01', '99999999999999'])('is not %s', (text) => {
    expect(epochSeconds(text, 'seconds')).toBeNull();
  });
});

it.each([
  ['2026-09-01至2026-09-30', true],
  ['2026-09-01 ~ 2026-09-30', true],
  ['2026-09-01 00:00:00 - 2026-09-30 23:59:59', true],
  ['20260901-20260930', true],
  ['2026年9月1日到2026年9月30日', true],
  ['2026-09-01', false],
  ['2026-09-01 10:00:00', false],
  ['20260901', false],
])('%s names a range of days: %s', (text, isRange) => {
  expect(isDayRange(text)).toBe(isRange);
});
