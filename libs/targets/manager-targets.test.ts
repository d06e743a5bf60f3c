import fc from 'fast-check';
import { OpscoreError } from '#libs/domain/errors.js';
import { monthsOf, quarterNamed, weekSlicesOf, weeksOf } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import type { StoredTarget } from './manager-targets.js';
import { NO_TARGETS, layManagerTargets, targetsOver } from './manager-targets.js';

const quarter = quarterNamed('2026Q3');
const flat = Array.from({ length: 92 }, () => Rational.ONE);

function row(measure: StoredTarget['measure'], value: string, period = '2026Q3', effectiveFrom: string | null = null): StoredTarget {
  return { period, measure, value, effectiveFrom };
}

function lay(...rows: StoredTarget[]) {
  return layManagerTargets('m1', quarter, rows, () => flat);
}

describe('R3: a manager\'s targets', () => {
  it('are laid over the days in fen and pieces, each measure for itself', () => {
    const { curves } = lay(row('gmv', '9200'), row('outbound_orders', '46'));
    expect([...curves.keys()]).toEqual(['gmv', 'outbound_orders']);
    expect(curves.get('gmv')?.days).toEqual(Array.from({ length: 92 }, () => 10_000n));
    // 46 orders in 92 days: one every second day, the first on the first.
    expect(curves.get('outbound_orders')?.days.slice(0, 4)).toEqual([1n, 0n, 1n, 0n]);
  });

  it('hold in every period as they are, where they are ratios', () => {
    const targets = lay(row('ad_share', '0.0968'), row('slot_output', '1234.56'));
    const week = targetsOver(quarter, targets, { first: '2026-07-06', last: '2026-07-12' });
    expect([week.ratio('ad_share')?.toFixed(4), week.ratio('slot_output')?.toFixed(2), week.ratio('conversion')]).toEqual([
      '0.0968',
      '1234.56',
      null,
    ]);
  });

  it('are summed over runs of days, cut at the quarter\'s ends', () => {
    const targets = lay(row('gmv', '92'));
    const over = (first: string, last: string) => targetsOver(quarter, targets, { first, last }).additive('gmv');
    expect(over('2026-07-01', '2026-09-30')).toBe(9_200n);
    expect(over('2026-08-01', '2026-08-31')).toBe(3_100n);
    expect(over('2026-09-30', '2026-10-02')).toBe(100n);
    expect(over('2026-06-01', '2026-07-02')).toBe(200n);
    expect(over('2026-06-01', '2026-06-30')).toBe(0n);
  });

  it('are absent where none is set', () => {
    const none = targetsOver(quarter, NO_TARGETS, quarter);
    expect([none.additive('gmv'), none.additiveOver('outbound_orders', quarter), none.ratio('ad_share')]).toEqual([null, null, null]);
    // A month alone is no target of the quarter.
    expect(lay(row('gmv', '50', '2026-08')).curves.size).toBe(0);
  });

  it('add up from slices, weeks and months to the quarter', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(30), { minLength: 92, maxLength: 92 }), (fen, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const value = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const targets = layManagerTargets('m1', quarter, [row('gmv', value)], () => weights.map((weight) => Rational.of(weight)));
        const sum = (parts: readonly { first: string; last: string }[]) =>
          parts.reduce((total, part) => total + (targetsOver(quarter, targets, part).additive('gmv') ?? 0n), 0n);
        expect(sum(monthsOf(quarter))).toBe(BigInt(fen));
        expect(sum(weeksOf(quarter))).toBe(BigInt(fen));
        expect(sum(weekSlicesOf(quarter))).toBe(BigInt(fen));
      }),
      { numRuns: 50 },
    );
  });
});

describe('targets that cannot be met', () => {
  it.each([
    ['locks above the target', [row('gmv', '10'), row('gmv', '11', '2026-08')], /locked months and past days exceed/],
    [
      'every month locked to another sum',
      [row('gmv', '10'), row('gmv', '1', '2026-07'), row('gmv', '1', '2026-08'), row('gmv', '1', '2026-09')],
      /all its months are locked/,
    ],
    ['a revision below what is past', [row('gmv', '92'), row('gmv', '61.99', '2026Q3', '2026-09-01')], /past days exceed/],
    ['a revision of nothing', [row('gmv', '92', '2026Q3', '2026-09-01')], /no row for the whole quarter/],
  ])('%s: are refused with manager, measure, period and reason', (_what, rows, reason) => {
    const refusal = refusalOf(() => lay(...rows));
    expect(refusal.code).toBe('target-infeasible');
    expect(refusal.details).toMatchObject({ manager: 'm1', measure: 'gmv', period: '2026Q3' });
    expect(refusal.details['reason']).toMatch(reason);
  });

  it('on days that all weigh nothing', () => {
    const refusal = refusalOf(() =>
      layManagerTargets('m1', quarter, [row('outbound_orders', '5')], () => flat.map(() => Rational.ZERO)),
    );
    expect(refusal.message).toContain('The outbound_orders target of m1 for 2026Q3');
    expect(refusal.details['reason']).toMatch(/weight 0/);
  });
});

function refusalOf(work: () => unknown): OpscoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof OpscoreError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}
