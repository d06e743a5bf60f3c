import type { Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
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

/** Whose targets are laid out, and by which rules. */
export interface TargetsRequest {
  readonly quarter: Period;
  readonly rules: CalendarRules;
  /** The definition of GMV that last year's curve is learned from. */
  readonly gmvMeasure: Measure;
  /** Null for all. */
  readonly managerIds: readonly string[] | null;
}

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
  return readTargetsOf(session, { quarter, rules, gmvMeasure, managerIds: null });
}

/** The same for some managers. Throws `target-infeasible`. */
export async function readTargetsOf(session: Session, request: TargetsRequest): Promise<TargetsOfQuarter> {
  const each = await laySome(session, request);
  return new Map(each.map(({ managerId, lay }) => [managerId, lay()]));
}

/** The managers that have targets in a quarter, by id: of those given (null: all), from one on (null: from the first). */
export async function managersWithTargets(
  session: Session,
  quarter: Period,
  { managerIds, from }: { managerIds: readonly string[] | null; from: string | null },
): Promise<string[]> {
  const rows = await session.query<{ manager_id: string }>(sql.MANAGERS_WITH_TARGETS, [periodsOf(quarter), managerIds, from]);
  return rows.map((row) => row.manager_id);
}

/** The targets of each manager, laid out when asked for. */
export async function layEach(
  session: Session,
  quarter: Period,
  rules: CalendarRules,
  gmvMeasure: Measure,
): Promise<{ managerId: string; lay: () => ManagerTargets }[]> {
  return laySome(session, { quarter, rules, gmvMeasure, managerIds: null });
}

async function laySome(session: Session, { quarter, rules, gmvMeasure, managerIds }: TargetsRequest): Promise<{ managerId: string; lay: () => ManagerTargets }[]> {
  const rows = await readRows(session, quarter, managerIds);
  const { weightsFor } = await readDayWeights(session, quarter, { rules, gmvMeasure, managerIds });
  return [...rows].map(([managerId, own]) => ({
    managerId,
    lay: () => layManagerTargets(managerId, quarter, own, (measure) => weightsFor(managerId, measure)),
  }));
}

/** What one manager's targets of a quarter are laid out from. */
export interface TargetBasis {
  readonly managerId: string;
  readonly quarter: Period;
  /** In the order of measure, period and day, those for all of it first. */
  readonly rows: readonly StoredTarget[];
  readonly weightsFor: (measure: AdditiveMeasure) => readonly Rational[];
  /** What days are called: promotions, holidays. */
  readonly labels: ReadonlyMap<Day, string>;
}

/** Reads what a manager's targets of a quarter are laid out from. */
export async function readTargetBasis(
  session: Session,
  { managerId, quarter, rules, gmvMeasure }: { managerId: string; quarter: Period; rules: CalendarRules; gmvMeasure: Measure },
): Promise<TargetBasis> {
  const rows = await readRows(session, quarter, [managerId]);
  const { weightsFor, labels } = await readDayWeights(session, quarter, { rules, gmvMeasure, managerIds: [managerId] });
  return { managerId, quarter, rows: rows.get(managerId) ?? [], weightsFor: (measure) => weightsFor(managerId, measure), labels };
}

/** The same of some managers at once, by manager id; managers without any target are absent. */
export async function readTargetBases(
  session: Session,
  { quarter, rules, gmvMeasure, managerIds }: TargetsRequest,
): Promise<Map<string, TargetBasis>> {
  const rows = await readRows(session, quarter, managerIds);
  const { weightsFor, labels } = await readDayWeights(session, quarter, { rules, gmvMeasure, managerIds });
  return new Map(
    [...rows].map(([managerId, own]) => [
      managerId,
      { managerId, quarter, rows: own, weightsFor: (measure: AdditiveMeasure) => weightsFor(managerId, measure), labels },
    ]),
  );
}

interface DayWeights {
  readonly weightsFor: (managerId: string, measure: AdditiveMeasure) => readonly Rational[];
  readonly labels: ReadonlyMap<Day, string>;
}

/** The weights of a quarter's days by the rule set and the calendar, of some managers or of all. */
async function readDayWeights(
  session: Session,
  quarter: Period,
  { rules, gmvMeasure, managerIds }: Omit<TargetsRequest, 'quarter'>,
): Promise<DayWeights> {
  const calendar = await readCalendar(session, quarter);
  const factors = rules.weekday_weights.map((factor) => Rational.parse(factor));
  const labels = labelsOf(calendar);
  if (rules.day_weights !== 'last_year') {
    const flat = weighDays(quarter, factors, calendar);
    return { labels, weightsFor: () => flat };
  }
  const learned = await readLastYear(session, { quarter, labels, gmvMeasure, managerIds });
  return { labels, weightsFor: (manager, measure) => weighDays(quarter, factors, calendar, learned(manager, measure)) };
}

interface StoredTargetRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly period: string;
  readonly measure: TargetMeasure;
  readonly value: string;
  readonly effective_from: Day | null;
}

async function readRows(session: Session, quarter: Period, managerIds: readonly string[] | null): Promise<Map<string, StoredTarget[]>> {
  const byManager = new Map<string, StoredTarget[]>();
  for (const row of await session.query<StoredTargetRow>(sql.TARGETS, [periodsOf(quarter), managerIds])) {
    const own = byManager.get(row.manager_id) ?? [];
    own.push({ period: row.period, measure: row.measure, value: row.value, effectiveFrom: row.effective_from });
    byManager.set(row.manager_id, own);
  }
  return byManager;
}

/** The days of a span that the calendar weighs or names, in order. */
export async function readCalendar(session: Session, { first, last }: DayRange): Promise<CalendarDay[]> {
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
  { quarter, labels, gmvMeasure, managerIds }: Omit<TargetsRequest, 'rules'> & { labels: ReadonlyMap<Day, string> },
): Promise<(managerId: string, measure: AdditiveMeasure) => Rational[]> {
  const before = quarterAYearBefore(quarter);
  const labelsBefore = labelsOf(await readCalendar(session, before));
  const rows = await session.query<LastYearRow>(sql.LAST_YEAR_DAYS, [quarter.first, before.first, before.last, managerIds]);
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

function periodsOf(quarter: Period): string[] {
  return [quarter, ...monthsOf(quarter)].map(({ name }) => name);
}

function labelsOf(calendar: readonly CalendarDay[]): Map<Day, string> {
  return new Map(calendar.flatMap(({ day, label }) => (label === null ? [] : [[day, label] as const])));
}
