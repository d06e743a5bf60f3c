import type { ActionKind, RateVerdict, WorkState } from '#libs/work-list/work-item.rule.js';
import { ACTION_KINDS, RATE_VERDICTS, WORK_STATES } from '#libs/work-list/work-item.rule.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, PeriodField, TextField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const LONG = { minLength: 0, maxLength: 10_000 };

export class WorkItemParams {
  @UuidField({ description: 'The work item.' })
  workItemId!: string;
}

export class WorkItemsQuery extends PageQuery {
  @IdField({ description: 'Only the items of this manager.', optional: true })
  managerId?: string;

  @ChoiceField({ description: 'Only items in this state.', of: WORK_STATES, optional: true })
  state?: WorkState;

  @IdField({ description: 'Only items of SKUs of this merchant.', optional: true })
  merchantId?: string;

  @FlagField({ description: 'Only items whose SKU is low no more, or only those that are low still.', optional: true })
  recovered?: boolean;
}

export class WorkListRefreshRequest {
  @PeriodField({ description: 'The period whose conversion ranking is looked at.' })
  period!: string;

  @IdField({ description: 'The manager whose SKUs are looked at.' })
  managerId!: string;
}

/** What a look at the ranking changed. */
export class WorkListRefreshAnswer {
  @CountField({ description: 'Items that were opened for SKUs that are low.' })
  readonly opened!: number;

  @CountField({ description: 'Open items whose SKU is low no more.' })
  readonly recovered!: number;

  @CountField({ description: 'Open items whose SKU had recovered and is low again.' })
  readonly lowAgain!: number;
}

/** A change of an item. What is left out stays. */
export class WorkItemRequest {
  @ChoiceField({ description: 'The next state, or with a note one before.', of: WORK_STATES, optional: true })
  state?: WorkState;

  @ChoiceField({ description: 'What was agreed to be done.', of: ACTION_KINDS, optional: true })
  actionKind?: ActionKind;

  @TextField({ description: 'A note, up to 500 characters; null takes it away. Going back needs one of 3 at least.', optional: true, nullable: true, minLength: 0, maxLength: 500 })
  note?: string | null;

  @TextField({ description: 'Who looks after it: any name; null takes it away.', optional: true, nullable: true, minLength: 0, maxLength: 100 })
  assignedTo?: string | null;
}

/** The figures that a SKU was found low with. */
export class WorkItemFoundAnswer {
  @PeriodField({ description: 'The period that it was found in.' })
  readonly period!: string;

  @DayField({ description: 'The first day of that period.' })
  readonly first!: string;

  @DayField({ description: 'As of which day.' })
  readonly asOf!: string;

  @CountField({ description: 'Its visitors then.' })
  readonly visitors!: number;

  @CountField({ description: 'Its ordering buyers then.' })
  readonly orderingBuyers!: number;

  @DecimalField({ description: 'Buyers over visitors.', decimals: 4, nullable: true })
  readonly rate!: string | null;

  @DecimalField({ description: 'The pooled rate of its category in the division then.', decimals: 4, nullable: true })
  readonly benchmark!: string | null;
}

/** The traffic of a SKU over a run of days. */
export class TrafficOfDaysAnswer {
  @DayField({ description: 'The first day.' })
  readonly first!: string;

  @DayField({ description: 'The last day.' })
  readonly last!: string;

  @CountField({ description: 'Visitors.' })
  readonly visitors!: number;

  @CountField({ description: 'Ordering buyers.' })
  readonly orderingBuyers!: number;

  @CountField({ description: 'How many of the days have visitors.' })
  readonly daysWithTraffic!: number;

  @DecimalField({ description: 'Buyers over visitors; null without visitors.', decimals: 4, nullable: true })
  readonly rate!: string | null;

  @DecimalField({ description: 'The lower end of its 95 % Wilson interval; null without visitors.', decimals: 4, nullable: true })
  readonly wilsonLow!: string | null;

  @DecimalField({ description: 'The upper end of its 95 % Wilson interval; null without visitors.', decimals: 4, nullable: true })
  readonly wilsonHigh!: string | null;
}

/** How the rate after an action compares with the rate before. */
export class RateComparisonAnswer {
  @ChoiceField({ description: 'By the two-proportion z test at 95 %; too early under 100 visitors before or after, or under 7 days with traffic after.', of: RATE_VERDICTS })
  readonly verdict!: RateVerdict;

  @DecimalField({ description: 'The rate after less the rate before.', decimals: 4, nullable: true })
  readonly difference!: string | null;

  @DecimalField({ description: 'The z value, positive where the rate has grown; null where there is nothing to test.', decimals: 4, nullable: true })
  readonly z!: string | null;

  @DecimalField({ description: 'How often chance alone makes a difference as large.', decimals: 4, nullable: true })
  readonly p!: string | null;
}

/** A SKU whose conversion was found low, what is done about it, and what came of it. */
export class WorkItemAnswer {
  @UuidField({ description: 'The work item.' })
  readonly workItemId!: string;

  @IdField({ description: 'The manager whose item it is.' })
  readonly managerId!: string;

  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true, ...LONG })
  readonly merchantName!: string | null;

  @FlagField({ description: 'Whether the manager has the merchant today.' })
  readonly held!: boolean;

  @IdField({ description: 'The SKU.' })
  readonly skuId!: string;

  @TextField({ description: 'Its name.', nullable: true, ...LONG })
  readonly skuName!: string | null;

  @TextField({ description: 'Its category.', nullable: true, ...LONG })
  readonly category!: string | null;

  @ObjectField(() => WorkItemFoundAnswer, { description: 'What it was found low with.' })
  readonly found!: WorkItemFoundAnswer;

  @DayField({ description: 'As of which day it was found to be low no more; null while it is low.', nullable: true })
  readonly recoveredOn!: string | null;

  @ChoiceField({ description: 'Where the work stands.', of: WORK_STATES })
  readonly state!: WorkState;

  @ChoiceField({ description: 'What was agreed to be done.', of: ACTION_KINDS, nullable: true })
  readonly actionKind!: ActionKind | null;

  @TextField({ description: 'The note.', nullable: true, ...LONG })
  readonly note!: string | null;

  @TextField({ description: 'Who looks after it.', nullable: true, ...LONG })
  readonly assignedTo!: string | null;

  @DayField({ description: 'The day of the contact.', nullable: true })
  readonly contactedOn!: string | null;

  @DayField({ description: 'The day of the agreement.', nullable: true })
  readonly agreedOn!: string | null;

  @DayField({ description: 'The day on which it was done.', nullable: true })
  readonly doneOn!: string | null;

  @InstantField({ description: 'When it was opened.' })
  readonly openedAt!: string;

  @InstantField({ description: 'When a person changed it last, or it was opened.' })
  readonly changedAt!: string;

  @CountField({ description: 'What If-Match must name, in quotes.' })
  readonly version!: number;

  @ObjectField(() => TrafficOfDaysAnswer, { description: 'The days of the period up to the day of the agreement, else of the contact, else up to now.' })
  readonly before!: TrafficOfDaysAnswer;

  @ObjectField(() => TrafficOfDaysAnswer, { description: 'The days since; null before there are any.', nullable: true })
  readonly after!: TrafficOfDaysAnswer | null;

  @ObjectField(() => RateComparisonAnswer, { description: 'The one compared with the other.', nullable: true })
  readonly comparison!: RateComparisonAnswer | null;
}

/** What an item became by one change. */
export class WorkItemChangeAnswer {
  @CountField({ description: 'Which version it made.' })
  readonly version!: number;

  @ChoiceField({ description: 'The state since then.', of: WORK_STATES })
  readonly state!: WorkState;

  @ChoiceField({ description: 'The action.', of: ACTION_KINDS, nullable: true })
  readonly actionKind!: ActionKind | null;

  @TextField({ description: 'The note.', nullable: true, ...LONG })
  readonly note!: string | null;

  @TextField({ description: 'Who looked after it.', nullable: true, ...LONG })
  readonly assignedTo!: string | null;

  @TextField({ description: 'Who changed it; opscore where it was opened.', ...LONG })
  readonly changedBy!: string;

  @InstantField({ description: 'When.' })
  readonly changedAt!: string;
}

/** An item and what became of it, the newest change first. */
export class WorkItemDetailAnswer extends WorkItemAnswer {
  @ListField(() => WorkItemChangeAnswer, { description: 'Its changes, the newest first: 200 at most.' })
  readonly history!: readonly WorkItemChangeAnswer[];
}
