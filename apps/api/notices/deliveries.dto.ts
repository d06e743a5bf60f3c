import type { Language } from '#libs/domain/errors.js';
import { DELIVERY_STATES } from '#libs/notices/delivery-history.js';
import type { DeliveryState } from '#libs/notices/delivery-history.js';
import { ChoiceField, CountField, InstantField, ListField, ObjectField, TextField, TextsField, UuidField } from '../http/fields.js';
import { NoticeProblemAnswer, OwnOrAllQuery } from './channels.dto.js';

const LONGEST_WORDS = 10_000;

export class DeliveriesQuery extends OwnOrAllQuery {
  @UuidField({ description: 'Only those of this channel.', optional: true })
  readonly channelId?: string;

  @ChoiceField({ description: 'Only those in this state.', of: DELIVERY_STATES, name: 'DeliveryState', optional: true })
  readonly state?: DeliveryState;
}

export class DeliveryParams {
  @UuidField({ description: 'The message.' })
  readonly deliveryId!: string;
}

/** What one notice of a message says. */
export class MessagePartAnswer {
  @UuidField({ description: 'The notice.' })
  readonly noticeId!: string;

  @TextField({ description: 'Its title.', minLength: 0, maxLength: LONGEST_WORDS })
  readonly title!: string;

  @TextsField({ description: 'Its lines.', maxLength: LONGEST_WORDS })
  readonly lines!: readonly string[];

  @TextField({ description: 'The page that it leads to; null where no address of the page is set.', nullable: true, maxLength: LONGEST_WORDS })
  readonly link!: string | null;
}

export class MessageFileAnswer {
  @UuidField({ description: 'The export.' })
  readonly exportId!: string;

  @TextField({ description: 'The name of the file.' })
  readonly fileName!: string;
}

/** A message, and how it stands. */
export class DeliveryAnswer {
  @UuidField({ description: 'The message.' })
  readonly deliveryId!: string;

  @UuidField({ description: 'The channel.' })
  readonly channelId!: string;

  @ChoiceField({ description: 'Sent: the other side accepted it. Failed: given up, until somebody has it tried again.', of: DELIVERY_STATES, name: 'DeliveryState' })
  readonly state!: DeliveryState;

  @CountField({ description: 'How many notices are in it.' })
  readonly notices!: number;

  @TextField({ description: 'The line over it.', minLength: 0, maxLength: LONGEST_WORDS })
  readonly subject!: string;

  @ChoiceField({ description: 'Its language.', of: ['en', 'zh'], name: 'Language' })
  readonly language!: Language;

  @ListField(() => MessagePartAnswer, { description: 'What it says.' })
  readonly parts!: readonly MessagePartAnswer[];

  @ListField(() => MessageFileAnswer, { description: 'The files that go with it.' })
  readonly files!: readonly MessageFileAnswer[];

  @CountField({ description: 'How often it was tried, failed attempts and others.' })
  readonly attempts!: number;

  @CountField({ description: 'How many attempts failed.' })
  readonly failures!: number;

  @InstantField({ description: 'When it is tried next; null where it is settled.', nullable: true })
  readonly nextTryAt!: string | null;

  @ObjectField(() => NoticeProblemAnswer, { description: 'Why the last attempt failed.', nullable: true })
  readonly problem!: NoticeProblemAnswer | null;

  @TextField({ description: 'What the other side said when it accepted the message.', nullable: true, minLength: 0, maxLength: LONGEST_WORDS })
  readonly acceptedAs!: string | null;

  @InstantField({ description: 'When it was made.' })
  readonly madeAt!: string;

  @InstantField({ description: 'When it was accepted or given up.', nullable: true })
  readonly settledAt!: string | null;
}
