import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { CalendarDay, LastYearDay } from '#libs/domain/day-curve.js';
import { learnDayWeights, weighDays } from '#libs/domain/day-curve.js';
import type { AdditiveMeasure, TargetMeasure } from '#libs/domain/kpi.js';
import type { Measure } from '#libs/domain/measures.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf, quarterAYearBefore } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import type { CalendarRules } from '#libs/rules/rule-set.js';
import type { ManagerTargets, StoredTarget } from './manager-targets.js';
import { layManagerTargets } from './manager-targets.js';
import * as sql from './targets.sql.js';

/** The targets of a quarter by manager id; managers without any are absent. */
export type TargetsOfQuarter = ReadonlyMap<string, ManagerTargets>;

/**
 * R3: reads targets and calendar and lays them over the days of a quarter, by the rule set's day weights.
 * `gmvMeasure` is the definition that last year's curve is learned from. Throws `target-infeasible`.
 */
export async function readTargets(
  session: Session,
  quarter: Period,
  rules: CalendarRules,
  gmvMeasure: Measure,
): Promise<TargetsOfQuarter> {
  const each = await layEach(session, quarter, rules, gmvMeasure);
  return new Map(each.map(({ managerId, lay }) => [managerId, lay()]));
}

/** The targets of each manager, laid out when asked for. */
export async function layEach(
  session: Session,
  quarter: Period,
  rules: CalendarRules,
  gmvMeasure: Measure,
): Promise<{ managerId: string; lay: () => ManagerTargets }[]> {
  const rows = await readRows(session, quarter);
  const calendar = await readCalendar(session, quarter);
  const factors = rules.weekday_weights.map((factor) => Rational.parse(factor));
  const flat = weighDays(quarter, factors, calendar);
  const learned = rules.day_weights === 'last_year' ? await readLastYear(session, quarter, calendar, gmvMeasure) : null;
  return [...rows].map(([managerId, own]) => {
    const weightsFor = (measure: AdditiveMeasure) =>
      learned === null ? flat : weighDays(quarter, factors, calendar, learned(managerId, measure));
    return { managerId, lay: () => layManagerTargets(managerId, quarter, own, weightsFor) };
  });
}

interface StoredTargetRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly period: string;
  readonly measure: TargetMeasure;
  readonly value: string;
  readonly effective_from: Day | null;
}

async function readRows(session: Session, quarter: Period): Promise<Map<string, StoredTarget[]>> {
  const periods = [quarter, ...monthsOf(quarter)].map(({ name }) => name);
  const byManager = new Map<string, StoredTarget[]>();
  for (const row of await session.query<StoredTargetRow>(sql.TARGETS, [periods])) {
    const own = byManager.get(row.manager_id) ?? [];
    own.push({ period: row.period, measure: row.measure, value: row.value, effectiveFrom: row.effective_from });
    byManager.set(row.manager_id, own);
  }
  return byManager;
}

async function readCalendar(session: Session, { first, last }: Period): Promise<CalendarDay[]> {
  const rows = await session.query<{ day: Day; weight: string; label: string | null }>(sql.CALENDAR, [first, last]);
  return rows.map(({ day, weight, label }) => ({ day, weight: Rational.parse(weight), label }));
}

interface LastYearRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly day: Day;
  readonly gmv_paid_fen: number;
  readonly gmv_net_fen: number;
  readonly gmv_placed_fen: number;
  readonly outbound_orders: number;
  readonly outbound_units: number;
}

/** The learned day weights of a manager and measure, from the same quarter a year before. */
async function readLastYear(
  session: Session,
  quarter: Period,
  calendar: readonly CalendarDay[],
  gmvMeasure: Measure,
): Promise<(managerId: string, measure: AdditiveMeasure) => Rational[]> {
  const before = quarterAYearBefore(quarter);
  const labels = labelsOf(calendar);
  const labelsBefore = labelsOf(await readCalendar(session, before));
  const rows = await session.query<LastYearRow>(sql.LAST_YEAR_DAYS, [quarter.first, before.first, before.last]);
  const byManager = new Map<string, LastYearRow[]>();
  for (const row of rows) {
    const own = byManager.get(row.manager_id);
    if (own === undefined) byManager.set(row.manager_id, [row]);
    else own.push(row);
  }
  return (managerId, measure) => {
    const column = measure === 'gmv' ? gmvMeasure : measure;
    const sums = new Map(byManager.get(managerId)?.map((row) => [row.day, Number(row[column])]));
    const lastYear: LastYearDay[] = daysOf(before).map((day) => ({
      day,
      sum: sums.get(day) ?? 0,
      label: labelsBefore.get(day) ?? null,
    }));
    return learnDayWeights(quarter, labels, lastYear);
  };
}

function labelsOf(calendar: readonly CalendarDay[]): Map<Day, string> {
  return new Map(calendar.flatMap(({ day, label }) => (label === null ? [] : [[day, label] as const])));
}
