import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Database } from '#libs/database/database.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { Language } from '#libs/domain/errors.js';
import { hashPassword } from './passwords.js';
import { makeOneTimePassword } from './secrets.js';
import { addUser, hasUsers } from './users.js';

/** What the first administrator signs in with, once: a new password is asked for at once. */
export interface FirstSignIn {
  readonly name: string;
  readonly oneTimePassword: string;
}

/**
 * Makes one administrator where there are no users at all, and gives the sign-in, which is nowhere else; null where there is anybody. Of
 * two starts at once one makes it.
 */
export async function ensureFirstAdministrator(database: Database, language: Language, now: Date): Promise<FirstSignIn | null> {
  if (await database.withSession(hasUsers)) return null;
  const oneTimePassword = makeOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  return database.withTransaction(async (session) => {
    await session.query(LOCK_TRANSACTION, [LOCK_KEYS.accounts]);
    if (await hasUsers(session)) return null;
    const displayName = language === 'zh' ? '管理员' : 'Administrator';
    const grants = [{ role: 'administrator', scope: null }] as const;
    const { name } = await addUser(session, { name: 'admin', displayName, language, grants, passwordHash, external: null }, { actor: OPSCORE_ACTOR, now });
    return { name, oneTimePassword };
  });
}
