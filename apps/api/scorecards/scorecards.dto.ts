import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { RankingOrder } from '#libs/scorecards/ranking.js';
import { RANKING_ORDERS } from '#libs/scorecards/ranking.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, JsonField, ListField, ObjectField, PeriodField, TextField } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';

const MODULE_IDS = SCORECARD_MODULES.map(({ id }) => id);

export class PeriodOfScorecardQuery {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'Up to which day; the latest one up to it that was scored is shown. Left out: the latest of the period.', optional: true })
  asOf?: string;
}

export class ExplanationQuery extends PeriodOfScorecardQuery {
  @ChoiceField({ description: 'Only this module, and then with the months, weeks or days that it is made of.', of: MODULE_IDS, name: 'ModuleId', optional: true })
  module?: string;
}

export class OnlyPeriodQuery {
  @PeriodField({ description: 'The period.' })
  period!: string;
}

export class RankingQuery extends PageQuery {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'Up to which day; the latest one up to it that was scored is shown. Left out: the latest of the period.', optional: true })
  asOf?: string;

  @TextField({ description: 'Only the managers of this division.', optional: true })
  division?: string;

  @IdField({ description: 'Only this manager.', optional: true })
  managerId?: string;

  @ChoiceField({
    description:
      'By division and then manager id (as where nothing is said) or rank; or over all divisions by total, grade, what the total gained on the period before, or the points of a module.',
    of: RANKING_ORDERS,
    name: 'RankingOrder',
    optional: true,
  })
  order?: RankingOrder;

  @FlagField({ description: 'Whether the largest comes first (the best grade is the largest). Who has no value comes last either way.', optional: true })
  descending?: boolean;
}

export class NextGradeAnswer {
  @TextField({ description: 'The next better grade.' })
  grade!: string;

  @DecimalField({ description: 'How many points of the total are missing to it.', decimals: 2 })
  missing!: string;
}

export class CalibrationAnswer {
  @TextField({ description: 'The grade that the total earned.', nullable: true })
  raw!: string | null;

  @TextField({ description: 'The grade after the forced distribution.', nullable: true })
  calibrated!: string | null;

  @ChoiceField({ description: 'Why.', of: ['seat', 'tie-on-better-side', 'team-too-small', 'on-probation', 'not-assessed'], name: 'CalibrationReason' })
  reason!: string;
}

export class ProbationMonthAnswer {
  @TextField({ description: 'The month.' })
  month!: string;

  @ChoiceField({ description: 'Whether it is over.', of: ['ended', 'under-way', 'ahead'], name: 'ProbationMonthState' })
  state!: string;

  @DecimalField({ description: 'The total of the month.', decimals: 2, nullable: true })
  total!: string | null;

  @DecimalField({ description: 'The mean completion of its outbound weeks, each counted up to 1.', decimals: 4, nullable: true })
  weeklyCompletion!: string | null;
}

export class ProbationAnswer {
  @DayField({ description: 'Its first day.' })
  from!: string;

  @DayField({ description: 'Its last day; null where none is set.', nullable: true })
  until!: string | null;

  @ChoiceField({ description: 'How it stands; null where no whole month lies inside.', of: ['passed', 'failed', 'at_risk', 'on_track'], name: 'ProbationState', nullable: true })
  state!: string | null;

  @ListField(() => ProbationMonthAnswer, { description: 'The months that lie wholly inside.' })
  months!: readonly ProbationMonthAnswer[];
}

export class SnapshotAnswer {
  @TextField({ description: 'The quarter of the tier snapshot.' })
  quarter!: string;

  @FlagField({ description: 'Whether nobody had sales in the quarter before, so that it goes by the quarter itself.' })
  provisional!: boolean;

  @CountField({ description: 'How many merchants are in it.' })
  merchants!: number;

  @CountField({ description: 'How many merchants came later.' })
  lateMerchants!: number;
}

export class ModuleSummaryAnswer {
  @ChoiceField({ description: 'The module.', of: MODULE_IDS, name: 'ModuleId' })
  id!: string;

  @FlagField({ description: 'Whether it counts; where it does not, its figures are null and `reason` says why.' })
  assessed!: boolean;

  @ChoiceField({ description: 'Why it is not assessed.', of: ['no-target', 'zero-target', 'no-activity'], name: 'NotAssessedReason', nullable: true })
  reason!: string | null;

  @DecimalField({ description: 'What was reached: sales in yuan, ratios with 4 decimals, counts whole.', nullable: true })
  actual!: string | null;

  @DecimalField({ description: 'The target, in the same unit.', nullable: true })
  target!: string | null;

  @DecimalField({ description: 'Actual / target.', decimals: 4, nullable: true })
  completion!: string | null;

  @DecimalField({ description: 'What that is worth.', decimals: 2, nullable: true })
  points!: string | null;

  @DecimalField({ description: 'Its weight in the total.', nullable: true })
  weight!: string | null;
}

export class ModuleAnswer extends ModuleSummaryAnswer {
  @JsonField({ description: 'What the figures were computed from, as the KPI keeps it.', schema: { type: 'object', additionalProperties: true } })
  workings!: unknown;
}

class ScorecardHead {
  @IdField({ description: 'The manager.' })
  managerId!: string;

  @TextField({ description: 'The name.' })
  name!: string;

  @TextField({ description: 'The division.' })
  division!: string;

  @TextField({ description: 'The category.' })
  category!: string;

  @DecimalField({ description: 'The total; null where nothing is assessed.', decimals: 2, nullable: true })
  total!: string | null;

  @TextField({ description: 'The grade that counts.', nullable: true })
  grade!: string | null;

  @CountField({ description: 'The rank within the division; null on probation or without a total.', nullable: true })
  rank!: number | null;

  @ObjectField(() => NextGradeAnswer, { description: 'The next better grade; null at the top.', nullable: true })
  nextGrade!: NextGradeAnswer | null;

  @ObjectField(() => CalibrationAnswer, { description: 'What the forced distribution says; null where it is off.', nullable: true })
  calibration!: CalibrationAnswer | null;

  @ObjectField(() => ProbationAnswer, { description: 'How the probation stands; null without one.', nullable: true })
  probation!: ProbationAnswer | null;

  @ObjectField(() => SnapshotAnswer, { description: 'The tier snapshot behind it.' })
  snapshot!: SnapshotAnswer;

  @CountField({ description: 'The version of the rule set that made it.' })
  ruleVersion!: number;
}

export class ScorecardSummaryAnswer extends ScorecardHead {
  @ListField(() => ModuleSummaryAnswer, { description: 'The modules in their order.' })
  modules!: readonly ModuleSummaryAnswer[];
}

export class ScorecardAnswer extends ScorecardHead {
  @TextField({ description: 'The SHA-256 of the facts behind it.' })
  fingerprint!: string;

  @TextField({ description: 'The run that made it.', format: 'uuid' })
  runId!: string;

  @InstantField({ description: 'When it was made.' })
  scoredAt!: string;

  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The day up to which it counts.' })
  asOf!: string;

  @ListField(() => ModuleAnswer, { description: 'The modules in their order, with their workings.' })
  modules!: readonly ModuleAnswer[];
}

export class EarlierStandingAnswer {
  @DecimalField({ description: 'The total; null where nothing was assessed.', decimals: 2, nullable: true })
  total!: string | null;

  @TextField({ description: 'The grade that counted.', nullable: true })
  grade!: string | null;

  @CountField({ description: 'The rank.', nullable: true })
  rank!: number | null;

  @DecimalField({ description: 'What the total has gained since, negative where it lost; null without one of both.', decimals: 2, nullable: true })
  gain!: string | null;
}

export class RankingLineAnswer extends ScorecardSummaryAnswer {
  @ObjectField(() => EarlierStandingAnswer, { description: 'How the manager stood in the period before; null where there was no scorecard.', nullable: true })
  before!: EarlierStandingAnswer | null;
}

export class GradeQuotaAnswer {
  @TextField({ description: 'The grade.' })
  grade!: string;

  @DecimalField({ description: 'The least total that earns it.' })
  minimum!: string;

  @DecimalField({ description: 'Its share of the seats in the forced distribution; null where that is off or gives it none.', nullable: true })
  quota!: string | null;
}

export class RankingAnswer extends PageOf(RankingLineAnswer) {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @DayField({ description: 'The day up to which it counts.' })
  readonly asOf!: string;

  @CountField({ description: 'The version of the rule set that the newest run went by.' })
  readonly ruleVersion!: number;

  @ListField(() => GradeQuotaAnswer, { description: 'The grades of that version, the best first.' })
  readonly grades!: readonly GradeQuotaAnswer[];

  @ChoiceField({ description: 'The forced distribution of that version: off, advisory (shown beside the grade) or enforced (it is the grade).', of: ['off', 'advisory', 'enforced'], name: 'DistributionMode' })
  readonly distribution!: string;

  @PeriodField({ description: 'The period before, that lines are compared with; null where it was not scored.', nullable: true })
  readonly periodBefore!: string | null;

  @TextField({ description: 'The newest run that changed something.', format: 'uuid' })
  readonly runId!: string;

  @InstantField({ description: 'When it published.' })
  readonly publishedAt!: string;
}

export class FreshnessAnswer {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @DayField({ description: 'The day up to which it was scored last; null where it never was.', nullable: true })
  asOf!: string | null;

  @InstantField({ description: 'When a run last changed something; null where it never was scored.', nullable: true })
  scoredAt!: string | null;

  @ChoiceField({
    description: 'current: nothing is due; stale: facts, rules or the organisation have changed since; computing: at this moment; failed: the last try failed.',
    of: ['current', 'stale', 'computing', 'failed'],
    name: 'FreshnessState',
  })
  state!: string;
}
