import type { Day } from '#libs/domain/business-time.js';
import { ChoiceField, CountField, DayField, DecimalField, IdField, ListField, ObjectField, PeriodField, TextField } from '../http/fields.js';

export class PeriodUpToQuery {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'Up to which day; left out, or later than it: the last day that is wholly past.', optional: true })
  asOf?: string;
}

/** The day that counts as the last: never one that is not wholly past. */
export function dayUpTo({ asOf }: PeriodUpToQuery, lastPast: Day): Day {
  return asOf !== undefined && asOf < lastPast ? asOf : lastPast;
}

export class FallingMerchantsQuery extends PeriodUpToQuery {
  @CountField({ description: 'How many at most.', min: 1, max: 100, optional: true })
  limit?: number;
}

export class OutboundMerchantsQuery {
  @DayField({ description: 'The first day.' })
  from!: string;

  @DayField({ description: 'The last day, in the same quarter.' })
  to!: string;
}

const OUTBOUND_MEASURES = ['outbound_orders', 'outbound_units'];

class SpanAnswer {
  @DayField({ description: 'The first day.' })
  first!: string;

  @DayField({ description: 'The last day.' })
  last!: string;
}

/** Whose days these are, and how they are counted. */
class DailyHead {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The last day that counts; null where the period has not begun.', nullable: true })
  asOf!: string | null;

  @CountField({ description: 'The version of the rule set.' })
  ruleVersion!: number;
}

export class OutboundDayAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @TextField({ description: 'Its ISO week.' })
  week!: string;

  @TextField({ description: 'What the calendar calls it: a promotion, a holiday.', nullable: true })
  label!: string | null;

  @CountField({ description: 'What went out; null on days to come.', nullable: true })
  actual!: number | null;

  @CountField({ description: 'What is aimed at; null without a target.', nullable: true })
  target!: number | null;

  @DecimalField({ description: 'Actual / target.', decimals: 4, nullable: true })
  completion!: string | null;
}

export class OutboundSliceAnswer extends SpanAnswer {
  @TextField({ description: 'The month.' })
  month!: string;

  @TextField({ description: 'The ISO week, clipped to the month.' })
  week!: string;

  @CountField({ description: 'What went out up to the as-of day.' })
  actual!: number;

  @CountField({ description: 'The target of all its days; null without one.', nullable: true })
  target!: number | null;

  @CountField({ description: 'The target of its days up to the as-of day; null without one.', nullable: true })
  targetToDate!: number | null;

  @DecimalField({ description: 'Actual / target to date, as scoring counts it; null where no day of it has passed.', decimals: 4, nullable: true })
  completion!: string | null;

  @DecimalField({ description: 'Actual / target of all its days.', decimals: 4, nullable: true })
  ofWhole!: string | null;
}

export class OutboundOfPeriodAnswer extends DailyHead {
  @ChoiceField({ description: 'What is counted.', of: OUTBOUND_MEASURES, name: 'OutboundMeasure' })
  measure!: string;

  @DecimalField({ description: 'How much of the points the weeks make; each of them counts up to its target only.' })
  weeklyWeight!: string;

  @CountField({ description: 'What went out up to the as-of day.' })
  actual!: number;

  @CountField({ description: 'The target of the whole period; null without one.', nullable: true })
  target!: number | null;

  @CountField({ description: 'The target of the days up to the as-of day; null without one.', nullable: true })
  targetToDate!: number | null;

  @DecimalField({ description: 'Actual / target to date.', decimals: 4, nullable: true })
  completion!: string | null;

  @ObjectField(() => OutboundDayAnswer, { description: 'The as-of day; null where the period has not begun.', nullable: true })
  today!: OutboundDayAnswer | null;

  @ObjectField(() => OutboundSliceAnswer, { description: 'The week of the as-of day; null where the period has not begun.', nullable: true })
  currentSlice!: OutboundSliceAnswer | null;

  @ListField(() => OutboundDayAnswer, { description: 'The days of the period.', max: 92 })
  days!: readonly OutboundDayAnswer[];

  @ListField(() => OutboundSliceAnswer, { description: 'Its weeks, clipped to months.', max: 18 })
  slices!: readonly OutboundSliceAnswer[];
}

export class OutboundMerchantAnswer {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @CountField({ description: 'What it sent out.' })
  actual!: number;
}

export class OutboundMerchantsAnswer extends SpanAnswer {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @ChoiceField({ description: 'What is counted.', of: OUTBOUND_MEASURES, name: 'OutboundMeasure' })
  measure!: string;

  @CountField({ description: 'The sum of all merchants.' })
  actual!: number;

  @ListField(() => OutboundMerchantAnswer, { description: 'The merchants that sent something out, on the days that they were the manager’s; most first. They add up.', max: 100_000 })
  merchants!: readonly OutboundMerchantAnswer[];
}

export class FallingMerchantAnswer {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @DecimalField({ description: 'GMV of the seven days before, in yuan.', decimals: 2 })
  gmvBefore!: string;

  @DecimalField({ description: 'GMV of the last seven days.', decimals: 2 })
  gmv!: string;

  @DecimalField({ description: 'gmv / gmvBefore − 1; null where nothing was sold before.', decimals: 4, nullable: true })
  change!: string | null;

  @DecimalField({ description: 'What it would have sold had it changed as the manager’s targets do: gmvBefore × plannedChange.', decimals: 2 })
  expected!: string;

  @DecimalField({ description: 'expected − gmv.', decimals: 2 })
  lost!: string;
}

export class FallingMerchantsAnswer extends DailyHead {
  @ObjectField(() => SpanAnswer, { description: 'The last seven days; null where the period has not begun.', nullable: true })
  now!: SpanAnswer | null;

  @ObjectField(() => SpanAnswer, { description: 'The seven days before.', nullable: true })
  before!: SpanAnswer | null;

  @DecimalField({
    description: 'The manager’s sales target of the last seven days over that of the seven before: after a promotion all sell less. Null, and counted as 1, without targets or where the days lie in two quarters.',
    decimals: 4,
    nullable: true,
  })
  plannedChange!: string | null;

  @ListField(() => FallingMerchantAnswer, { description: 'Those that sold less than expected, of the merchants that the manager has on the as-of day; the largest loss first.', max: 100 })
  merchants!: readonly FallingMerchantAnswer[];
}
