import { Injectable } from '@nestjs/common';
import type { OrderRow, OrdersRequest, SumBeneath } from '#libs/daily-sums/fact-rows.js';
import { FactRows } from '#libs/daily-sums/fact-rows.js';
import type { MerchantDay } from '#libs/daily-sums/merchant-sums.js';
import { readMerchantDays, readWaitingDays } from '#libs/daily-sums/merchant-sums.js';
import { Database } from '#libs/database/database.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import type { Sums } from '#libs/domain/measures.js';
import { ZERO_SUMS, addSums } from '#libs/domain/measures.js';
import { monthNamed, quarterNamed, quarterOf } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';

export type GmvDefinition = ScoringRules['modules']['sales']['gmv'];

/** Days that are answered at once, at most: a year and the days to compare it with; for months three years. */
export const MOST_DAYS = 400;
export const MOST_DAYS_OF_MONTHS = 1_100;
/** Rows are listed for so many days at once, at most: a quarter and its neighbours. */
export const MOST_DAYS_OF_ROWS = 100;

/** By which rules a figure is counted: those of the quarter that the day lies in, as scoring counts it. */
export interface CountedBy {
  readonly ruleVersion: number;
  readonly gmvDefinition: GmvDefinition;
}

/** A day of a merchant; `gmvFen` by the definition in force. */
export interface DayFigures extends MerchantDay, CountedBy {
  readonly gmvFen: number;
}

/** Some days of a merchant: their sums, and ratios of these sums, null without a denominator. */
export interface SpanFigures extends CountedBy {
  readonly days: DayRange;
  readonly gmvFen: number;
  readonly sums: Sums;
  /** R6: spend / GMV, and attributed sales / spend. */
  readonly adShare: Rational | null;
  readonly roi: Rational | null;
  /** R8: ordering buyers / visitors. */
  readonly conversion: Rational | null;
  /** R7: fen per unit of the rule set. */
  readonly slotOutputFen: Rational | null;
  /** Orders sent out / orders paid. */
  readonly outboundRate: Rational | null;
  /** Days on which merchant_days states some figure. */
  readonly statedDays: number;
}

/** A month of a merchant, or the part of it that was asked for. */
export interface MonthFigures extends SpanFigures {
  readonly month: string;
  /** How many units of slots it has, as the rule set counts them. */
  readonly slotUnits: Rational;
}

export interface OrdersBeneath extends CountedBy {
  /** What the orders are counted for: GMV, or orders sent out. */
  readonly figure: 'gmv' | 'outboundOrders';
  readonly rows: readonly OrderRow[];
  /** The sum of the days asked for; null where the orders are listed by another day than they count on. */
  readonly beneath: SumBeneath | null;
}

const DAY_OF_DEFINITION = { paid_not_cancelled: 'paid', net_of_refunds: 'paid', placed: 'placed' } as const;

/** The figures of one merchant, as scoring reads them, and the orders beneath them. */
@Injectable()
export class MerchantFigures {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
    private readonly factRows: FactRows,
  ) {}

  /**
   * The days with facts, 400 days at most, and which of them wait for their sums to be made anew. Throws `days-reversed`,
   * `days-too-many`.
   */
  async days(merchantId: string, asked: DayRange): Promise<{ days: readonly DayFigures[]; waitingDays: readonly Day[] }> {
    const { found, waitingDays, versions } = await this.read(merchantId, boundDays(asked, MOST_DAYS));
    const days = found.map((day) => {
      const { ruleVersion, gmvDefinition } = countedBy(versions, day.day);
      return { ...day, ruleVersion, gmvDefinition, gmvFen: day.sums[GMV_MEASURES[gmvDefinition]] };
    });
    return { days, waitingDays };
  }

  /** The months with facts, clipped to the days asked for, and all these days together. Throws `days-reversed`, `days-too-many`. */
  async months(merchantId: string, asked: DayRange): Promise<{ months: readonly MonthFigures[]; total: SpanFigures; waitingDays: readonly Day[] }> {
    const range = boundDays(asked, MOST_DAYS_OF_MONTHS);
    const { found, waitingDays, versions } = await this.read(merchantId, range);
    const byMonth = new Map<string, MerchantDay[]>();
    for (const day of found) {
      const month = day.day.slice(0, 7);
      byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
    }
    const months = [...byMonth].map(([month, days]) => sumMonth(month, days, range, versions));
    return { months, total: sumMonths(months, range, countedBy(versions, range.last)), waitingDays };
  }

  /**
   * A page of orders and how they count: by `paid` and `placed` as GMV by the definition of the last day's quarter, by `outbound`
   * as orders sent out. Throws `days-reversed`, `days-too-many`.
   */
  async orders(request: Omit<OrdersRequest, 'measure'>): Promise<OrdersBeneath> {
    const days = boundDays(request.days, MOST_DAYS_OF_ROWS);
    const rules = countedBy(await this.ruleVersions.list(), days.last);
    const isOutbound = request.by === 'outbound';
    const measure = isOutbound ? 'outbound_orders' : GMV_MEASURES[rules.gmvDefinition];
    const addsUp = isOutbound || request.by === DAY_OF_DEFINITION[rules.gmvDefinition];
    return {
      ...rules,
      figure: isOutbound ? 'outboundOrders' : 'gmv',
      rows: await this.factRows.orders({ ...request, days, measure }),
      beneath: addsUp ? await this.factRows.sumBeneath(request.merchantId, days, measure) : null,
    };
  }

  private async read(merchantId: string, range: DayRange) {
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      async (session) => ({
        versions,
        found: await readMerchantDays(session, merchantId, range),
        waitingDays: await readWaitingDays(session, merchantId, range),
      }),
      { snapshot: true },
    );
  }
}

function rulesOf(versions: readonly RuleVersion[], day: Day): RuleVersion {
  return pickInForce(versions, quarterNamed(quarterOf(day)).first);
}

function countedBy(versions: readonly RuleVersion[], day: Day): CountedBy {
  const { version, ruleSet } = rulesOf(versions, day);
  return { ruleVersion: version, gmvDefinition: ruleSet.scoring.modules.sales.gmv };
}

function sumMonth(month: string, days: readonly MerchantDay[], asked: DayRange, versions: readonly RuleVersion[]): MonthFigures {
  const { first, last } = monthNamed(month);
  const { unit } = rulesOf(versions, first).ruleSet.scoring.modules.slots;
  const rules = countedBy(versions, first);
  const sums = days.reduce((total, day) => addSums(total, day.sums), ZERO_SUMS);
  const units = slotUnits(unit, sums.slot_seconds, sums.slot_count);
  return {
    ...rules,
    month,
    slotUnits: units,
    days: { first: first > asked.first ? first : asked.first, last: last < asked.last ? last : asked.last },
    ...ratiosOf(sums, sums[GMV_MEASURES[rules.gmvDefinition]], units),
    statedDays: days.filter(({ sources }) => Object.values(sources).includes('stated')).length,
  };
}

/** Each month counts by the rules of its quarter. */
function sumMonths(months: readonly MonthFigures[], days: DayRange, rules: CountedBy): SpanFigures {
  const sums = months.reduce((total, month) => addSums(total, month.sums), ZERO_SUMS);
  const gmvFen = months.reduce((total, month) => total + month.gmvFen, 0);
  const units = months.reduce((total, month) => total.plus(month.slotUnits), Rational.ZERO);
  return { ...rules, days, ...ratiosOf(sums, gmvFen, units), statedDays: months.reduce((total, month) => total + month.statedDays, 0) };
}

function ratiosOf(sums: Sums, gmvFen: number, units: Rational) {
  return {
    sums,
    gmvFen,
    adShare: ratio(sums.ad_spend_fen, gmvFen),
    roi: ratio(sums.ad_attributed_fen, sums.ad_spend_fen),
    conversion: ratio(sums.ordering_buyers, sums.visitors),
    slotOutputFen: units.isZero() ? null : Rational.of(sums.slot_amount_fen).dividedBy(units),
    outboundRate: ratio(sums.outbound_orders, sums.paid_orders),
  };
}

/** Null where there is nothing to divide by: sales less refunds can be below zero. */
function ratio(numerator: number, denominator: number): Rational | null {
  return denominator <= 0 ? null : Rational.fraction(BigInt(numerator), BigInt(denominator));
}
