import type { PageSession } from '#libs/access/sessions.js';
import type { PersonalToken } from '#libs/access/tokens.js';
import type { Permission } from '#libs/domain/access.js';
import { ChoiceField, FlagField, InstantField, ObjectField, TextField, TextsField, UuidField } from '../http/fields.js';
import { LONGEST_TYPED, PERMISSION_NAMES } from './session.dto.js';

export class PasswordChangeRequest {
  @TextField({ description: 'The password until now.', maxLength: LONGEST_TYPED, format: 'password' })
  currentPassword!: string;

  @TextField({ description: 'The new one: 12 to 128 characters of any kind.', maxLength: LONGEST_TYPED, format: 'password' })
  newPassword!: string;
}

export class AccountChangeRequest {
  @TextField({ description: 'The name that others see.', optional: true, maxLength: 100 })
  displayName?: string;

  @ChoiceField({ description: 'The language of the page.', optional: true, of: ['en', 'zh'], name: 'Language' })
  language?: 'en' | 'zh';
}

export class TokenParams {
  @UuidField({ description: 'The token.' })
  tokenId!: string;
}

export class SessionParams {
  @UuidField({ description: 'The session.' })
  sessionId!: string;
}

export class NewTokenRequest {
  @TextField({ description: 'What it is for.', maxLength: 100 })
  name!: string;

  @TextsField({ description: 'What it is narrowed to; null for all that your roles allow.', nullable: true, of: PERMISSION_NAMES, max: PERMISSION_NAMES.length })
  permissions!: Permission[] | null;

  @InstantField({ description: 'When it ends: within 366 days.' })
  expiresAt!: string;
}

export class TokenAnswer {
  @UuidField({ description: 'The token.' })
  tokenId!: string;

  @TextField({ description: 'What it is for.' })
  name!: string;

  @TextsField({ description: 'What it is narrowed to; null for all that the roles of its owner allow.', nullable: true, of: PERMISSION_NAMES })
  permissions!: Permission[] | null;

  @InstantField({ description: 'When it was made.' })
  madeAt!: string;

  @InstantField({ description: 'When it ends.' })
  expiresAt!: string;

  @InstantField({ description: 'When it was last used, to the minute; null where it never was.', nullable: true })
  usedAt!: string | null;
}

export class MadeTokenAnswer {
  @ObjectField(() => TokenAnswer, { description: 'The token.' })
  token!: TokenAnswer;

  @TextField({ description: 'What a program sends as "Authorization: Bearer …". It is shown this once.' })
  secret!: string;
}

export class PageSessionAnswer {
  @UuidField({ description: 'The session.' })
  sessionId!: string;

  @InstantField({ description: 'When it began.' })
  begunAt!: string;

  @InstantField({ description: 'When it was last used, to the minute.' })
  seenAt!: string;

  @InstantField({ description: 'When it ends at the latest.' })
  expiresAt!: string;

  @TextField({ description: 'The address of the network that it began from; null where it is not known.', nullable: true })
  address!: string | null;

  @TextField({ description: 'What the browser calls itself; null where it said nothing.', nullable: true, minLength: 0, maxLength: 300 })
  userAgent!: string | null;

  @FlagField({ description: 'Whether it is the one of this request.' })
  isThisOne!: boolean;
}

/** A token as the API answers. */
export function showToken({ tokenId, name, permissions, madeAt, expiresAt, usedAt }: PersonalToken): TokenAnswer {
  return {
    tokenId,
    name,
    permissions: permissions === null ? null : [...permissions],
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  };
}

/** A session of the page as the API answers. */
export function showPageSession({ sessionId, begunAt, seenAt, expiresAt, address, userAgent }: PageSession, own: string): PageSessionAnswer {
  return {
    sessionId,
    begunAt: begunAt.toISOString(),
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    address,
    userAgent,
    isThisOne: sessionId === own,
  };
}
