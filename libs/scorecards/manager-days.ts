import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { CalendarDay } from '#libs/domain/day-curve.js';
import type { AdditiveMeasure } from '#libs/domain/kpi.js';
import type { Measure } from '#libs/domain/measures.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { outboundMeasure } from '#libs/kpi/outbound-completion/outbound-completion.rule.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleSet, ScoringRules } from '#libs/rules/rule-set.js';
import { readCalendar, readTargetsOf } from '#libs/targets/read-targets.js';
import * as sql from './manager-days.sql.js';

/** A day of a manager: what was aimed at and what was done (null without a target, and on days to come), and what the calendar calls it. */
export interface ManagerDay {
  readonly day: Day;
  readonly label: string | null;
  readonly target: bigint | null;
  readonly actual: number | null;
}

/** A measure over the days of a period; sums in fen or pieces. */
export interface MeasureDays {
  readonly measure: AdditiveMeasure;
  /** Of the whole period; null without a target. */
  readonly target: bigint | null;
  readonly days: readonly ManagerDay[];
}

/** Whose days are read, and up to which one (null: none has passed). */
interface ManagerDaysRequest {
  readonly managerId: string;
  readonly period: Period;
  readonly asOf: Day | null;
  readonly ruleSet: RuleSet;
}

/** Sales and outbound of a manager day by day, from the daily sums as they are, against the day targets. Throws `target-infeasible`. */
export async function readManagerDays(
  session: Session,
  { managerId, period, asOf, ruleSet }: ManagerDaysRequest,
): Promise<{ measures: MeasureDays[]; calendar: CalendarDay[] }> {
  const measures = measuresOf(ruleSet.scoring);
  const quarter = quarterNamed(period.quarter);
  const request = { quarter, rules: ruleSet.calendar, gmvMeasure: measures[0].sums, managerIds: [managerId] };
  const targets = (await readTargetsOf(session, request)).get(managerId);
  const calendar = await readCalendar(session, period);
  const labels = new Map(calendar.map(({ day, label }) => [day, label]));
  const sums = asOf === null ? new Map<Day, DaySums>() : await readSums(session, managerId, { first: period.first, last: asOf }, measures.map((each) => each.sums));
  const daysOfQuarter = daysOf(quarter);
  return {
    calendar,
    measures: measures.map(({ measure, sums: column }): MeasureDays => {
      const curve = targets?.curves.get(measure)?.days;
      const targetOf = new Map(daysOfQuarter.map((day, index) => [day, curve?.[index] ?? 0n]));
      const days = daysOf(period).map((day) => ({
        day,
        label: labels.get(day) ?? null,
        target: curve === undefined ? null : (targetOf.get(day) ?? 0n),
        actual: asOf !== null && day <= asOf ? Number(sums.get(day)?.[column] ?? 0) : null,
      }));
      return { measure, target: curve === undefined ? null : days.reduce((sum, { target }) => sum + (target ?? 0n), 0n), days };
    }),
  };
}

/** The last day of a period that counts up to a day; null where the period has not begun by then. */
export function lastDayWithin({ first, last }: Period, upTo: Day): Day | null {
  if (upTo < first) return null;
  return upTo < last ? upTo : last;
}

type DaySums = Readonly<Record<string, unknown>> & { readonly day: Day };

async function readSums(session: Session, managerId: string, { first, last }: { first: Day; last: Day }, measures: readonly Measure[]): Promise<Map<Day, DaySums>> {
  const rows = await session.query<DaySums>(sql.daysOfManager(measures), [managerId, first, last]);
  return new Map(rows.map((row) => [row.day, row]));
}

/** The additive measures that a rule set scores, and the sums that each is read from. */
function measuresOf({ modules }: ScoringRules): readonly [{ measure: AdditiveMeasure; sums: (typeof GMV_MEASURES)[keyof typeof GMV_MEASURES] }, { measure: AdditiveMeasure; sums: Measure }] {
  const outbound = outboundMeasure(modules.outbound);
  return [
    { measure: 'gmv', sums: GMV_MEASURES[modules.sales.gmv] },
    { measure: outbound, sums: outbound },
  ];
}
