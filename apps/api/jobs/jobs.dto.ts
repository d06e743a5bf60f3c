import { SCHEDULE_NAMES } from '#libs/jobs/plan/schedules.js';
import { BACKFILL_STATES } from '#libs/jobs/work/backfill.js';
import type { RunnableJob } from '#libs/jobs/work/run-job.js';
import { RUNNABLE_JOBS } from '#libs/jobs/work/run-job.js';
import type { WindowState } from '#libs/windows/window.js';
import { WINDOW_STATES } from '#libs/windows/window.js';
import { ChoiceField, CountField, DayField, IdField, InstantField, ListField, ObjectField, PeriodField, TextField, TextsField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

/** A text in both languages of the product. */
export class WordingAnswer {
  @TextField({ description: 'In English.', minLength: 0, maxLength: 100_000 })
  readonly en!: string;

  @TextField({ description: 'In Chinese.', minLength: 0, maxLength: 100_000 })
  readonly zh!: string;
}

export class ScheduleAnswer {
  @ChoiceField({ description: 'The schedule.', of: SCHEDULE_NAMES })
  readonly name!: string;

  @TextField({ description: 'When it runs, in the business time zone: minute, hour, day of the month, month, weekday.' })
  readonly pattern!: string;

  @InstantField({ description: 'When it ran last.', nullable: true })
  readonly lastRun!: string | null;

  @InstantField({ description: 'When it is to run next.' })
  readonly nextRun!: string;
}

export class WorkerAnswer {
  @UuidField({ description: 'The worker.' })
  readonly workerId!: string;

  @TextField({ description: 'The machine that it runs on.' })
  readonly host!: string;

  @CountField({ description: 'Its process there.' })
  readonly processId!: number;

  @TextField({ description: 'The newest migration that it knows.', minLength: 0 })
  readonly schemaVersion!: string;

  @InstantField({ description: 'When it began.' })
  readonly startedAt!: string;

  @InstantField({ description: 'When it last told that it lives.' })
  readonly seenAt!: string;
}

export class QueueCountsAnswer {
  @TextField({ description: 'The queue.' })
  readonly name!: string;

  @CountField({ description: 'Jobs that wait for their turn, for their time, or for others.' })
  readonly waiting!: number;

  @CountField({ description: 'Jobs that are being done.' })
  readonly running!: number;

  @CountField({ description: 'Jobs that failed for good and are kept to look at.' })
  readonly failed!: number;

  @CountField({ description: 'Jobs that are done and are kept to look at.' })
  readonly completed!: number;
}

export class QueueAnswer {
  @ChoiceField({ description: 'What carries the queue.', of: ['postgres', 'redis'] })
  readonly kind!: 'postgres' | 'redis';

  @TextField({ description: 'Where it is: the server and what it is called there.' })
  readonly place!: string;

  @ListField(() => QueueCountsAnswer, { description: 'What each queue holds; null where the queue is away.', nullable: true })
  readonly queues!: readonly QueueCountsAnswer[] | null;

  @ObjectField(() => WordingAnswer, { description: 'That the queue is away, and what to do; null where it answers.', nullable: true })
  readonly away!: WordingAnswer | null;
}

/** What runs by itself, and who does it. */
export class JobsAnswer {
  @TextField({ description: 'The business time zone.' })
  readonly timeZone!: string;

  @ListField(() => ScheduleAnswer, { description: 'When the product works by itself.' })
  readonly schedules!: readonly ScheduleAnswer[];

  @ListField(() => WorkerAnswer, { description: 'Workers that live; with none, nothing runs by itself.' })
  readonly workers!: readonly WorkerAnswer[];

  @ObjectField(() => QueueAnswer, { description: 'The queue.' })
  readonly queue!: QueueAnswer;
}

/** How many windows stand in each state. */
export class WindowStatesAnswer implements Record<WindowState, number> {
  @CountField({ description: 'Wanted, but noted by nobody yet.' })
  readonly missing!: number;

  @CountField({ description: 'To be computed.' })
  readonly due!: number;

  @CountField({ description: 'Being computed.' })
  readonly running!: number;

  @CountField({ description: 'Up to date.' })
  readonly done!: number;

  @CountField({ description: 'Computing failed; tried again later.' })
  readonly failed!: number;

  @CountField({ description: 'Computed, but facts or rules have changed since.' })
  readonly stale!: number;
}

export class PeriodFailureAnswer {
  @CountField({ description: 'How many windows failed.' })
  readonly windows!: number;

  @ObjectField(() => WordingAnswer, { description: 'Why the first of them did.' })
  readonly reason!: WordingAnswer;

  @InstantField({ description: 'When it is tried again.', nullable: true })
  readonly retryAt!: string | null;
}

export class GridPeriodAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @ChoiceField({ description: 'What it is.', of: ['quarter', 'month', 'week'] })
  readonly kind!: string;

  @DayField({ description: 'The day as of which its scorecards are wanted.' })
  readonly asOf!: string;

  @ObjectField(() => WindowStatesAnswer, { description: 'How many windows stand in each state.' })
  readonly states!: WindowStatesAnswer;

  @ListField(() => PeriodFailureAnswer, { description: 'What failed.' })
  readonly failures!: readonly PeriodFailureAnswer[];
}

export class GridQuarterAnswer {
  @PeriodField({ description: 'The quarter.' })
  readonly quarter!: string;

  @ListField(() => GridPeriodAnswer, { description: 'The quarter, its months and its weeks; those that have begun.' })
  readonly periods!: readonly GridPeriodAnswer[];
}

export const MOST_QUARTERS = 20;

export class GridQuery {
  @PeriodField({ description: 'Only this quarter.', optional: true })
  quarter?: string;

  @CountField({ description: 'How many quarters at most; 4 where nothing is said.', optional: true, min: 1, max: MOST_QUARTERS })
  limit?: number;

  @TextField({ description: 'Where the page begins: the nextCursor of the page before. Left out for the first page.', optional: true, maxLength: 2_000 })
  cursor?: string;
}

export class FailuresQuery extends PageQuery {}

/** A scorecard whose computing failed. */
export class FailedWindowAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @IdField({ description: 'The operations manager.' })
  readonly managerId!: string;

  @DayField({ description: 'The day as of which it was computed.' })
  readonly asOf!: string;

  @CountField({ description: 'How often it failed, one time after another.' })
  readonly failures!: number;

  @ObjectField(() => WordingAnswer, { description: 'Why it failed last.' })
  readonly reason!: WordingAnswer;

  @InstantField({ description: 'When it failed last.' })
  readonly failedAt!: string;

  @InstantField({ description: 'When it is tried again.', nullable: true })
  readonly retryAt!: string | null;
}

export class RunRequest {
  @ChoiceField({ description: 'A schedule, or the look for what is due.', of: RUNNABLE_JOBS })
  readonly job!: RunnableJob;
}

export class RunAnswer {
  @ChoiceField({ description: 'What workers were asked to do.', of: RUNNABLE_JOBS })
  readonly job!: RunnableJob;
}

export class BackfillBody {
  @PeriodField({ description: 'The first period.' })
  readonly from!: string;

  @PeriodField({ description: 'The last period.' })
  readonly to!: string;

  @TextsField({ description: 'The states of windows that are computed; missing, failed and stale ones where nothing is said.', optional: true, max: 5, of: BACKFILL_STATES })
  readonly only?: readonly WindowState[];
}

export class BackfillRowAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @DayField({ description: 'The day as of which its scorecards are computed.' })
  readonly asOf!: string;

  @ChoiceField({ description: 'How they stood.', of: WINDOW_STATES })
  readonly state!: WindowState;

  @CountField({ description: 'How many.' })
  readonly windows!: number;
}

export class BackfillAnswer {
  @CountField({ description: 'How many scorecards are computed.' })
  readonly windows!: number;

  @ListField(() => BackfillRowAnswer, { description: 'Of which periods.' })
  readonly periods!: readonly BackfillRowAnswer[];
}

export class RetryRequest {
  @PeriodField({ description: 'The period whose failed scorecards are tried again at once.' })
  readonly period!: string;

  @IdField({ description: 'Only this operations manager’s.', optional: true })
  readonly managerId?: string;
}

export class RetryAnswer {
  @CountField({ description: 'How many scorecards are tried again.' })
  readonly windows!: number;
}

export class ScorecardWorkAnswer {
  @CountField({ description: 'Up to date.' })
  readonly done!: number;

  @CountField({ description: 'Whose computing failed.' })
  readonly failed!: number;

  @CountField({ description: 'All that are wanted.' })
  readonly total!: number;
}

export class FileWorkAnswer {
  @CountField({ description: 'Files that wait for their turn.' })
  readonly waiting!: number;

  @CountField({ description: 'Files that are being worked on.' })
  readonly running!: number;
}

/** The data of an event `progress`: how far all work is. */
export class WorkProgressEvent {
  @ObjectField(() => ScorecardWorkAnswer, { description: 'Scorecards.' })
  readonly scorecards!: ScorecardWorkAnswer;

  @CountField({ description: 'Days of merchants whose sums are still to be made anew.' })
  readonly merchantDaysWaiting!: number;

  @CountField({ description: 'Orders whose verdicts are still to be made anew.' })
  readonly verdictsWaiting!: number;

  @ObjectField(() => FileWorkAnswer, { description: 'Files to be imported.' })
  readonly files!: FileWorkAnswer;

  @ObjectField(() => FileWorkAnswer, { description: 'Exports to be made.' })
  readonly exports!: FileWorkAnswer;
}
