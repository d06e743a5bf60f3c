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

  @ListField(() => BestStepAnswer, { description: 'The steps that bring most of the total for a percentage point of completion, the best first.', max: 3 })
  best!: readonly BestStepAnswer[];
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

export class ExplanationAnswer extends OutlookHead {
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
