import type { Language } from '#libs/domain/errors.js';
import { CHANNEL_KINDS } from '#libs/domain/channel-kinds.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import { ChoiceField, CountField, FlagField, InstantField, ObjectField, TextField, TextsField, UuidField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const LONGEST_NAME = 100;
const LONGEST_URL = 2_000;
const LONGEST_MAILBOX = 320;
const MOST_MAILBOXES = 20;
const LONGEST_PROBLEM = 10_000;

/** Lists of one's own things, or of everybody's for who may see them. */
export class OwnOrAllQuery extends PageQuery {
  @FlagField({ description: 'Those of everybody, for who has the permission notices.read; your own where nothing is said.', optional: true })
  readonly everybody?: boolean;
}

export class ChannelParams {
  @UuidField({ description: 'The channel.' })
  readonly channelId!: string;
}

export class ChannelTestParams extends ChannelParams {
  @UuidField({ description: 'The test.' })
  readonly testId!: string;
}

/** The address of a channel. It goes in and never comes out. */
class ChannelAddressFields {
  @TextsField({ description: 'email: the mailboxes, such as name@example.cn.', optional: true, max: MOST_MAILBOXES, maxLength: LONGEST_MAILBOX })
  readonly mailboxes?: readonly string[];

  @TextField({ description: 'The others: the address of the robot or program, as its settings show it.', optional: true, maxLength: LONGEST_URL })
  readonly url?: string;

  @TextField({
    description: 'dingtalk and feishu: the secret, where the robot checks signatures. webhook: what signs the messages (whsec_…); one is made where it is left out.',
    optional: true,
    maxLength: 200,
    format: 'password',
  })
  readonly secret?: string;
}

export class NewChannelRequest extends ChannelAddressFields {
  @TextField({ description: 'What you call it.', maxLength: LONGEST_NAME })
  readonly name!: string;

  @ChoiceField({ description: 'What kind of place it is.', of: CHANNEL_KINDS, name: 'ChannelKind' })
  readonly kind!: ChannelKind;

  @ChoiceField({ description: 'The language of its messages; yours where nothing is said.', of: ['en', 'zh'], name: 'Language', optional: true })
  readonly language?: Language;
}

/** What is changed of a channel; a new address is entered whole, with its secret. */
export class ChannelChangeRequest extends ChannelAddressFields {
  @TextField({ description: 'What you call it.', maxLength: LONGEST_NAME, optional: true })
  readonly name?: string;

  @ChoiceField({ description: 'The language of its messages.', of: ['en', 'zh'], name: 'Language', optional: true })
  readonly language?: Language;
}

export class NoticeProblemAnswer {
  @TextField({ description: 'The problem as a name that stays.' })
  readonly code!: string;

  @TextField({ description: 'In English.', maxLength: LONGEST_PROBLEM })
  readonly en!: string;

  @TextField({ description: 'In Chinese.', maxLength: LONGEST_PROBLEM })
  readonly zh!: string;
}

export class ChannelAnswer {
  @UuidField({ description: 'The channel.' })
  readonly channelId!: string;

  @UuidField({ description: 'The user whose it is.' })
  readonly ownerId!: string;

  @TextField({ description: 'What its owner calls it.' })
  readonly name!: string;

  @ChoiceField({ description: 'What kind of place it is.', of: CHANNEL_KINDS, name: 'ChannelKind' })
  readonly kind!: ChannelKind;

  @TextField({ description: 'What is shown of its address, such as qyapi.weixin.qq.com/…3f9a.', maxLength: 2_000 })
  readonly hint!: string;

  @ChoiceField({ description: 'The language of its messages.', of: ['en', 'zh'], name: 'Language' })
  readonly language!: Language;

  @ObjectField(() => NoticeProblemAnswer, { description: 'Why nothing is sent there any more, until it is changed or resumed; null where all is well.', nullable: true })
  readonly paused!: NoticeProblemAnswer | null;

  @CountField({ description: 'Counts the changes; the ETag of the channel.' })
  readonly version!: number;

  @InstantField({ description: 'When it was added.' })
  readonly addedAt!: string;

  @InstantField({ description: 'When it was last changed.' })
  readonly changedAt!: string;
}

export class ChannelWithSecretAnswer {
  @ObjectField(() => ChannelAnswer, { description: 'The channel.' })
  readonly channel!: ChannelAnswer;

  @TextField({ description: 'The secret of the webhook, where one was made. It is shown this once.', nullable: true })
  readonly secret!: string | null;
}

export const TEST_STATES = ['waiting', 'sent', 'failed'] as const;

export class ChannelTestAnswer {
  @UuidField({ description: 'The test: ask for it again until it is settled.' })
  readonly testId!: string;

  @ChoiceField({ description: 'Waiting: not accepted yet; a problem beside it is that of the last attempt. Sent: the other side accepted it.', of: TEST_STATES, name: 'ChannelTestState' })
  readonly state!: (typeof TEST_STATES)[number];

  @TextField({ description: 'What the other side said when it accepted the message.', nullable: true, minLength: 0, maxLength: LONGEST_PROBLEM })
  readonly acceptedAs!: string | null;

  @ObjectField(() => NoticeProblemAnswer, { description: 'Why the last attempt was not accepted.', nullable: true })
  readonly problem!: NoticeProblemAnswer | null;
}
