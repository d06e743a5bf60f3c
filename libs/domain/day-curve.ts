import type { Day } from './business-time.js';
import { daysOf, weekday } from './business-time.js';
import { spread } from './apportion.js';
import { OpscoreError } from './errors.js';
import type { Period } from './periods.js';
import { monthsOf } from './periods.js';
import { Rational } from './rational.js';

/** A day of the business calendar: its weight among ordinary days of weight 1, and what it is called. */
export interface CalendarDay {
  readonly day: Day;
  readonly weight: Rational;
  readonly label: string | null;
}

/**
 * The weight of every day of a quarter: 1, or what was learned from the year before, times the factor of its weekday
 * (Monday first); the calendar replaces single days.
 */
export function weighDays(
  quarter: Period,
  weekdayFactors: readonly Rational[],
  calendar: readonly CalendarDay[],
  learned: readonly Rational[] | null = null,
): Rational[] {
  const given = new Map(calendar.map(({ day, weight }) => [day, weight]));
  return daysOf(quarter).map((day, index) => {
    const factor = weekdayFactors[weekday(day) - 1] ?? Rational.ONE;
    return given.get(day) ?? (learned?.[index] ?? Rational.ONE).times(factor);
  });
}

/** A day of the quarter a year before: what was done on it and what it was called. */
export interface LastYearDay {
  readonly day: Day;
  readonly sum: number;
  readonly label: string | null;
}

/**
 * Day weights learned from the same quarter a year before (`day_weights: last_year`), before calendar and weekdays.
 *
 * A day gets the mean of the seven days around its counterpart that carry no label; the k-th day of a label gets what the
 * k-th day of that label did. Where nothing was done at all, every day weighs 1; a day on which refunds exceeded sales
 * weighs nothing.
 */
export function learnDayWeights(
  quarter: Period,
  labels: ReadonlyMap<Day, string>,
  lastYear: readonly LastYearDay[],
): Rational[] {
  const smoothed = lastYear.map((_, index) => {
    const around = lastYear.slice(Math.max(0, index - 3), index + 4).filter(({ label }) => label === null);
    if (around.length === 0) return Rational.ZERO;
    const sum = around.reduce((total, each) => total + each.sum, 0);
    return Rational.of(sum).dividedBy(Rational.of(around.length));
  });
  const seen = new Map<string, number>();
  const weights = daysOf(quarter).map((day, index) => {
    const label = labels.get(day);
    if (label !== undefined) {
      const count = seen.get(label) ?? 0;
      seen.set(label, count + 1);
      const counterpart = lastYear.filter((each) => each.label === label)[count];
      if (counterpart !== undefined) return Rational.of(counterpart.sum);
    }
    return smoothed[Math.min(index, smoothed.length - 1)] ?? Rational.ZERO;
  });
  const usable = weights.map((weight) => weight.max(Rational.ZERO));
  return usable.every((weight) => weight.isZero()) ? usable.map(() => Rational.ONE) : usable;
}

/** A row of `targets` of an additive measure: its value in whole units (fen, pieces). */
export interface TargetRow {
  /** The quarter, or a month of it, which the row then locks. */
  readonly period: string;
  readonly value: bigint;
  readonly effectiveFrom: Day | null;
}

/** The day targets of a quarter and what they add up to: the quarter's latest target. */
export interface DayCurve {
  readonly total: bigint;
  /** One for each day of the quarter, in order. */
  readonly days: readonly bigint[];
}

/**
 * R3: lays an additive quarterly target over the days of the quarter by their weights, so that weeks, slices and months
 * always add up to it. Months locked by hand keep their value; a revision keeps the days before it.
 *
 * Gives null where the quarter has no row at all. Throws `target-infeasible` where locks or a revision cannot be met.
 */
export function layDayTargets(
  quarter: Period,
  weights: readonly Rational[],
  rows: readonly TargetRow[],
): DayCurve | null {
  const ofQuarter = rows
    .filter(({ period }) => period === quarter.name)
    .toSorted((a, b) => compareDays(a.effectiveFrom, b.effectiveFrom));
  const base = ofQuarter[0];
  if (base === undefined) return null;
  if (base.effectiveFrom !== null) {
    throw infeasible(quarter, {
      en: `it has a revision from ${base.effectiveFrom} but no row for the whole quarter`,
      zh: `有自 ${base.effectiveFrom} 起的修订，但没有整季目标`,
    });
  }
  const locks = new Map(rows.filter(({ period }) => period !== quarter.name).map((row) => [row.period, row.value]));
  let curve: DayCurve = { total: 0n, days: [] };
  for (const { value, effectiveFrom } of ofQuarter) {
    curve = layFrom(effectiveFrom ?? quarter.first, value, curve.days, { quarter, weights, locks });
  }
  return curve;
}

interface Layout {
  readonly quarter: Period;
  readonly weights: readonly Rational[];
  readonly locks: ReadonlyMap<string, bigint>;
}

/** Keeps the days before `from`, and lays what remains of the total over the days from it on, locked months first. */
function layFrom(from: Day, total: bigint, before: readonly bigint[], layout: Layout): DayCurve {
  const { quarter, weights, locks } = layout;
  const days = daysOf(quarter);
  const values = days.map((day, index) => (day < from ? (before[index] ?? 0n) : 0n));
  let remainder = total - sumOf(values);
  const lay = (indices: readonly number[], amount: bigint, what: Localised) => {
    const parts = spreadOver(indices.map((index) => weights[index] ?? Rational.ZERO), amount, quarter, what);
    for (const [position, index] of indices.entries()) values[index] = parts[position] ?? 0n;
    remainder -= amount;
  };
  for (const month of monthsOf(quarter)) {
    const lock = locks.get(month.name);
    const open = indicesWhere(days, (day) => day >= from && day.startsWith(month.name));
    if (lock === undefined || open.length === 0) continue;
    const kept = sumOf(values.filter((_, index) => days[index]?.startsWith(month.name)));
    if (lock < kept) {
      throw infeasible(quarter, {
        en: `${month.name} is locked to less than its days before ${from} have`,
        zh: `${month.name} 的锁定值低于其 ${from} 之前各日之和`,
      });
    }
    lay(open, lock - kept, { en: `the lock of ${month.name}`, zh: `${month.name} 的锁定值` });
  }
  if (remainder < 0n) {
    throw infeasible(quarter, { en: 'its locked months and past days exceed the target', zh: '锁定月份与已过日期之和超过目标' });
  }
  const free = indicesWhere(days, (day) => day >= from && !locks.has(day.slice(0, 7)));
  if (free.length === 0 && remainder > 0n) {
    throw infeasible(quarter, { en: 'all its months are locked, to another sum than the target', zh: '所有月份均已锁定，其和与目标不符' });
  }
  lay(free, remainder, { en: 'the target', zh: '目标' });
  return { total, days: values };
}

function spreadOver(weights: readonly Rational[], amount: bigint, quarter: Period, what: Localised): bigint[] {
  if (amount > 0n && weights.every((weight) => weight.isZero())) {
    throw infeasible(quarter, {
      en: `every day that ${what.en} could be laid on has the weight 0`,
      zh: `${what.zh}可分配的日期权重全部为 0`,
    });
  }
  return spread(amount, weights);
}

/** A part of a sentence in both languages. */
interface Localised {
  readonly en: string;
  readonly zh: string;
}

function infeasible(quarter: Period, reason: Localised): OpscoreError {
  return new OpscoreError('target-infeasible', { period: quarter.name, reason: reason.en, reasonZh: reason.zh });
}

function indicesWhere(days: readonly Day[], holds: (day: Day) => boolean): number[] {
  return days.flatMap((day, index) => (holds(day) ? [index] : []));
}

function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}

/** Rows for the whole quarter (no day) come before revisions. */
function compareDays(left: Day | null, right: Day | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}
