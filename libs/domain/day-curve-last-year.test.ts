import * as fc from 'fast-check';
import { addDays, daysOf } from './business-time.js';
import type { LastYearDay } from './day-curve.js';
import { learnDayWeights } from './day-curve.js';
import type { Period } from './periods.js';
import { quarterAYearBefore, quarterNamed } from './periods.js';
import type { Rational } from './rational.js';

const decimals = (weights: readonly Rational[]) => weights.map((weight) => Number(weight.toFixed(3)));

const Q4 = quarterNamed('2026Q4');
const ALIKE = Array.from({ length: 92 }, () => '1');

/** The same quarter a year before, by what was done on its n-th day. */
function lastYearOf(
  quarter: Period,
  sumOfDay: (index: number) => number,
  labels: Record<string, string> = {},
): LastYearDay[] {
  const days = daysOf(quarterAYearBefore(quarter));
  return days.map((day, index) => ({ day, sum: sumOfDay(index), label: labels[day] ?? null }));
}

describe('a curve learned from the year before', () => {
  it('takes the mean of the seven days around, fewer at the ends of the quarter', () => {
    const weights = decimals(
      learnDayWeights(
        Q4,
        new Map(),
        lastYearOf(Q4, (index) => index * 10),
      ),
    );
    // Days 0–3, 0–4, …, then 0–6: means of 0,10,20,30; 0…40; 0…50; 0…60; and the last four 880…910.
    expect(weights.slice(0, 5)).toEqual([15, 20, 25, 30, 40]);
    expect(weights.at(-1)).toBe(895);
    expect(weights).toHaveLength(92);
  });

  it('leaves days with a label out of the means, and gives them to the same label again', () => {
    // The sale was on 3 and 4 October; this year it is on 10 to 12 October.
    const lastYear = lastYearOf(Q4, (index) => (index === 2 ? 900 : index === 3 ? 800 : 70), {
      '2025-10-03': 'sale',
      '2025-10-04': 'sale',
    });
    const labels = new Map([
      ['2026-10-10', 'sale'],
      ['2026-10-11', 'sale'],
      ['2026-10-12', 'sale'],
      ['2026-10-20', 'anniversary'],
    ]);
    const weights = decimals(learnDayWeights(Q4, labels, lastYear));
    expect(weights.slice(8, 13)).toEqual([70, 900, 800, 70, 70]);
    // A label without a counterpart weighs like an ordinary day, as does the day on which the sale was.
    expect(weights[19]).toBe(70);
    expect(weights.slice(2, 4)).toEqual([70, 70]);
  });

  it('tells labels apart', () => {
    const lastYear = lastYearOf(Q4, (index) => index, { '2025-11-11': 'double eleven', '2025-12-12': 'double twelve' });
    const weights = learnDayWeights(
      Q4,
      new Map([
        ['2026-12-11', 'double twelve'],
        ['2026-11-10', 'double eleven'],
      ]),
      lastYear,
    );
    expect(weights[71]?.toString()).toBe('72');
    expect(weights[40]?.toString()).toBe('41');
  });

  it('gives the last day again where the quarter was shorter, and leaves one out where it was longer', () => {
    const leap = quarterNamed('2024Q1');
    const weights = decimals(
      learnDayWeights(
        leap,
        new Map(),
        lastYearOf(leap, (index) => (index === 89 ? 40 : 0)),
      ),
    );
    expect(weights).toHaveLength(91);
    expect(weights.slice(85)).toEqual([0, 5.714, 6.667, 8, 10, 10]);
    const common = quarterNamed('2025Q1');
    expect(
      learnDayWeights(
        common,
        new Map(),
        lastYearOf(common, (index) => index),
      ),
    ).toHaveLength(90);
  });

  it('weighs every day alike where nothing was done, or nothing is known', () => {
    expect(
      learnDayWeights(
        Q4,
        new Map(),
        lastYearOf(Q4, () => 0),
      ).map(String),
    ).toEqual(ALIKE);
    expect(learnDayWeights(Q4, new Map(), []).map(String)).toEqual(ALIKE);
  });

  it('never weighs a day below nothing, though refunds exceeded its sales', () => {
    const anyYear = fc.array(
      fc.record({ sum: fc.integer({ min: -50, max: 50 }), label: fc.option(fc.constantFrom('sale', 'holiday')) }),
      {
        minLength: 92,
        maxLength: 92,
      },
    );
    const anyLabels = fc.array(fc.tuple(fc.nat({ max: 91 }), fc.constantFrom('sale', 'holiday')), { maxLength: 20 });
    fc.assert(
      fc.property(anyYear, anyLabels, (year, labelled) => {
        const days = daysOf(quarterAYearBefore(Q4));
        const lastYear = year.map((each, index) => ({ ...each, day: days[index] ?? '' }));
        const labels = new Map(labelled.map(([offset, label]) => [addDays(Q4.first, offset), label]));
        const weights = learnDayWeights(Q4, labels, lastYear);
        expect(weights).toHaveLength(92);
        expect(weights.some((weight) => weight.isNegative())).toBe(false);
        expect(weights.some((weight) => !weight.isZero())).toBe(true);
      }),
    );
  });
});
