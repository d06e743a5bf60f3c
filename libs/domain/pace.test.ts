import * as fc from 'fast-check';
import { answerPace, readPace } from './pace.js';
import { Rational } from './rational.js';

const flat = (days: number, target: bigint) => Array.from({ length: days }, () => target);

describe('pace against weighted time', () => {
  it('sets completion to date beside the share of the day targets that has passed', () => {
    // A promotion of weight 5 lies behind: half of the days, but three quarters of the weight.
    const pace = readPace([10n, 50n, 10n, 10n], [10, 20]);
    expect(pace?.completion.toFixed(4)).toBe('0.3750');
    expect(pace?.timeProgress.toFixed(4)).toBe('0.7500');
    expect(pace?.verdict).toBe('behind');
  });

  it.each([
    [0, null],
    [4, null],
    // 5 of 100 days: the first day on which it is shown.
    [5, 'on-pace'],
  ])('after %i of 100 equal days it says %s', (days, verdict) => {
    expect(
      readPace(
        flat(100, 10n),
        Array.from({ length: days }, () => 10),
      )?.verdict ?? null,
    ).toBe(verdict);
  });

  it.each([
    [520, 'on-pace'],
    [521, 'ahead'],
    [480, 'on-pace'],
    [479, 'behind'],
  ])('with %i of 1,000 done at half time it is %s', (done, verdict) => {
    expect(readPace(flat(2, 500n), [done])?.verdict).toBe(verdict);
  });

  it('says what the rest asks for', () => {
    const pace = readPace(flat(10, 100n), [50, 50, 50, 50]);
    // 800 are missing with 600 of target and 6 days to go.
    expect(pace?.requiredRate?.toString()).toBe('4/3');
    expect(pace?.requiredPerDay?.toFixed(2)).toBe('133.33');
    expect(readPace(flat(2, 100n), [250])?.requiredPerDay?.toString()).toBe('0');
    expect(readPace(flat(2, 100n), [100, 50])).toMatchObject({ requiredRate: null, requiredPerDay: null });
  });

  it('forecasts the end as if the weight ahead went like the weight so far', () => {
    // 80 % of the weight passed brought 40; the fifth left brings 10 more.
    const pace = readPace([10n, 30n, 10n], [10, 30]);
    expect(pace?.forecast.toString()).toBe('50');
    const slow = readPace([10n, 30n, 10n], [8, 24]);
    expect(slow?.forecast.toString()).toBe('40');
    // Days that went alike leave nothing open.
    expect(slow?.forecastLow).toBeCloseTo(40, 6);
    expect(slow?.forecastHigh).toBeCloseTo(40, 6);
  });

  it('opens the interval with the unrest of the days', () => {
    const pace = readPace(flat(4, 100n), [50, 150]);
    expect(pace?.forecast.toString()).toBe('400');
    // The daily achievements 0.5 and 1.5 deviate by 0.7071; over two days of 100: 2 · 0.7071 · 141.42 = 200.
    expect(pace?.forecastLow).toBeCloseTo(200, 6);
    expect(pace?.forecastHigh).toBeCloseTo(600, 6);
  });

  it('is none without a target', () => {
    expect(readPace([0n, 0n], [5])).toBeNull();
    expect(readPace([], [])).toBeNull();
  });

  it('ends at what was done, and holds the forecast between its bounds', () => {
    const anyDays = fc.array(
      fc.record({ target: fc.bigInt({ min: 0n, max: 1_000n }), actual: fc.nat({ max: 2_000 }) }),
      {
        minLength: 1,
        maxLength: 92,
      },
    );
    fc.assert(
      fc.property(anyDays, fc.nat(), (days, cut) => {
        const targets = days.map(({ target }) => target);
        const actuals = days.map(({ actual }) => actual);
        const done = actuals.reduce((a, b) => a + b, 0);
        const ended = readPace(targets, actuals);
        expect(ended === null).toBe(targets.every((target) => target === 0n));
        expect(ended?.forecast.toString() ?? String(done)).toBe(String(done));
        expect(ended?.timeProgress.toString() ?? '1').toBe('1');
        const pace = readPace(targets, actuals.slice(0, cut % (days.length + 1)));
        if (pace === null) return;
        expect(pace.timeProgress.compare(Rational.parse('0.05')) >= 0).toBe(true);
        expect(pace.forecastLow <= pace.forecast.toNumber() + 1e-6).toBe(true);
        expect(pace.forecastHigh >= pace.forecast.toNumber() - 1e-6).toBe(true);
      }),
    );
  });
});

it.each([
  // Two of three days have passed, but a sixth of the weight: a sixth is done.
  [[10n, 10n, 100n], [10, 10], true, 'promotion-to-come'],
  [[10n, 10n, 100n], [10, 10], false, 'on-pace'],
  [[10n, 10n, 100n], [5, 5], true, 'behind'],
  [[10n, 10n, 10n], [10, 10], true, 'on-pace'],
  [[10n, 10n, 10n], [20, 10], false, 'ahead'],
  [[10n, 10n], [5, 5], false, 'over'],
] as const)('day targets %j with %j done, a promotion ahead %s: %s', (targets, done, hasPromotionAhead, answer) => {
  const pace = readPace(targets, done);
  expect(pace === null ? null : answerPace(pace, hasPromotionAhead)).toBe(answer);
});
