import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import { ChoiceField, CountField, DayField, DecimalField, IdField, InstantField, JsonField, ListField, ObjectField, PeriodField, TextField } from '../http/fields.js';
import { LocalisedAnswer, ReportColumnAnswer } from '../reports/reports.dto.js';
import { ModuleSummaryAnswer, NextGradeAnswer } from './scorecards.dto.js';

const MODULE_IDS = SCORECARD_MODULES.map(({ id }) => id);

export class PaceDayAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @DecimalField({ description: 'What is aimed at; null without a target.', decimals: 2, nullable: true })
  target!: string | null;

  @DecimalField({ description: 'What was done; null on days to come.', decimals: 2, nullable: true })
  actual!: string | null;

  @TextField({ description: 'What the calendar calls the day: a promotion, a holiday.', nullable: true })
  label!: string | null;
}

export class PromotionAheadAnswer {
  @TextField({ description: 'What the calendar calls it.' })
  label!: string;

  @DayField({ description: 'Its first day.' })
  first!: string;

  @DayField({ description: 'Its last day.' })
  last!: string;

  @DecimalField({ description: 'The share of the period’s target that lies in its days to come.', decimals: 4 })
  share!: string;
}

export class MeasurePaceAnswer {
  @ChoiceField({ description: 'The measure: gmv in yuan, outbound in orders or pieces as the rule set counts.', of: ['gmv', 'outbound_orders', 'outbound_units'], name: 'PaceMeasure' })
  measure!: string;

  @DecimalField({ description: 'The target of the whole period.', decimals: 2, nullable: true })
  target!: string | null;

  @DecimalField({ description: 'What was done up to the as-of day.', decimals: 2 })
  actual!: string;

  @ChoiceField({ description: 'How it stands; this and what follows is null without a target and before 5 % of the weight has passed.', of: ['ahead', 'on-pace', 'behind'], name: 'PaceVerdict', nullable: true })
  verdict!: string | null;

  @DecimalField({ description: 'Done / target of the period.', decimals: 4, nullable: true })
  completion!: string | null;

  @DecimalField({ description: 'The share of the period’s weight that has passed.', decimals: 4, nullable: true })
  timeProgress!: string | null;

  @DecimalField({ description: 'completion − timeProgress: negative where it is behind.', decimals: 4, nullable: true })
  lead!: string | null;

  @DecimalField({ description: 'The share of the period’s days that has passed, as if all days were alike.', decimals: 4, nullable: true })
  dayProgress!: string | null;

  @ChoiceField({
    description: 'Behind, or is the promotion still to come? over: no day is left; promotion-to-come: it looks behind by days, but days that weigh more lie ahead.',
    of: ['over', 'ahead', 'on-pace', 'promotion-to-come', 'behind'],
    name: 'PaceSituation',
    nullable: true,
  })
  situation!: string | null;

  @ListField(() => PromotionAheadAnswer, { description: 'Promotions and holidays of more than ordinary weight that are not over.', max: 92 })
  promotionsAhead!: readonly PromotionAheadAnswer[];

  @DecimalField({ description: 'What the rest asks for per unit of the targets that lie ahead: 1.2 is 20 % more than planned.', decimals: 4, nullable: true })
  requiredRate!: string | null;

  @DecimalField({ description: 'What the rest asks for as a mean per day.', decimals: 2, nullable: true })
  requiredPerDay!: string | null;

  @DecimalField({ description: 'Where the period ends if the days ahead go as the days so far.', decimals: 2, nullable: true })
  forecast!: string | null;

  @DecimalField({ description: 'The lower end of the forecast.', decimals: 2, nullable: true })
  forecastLow!: string | null;

  @DecimalField({ description: 'The upper end of the forecast.', decimals: 2, nullable: true })
  forecastHigh!: string | null;

  @ListField(() => PaceDayAnswer, { description: 'The days of the period.', max: 92 })
  days!: readonly PaceDayAnswer[];
}

export class PaceAnswer {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The last day that counts; null where the period has not begun.', nullable: true })
  asOf!: string | null;

  @CountField({ description: 'The version of the rule set.' })
  ruleVersion!: number;

  @ListField(() => MeasurePaceAnswer, { description: 'Sales and outbound.', max: 2 })
  measures!: readonly MeasurePaceAnswer[];
}

export class PointsStepAnswer {
  @DecimalField({ description: 'The completion that is aimed at.', decimals: 4 })
  completion!: string;

  @DecimalField({ description: 'What is missing to it, in the unit of the module, rounded up.', decimals: 4 })
  amount!: string;

  @DecimalField({ description: 'The points of the module that it brings.', decimals: 2 })
  points!: string;

  @DecimalField({ description: 'What the total gains.', decimals: 2 })
  total!: string;
}

export class BestStepAnswer extends PointsStepAnswer {
  @ChoiceField({ description: 'The module.', of: MODULE_IDS, name: 'ModuleId' })
  id!: string;
}

export class ModuleOutlookAnswer {
  @ChoiceField({ description: 'The module.', of: MODULE_IDS, name: 'ModuleId' })
  id!: string;

  @ChoiceField({ description: 'What the amounts are in: money in yuan, a ratio, a count.', of: ['money', 'ratio', 'count'], name: 'ModuleUnit' })
  unit!: string;

  @ObjectField(() => PointsStepAnswer, { description: 'One percentage point of completion more.' })
  onePercent!: PointsStepAnswer;

  @ObjectField(() => PointsStepAnswer, { description: 'Up to the next breakpoint of the points curve that is worth more; null where no more points are to be had.', nullable: true })
  nextBreakpoint!: PointsStepAnswer | null;

  @ObjectField(() => PointsStepAnswer, { description: 'Up to the target; null where it is reached.', nullable: true })
  toTarget!: PointsStepAnswer | null;

  @ObjectField(() => PointsStepAnswer, { description: 'Up to where this module alone lifts the total to the next grade; null where it cannot.', nullable: true })
  toNextGrade!: PointsStepAnswer | null;
}

/** Whose scorecard it is about, and how that stands. */
class OutlookHead {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The day up to which the scorecard counts.' })
  asOf!: string;

  @CountField({ description: 'The version of the rule set.' })
  ruleVersion!: number;

  @DecimalField({ description: 'The total; null where nothing is assessed.', decimals: 2, nullable: true })
  total!: string | null;

  @TextField({ description: 'The grade.', nullable: true })
  grade!: string | null;
}

export class NextPointsAnswer extends OutlookHead {
  @ObjectField(() => NextGradeAnswer, { description: 'The next grade by the total; null at the top.', nullable: true })
  nextGrade!: NextGradeAnswer | null;

  @ListField(() => ModuleOutlookAnswer, { description: 'The assessed modules. Where points are also made of parts (tiers, weeks), as if the parts moved with the whole.' })
  modules!: readonly ModuleOutlookAnswer[];

  @ListField(() => BestStepAnswer, { description: 'The steps that bring most of the total, none further than to the next grade, the largest gain first; of each module the one that is best for its length.', max: 3 })
  best!: readonly BestStepAnswer[];

  @ListField(() => BestStepAnswer, { description: 'The way to the next grade with the fewest percentage points of completion: all of these together reach it. Null at the top, or where all curves together do not reach it.', nullable: true })
  way!: readonly BestStepAnswer[] | null;
}

export class ExplanationPartAnswer {
  @ChoiceField({ description: 'What it is.', of: ['sentence', 'table'], name: 'ExplanationPartKind' })
  kind!: string;

  @ObjectField(() => LocalisedAnswer, { description: 'The sentence, or the title of the table.' })
  text!: LocalisedAnswer;

  @ListField(() => ReportColumnAnswer, { description: 'The columns of the table; none of a sentence.' })
  columns!: readonly ReportColumnAnswer[];

  @JsonField({
    description: 'The rows of the table: cells in the order of the columns, the first of them where there are very many.',
    schema: { type: 'array', items: { type: 'array', items: { nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } } },
  })
  rows!: readonly (readonly (string | number | boolean | null)[])[];

  @CountField({ description: 'How many rows the table has.' })
  rowCount!: number;
}

export class BreakpointAnswer {
  @DecimalField({ description: 'The completion.' })
  completion!: string;

  @DecimalField({ description: 'The points that it is worth.' })
  points!: string;
}

export class ModuleExplanationAnswer extends ModuleSummaryAnswer {
  @ObjectField(() => LocalisedAnswer, { description: 'The name of the module.' })
  title!: LocalisedAnswer;

  @ListField(() => BreakpointAnswer, { description: 'The curve from completion to points.' })
  curve!: readonly BreakpointAnswer[];

  @ListField(() => ExplanationPartAnswer, { description: 'What the figures come from.' })
  parts!: readonly ExplanationPartAnswer[];
}

export class TotalPartAnswer {
  @ChoiceField({ description: 'The module.', of: MODULE_IDS, name: 'ModuleId' })
  id!: string;

  @DecimalField({ description: 'Its points.', decimals: 2 })
  points!: string;

  @DecimalField({ description: 'Its weight in the rule set.' })
  weight!: string;

  @DecimalField({ description: 'Its weight among those of the assessed modules.', decimals: 4 })
  share!: string;

  @DecimalField({ description: 'Points times share: these add up to the total.', decimals: 4 })
  contribution!: string;
}

export class GradeLineAnswer {
  @TextField({ description: 'The grade.' })
  grade!: string;

  @DecimalField({ description: 'The least total that earns it.' })
  minimum!: string;
}

export class TotalPartsAnswer {
  @ListField(() => TotalPartAnswer, { description: 'The assessed modules.' })
  parts!: readonly TotalPartAnswer[];

  @DecimalField({ description: 'The sum of their weights.' })
  weights!: string;

  @ListField(() => GradeLineAnswer, { description: 'The grades, the best first.' })
  grades!: readonly GradeLineAnswer[];
}

export class ExplanationAnswer extends OutlookHead {
  @ObjectField(() => TotalPartsAnswer, { description: 'How the points of the modules make the total.' })
  totalParts!: TotalPartsAnswer;

  @TextField({ description: 'The SHA-256 of the facts behind it.' })
  fingerprint!: string;

  @TextField({ description: 'The run that made it.', format: 'uuid' })
  runId!: string;

  @InstantField({ description: 'When it was made.' })
  scoredAt!: string;

  @ListField(() => ModuleExplanationAnswer, { description: 'The modules.' })
  modules!: readonly ModuleExplanationAnswer[];

  @ObjectField(() => LocalisedAnswer, { description: 'Which figures were stated and which derived.' })
  sources!: LocalisedAnswer;
}
