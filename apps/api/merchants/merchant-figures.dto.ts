import type { CountedBy, DayFigures, MonthFigures, SpanFigures } from '#libs/scorecards/merchant-figures.js';
import { MOST_DAYS, MOST_DAYS_OF_MONTHS } from '#libs/scorecards/merchant-figures.js';
import { exactRatioCell, yuanCell } from '#libs/reports/cells.js';
import type { Sums } from '#libs/domain/measures.js';
import { Rational } from '#libs/domain/rational.js';
import { ChoiceField, CountField, DayField, DecimalField, ListField, ObjectField, TextField, TextsField } from '../http/fields.js';
import { DaysQuery } from './merchants.dto.js';

const SOURCES = ['stated', 'derived'];
export const GMV_DEFINITIONS = ['paid_not_cancelled', 'net_of_refunds', 'placed'];

/** The days of a merchant. */
export class MerchantDaysQuery extends DaysQuery {}

/** The sums of some days. */
class SumsAnswer {
  @DecimalField({ description: 'GMV in yuan, by the definition below.', decimals: 2 })
  gmv!: string;

  @ChoiceField({ description: 'The definition of GMV in the rule set of the quarter.', of: GMV_DEFINITIONS, name: 'GmvDefinition' })
  gmvDefinition!: string;

  @CountField({ description: 'The version of the rule set.' })
  ruleVersion!: number;

  @CountField({ description: 'Paid orders.' })
  paidOrders!: number;

  @CountField({ description: 'Orders that left the warehouse.' })
  outboundOrders!: number;

  @CountField({ description: 'Pieces that left the warehouse.' })
  outboundUnits!: number;

  @CountField({ description: 'Visitors.' })
  visitors!: number;

  @CountField({ description: 'Visitors who ordered.' })
  orderingBuyers!: number;

  @DecimalField({ description: 'Advertising spend in yuan.', decimals: 2 })
  adSpend!: string;

  @DecimalField({ description: 'Sales attributed to advertising, in yuan.', decimals: 2 })
  adAttributed!: string;

  @DecimalField({ description: 'Sales of placements on assessed slots, in yuan, on the day that they end.', decimals: 2 })
  slotAmount!: string;

  @CountField({ description: 'How many placements those are.' })
  slotPlacements!: number;

  @CountField({ description: 'How many seconds they lasted.' })
  slotSeconds!: number;
}

export class MerchantDayAnswer extends SumsAnswer {
  @DayField({ description: 'The business day.' })
  day!: string;

  @ChoiceField({ description: 'Whether merchant_days states the GMV, or it is derived from orders.', of: SOURCES, name: 'FigureSource' })
  gmvSource!: string;

  @ChoiceField({ description: 'The same of paid orders.', of: SOURCES, name: 'FigureSource' })
  paidOrdersSource!: string;

  @ChoiceField({ description: 'The same of outbound orders.', of: SOURCES, name: 'FigureSource' })
  outboundOrdersSource!: string;

  @ChoiceField({ description: 'The same of outbound pieces.', of: SOURCES, name: 'FigureSource' })
  outboundUnitsSource!: string;

  @ChoiceField({ description: 'The same of visitors and ordering buyers, else derived from the traffic of SKUs.', of: SOURCES, name: 'FigureSource' })
  trafficSource!: string;
}

export class MerchantDaysAnswer {
  @ListField(() => MerchantDayAnswer, { description: `The days with facts, in order; ${MOST_DAYS} days at most are asked for at once.`, max: MOST_DAYS })
  items!: MerchantDayAnswer[];

  @TextsField({ description: 'Days whose facts have changed since their sums were made.', max: MOST_DAYS })
  waitingDays!: string[];
}

/** The sums of some days, and the ratios of these sums. */
export class MerchantSpanAnswer extends SumsAnswer {
  @DayField({ description: 'The first of the days.' })
  from!: string;

  @DayField({ description: 'The last of the days.' })
  to!: string;

  @DecimalField({ description: 'Ad spend / GMV.', decimals: 4, nullable: true })
  adShare!: string | null;

  @DecimalField({ description: 'Attributed sales / ad spend.', decimals: 4, nullable: true })
  roi!: string | null;

  @DecimalField({ description: 'Ordering buyers / visitors.', decimals: 4, nullable: true })
  conversion!: string | null;

  @DecimalField({ description: 'Yuan per unit of assessed slots, as the rule set counts units.', decimals: 2, nullable: true })
  slotOutput!: string | null;

  @DecimalField({ description: 'Orders sent out / orders paid.', decimals: 4, nullable: true })
  outboundRate!: string | null;

  @CountField({ description: 'Days on which merchant_days states some figure.' })
  statedDays!: number;
}

export class MerchantMonthAnswer extends MerchantSpanAnswer {
  @TextField({ description: 'The month.' })
  month!: string;
}

export class MerchantMonthsAnswer {
  @ListField(() => MerchantMonthAnswer, { description: `The months with facts, in order; ${MOST_DAYS_OF_MONTHS} days at most are asked for at once.` })
  items!: MerchantMonthAnswer[];

  @ObjectField(() => MerchantSpanAnswer, { description: 'All days asked for: the sums of the months, each by the rules of its quarter; rule version and definition are those of the last day.' })
  total!: MerchantSpanAnswer;

  @TextsField({ description: 'Days whose facts have changed since their sums were made.', max: MOST_DAYS_OF_MONTHS })
  waitingDays!: string[];
}

function showSums(sums: Sums, { gmvFen, gmvDefinition, ruleVersion }: CountedBy & { gmvFen: number }): Readonly<SumsAnswer> {
  return {
    gmv: showYuan(gmvFen),
    gmvDefinition,
    ruleVersion,
    paidOrders: sums.paid_orders,
    outboundOrders: sums.outbound_orders,
    outboundUnits: sums.outbound_units,
    visitors: sums.visitors,
    orderingBuyers: sums.ordering_buyers,
    adSpend: showYuan(sums.ad_spend_fen),
    adAttributed: showYuan(sums.ad_attributed_fen),
    slotAmount: showYuan(sums.slot_amount_fen),
    slotPlacements: sums.slot_count,
    slotSeconds: sums.slot_seconds,
  };
}

/** A day of a merchant as the API answers. */
export function showDay(figures: DayFigures): MerchantDayAnswer {
  const { day, sums, sources } = figures;
  return {
    day,
    ...showSums(sums, figures),
    gmvSource: sources.gmv,
    paidOrdersSource: sources.paidOrders,
    outboundOrdersSource: sources.outboundOrders,
    outboundUnitsSource: sources.outboundUnits,
    trafficSource: sources.traffic,
  };
}

/** A month of a merchant as the API answers. */
export function showMonth(figures: MonthFigures): MerchantMonthAnswer {
  return { month: figures.month, ...showSpan(figures) };
}

/** The days of a merchant together as the API answers. */
export function showSpan(figures: SpanFigures): Readonly<MerchantSpanAnswer> {
  const { days, sums, slotOutputFen } = figures;
  return {
    from: days.first,
    to: days.last,
    ...showSums(sums, figures),
    adShare: exactRatioCell(figures.adShare),
    roi: exactRatioCell(figures.roi),
    conversion: exactRatioCell(figures.conversion),
    slotOutput: slotOutputFen === null ? null : slotOutputFen.dividedBy(Rational.of(100)).toFixed(2),
    outboundRate: exactRatioCell(figures.outboundRate),
    statedDays: figures.statedDays,
  };
}

/** Fen as yuan with 2 decimals. */
export function showYuan(fen: number): string {
  return yuanCell(fen) ?? '0.00';
}
