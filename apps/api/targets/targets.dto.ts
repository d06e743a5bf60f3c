import { describeError } from '#libs/domain/errors.js';
import type { Language } from '#libs/domain/errors.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { TargetHistoryEntry } from '#libs/planning/target-history.js';
import type { PlannedMeasure, TargetPlan } from '#libs/targets/target-plan.js';
import { TARGET_MEASURES } from '#libs/targets/target-plan.js';
import { ChoiceField, DayField, DecimalField, FlagField, InstantField, ListField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const QUARTER = { description: 'The quarter.', pattern: /^(19|20)\d{2}Q[1-4]$/, example: '2026Q4' };
const VALUE = 'Money in yuan with 2 decimals, orders and units as whole numbers, ratios as decimals (slot_output in yuan per unit).';

export class TargetsQuery {
  @TextField(QUARTER)
  quarter!: string;
}

export class TargetHistoryQuery extends PageQuery {
  @TextField(QUARTER)
  quarter!: string;
}

export class TargetEditRequest {
  @TextField({ description: 'The quarter, or a month of it, which the value then locks.', pattern: /^\d{4}(Q[1-4]|-\d{2})$/, example: '2026-11' })
  period!: string;

  @ChoiceField({ description: 'What is asked for.', of: TARGET_MEASURES, name: 'TargetMeasure' })
  measure!: TargetMeasure;

  @DecimalField({ description: `${VALUE} Null takes the row away: a month is unlocked by that.`, nullable: true, example: '1250000.00' })
  value!: string | null;

  @DayField({ description: 'The first day of a revision; null for the whole quarter, for months and for ratios.', nullable: true })
  effectiveFrom!: string | null;
}

export class TargetPreviewRequest {
  @TextField(QUARTER)
  quarter!: string;

  @ListField(() => TargetEditRequest, { description: 'The rows as they should be; all of them are taken, or none.', max: 100 })
  changes!: TargetEditRequest[];
}

export class TargetChangeRequest extends TargetPreviewRequest {
  @TextField({ description: 'Why, for the history.', optional: true, nullable: true, maxLength: 500 })
  reason?: string | null;
}

export class TargetRowAnswer {
  @TextField({ description: 'The quarter or a month of it.' })
  period!: string;

  @ChoiceField({ description: 'What is asked for.', of: TARGET_MEASURES, name: 'TargetMeasure' })
  measure!: string;

  @DecimalField({ description: VALUE })
  value!: string;

  @DayField({ description: 'The first day of a revision.', nullable: true })
  effectiveFrom!: string | null;
}

export class TargetMonthAnswer {
  @TextField({ description: 'The month.', example: '2026-11' })
  month!: string;

  @DecimalField({ description: 'What its days add up to; null where nothing can be laid out.', nullable: true })
  value!: string | null;

  @FlagField({ description: 'Whether it is fixed by hand.' })
  locked!: boolean;
}

export class TargetWeekAnswer {
  @TextField({ description: 'The ISO week.', example: '2026-W45' })
  week!: string;

  @TextField({ description: 'The month that it is clipped to.', example: '2026-11' })
  month!: string;

  @DayField({ description: 'Its first day.' })
  first!: string;

  @DayField({ description: 'Its last day.' })
  last!: string;

  @DecimalField({ description: 'What its days add up to.', nullable: true })
  value!: string | null;
}

export class TargetDayAnswer {
  @DayField({ description: 'The day.' })
  day!: string;

  @DecimalField({ description: 'Its target.', nullable: true })
  target!: string | null;

  @DecimalField({ description: 'Its weight among the days; ordinary ones have 1, or what was learned from the year before.', decimals: 4 })
  weight!: string;

  @TextField({ description: 'What the calendar calls it: a promotion, a holiday.', nullable: true, maxLength: 2_000 })
  label!: string | null;
}

export class TargetMeasureAnswer {
  @ChoiceField({ description: 'What is asked for.', of: TARGET_MEASURES, name: 'TargetMeasure' })
  measure!: string;

  @FlagField({ description: 'Whether it is laid over days. A ratio holds in every period as it is, and has no months, weeks and days.' })
  additive!: boolean;

  @DecimalField({ description: `The latest value of the quarter. ${VALUE}`, nullable: true })
  value!: string | null;

  @ListField(() => TargetRowAnswer, { description: 'The rows as they are stored.' })
  rows!: TargetRowAnswer[];

  @TextField({ description: 'Why the rows cannot be laid over the days, and what helps; null where they can.', nullable: true, maxLength: 1_000 })
  problem!: string | null;

  @ListField(() => TargetMonthAnswer, { description: 'The months.' })
  months!: TargetMonthAnswer[];

  @ListField(() => TargetWeekAnswer, { description: 'The weeks, clipped to months.' })
  weeks!: TargetWeekAnswer[];

  @ListField(() => TargetDayAnswer, { description: 'The day curve.' })
  days!: TargetDayAnswer[];
}

export class TargetsAnswer {
  @TextField({ description: 'The manager.' })
  managerId!: string;

  @TextField({ description: 'The quarter.' })
  quarter!: string;

  @TextField({ description: 'The version of the stored rows, the ETag: what a change is based on.' })
  version!: string;

  @ListField(() => TargetMeasureAnswer, { description: 'All measures, with and without a target.' })
  measures!: TargetMeasureAnswer[];
}

export class TargetHistoryAnswer {
  @TextField({ description: 'The id of the entry.' })
  id!: string;

  @InstantField({ description: 'When.' })
  changedAt!: string;

  @ChoiceField({ description: 'By hand, or by a file of targets.', of: ['hand', 'file'], name: 'TargetSource' })
  source!: string;

  @TextField({ description: 'Who; null where nobody knows.', nullable: true })
  who!: string | null;

  @TextField({ description: 'Why, in their words.', nullable: true, maxLength: 500 })
  reason!: string | null;

  @ListField(() => TargetRowAnswer, { description: 'The rows that are gone or otherwise since.' })
  before!: TargetRowAnswer[];

  @ListField(() => TargetRowAnswer, { description: 'The rows that came in their place. Of files from long ago neither is known: they may have changed other targets only.' })
  after!: TargetRowAnswer[];

  @TextField({ description: 'The name of the file.', nullable: true, maxLength: 1_000 })
  fileName!: string | null;

  @InstantField({ description: 'When the import of the file was taken back.', nullable: true })
  undoneAt!: string | null;
}

/** A plan as it is answered. */
export function showPlan({ managerId, quarter, version, measures }: TargetPlan, language: Language): TargetsAnswer {
  return { managerId, quarter, version, measures: measures.map((each) => showMeasure(each, language)) };
}

function showMeasure({ measure, additive, value, rows, problem, months, weeks, days }: PlannedMeasure, language: Language): TargetMeasureAnswer {
  return {
    measure,
    additive,
    value,
    rows: rows.map((row) => ({ ...row })),
    problem: problem === null ? null : describeError(problem.code, problem.details, language),
    months: months.map((month) => ({ ...month })),
    weeks: weeks.map((week) => ({ week: week.week, month: week.month, first: week.first, last: week.last, value: week.value })),
    days: days.map((day) => ({ ...day })),
  };
}

/** An entry of the history as it is answered. */
export function showHistory({ before, after, changedAt, undoneAt, ...entry }: TargetHistoryEntry): TargetHistoryAnswer {
  return {
    ...entry,
    changedAt: changedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    before: before.map((row) => ({ ...row })),
    after: after.map((row) => ({ ...row })),
  };
}
