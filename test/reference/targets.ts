import type { Range } from './days.js';
import {
  byBytes,
  daysOf,
  monthOf,
  plusDays,
  quarterNameOf,
  weekdayOf,
  within,
  yearBefore,
} from './days.js';
import { Refused, spread } from './divide.js';
import { fenOf, sumOf } from './facts.js';
import type { DayFigures } from './facts.js';
import type { Fraction } from './fractions.js';
import { decimal, divide, fraction, isZero, multiply, ONE, sum, ZERO } from './fractions.js';
import type { Setting } from './setting.js';
import { gmvFigure, quarterTargetText } from './setting.js';

export type AdditiveMeasure = 'gmv' | 'outbound_orders' | 'outbound_units';

export const ADDITIVE_MEASURES: readonly AdditiveMeasure[] = ['gmv', 'outbound_orders', 'outbound_units'];

/** A revision: the quarter's new target, holding from a day on. */
interface Revision {
  readonly from: string;
  readonly target: bigint;
}

/** The day targets of a quarter by day, in fen or pieces; null where the manager has no such target. */
export function dayTargets(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
): ReadonlyMap<string, bigint> | null {
  const key = [managerId, measure, quarter.first].join('\n');
  const known = setting.dayTargets.get(key);
  if (known !== undefined) return known;
  const targets = layDayTargets(setting, managerId, measure, quarter);
  setting.dayTargets.set(key, targets);
  return targets;
}

function layDayTargets(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
): ReadonlyMap<string, bigint> | null {
  const written = quarterTargetText(setting, managerId, measure, quarter);
  if (written === '') return null;
  const days = daysOf(quarter);
  const weights = dayWeights(setting, managerId, measure, quarter);
  const locks = lockedMonths(setting, managerId, measure, quarter);
  let values = layFrom(0, unitsOf(measure, written), [], days, weights, locks);
  for (const { from, target } of revisionsOf(setting, managerId, measure, quarter)) {
    values = layFrom(days.indexOf(from), target, values, days, weights, locks);
  }
  return new Map(days.map((day, index) => [day, values[index] ?? 0n]));
}

/**
 * Lays a quarter's target over the days from `start` on; the days before keep what they have. Locked months first (of a
 * locked month that has begun, the rest of its value), then the rest over the days of the other months together.
 */
function layFrom(
  start: number,
  target: bigint,
  before: readonly bigint[],
  days: readonly string[],
  weights: readonly Fraction[],
  locks: ReadonlyMap<string, bigint>,
): bigint[] {
  const values = days.map((_, index) => (index < start ? (before[index] ?? 0n) : 0n));
  let left = target - values.reduce((a, b) => a + b, 0n);
  /** Spreads an amount over some of the days. */
  const lay = (amount: bigint, indices: readonly number[]) => {
    const parts = spread(amount, indices.map((index) => weights[index] ?? ZERO));
    for (const [part, index] of indices.entries()) values[index] = parts[part] ?? 0n;
    left -= amount;
  };
  const from = days.map((_, index) => index).filter((index) => index >= start);
  for (const [month, value] of locks) {
    const open = from.filter((index) => monthOf(days[index] ?? '') === month);
    if (open.length === 0) continue;
    const kept = values.filter((_, index) => index < start && monthOf(days[index] ?? '') === month);
    lay(value - kept.reduce((a, b) => a + b, 0n), open);
  }
  if (left < 0n) throw new Refused('locks or days past exceed the target');
  lay(left, from.filter((index) => !locks.has(monthOf(days[index] ?? ''))));
  return values;
}

/** The months that a row of `targets` fixes by hand, in order. */
function lockedMonths(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
): ReadonlyMap<string, bigint> {
  const rows = setting.company.targets.filter(
    (row) => row.manager_id === managerId && row.measure === measure && /^\d{4}-\d{2}$/.test(row.period),
  );
  return new Map(
    rows
      .filter((row) => within(`${row.period}-01`, quarter))
      .toSorted((a, b) => byBytes(a.period, b.period))
      .map((row) => [row.period, unitsOf(measure, row.value)]),
  );
}

/** The revisions of a quarter's target in date order. */
function revisionsOf(setting: Setting, managerId: string, measure: AdditiveMeasure, quarter: Range): Revision[] {
  return setting.company.targets
    .filter((row) => row.manager_id === managerId && row.measure === measure && row.effective_from !== '')
    .filter((row) => row.period === quarterNameOf(quarter.first))
    .map((row) => ({ from: row.effective_from, target: unitsOf(measure, row.value) }))
    .toSorted((a, b) => byBytes(a.from, b.from));
}

/** The quarter's target as last revised; null where there is none. */
export function latestQuarterTarget(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
): bigint | null {
  const written = quarterTargetText(setting, managerId, measure, quarter);
  if (written === '') return null;
  return revisionsOf(setting, managerId, measure, quarter).at(-1)?.target ?? unitsOf(measure, written);
}

/** The target of a range of days of a quarter; null where there is none. */
export function targetOf(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
  range: Range,
): bigint | null {
  const targets = dayTargets(setting, managerId, measure, quarter);
  if (targets === null) return null;
  return [...targets].filter(([day]) => within(day, range)).reduce((total, [, value]) => total + value, 0n);
}

/** The day weights of a quarter: flat or learned, times the weekday factor, replaced where the calendar gives one. */
function dayWeights(setting: Setting, managerId: string, measure: AdditiveMeasure, quarter: Range): Fraction[] {
  const days = daysOf(quarter);
  const { weekday_weights: factors, day_weights: curve } = setting.rules.calendar;
  const learned =
    curve === 'last_year' ? learnFromLastYear(setting, managerId, measure, quarter) : days.map(() => ONE);
  const given = new Map(setting.company.calendar.map((row) => [row.day, row.weight]));
  return days.map((day, index) => {
    const weight = given.get(day);
    if (weight !== undefined && weight !== '') return decimal(weight);
    return multiply(learned[index] ?? ZERO, decimal(factors[weekdayOf(day)] ?? 1));
  });
}

/** The curve learned from the same quarter a year before. */
function learnFromLastYear(
  setting: Setting,
  managerId: string,
  measure: AdditiveMeasure,
  quarter: Range,
): Fraction[] {
  const labels = new Map(setting.company.calendar.map((row) => [row.day, row.label]));
  const labelOf = (day: string) => labels.get(day) ?? '';
  const lastYear = daysOf(yearBefore(quarter));
  const figure = figureOf(setting, measure);
  const merchants = setting.directory.merchantsOf(managerId, { first: quarter.first, last: quarter.first });
  const sold = lastYear.map((day) =>
    fraction(merchants.reduce((total, id) => total + sumOf(setting.facts, id, { first: day, last: day }, figure), 0n)),
  );
  const smooth = lastYear.map((day) => {
    const around = { first: plusDays(day, -3), last: plusDays(day, 3) };
    const near = sold.filter((_, index) => within(lastYear[index] ?? '', around) && labelOf(lastYear[index] ?? '') === '');
    return near.length === 0 ? ZERO : divide(sum(near), fraction(BigInt(near.length)));
  });
  const timesSeen = new Map<string, number>();
  const learned = daysOf(quarter).map((day, index) => {
    const plain = smooth[Math.min(index, smooth.length - 1)] ?? ZERO;
    const label = labelOf(day);
    if (label === '') return plain;
    const seen = timesSeen.get(label) ?? 0;
    timesSeen.set(label, seen + 1);
    const namesakes = sold.filter((_, at) => labelOf(lastYear[at] ?? '') === label);
    return namesakes[seen] ?? plain;
  });
  return learned.every(isZero) ? learned.map(() => ONE) : learned;
}

function figureOf(setting: Setting, measure: AdditiveMeasure): (figures: DayFigures) => bigint {
  switch (measure) {
    case 'gmv':
      return gmvFigure(setting);
    case 'outbound_orders':
      return ({ outboundOrders }) => outboundOrders;
    case 'outbound_units':
      return ({ outboundUnits }) => outboundUnits;
  }
}

/** The value of a row of `targets`: fen for GMV, pieces else. */
function unitsOf(measure: AdditiveMeasure, value: string): bigint {
  return measure === 'gmv' ? fenOf(value) : BigInt(value);
}
