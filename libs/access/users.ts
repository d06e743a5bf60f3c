import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Grant } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { grantsInOrder, keyOf, requireGrants } from './grants.js';
import { hashPassword } from './passwords.js';
import { makeOneTimePassword } from './secrets.js';
import { endSessionsOf } from './sessions.js';
import { nameKeyOf, requireDisplayName, requireName } from './user-names.js';
import * as sql from './users.sql.js';

/** Somebody who may come in. */
export interface User {
  readonly userId: string;
  /** The sign-in name. */
  readonly name: string;
  readonly displayName: string;
  readonly language: Language;
  readonly active: boolean;
  /** A first password must be replaced before anything else. */
  readonly mustChangePassword: boolean;
  /** False for who signs in through a provider alone. */
  readonly hasPassword: boolean;
  /** The provider that knows the user, and under which name it does; null for accounts of opscore alone. */
  readonly external: { readonly issuer: string; readonly subject: string } | null;
  readonly grants: readonly Grant[];
  /** Until when sign-ins are refused after too many failures; null where they are not. May have passed. */
  readonly lockedUntil: Date | null;
  readonly addedAt: Date;
  /** Counts the changes: who changes says which state was seen. */
  readonly version: number;
}

/** Who changes something, and when. */
export interface Change {
  readonly actor: Actor;
  readonly now: Date;
}

export interface NewUser {
  readonly name: string;
  readonly displayName: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
}

/** What of a user others change; what is left out stays. */
export interface UserChange {
  readonly displayName?: string;
  readonly language?: Language;
  readonly active?: boolean;
}

/** A user, and a password that is shown once and must be replaced at the first sign-in. */
export interface WithOneTimePassword {
  readonly user: User;
  readonly oneTimePassword: string;
}

/** The accounts of people, and the roles that they are given. */
@Injectable()
export class Users {
  constructor(private readonly database: Database) {}

  /** A page of users in the order of their names. `after` is the name key of the last one before it. */
  async list(page: { readonly after: string | null; readonly limit: number }): Promise<User[]> {
    const rows = await this.database.query<UserRow>(sql.USERS, [page.after, page.limit]);
    return rows.map(userOf);
  }

  /** The user of an id. Throws `user-not-found`. */
  async get(userId: string): Promise<User> {
    return this.database.withSession((session) => requireUser(session, userId));
  }

  /** The user of a sign-in name. Throws `user-not-found`. */
  async named(name: string): Promise<User> {
    const [row] = await this.database.query<UserRow>(sql.USER_NAMED, [nameKeyOf(name)]);
    if (row === undefined) throw new OpscoreError('user-not-found', { user: name.slice(0, 100) });
    return userOf(row);
  }

  /**
   * Adds a user with a one-time password. Throws `user-name-invalid`, `user-name-taken`, `grant-scope-wrong` and where a scope
   * does not exist.
   */
  async add(asked: NewUser, change: Change): Promise<WithOneTimePassword> {
    const oneTimePassword = makeOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const user = await this.inTurn((session) => addUser(session, { ...asked, passwordHash, external: null }, change));
    return { user, oneTimePassword };
  }

  /**
   * Changes a user. Disabling ends all sessions. `version` is the state that was seen; null changes whatever is there. Throws
   * `user-not-found`, `changed-meanwhile`, `display-name-invalid`, `last-administrator`.
   */
  async change(userId: string, asked: UserChange, version: number | null, { actor, now }: Change): Promise<User> {
    return this.inTurn(async (session) => {
      const before = await requireUser(session, userId, version);
      const after = { ...before, ...asked, displayName: requireDisplayName(asked.displayName ?? before.displayName) };
      if (!differs(before, after)) return before;
      await session.query(sql.CHANGE_USER, [userId, after.displayName, after.language, after.active]);
      if (before.active && !after.active) {
        await requireAdministratorLeft(session, before);
        await endSessionsOf(session, userId);
      }
      await recordAudit(session, {
        actor,
        action: before.active === after.active ? 'user.changed' : after.active ? 'user.enabled' : 'user.disabled',
        subject: before.name,
        before: describeUser(before),
        after: describeUser(after),
        now,
      });
      return requireUser(session, userId);
    });
  }

  /**
   * Gives a user exactly these roles. Throws `user-not-found`, `changed-meanwhile`, `last-administrator`, `grant-scope-wrong` and
   * where a scope does not exist.
   */
  async setGrants(userId: string, grants: readonly Grant[], version: number | null, change: Change): Promise<User> {
    return this.inTurn(async (session) => setGrants(session, await requireUser(session, userId, version), grants, change));
  }

  /** Gives a user one more role. Throws as {@link setGrants} does. */
  async grant(userId: string, grant: Grant, change: Change): Promise<User> {
    return this.inTurn(async (session) => {
      const user = await requireUser(session, userId);
      return setGrants(session, user, [...user.grants, grant], change);
    });
  }

  /** Takes a role from a user, who need not have it. Throws as {@link setGrants} does. */
  async revoke(userId: string, grant: Grant, change: Change): Promise<User> {
    return this.inTurn(async (session) => {
      const user = await requireUser(session, userId);
      const left = user.grants.filter(({ role, scope }) => role !== grant.role || scope !== grant.scope);
      return setGrants(session, user, left, change);
    });
  }

  /**
   * Gives a user a one-time password in place of what they had, ends all their sessions and lifts a lock. Throws `user-not-found`,
   * `password-kept-elsewhere`.
   */
  async resetPassword(userId: string, { actor, now }: Change): Promise<WithOneTimePassword> {
    const oneTimePassword = makeOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const user = await this.inTurn(async (session) => {
      const before = await requireUser(session, userId);
      if (before.external !== null && !before.hasPassword) throw new OpscoreError('password-kept-elsewhere', { name: before.name });
      await session.query(sql.SET_PASSWORD, [userId, passwordHash, true]);
      await endSessionsOf(session, userId);
      await recordAudit(session, { actor, action: 'password.reset', subject: before.name, before: null, after: null, now });
      return requireUser(session, userId);
    });
    return { user, oneTimePassword };
  }

  /** One change of accounts at a time, so that two that each leave an administrator do not together leave none. */
  private async inTurn<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.database.withTransaction(async (session) => {
      await session.query(LOCK_TRANSACTION, [LOCK_KEYS.accounts]);
      return work(session);
    });
  }
}

/** A user as it is added: with the hash of a first password, or known to a provider. */
export interface AddedUser extends NewUser {
  readonly passwordHash: string | null;
  readonly external: User['external'];
}

/**
 * Adds a user, in a transaction that holds the lock of accounts. Throws `user-name-invalid`, `user-name-taken`, `grant-scope-wrong`
 * and where a scope does not exist.
 */
export async function addUser(session: Session, asked: AddedUser, { actor, now }: Change): Promise<User> {
  const { language, passwordHash, external } = asked;
  const displayName = requireDisplayName(asked.displayName);
  const name = requireName(asked.name);
  const [taken] = await session.query(sql.USER_NAMED, [nameKeyOf(name)]);
  if (taken !== undefined) throw new OpscoreError('user-name-taken', { name });
  const grants = grantsInOrder(asked.grants);
  await requireGrants(session, grants);
  const userId = randomUUID();
  const { issuer = null, subject = null } = external ?? {};
  const mustChange = passwordHash !== null;
  await session.query(sql.ADD_USER, [userId, name, nameKeyOf(name), displayName, language, passwordHash, mustChange, issuer, subject, now]);
  await giveGrants(session, userId, grants);
  const user = await requireUser(session, userId);
  await recordAudit(session, { actor, action: 'user.added', subject: name, before: null, after: describeUser(user), now });
  return user;
}

/** Gives a user exactly these roles, in a transaction that holds the lock of accounts. Throws as {@link Users.setGrants} does. */
export async function setGrants(session: Session, before: User, asked: readonly Grant[], { actor, now }: Change): Promise<User> {
  const grants = grantsInOrder(asked);
  const held = new Set(before.grants.map(keyOf));
  const added = grants.filter((grant) => !held.has(keyOf(grant)));
  if (added.length === 0 && grants.length === held.size) return before;
  // What somebody holds already may have lost its scope: that must not keep the rest from being changed.
  await requireGrants(session, added);
  await session.query(sql.TAKE_GRANTS, [before.userId]);
  await giveGrants(session, before.userId, grants);
  await session.query(sql.NOTE_CHANGE, [before.userId]);
  await requireAdministratorLeft(session, before);
  await recordAudit(session, { actor, action: 'grants.changed', subject: before.name, before: before.grants, after: grants, now });
  return requireUser(session, before.userId);
}

async function giveGrants(session: Session, userId: string, grants: readonly Grant[]): Promise<void> {
  await session.query(sql.GIVE_GRANTS, [userId, grants.map(({ role }) => role), grants.map(({ scope }) => scope)]);
}

/** Looks whether somebody can still administrate, after a user was changed who could. Throws `last-administrator`. */
async function requireAdministratorLeft(session: Session, before: User): Promise<void> {
  if (!before.active || !before.grants.some(({ role }) => role === 'administrator')) return;
  const [found] = await session.query<{ present: boolean }>(sql.HAS_ADMINISTRATOR);
  if (found?.present !== true) throw new OpscoreError('last-administrator', { name: before.name });
}

/** The user of an id, in the state that was seen. Throws `user-not-found`, `changed-meanwhile`. */
export async function requireUser(session: Session, userId: string, version: number | null = null): Promise<User> {
  const [row] = await session.query<UserRow>(sql.USER, [userId]);
  if (row === undefined) throw new OpscoreError('user-not-found', { user: userId });
  if (version !== null && row.version !== version) throw new OpscoreError('changed-meanwhile');
  return userOf(row);
}

/** The user whom a provider knows under a subject; null where there is none yet. */
export async function findExternalUser(session: Session, issuer: string, subject: string): Promise<User | null> {
  const [row] = await session.query<UserRow>(sql.USER_OF_SUBJECT, [issuer, subject]);
  return row === undefined ? null : userOf(row);
}

/** Whether there is any user. */
export async function hasUsers(session: Session): Promise<boolean> {
  const [found] = await session.query<{ present: boolean }>(sql.HAS_USERS);
  return found?.present === true;
}

const differs = (before: User, after: User): boolean =>
  before.displayName !== after.displayName || before.language !== after.language || before.active !== after.active;

/** A user as the audit log keeps it. */
function describeUser({ userId, displayName, language, active, external, grants }: User): object {
  return { userId, displayName, language, active, external, grants };
}

interface UserRow {
  readonly [column: string]: unknown;
  readonly user_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly language: Language;
  readonly active: boolean;
  readonly must_change_password: boolean;
  readonly has_password: boolean;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly grants: readonly Grant[];
  readonly version: number;
  readonly locked_until: Date | null;
  readonly added_at: Date;
}

function userOf(row: UserRow): User {
  return {
    userId: row.user_id,
    name: row.name,
    displayName: row.display_name,
    language: row.language,
    active: row.active,
    mustChangePassword: row.must_change_password,
    hasPassword: row.has_password,
    external: row.issuer === null || row.subject === null ? null : { issuer: row.issuer, subject: row.subject },
    grants: row.grants,
    lockedUntil: row.locked_until,
    addedAt: row.added_at,
    version: row.version,
  };
}
