import type { AuditEntry, AuditVerification } from '#libs/audit/audit-log.js';
import { ChoiceField, CountField, InstantField, JsonField, ObjectField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const LONGEST_NAME = 500;

export class AuditQuery extends PageQuery {
  @TextField({ description: 'Only this action, such as rules.applied.', optional: true })
  action?: string;

  @TextField({ description: 'Only what this user did: the id, or the name under which somebody acted.', optional: true })
  user?: string;

  @TextField({ description: 'Only what was done to this.', optional: true, maxLength: LONGEST_NAME })
  subject?: string;

  @InstantField({ description: 'Only from this instant on.', optional: true })
  from?: string;

  @InstantField({ description: 'Only before this instant.', optional: true })
  to?: string;
}

export class AuditActorAnswer {
  @TextField({ description: 'The user; null where the product itself or somebody at the command line acted.', nullable: true })
  userId!: string | null;

  @TextField({ description: 'The sign-in name, the user of the operating system, or opscore.' })
  name!: string;

  @ChoiceField({ description: 'How it was done.', of: ['page', 'token', 'command-line', 'job'] })
  via!: 'page' | 'token' | 'command-line' | 'job';

  @TextField({ description: 'The address of the network that the request came from; null where there was none.', nullable: true })
  address!: string | null;

  @TextField({ description: 'The id of the request, which the log of the server names too; null where there was none.', nullable: true })
  requestId!: string | null;
}

/** Any JSON; null counts as an object that is not there. */
const ANYTHING = { oneOf: [{ type: 'object', additionalProperties: true, nullable: true }, { type: 'array', items: {} }, { type: 'string' }, { type: 'number' }, { type: 'boolean' }] };

export class AuditEntryAnswer {
  @CountField({ description: 'The number of the entry, from 1 on without gaps.' })
  sequence!: number;

  @InstantField({ description: 'When it was done.' })
  recordedAt!: string;

  @ObjectField(() => AuditActorAnswer, { description: 'Who did it, and from where.' })
  actor!: AuditActorAnswer;

  @TextField({ description: 'What was done, such as rules.applied.' })
  action!: string;

  @TextField({ description: 'What it was done to.', minLength: 0, maxLength: LONGEST_NAME })
  subject!: string;

  @JsonField({ description: 'What was there before; null where there was nothing.', schema: ANYTHING })
  before!: unknown;

  @JsonField({ description: 'What is there since; null where there is nothing.', schema: ANYTHING })
  after!: unknown;

  @TextField({ description: 'SHA-256 over the hash of the entry before and everything in this one.', pattern: /^[0-9a-f]{64}$/ })
  hash!: string;
}

export class AuditFlawAnswer {
  @CountField({ description: 'The number of the first entry that is not as it was written.' })
  sequence!: number;

  @ChoiceField({ description: 'What is wrong with it.', of: ['altered', 'unlinked', 'missing', 'inserted'] })
  flaw!: 'altered' | 'unlinked' | 'missing' | 'inserted';
}

export class AuditVerificationAnswer {
  @CountField({ description: 'How many entries, from the first on, are as they were written.' })
  entries!: number;

  @TextField({ description: 'The hash of the last of them. Who keeps it elsewhere can tell later whether the log was written anew as a whole.', pattern: /^[0-9a-f]{64}$/ })
  hash!: string;

  @ObjectField(() => AuditFlawAnswer, { description: 'Where the log is broken; null where it is whole.', nullable: true })
  broken!: AuditFlawAnswer | null;
}

/** An entry as the API answers. */
export function showEntry({ sequence, recordedAt, actor, action, subject, before, after, hash }: AuditEntry): AuditEntryAnswer {
  return { sequence, recordedAt, actor: { ...actor }, action, subject, before, after, hash };
}

/** What a look through the log found, as the API answers. */
export function showVerification({ entries, hash, broken }: AuditVerification): AuditVerificationAnswer {
  return { entries, hash, broken: broken === null ? null : { ...broken } };
}
