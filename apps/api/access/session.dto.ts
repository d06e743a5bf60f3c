import type { Principal } from '#libs/access/principal.js';
import type { Permission } from '#libs/domain/access.js';
import { PERMISSIONS, ROLES, reachOf } from '#libs/domain/access.js';
import { ChoiceField, FlagField, ListField, TextField, TextsField, UuidField } from '../http/fields.js';

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

/** A password that is typed: of any kind and, within reason, length; whether it is right or fit is another question. */
export const LONGEST_TYPED = 1_000;

export class SignInRequest {
  @TextField({ description: 'The sign-in name; upper and lower case do not matter.' })
  name!: string;

  @TextField({ description: 'The password.', maxLength: LONGEST_TYPED, format: 'password' })
  password!: string;
}

export class GrantField {
  @ChoiceField({ description: 'The role.', of: ROLES, name: 'Role' })
  role!: (typeof ROLES)[number];

  @TextField({
    description: 'Whom it is given for: the division of a director, the manager id of a manager, the merchant id of a supervisor; null for the roles that are for all.',
    nullable: true,
  })
  scope!: string | null;
}

export class SignedInAnswer {
  @UuidField({ description: 'The user.' })
  userId!: string;

  @TextField({ description: 'The sign-in name.' })
  name!: string;

  @TextField({ description: 'The name that others see.' })
  displayName!: string;

  @ChoiceField({ description: 'The language of the page.', of: ['en', 'zh'], name: 'Language' })
  language!: 'en' | 'zh';

  @ListField(() => GrantField, { description: 'The roles, each with whom it is given for.' })
  grants!: GrantField[];

  @TextsField({ description: 'What the caller may do, within the scopes of the roles.', of: PERMISSION_NAMES })
  permissions!: string[];

  @ChoiceField({ description: 'Whether the caller came with a session of the page or with a personal token.', of: ['page', 'token'] })
  via!: 'page' | 'token';

  @UuidField({ description: 'The session or token.' })
  credentialId!: string;

  @TextField({ description: 'What the page sends as X-CSRF-Token with every change; null for tokens.', nullable: true })
  csrfToken!: string | null;

  @FlagField({ description: 'Whether a first password must be replaced (PUT /api/v1/account/password) before anything else.' })
  mustChangePassword!: boolean;
}

/** Who is signed in, as the API answers. */
export function showSignedIn(principal: Principal): SignedInAnswer {
  const { userId, name, displayName, language, grants, via, credentialId, csrfToken, mustChangePassword } = principal;
  const permissions = PERMISSION_NAMES.filter(
    (permission) => reachOf(grants, permission) !== null && principal.permissions?.includes(permission) !== false,
  );
  return {
    userId,
    name,
    displayName,
    language,
    grants: grants.map(({ role, scope }) => ({ role, scope })),
    permissions,
    via,
    credentialId,
    csrfToken,
    mustChangePassword,
  };
}
