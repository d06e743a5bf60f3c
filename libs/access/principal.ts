import type { Grant, Permission } from '#libs/domain/access.js';
import type { Language } from '#libs/domain/errors.js';

/** Somebody who was recognised by a session or token. */
export interface Principal {
  readonly userId: string;
  /** The sign-in name. */
  readonly name: string;
  readonly displayName: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
  readonly via: 'page' | 'token';
  /** What a token is narrowed to; null for all that the roles allow. */
  readonly permissions: readonly Permission[] | null;
  /** What a changing request of the page must send back in X-CSRF-Token; null for tokens. */
  readonly csrfToken: string | null;
  /** The session or token. */
  readonly credentialId: string;
  /** A first password must be replaced before anything else. */
  readonly mustChangePassword: boolean;
}
