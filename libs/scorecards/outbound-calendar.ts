import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { readMerchantNames } from '#libs/directory/list-merchants.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import type { Period, WeekSlice } from '#libs/domain/periods.js';
import { isoWeekOf, quarterNamed, weekSlicesOf } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { outboundMeasure } from '#libs/kpi/outbound-completion/outbound-completion.rule.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { ManagerDay } from './manager-days.js';
import { lastDayWithin, readManagerDays } from './manager-days.js';
import * as sql from './manager-days.sql.js';

/** A day of the calendar; completion is null without a target, and on days to come. */
export interface OutboundDay extends ManagerDay {
  readonly week: string;
  readonly completion: Rational | null;
}

/** A week clipped to a month. */
export interface OutboundSlice extends WeekSlice {
  readonly actual: number;
  /** Of all its days, and of those up to the as-of day; null without a target. */
  readonly target: bigint | null;
  readonly targetToDate: bigint | null;
  /** Actual over the target to date, as scoring counts it; null without one. */
  readonly completion: Rational | null;
  /** Actual over the target of all its days. */
  readonly ofWhole: Rational | null;
}

export interface OutboundOfPeriod {
  readonly asOf: Day | null;
  readonly ruleVersion: number;
  readonly measure: 'outbound_orders' | 'outbound_units';
  /** How much of the points the weeks make. */
  readonly weeklyWeight: string;
  readonly actual: number;
  readonly target: bigint | null;
  readonly targetToDate: bigint | null;
  readonly completion: Rational | null;
  readonly days: readonly OutboundDay[];
  readonly slices: readonly OutboundSlice[];
}

/** What the merchants of a manager sent out on some days. They add up to what the manager sent out. */
export interface OutboundMerchants {
  readonly measure: 'outbound_orders' | 'outbound_units';
  readonly actual: number;
  readonly merchants: readonly { readonly merchantId: string; readonly name: string | null; readonly actual: number }[];
}

/** R9: the outbound of a manager, day by day and week by week, as the rules count it. */
@Injectable()
export class OutboundCalendar {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /** The days and week slices of a period, from the daily sums as they are. Throws `target-infeasible`. */
  async ofPeriod(managerId: string, period: Period, upTo: Day): Promise<OutboundOfPeriod> {
    const { version, ruleSet } = await this.ruleVersions.inForce(quarterNamed(period.quarter).first);
    const asOf = lastDayWithin(period, upTo);
    const settings = ruleSet.scoring.modules.outbound;
    const measure = outboundMeasure(settings);
    const { measures } = await this.database.withTransaction((session) => readManagerDays(session, { managerId, period, asOf, ruleSet }), { snapshot: true });
    const days = measures.find((each) => each.measure === measure)?.days ?? [];
    return {
      asOf,
      ruleVersion: version,
      measure,
      weeklyWeight: settings.weekly_weight,
      ...sumUp(days),
      days: days.map((each) => ({ ...each, week: isoWeekOf(each.day), completion: over(each.actual, each.target) })),
      slices: weekSlicesOf(period).map((slice) => ({ ...slice, ...sumUp(days.filter(({ day }) => day >= slice.first && day <= slice.last)) })),
    };
  }

  /** What each merchant sent out on some days of a quarter, most first. */
  async merchants(managerId: string, quarter: Period, { first, last }: DayRange): Promise<OutboundMerchants> {
    const { ruleSet } = await this.ruleVersions.inForce(quarter.first);
    const measure = outboundMeasure(ruleSet.scoring.modules.outbound);
    return this.database.withSession(async (session) => {
      const rows = await session.query<{ merchant_id: string; done: number }>(sql.merchantsOfManager(measure), [managerId, first, last]);
      const names = await readMerchantNames(session, rows.map((row) => row.merchant_id));
      const merchants = rows.map((row) => ({ merchantId: row.merchant_id, name: names.get(row.merchant_id) ?? null, actual: row.done }));
      return { measure, actual: merchants.reduce((sum, { actual }) => sum + actual, 0), merchants };
    });
  }
}

function sumUp(days: readonly ManagerDay[]) {
  const past = days.filter(({ actual }) => actual !== null);
  const actual = past.reduce((sum, each) => sum + (each.actual ?? 0), 0);
  const [target, targetToDate] = [targetOf(days), targetOf(past)];
  const hasBegun = past.length > 0;
  return { actual, target, targetToDate, completion: over(hasBegun ? actual : null, targetToDate), ofWhole: over(hasBegun ? actual : null, target) };
}

function targetOf(days: readonly ManagerDay[]): bigint | null {
  return days.some(({ target }) => target === null) ? null : days.reduce((sum, { target }) => sum + (target ?? 0n), 0n);
}

function over(actual: number | null, target: bigint | null): Rational | null {
  return actual === null || target === null || target === 0n ? null : Rational.of(actual).dividedBy(Rational.of(target));
}
