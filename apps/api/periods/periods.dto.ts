import type { Difference } from '#libs/periods/period-verification.js';
import { DIFFERENCES } from '#libs/periods/period-verification.js';
import type { PeriodEvent } from '#libs/periods/period-events.js';
import { PERIOD_EVENTS } from '#libs/periods/period-events.js';
import type { DivisionState } from '#libs/periods/period-records.js';
import { ChoiceField, CountField, DayField, FlagField, IdField, InstantField, ListField, PeriodField, TextField, TextsField, UuidField } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';

const LONG = { minLength: 0, maxLength: 10_000 };
const HASH = { minLength: 64, maxLength: 64 };

export class PeriodDivisionRequest {
  @PeriodField({ description: 'The period: a quarter, one of its months or weeks.' })
  period!: string;

  @TextField({ description: 'The division.' })
  division!: string;
}

export class ReopeningRequest extends PeriodDivisionRequest {
  @TextField({ description: 'Why: 3 to 500 characters.', minLength: 3, maxLength: 500 })
  reason!: string;
}

export class HistoryQuery extends PageQuery {
  @PeriodField({ description: 'The period.' })
  period!: string;

  @TextField({ description: 'Only of this division.', optional: true })
  division?: string;
}

export class AdjustmentsQuery extends HistoryQuery {
  @IdField({ description: 'Only of this manager.', optional: true })
  managerId?: string;
}

/** How a period stands for a division. */
export class DivisionStateAnswer {
  @TextField({ description: 'The division.', ...LONG })
  readonly division!: string;

  @ChoiceField({ description: 'open while days remain, ended when all are past, asked where one of two people has asked to close it, closed.', of: ['open', 'ended', 'asked', 'closed'] })
  readonly state!: DivisionState['state'];

  @InstantField({ description: 'When it was closed.', nullable: true })
  readonly closedAt!: string | null;

  @TextField({ description: 'Who closed it.', nullable: true, ...LONG })
  readonly closedBy!: string | null;

  @InstantField({ description: 'When closing was asked for, while it is asked for.', nullable: true })
  readonly askedAt!: string | null;

  @TextField({ description: 'Who asked for it to be closed.', nullable: true, ...LONG })
  readonly askedBy!: string | null;

  @InstantField({ description: 'When it was last opened again, where it is not closed.', nullable: true })
  readonly reopenedAt!: string | null;

  @TextField({ description: 'Who opened it again.', nullable: true, ...LONG })
  readonly reopenedBy!: string | null;

  @TextField({ description: 'SHA-256 over manager ids, fingerprints and digests of its closed scorecards.', nullable: true, ...HASH })
  readonly fingerprint!: string | null;

  @CountField({ description: 'How many published figures would be others by now.' })
  readonly adjustments!: number;
}

/** A period that has scorecards. */
export class PeriodAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @ChoiceField({ description: 'What it is.', of: ['quarter', 'month', 'week'] })
  readonly kind!: 'quarter' | 'month' | 'week';

  @TextField({ description: 'The quarter that it belongs to.', example: '2026Q4' })
  readonly quarter!: string;

  @DayField({ description: 'Its first day.' })
  readonly firstDay!: string;

  @DayField({ description: 'Its last day.' })
  readonly lastDay!: string;

  @DayField({ description: 'As of which day its newest scorecards are.' })
  readonly asOf!: string;

  @ListField(() => DivisionStateAnswer, { description: 'How it stands for each division within reach.', max: 10_000 })
  readonly divisions!: readonly DivisionStateAnswer[];
}

/** A page of periods, and how they are closed. */
export class PeriodsAnswer extends PageOf(PeriodAnswer) {
  @FlagField({ description: 'Whether closing takes two people: one asks, another one closes.' })
  readonly closeByTwo!: boolean;
}

/** What became of the wish to close a period. */
export class ClosedPeriodAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @TextField({ description: 'The division.', ...LONG })
  readonly division!: string;

  @ChoiceField({ description: 'closed; or asked, where it takes another person to close it.', of: ['asked', 'closed'] })
  readonly state!: 'asked' | 'closed';

  @TextField({ description: 'Who asked for it, where closing takes two people.', nullable: true, ...LONG })
  readonly askedBy!: string | null;

  @InstantField({ description: 'When it was asked for, while it is asked for.', nullable: true })
  readonly askedAt!: string | null;

  @InstantField({ description: 'When it was closed.', nullable: true })
  readonly closedAt!: string | null;

  @TextField({ description: 'Who closed it.', nullable: true, ...LONG })
  readonly closedBy!: string | null;

  @CountField({ description: 'How many scorecards were closed.', nullable: true })
  readonly managers!: number | null;

  @CountField({ description: 'The version of the rule set that made them.', nullable: true })
  readonly ruleVersion!: number | null;

  @TextField({ description: 'SHA-256 over manager ids, fingerprints and digests of the closed scorecards.', nullable: true, ...HASH })
  readonly fingerprint!: string | null;
}

/** A period that is open again. */
export class ReopenedAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @TextField({ description: 'The division.', ...LONG })
  readonly division!: string;

  @ChoiceField({ description: 'Its scorecards are due, and the next scoring publishes what the facts say.', of: ['ended'] })
  readonly state!: 'ended';

  @TextField({ description: 'The fingerprint that it was closed with.', ...HASH })
  readonly fingerprint!: string;

  @CountField({ description: 'How many adjustment lines went with it.' })
  readonly adjustments!: number;
}

/** A manager whose closed scorecard does not agree. */
export class ManagerDifferenceAnswer {
  @IdField({ description: 'The manager.' })
  readonly managerId!: string;

  @TextsField({
    description:
      'What differs. stored-altered, stored-missing: the stored scorecard is not the one that was closed. facts-changed: the manager’s own facts are others by now. result-changed: they are not, but others stand elsewhere. manager-left, manager-joined: the division has other managers.',
    of: DIFFERENCES,
  })
  readonly differences!: readonly Difference[];
}

/** What making a closed period again found. */
export class PeriodVerificationAnswer {
  @PeriodField({ description: 'The period.' })
  readonly period!: string;

  @TextField({ description: 'The division.', ...LONG })
  readonly division!: string;

  @FlagField({ description: 'Whether all is as it was closed.' })
  readonly agrees!: boolean;

  @FlagField({ description: 'Whether what was kept at the close still hashes to the fingerprint of the period.' })
  readonly sealed!: boolean;

  @CountField({ description: 'How many scorecards were compared.' })
  readonly managers!: number;

  @CountField({ description: 'How many of them differ.' })
  readonly differingManagers!: number;

  @CountField({ description: 'The version of the rule set that made them.' })
  readonly ruleVersion!: number;

  @TextField({ description: 'The fingerprint that the period was closed with.', ...HASH })
  readonly fingerprint!: string;

  @ListField(() => ManagerDifferenceAnswer, { description: 'Those that differ, the first 1000 of them, by manager id.' })
  readonly differing!: readonly ManagerDifferenceAnswer[];
}

/** A published figure of a closed scorecard that would be another one by now. */
export class AdjustmentAnswer {
  @IdField({ description: 'The manager.' })
  readonly managerId!: string;

  @TextField({ description: 'The division that is closed.', ...LONG })
  readonly division!: string;

  @TextField({ description: 'Which figure: total, grade, rank, probation, provisional, or of a module, such as sales.points.' })
  readonly figure!: string;

  @TextField({ description: 'As it was closed; null: there was none.', nullable: true, ...LONG })
  readonly closedValue!: string | null;

  @TextField({ description: 'As it would be; null: there would be none.', nullable: true, ...LONG })
  readonly currentValue!: string | null;

  @InstantField({ description: 'When a scoring first found it.' })
  readonly firstSeenAt!: string;

  @InstantField({ description: 'When what it would be last changed.' })
  readonly changedAt!: string;

  @UuidField({ description: 'The run that found it.' })
  readonly runId!: string;

  @CountField({ description: 'The version of the rule set that it was computed by.' })
  readonly ruleVersion!: number;

  @TextField({ description: 'The fingerprint of the facts that it was computed from.', ...HASH })
  readonly fingerprint!: string;
}

/** An import since the close. */
export class LateImportAnswer {
  @UuidField({ description: 'The import.' })
  readonly importId!: string;

  @TextField({ description: 'The kind of its rows.' })
  readonly kind!: string;

  @TextField({ description: 'The name of the file.', ...LONG })
  readonly fileName!: string;

  @InstantField({ description: 'When it came in.' })
  readonly importedAt!: string;

  @InstantField({ description: 'When it was taken back.', nullable: true })
  readonly undoneAt!: string | null;
}

/** A page of adjustment lines, and what they may come from. */
export class AdjustmentsAnswer extends PageOf(AdjustmentAnswer) {
  @ListField(() => LateImportAnswer, { description: 'The newest imports of facts since the period was closed, 20 at most: what the lines may come from.' })
  readonly lateImports!: readonly LateImportAnswer[];
}

/** Something that happened to a period. */
export class PeriodEventAnswer {
  @UuidField({ description: 'The entry.' })
  readonly entryId!: string;

  @TextField({ description: 'The division.', ...LONG })
  readonly division!: string;

  @ChoiceField({ description: 'What happened.', of: PERIOD_EVENTS })
  readonly event!: PeriodEvent;

  @TextField({ description: 'Who did it.', ...LONG })
  readonly actorName!: string;

  @TextField({ description: 'By which way: page, token, command-line or job.' })
  readonly via!: string;

  @InstantField({ description: 'When.' })
  readonly at!: string;

  @TextField({ description: 'Why, where it was reopened.', nullable: true, ...LONG })
  readonly reason!: string | null;

  @TextField({ description: 'The fingerprint of the closed period, where it was closed or reopened.', nullable: true, ...HASH })
  readonly fingerprint!: string | null;

  @CountField({ description: 'How many adjustment lines went when it was reopened.', nullable: true })
  readonly adjustments!: number | null;
}
