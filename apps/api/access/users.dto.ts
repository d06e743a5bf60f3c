import type { User } from '#libs/access/users.js';
import { ChoiceField, CountField, FlagField, InstantField, ListField, ObjectField, TextField, UuidField } from '../http/fields.js';
import { GrantField } from './session.dto.js';

/** Roles that somebody holds at once, at most. */
const MOST_GRANTS = 1_000;

export class UserParams {
  @UuidField({ description: 'The user.' })
  userId!: string;
}

export class UserTokenParams extends UserParams {
  @UuidField({ description: 'The token.' })
  tokenId!: string;
}

export class NewUserRequest {
  @TextField({ description: 'The sign-in name: letters and digits, and between them . _ - + @.', maxLength: 64 })
  name!: string;

  @TextField({ description: 'The name that others see.', maxLength: 100 })
  displayName!: string;

  @ChoiceField({ description: 'The language of the page.', of: ['en', 'zh'], name: 'Language' })
  language!: 'en' | 'zh';

  @ListField(() => GrantField, { description: 'The roles.', max: MOST_GRANTS })
  grants!: GrantField[];
}

export class UserChangeRequest {
  @TextField({ description: 'The name that others see.', optional: true, maxLength: 100 })
  displayName?: string;

  @FlagField({ description: 'Whether the user may come in. Disabling ends all sessions.', optional: true })
  active?: boolean;
}

export class GrantsRequest {
  @ListField(() => GrantField, { description: 'All roles that the user is to have.', max: MOST_GRANTS })
  grants!: GrantField[];
}

export class ExternalAnswer {
  @TextField({ description: 'The provider.', maxLength: 2_000 })
  issuer!: string;

  @TextField({ description: 'How the provider calls the user.', maxLength: 2_000 })
  subject!: string;
}

export class UserAnswer {
  @UuidField({ description: 'The user.' })
  userId!: string;

  @TextField({ description: 'The sign-in name.' })
  name!: string;

  @TextField({ description: 'The name that others see.' })
  displayName!: string;

  @ChoiceField({ description: 'The language of the page.', of: ['en', 'zh'], name: 'Language' })
  language!: 'en' | 'zh';

  @FlagField({ description: 'Whether the user may come in.' })
  active!: boolean;

  @ListField(() => GrantField, { description: 'The roles.' })
  grants!: GrantField[];

  @FlagField({ description: 'Whether a first password is still to be replaced.' })
  mustChangePassword!: boolean;

  @FlagField({ description: 'Whether the user has a password here.' })
  hasPassword!: boolean;

  @ObjectField(() => ExternalAnswer, { description: 'The provider through which the user signs in; null where there is none.', nullable: true })
  external!: ExternalAnswer | null;

  @InstantField({ description: 'Until when sign-ins are refused after too many failures; null where they are not.', nullable: true })
  lockedUntil!: string | null;

  @InstantField({ description: 'When the user was added.' })
  addedAt!: string;

  @CountField({ description: 'Counts the changes; the ETag of the user.' })
  version!: number;
}

export class OneTimePasswordAnswer {
  @ObjectField(() => UserAnswer, { description: 'The user.' })
  user!: UserAnswer;

  @TextField({ description: 'A password for the first sign-in, where it must be replaced. It is shown this once.' })
  oneTimePassword!: string;
}

/** A user as the API answers. */
export function showUser(user: User, now: Date): UserAnswer {
  const { userId, name, displayName, language, active, grants, mustChangePassword, hasPassword, external, lockedUntil, addedAt, version } = user;
  return {
    userId,
    name,
    displayName,
    language,
    active,
    grants: grants.map(({ role, scope }) => ({ role, scope })),
    mustChangePassword,
    hasPassword,
    external: external === null ? null : { issuer: external.issuer, subject: external.subject },
    lockedUntil: lockedUntil !== null && lockedUntil > now ? lockedUntil.toISOString() : null,
    addedAt: addedAt.toISOString(),
    version,
  };
}
