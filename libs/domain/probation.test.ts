import * as fc from 'fast-check';
import { monthNamed, monthsOf, quarterNamed } from './periods.js';
import type { ProbationMonth } from './probation.js';
import { judgeProbation, meanWeeklyCompletion, monthsInside, touchesProbation } from './probation.js';
import { Rational } from './rational.js';

const RULES = { passTotal: Rational.of(75), passWeekly: Rational.parse('0.8') };

const month = (
  name: string,
  state: ProbationMonth['state'],
  total: bigint | null,
  weekly: string | null = '0.9',
): ProbationMonth => ({
  month: monthNamed(name),
  state,
  total,
  weeklyCompletion: weekly === null ? null : Rational.parse(weekly),
});

describe('probation (R10)', () => {
  it('is passed when all its months have ended and none fell short', () => {
    expect(judgeProbation([month('2026-07', 'ended', 7_500n, '0.8'), month('2026-08', 'ended', 11_000n)], RULES)).toBe(
      'passed',
    );
  });

  it.each([
    ['a total under 75', month('2026-07', 'ended', 7_499n)],
    ['weeks under 80 %', month('2026-07', 'ended', 11_000n, '0.7999')],
    ['nothing assessed', month('2026-07', 'ended', null)],
  ])('is failed as soon as an ended month has %s', (_what, short) => {
    expect(judgeProbation([short, month('2026-08', 'ahead', null, null)], RULES)).toBe('failed');
    expect(judgeProbation([short, month('2026-08', 'ended', 12_000n)], RULES)).toBe('failed');
  });

  it('is at risk when the month under way falls short as of today', () => {
    const ended = month('2026-07', 'ended', 9_000n);
    expect(judgeProbation([ended, month('2026-08', 'under-way', 7_000n)], RULES)).toBe('at_risk');
    expect(judgeProbation([ended, month('2026-08', 'under-way', 9_000n, '0.5')], RULES)).toBe('at_risk');
  });

  it('is on track else', () => {
    const ended = month('2026-07', 'ended', 9_000n);
    const ahead = month('2026-09', 'ahead', null, null);
    expect(judgeProbation([ended, month('2026-08', 'under-way', 7_500n), ahead], RULES)).toBe('on_track');
    expect(judgeProbation([ahead], RULES)).toBe('on_track');
  });

  it('does not ask for weeks where there is no outbound target', () => {
    expect(judgeProbation([month('2026-07', 'ended', 9_000n, null)], RULES)).toBe('passed');
  });

  it('is not judged where no month lies wholly inside it', () => {
    expect(judgeProbation([], RULES)).toBeNull();
  });

  it('never depends on the order of the months', () => {
    const anyMonth = fc.record({
      month: fc.constant(monthNamed('2026-07')),
      state: fc.constantFrom<ProbationMonth['state']>('ended', 'under-way', 'ahead'),
      total: fc.option(fc.bigInt({ min: 7_000n, max: 8_000n })),
      weeklyCompletion: fc.option(fc.constantFrom(Rational.parse('0.7'), Rational.parse('0.8'), Rational.ONE)),
    });
    fc.assert(
      fc.property(fc.array(anyMonth, { maxLength: 6 }), (months) => {
        expect(judgeProbation(months.toReversed(), RULES)).toBe(judgeProbation(months, RULES));
      }),
    );
  });
});

describe('the weekly completion of a probation month', () => {
  it('counts no slice for more than its target, and weighs slices by their targets', () => {
    // (10 + 30 + 0) / (10 + 40 + 50): the 90 beyond the first target do not mend the others.
    const slices = [
      { actual: 100, target: 10n },
      { actual: 30, target: 40n },
      { actual: 0, target: 50n },
    ];
    expect(meanWeeklyCompletion(slices)?.toString()).toBe('2/5');
  });

  it('leaves out slices without a target, and is none where all are', () => {
    expect(
      meanWeeklyCompletion([
        { actual: 5, target: 0n },
        { actual: 5, target: 10n },
      ])?.toString(),
    ).toBe('1/2');
    expect(meanWeeklyCompletion([{ actual: 5, target: 0n }])).toBeNull();
    expect(meanWeeklyCompletion([])).toBeNull();
  });

  it('lies between 0 and 1', () => {
    const anySlices = fc.array(fc.record({ actual: fc.nat(), target: fc.bigInt({ min: 0n, max: 10n ** 9n }) }));
    fc.assert(
      fc.property(anySlices, (slices) => {
        const mean = meanWeeklyCompletion(slices);
        expect(mean === null || (!mean.isNegative() && mean.compare(Rational.ONE) <= 0)).toBe(true);
        expect(mean === null).toBe(slices.every(({ target }) => target === 0n));
      }),
    );
  });
});

describe('the span of a probation', () => {
  const autumn = monthsOf(quarterNamed('2026Q4'));

  it('holds the months that lie wholly inside it', () => {
    expect(monthsInside(autumn, '2026-10-01', '2026-11-30').map(({ name }) => name)).toEqual(['2026-10', '2026-11']);
    expect(monthsInside(autumn, '2026-10-02', '2026-12-30').map(({ name }) => name)).toEqual(['2026-11']);
    expect(monthsInside(autumn, '2026-10-02', '2026-10-31')).toEqual([]);
    expect(monthsInside(autumn, null, '2026-12-31')).toEqual([]);
  });

  it.each([
    ['2026-12-31', null, true],
    ['2027-01-01', null, false],
    ['2026-07-01', '2026-10-01', true],
    ['2026-07-01', '2026-09-30', false],
    [null, '2026-12-31', false],
    [null, null, false],
  ])('from %s until %s it touches 2026Q4: %s', (from, until, touches) => {
    expect(touchesProbation(quarterNamed('2026Q4'), from, until)).toBe(touches);
  });
});
