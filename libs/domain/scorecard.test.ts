import * as fc from 'fast-check';
import { Rational } from './rational.js';
import { assess, totalOf } from './scorecard.js';

const r = (decimal: string) => Rational.parse(decimal);
const workings = {};

describe('from measurement to reading', () => {
  const measured = { actual: r('90'), target: r('120'), points: r('75'), workings };

  it('is assessed with completion and points', () => {
    const reading = assess(measured, 'leave_out');
    expect(reading).toMatchObject({ assessed: true, workings });
    expect(reading.assessed && reading.completion.toString()).toBe('3/4');
    expect(reading.assessed && reading.points.toString()).toBe('75');
  });

  it.each(['leave_out', 'zero'] as const)(
    'is left out without a target or with a target of zero (%s)',
    (noActivity) => {
      expect(assess({ ...measured, target: null, points: null }, noActivity)).toEqual({
        assessed: false,
        reason: 'no-target',
        workings,
      });
      expect(assess({ ...measured, target: Rational.ZERO, points: null }, noActivity)).toMatchObject({
        reason: 'zero-target',
      });
      expect(assess({ actual: null, target: null, points: null, workings }, noActivity)).toMatchObject({
        reason: 'no-target',
      });
    },
  );

  it('where nothing was done, is left out, or counts as nought with no_activity: zero', () => {
    const idle = { actual: null, target: r('120'), points: null, workings };
    expect(assess(idle, 'leave_out')).toEqual({ assessed: false, reason: 'no-activity', workings });
    expect(assess(idle, 'zero')).toMatchObject({
      assessed: true,
      actual: Rational.ZERO,
      completion: Rational.ZERO,
      points: Rational.ZERO,
    });
  });
});

describe('the total of a scorecard', () => {
  const weights = ['40', '15', '15', '15', '15'];
  const modulesOf = (...points: readonly (string | null)[]) =>
    points.map((each, index) => ({ weight: r(weights[index] ?? '0'), points: each === null ? null : r(each) }));

  it('is the weighted mean of the points', () => {
    // (40 · 98.77 + 15 · (120 + 88.5 + 0 + 101.25)) / 100 = 39.508 + 46.4625
    expect(totalOf(modulesOf('98.77', '120', '88.5', '0', '101.25'))).toBe(8_597n);
  });

  it('leaves the weight of a module out that is not assessed', () => {
    // (40 · 90 + 15 · 60) / 55 = 81.8181…
    expect(totalOf(modulesOf('90', null, '60', null, null))).toBe(8_182n);
    expect(totalOf(modulesOf('90', '0', '60', '0', '0'))).toBe(4_500n);
  });

  it('is none where nothing is assessed, or only modules of weight 0', () => {
    expect(totalOf(modulesOf(null, null, null, null, null))).toBeNull();
    expect(totalOf([])).toBeNull();
    expect(totalOf([{ weight: Rational.ZERO, points: r('100') }])).toBeNull();
  });

  it('is made of the published points, so that a pocket calculator gives the same', () => {
    // Published 80.00 and 80.01, mean 80.001; unrounded the mean would be 80.0059 and rounded 80.01.
    const modules = [
      { weight: r('9'), points: r('80.0049') },
      { weight: r('1'), points: r('80.0149') },
    ];
    expect(totalOf(modules)).toBe(8_000n);
  });

  it('does not depend on the order of the modules, and lies between the least and the most points', () => {
    const anyModules = fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 100 }).map((each) => Rational.of(each)),
        points: fc.option(
          fc.integer({ min: 0, max: 12_000_000 }).map((each) => Rational.fraction(BigInt(each), 100_000n)),
        ),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyModules, (modules) => {
        const total = totalOf(modules);
        expect(totalOf(modules.toReversed())).toBe(total);
        const published = modules.flatMap(({ points }) => (points === null ? [] : [points.roundHalfUp(2)]));
        expect(total === null).toBe(published.length === 0);
        if (total === null) return;
        expect(published.some((each) => each <= total) && published.some((each) => each >= total)).toBe(true);
      }),
    );
  });
});
