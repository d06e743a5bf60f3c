import * as fc from 'fast-check';
import { addDays, daysOf } from './business-time.js';
import type { TargetRow } from './day-curve.js';
import { layDayTargets } from './day-curve.js';
import { OpscoreError } from './errors.js';
import type { Period } from './periods.js';
import { monthsOf } from './periods.js';
import { Rational } from './rational.js';
import { anyCase, monthSums } from '../../test/support/target-generators.js';

interface AnyRows {
  readonly base: bigint;
  readonly locks: readonly { month: number; value: bigint }[];
  readonly revisions: readonly { offset: number; value: bigint }[];
}

const anySmall = fc.bigInt({ min: 0n, max: 5_000n });
const anyRows: fc.Arbitrary<AnyRows> = fc.record({
  base: anySmall,
  locks: fc.uniqueArray(fc.record({ month: fc.nat({ max: 2 }), value: fc.bigInt({ min: 0n, max: 1_500n }) }), {
    selector: ({ month }) => month,
    maxLength: 3,
  }),
  revisions: fc.uniqueArray(fc.record({ offset: fc.nat({ max: 89 }), value: anySmall }), {
    selector: ({ offset }) => offset,
    maxLength: 3,
  }),
});

function rowsOf(quarter: Period, { base, locks, revisions }: AnyRows): TargetRow[] {
  return [
    { period: quarter.name, value: base, effectiveFrom: null },
    ...locks.map(({ month, value }) => ({ period: monthsOf(quarter)[month]?.name ?? '', value, effectiveFrom: null })),
    ...revisions.map(({ offset, value }) => ({
      period: quarter.name,
      value,
      effectiveFrom: addDays(quarter.first, offset),
    })),
  ];
}

/** The days of the curve, or the code of the refusal. */
function layOrRefuse(quarter: Period, weights: readonly Rational[], rows: readonly TargetRow[]): unknown {
  try {
    return layDayTargets(quarter, weights, rows)?.days;
  } catch (error) {
    return error instanceof OpscoreError ? error.code : error;
  }
}

/** The rule told day by day with one array of cells: null where it refuses. */
function layPlainly(quarter: Period, weights: readonly Rational[], given: AnyRows): bigint[] | null {
  const days = daysOf(quarter);
  const monthOf = (day: string) => Number(day.slice(5, 7)) - Number(quarter.first.slice(5, 7));
  const lockOfMonth = new Map(given.locks.map(({ month, value }) => [month, value]));
  let cells = days.map(() => 0n);
  const versions = [{ offset: 0, value: given.base }, ...given.revisions.toSorted((a, b) => a.offset - b.offset)];
  for (const { offset, value } of versions) {
    const next = cells.map((cell, index) => (index < offset ? cell : 0n));
    const lay = (isMine: (month: number) => boolean, amount: bigint): boolean => {
      const mine = days.flatMap((day, index) => (index >= offset && isMine(monthOf(day)) ? [index] : []));
      const whole = mine.reduce((sum, index) => sum.plus(weights[index] ?? Rational.ZERO), Rational.ZERO);
      if (amount === 0n) return true;
      if (amount < 0n || whole.isZero()) return false;
      let [running, laid] = [Rational.ZERO, 0n];
      for (const index of mine) {
        running = running.plus(weights[index] ?? Rational.ZERO);
        const upTo = Rational.of(amount).times(running).dividedBy(whole).roundHalfUp();
        next[index] = upTo - laid;
        laid = upTo;
      }
      return true;
    };
    for (const [month, lock] of lockOfMonth) {
      const past = next.reduce(
        (sum, cell, index) => sum + (index < offset && monthOf(days[index] ?? '') === month ? cell : 0n),
        0n,
      );
      const hasDaysLeft = days.some((day, index) => index >= offset && monthOf(day) === month);
      if (hasDaysLeft && !lay((each) => each === month, lock - past)) return null;
    }
    if (!lay((each) => !lockOfMonth.has(each), value - next.reduce((a, b) => a + b, 0n))) return null;
    cells = next;
  }
  return cells;
}

describe('locks and revisions together', () => {
  it('agree with the rule told day by day, on 1,000 random quarters', () => {
    fc.assert(
      fc.property(anyCase, anyRows, ({ quarter, weights }, given) => {
        const laid = layOrRefuse(quarter, weights, rowsOf(quarter, given));
        expect(laid).toEqual(layPlainly(quarter, weights, given) ?? 'target-infeasible');
      }),
      { numRuns: 1_000 },
    );
  });

  it('add up to the latest target, keep every lock, and never reach back', () => {
    fc.assert(
      fc.property(anyCase, anyRows, ({ quarter, weights }, given) => {
        const rows = rowsOf(quarter, given);
        if (layOrRefuse(quarter, weights, rows) === 'target-infeasible') return;
        const curve = layDayTargets(quarter, weights, rows);
        const last = given.revisions.toSorted((a, b) => a.offset - b.offset).at(-1);
        expect(curve?.total).toBe(last?.value ?? given.base);
        expect(curve?.days.reduce((a, b) => a + b, 0n)).toBe(curve?.total);
        for (const { month, value } of given.locks) expect(monthSums(quarter, curve?.days ?? [])[month]).toBe(value);
        if (last === undefined) return;
        const before = layDayTargets(
          quarter,
          weights,
          rows.filter(({ effectiveFrom }) => effectiveFrom !== addDays(quarter.first, last.offset)),
        );
        expect(curve?.days.slice(0, last.offset)).toEqual(before?.days.slice(0, last.offset));
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(anyCase, anyRows, fc.nat(), ({ quarter, weights }, given, turn) => {
        const rows = rowsOf(quarter, given);
        const cut = turn % rows.length;
        const turned = [...rows.slice(cut), ...rows.slice(0, cut)];
        expect(layOrRefuse(quarter, weights, turned)).toEqual(layOrRefuse(quarter, weights, rows));
      }),
      { numRuns: 300 },
    );
  });
});
