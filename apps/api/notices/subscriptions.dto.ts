import { EXPORT_FORMATS } from '#libs/exports/export-formats.js';
import { EVENT_IDS } from '#libs/notices/events.js';
import type { EventId } from '#libs/notices/events.js';
import { PERMISSIONS } from '#libs/domain/access.js';
import { ChoiceField, CountField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';
import { LocalisedAnswer } from '../reports/reports.dto.js';

const SETTING_UNITS = ['ratio', 'percentage-points', 'points', 'times', 'hours'] as const;

/** An event and its setting. */
export class SubscribedEventField {
  @ChoiceField({ description: 'The event.', of: EVENT_IDS, name: 'NoticeEvent' })
  readonly event!: EventId;

  @DecimalField({ description: 'Its setting; the usual one where nothing is said, null where the event has none.', decimals: 4, nullable: true, optional: true })
  readonly value?: string | null;
}

/** A report that is sent along. */
export class ReportAlongField {
  @IdField({ description: 'The report, or review: the review pack, which is sent after the quarter.', example: 'scorecards' })
  readonly report!: string;

  @ChoiceField({ description: 'How the file is written.', of: EXPORT_FORMATS, example: 'xlsx' })
  readonly format!: string;

  @FlagField({ description: 'review as xlsx: figures alone, without formulas.', optional: true })
  readonly valuesOnly?: boolean;
}

export class NewSubscriptionRequest {
  @UuidField({ description: 'The channel, one of your own.' })
  readonly channelId!: string;

  @ListField(() => SubscribedEventField, { description: 'The events.', max: EVENT_IDS.length })
  readonly events!: SubscribedEventField[];

  @TextField({ description: 'Only the managers of this division.', optional: true, nullable: true })
  readonly division?: string | null;

  @IdField({ description: 'Only this operations manager.', optional: true, nullable: true })
  readonly managerId?: string | null;

  @ObjectField(() => ReportAlongField, { description: 'A report that is sent along when a week, month or quarter was scored.', optional: true, nullable: true })
  readonly report?: ReportAlongField | null;
}

/** What is changed of a subscription. */
export class SubscriptionChangeRequest {
  @UuidField({ description: 'The channel, one of your own.', optional: true })
  readonly channelId?: string;

  @ListField(() => SubscribedEventField, { description: 'The events.', max: EVENT_IDS.length, optional: true })
  readonly events?: SubscribedEventField[];

  @TextField({ description: 'Only the managers of this division.', optional: true, nullable: true })
  readonly division?: string | null;

  @IdField({ description: 'Only this operations manager.', optional: true, nullable: true })
  readonly managerId?: string | null;

  @ObjectField(() => ReportAlongField, { description: 'A report that is sent along when a week, month or quarter was scored; null for none.', optional: true, nullable: true })
  readonly report?: ReportAlongField | null;

  @FlagField({ description: 'Whether anything is told. Of others, administrators change this alone.', optional: true })
  readonly active?: boolean;
}

export class SubscriptionParams {
  @UuidField({ description: 'The subscription.' })
  readonly subscriptionId!: string;
}

export class SubscribedEventAnswer {
  @ChoiceField({ description: 'The event.', of: EVENT_IDS, name: 'NoticeEvent' })
  readonly event!: EventId;

  @DecimalField({ description: 'Its setting; null where it has none.', decimals: 4, nullable: true })
  readonly value!: string | null;
}

export class ReportAlongAnswer {
  @TextField({ description: 'The report.' })
  readonly report!: string;

  @ChoiceField({ description: 'How the file is written.', of: EXPORT_FORMATS })
  readonly format!: string;

  @FlagField({ description: 'A workbook without formulas.' })
  readonly valuesOnly!: boolean;
}

export class SubscriptionAnswer {
  @UuidField({ description: 'The subscription.' })
  readonly subscriptionId!: string;

  @UuidField({ description: 'The channel.' })
  readonly channelId!: string;

  @UuidField({ description: 'The user whose it is.' })
  readonly ownerId!: string;

  @ListField(() => SubscribedEventAnswer, { description: 'The events.' })
  readonly events!: readonly SubscribedEventAnswer[];

  @TextField({ description: 'The division that it is narrowed to.', nullable: true })
  readonly division!: string | null;

  @IdField({ description: 'The operations manager that it is narrowed to.', nullable: true })
  readonly managerId!: string | null;

  @ObjectField(() => ReportAlongAnswer, { description: 'The report that is sent along.', nullable: true })
  readonly report!: ReportAlongAnswer | null;

  @FlagField({ description: 'Whether anything is told.' })
  readonly active!: boolean;

  @CountField({ description: 'Counts the changes; the ETag of the subscription.' })
  readonly version!: number;

  @InstantField({ description: 'What happened before is not told.' })
  readonly toldFrom!: string;

  @InstantField({ description: 'When it was added.' })
  readonly addedAt!: string;

  @InstantField({ description: 'When it was last changed.' })
  readonly changedAt!: string;
}

export class EventsQuery extends PageQuery {}

export class EventSettingAnswer {
  @ObjectField(() => LocalisedAnswer, { description: 'What it is called.' })
  readonly title!: LocalisedAnswer;

  @ChoiceField({ description: 'What its number counts.', of: SETTING_UNITS, name: 'EventSettingUnit' })
  readonly unit!: (typeof SETTING_UNITS)[number];

  @DecimalField({ description: 'The usual one.', decimals: 4 })
  readonly fallback!: string;

  @DecimalField({ description: 'The least.', decimals: 4 })
  readonly least!: string;

  @DecimalField({ description: 'The most.', decimals: 4 })
  readonly most!: string;

  @CountField({ description: 'How many decimals it may have.' })
  readonly decimals!: number;
}

export class NoticeEventAnswer {
  @ChoiceField({ description: 'The event.', of: EVENT_IDS, name: 'NoticeEvent' })
  readonly event!: EventId;

  @ObjectField(() => LocalisedAnswer, { description: 'What it is called.' })
  readonly title!: LocalisedAnswer;

  @ObjectField(() => LocalisedAnswer, { description: 'When it is told.' })
  readonly when!: LocalisedAnswer;

  @ChoiceField({ description: 'What its listener must be permitted.', of: Object.keys(PERMISSIONS) })
  readonly needs!: string;

  @FlagField({ description: 'Whether you may listen to it.' })
  readonly isAllowed!: boolean;

  @FlagField({ description: 'Whether a report may be sent along.' })
  readonly takesReport!: boolean;

  @ObjectField(() => EventSettingAnswer, { description: 'What may be set about it.', nullable: true })
  readonly setting!: EventSettingAnswer | null;
}
