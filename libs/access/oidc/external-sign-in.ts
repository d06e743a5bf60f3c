import type { Database, Session } from '#libs/database/database.js';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Grant } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { GroupGrant } from '#libs/domain/group-grants.js';
import { grantsOfGroups } from '#libs/domain/group-grants.js';
import { requireGrants } from '../grants.js';
import type { BegunSession, SignInPlace } from '../sessions.js';
import { beginSession } from '../sessions.js';
import type { Change, User } from '../users.js';
import { addUser, findExternalUser, setGrants } from '../users.js';
import type { OidcPerson } from './oidc-provider.js';

/** How many numbers are tried behind a name that somebody else has. */
const MOST_NAMES = 100;

/**
 * Begins a session of somebody whom a provider has signed in. The roles are those of the groups as they are now: at every sign-in they
 * replace what was there. Who is new is added. Throws `provider-no-role` where none of the groups has a role here, and
 * `account-disabled`.
 */
export async function signInExternally(
  database: Database,
  person: OidcPerson,
  table: readonly GroupGrant[],
  { place, now }: { readonly place: SignInPlace; readonly now: Date },
): Promise<BegunSession> {
  const begun = await database.withTransaction(async (session) => {
    await session.query(LOCK_TRANSACTION, [LOCK_KEYS.accounts]);
    const known = await findExternalUser(session, person.issuer, person.subject);
    // A scope that does not exist (yet) opens nothing; the other roles count.
    const grants = await existingGrants(session, grantsOfGroups(person.groups, table));
    const actor: Actor = { userId: known?.userId ?? null, name: known?.name ?? person.name, via: 'page', address: place.address, requestId: place.requestId };
    const change = { actor, now };
    if (known !== null && !known.active) throw new OpscoreError('account-disabled');
    if (grants.length === 0) {
      // Who has lost all roles at the provider must not keep them here: this is kept, though nobody is signed in.
      if (known !== null) await setGrants(session, known, [], change);
      return null;
    }
    const user = known === null ? await addPerson(session, person, grants, change) : await setGrants(session, known, grants, change);
    return beginSession(session, { userId: user.userId, name: user.name, how: 'provider' }, place, now);
  });
  if (begun === null) throw new OpscoreError('provider-no-role');
  return begun;
}

/** Adds somebody under the name that the provider uses, or under that name with a number where it is taken. */
async function addPerson(session: Session, person: OidcPerson, grants: readonly Grant[], change: Change): Promise<User> {
  const base = nameOf(person);
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    try {
      return await addUser(
        session,
        { name, displayName: displayNameOf(person), language: person.language, grants, passwordHash: null, external: { issuer: person.issuer, subject: person.subject } },
        change,
      );
    } catch (error) {
      if (!(error instanceof OpscoreError) || error.code !== 'user-name-taken' || number === MOST_NAMES) throw error;
    }
  }
}

/** Those of some roles whose division, manager or merchant exists. */
async function existingGrants(session: Session, grants: readonly Grant[]): Promise<Grant[]> {
  const found: Grant[] = [];
  for (const grant of grants) {
    const exists = await requireGrants(session, [grant]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof OpscoreError) return false;
        throw error;
      },
    );
    if (exists) found.push(grant);
  }
  return found;
}

function displayNameOf({ displayName, name }: OidcPerson): string {
  return displayName.normalize('NFC').replaceAll(/\p{C}+/gu, '').trim() || name.slice(0, 60);
}

/** A sign-in name has letters, digits and a few signs. */
function nameOf({ name, subject }: OidcPerson): string {
  const fitting = name.normalize('NFC').replaceAll(/[^\p{L}\p{N}._@-]+/gu, '-').replaceAll(/^[._@-]+|[._@-]+$/g, '').slice(0, 60);
  return fitting.length >= 2 ? fitting : `user-${subject.replaceAll(/[^\w]+/g, '').slice(0, 40) || 'unnamed'}`;
}
