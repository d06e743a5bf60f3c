import { intervalEnd } from './interval-scale.js';

const row = (benchmark: string | null, wilsonHigh: string | null, rate: string | null = '0.01') => ({ benchmark, wilsonHigh, rate });

it.each([
  ['the widest band', [row('0.0200', '0.0300'), row('0.0150', '0.0400')], 0.04],
  ['not further than is of use', [row('0.0200', '0.0300'), row('0.0200', '0.9000')], 0.05],
  ['the widest band without benchmarks', [row(null, '0.3000')], 0.3],
  ['a rate without a band', [row(null, null, '0.0200')], 0.02],
  ['nothing', [], 0.001],
])('%s', (_, rows, expected) => {
  expect(intervalEnd(rows)).toBeCloseTo(expected, 10);
});
