import { Injectable, Logger } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { LockState } from './account-lock.js';
import { isLocked, withFailure } from './account-lock.js';
import { hashPassword, isPasswordOf, needsNewHash, requireFitPassword } from './passwords.js';
import type { BegunSession, SignInPlace } from './sessions.js';
import { beginSession, endSessionsOf } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';
import * as sql from './sign-in.sql.js';
import { nameKeyOf } from './user-names.js';
import { SET_PASSWORD } from './users.sql.js';

/** No account has this id: deciding on it takes what deciding on any takes. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Why a sign-in failed: for the log of the process alone, never with the name that was typed, which may be a password. */
type Refusal = 'unknown name' | 'wrong password' | 'account locked' | 'account disabled';

/**
 * Signing in by name and password. Whoever fails is told the same, and after about the same time, whether there is no such account, the
 * password is wrong, or the account is locked or disabled; only who knows the password is told of the lock. What counts is what
 * is true when the sign-in is decided: of a hundred guesses that come at once, ten are looked at.
 */
@Injectable()
export class SignIn {
  private readonly limits = new SignInLimits();
  private readonly logger = new Logger(SignIn.name);

  constructor(private readonly database: Database) {}

  /** Begins a session. Throws `too-many-sign-ins`, `sign-in-busy`, `sign-in-failed`, `account-locked`. */
  async signIn({ name, password }: { readonly name: string; readonly password: string }, place: SignInPlace, now: Date): Promise<BegunSession> {
    await this.limits.count(place.address);
    const [found] = await this.database.query<CredentialRow>(sql.CREDENTIALS_NAMED, [nameKeyOf(name)]);
    const passwordHash = found?.password_hash ?? null;
    const isRight = await isPasswordOf(passwordHash, password);
    const newHash = isRight && passwordHash !== null && needsNewHash(passwordHash) ? await hashPassword(password) : null;
    const decided = await this.database.withTransaction(async (session) => {
      const account = await this.decide(session, { userId: found?.user_id ?? NOBODY, checkedHash: passwordHash, isRight, place, now });
      if ('refused' in account) return account;
      if (newHash !== null) await session.query(sql.RENEW_HASH, [account.userId, newHash, passwordHash]);
      return beginSession(session, { ...account, how: 'password' }, place, now);
    });
    if (!('refused' in decided)) return decided;
    this.logger.warn(`Sign-in refused: ${decided.refused} (from ${place.address ?? '-'}, request ${place.requestId ?? '-'}, user ${found?.user_id ?? '-'})`);
    throw decided.problem;
  }

  /**
   * Replaces one's own password and ends all one's other sessions. Wrong current passwords count as failed sign-ins do. Throws
   * `too-many-sign-ins`, `sign-in-busy`, `current-password-wrong`, `account-locked`, `password-kept-elsewhere`, `password-not-changed`, and
   * where the new password is not fit.
   */
  async changePassword(
    asked: { readonly userId: string; readonly sessionId: string; readonly currentPassword: string; readonly newPassword: string },
    actor: Actor,
    now: Date,
  ): Promise<void> {
    const { userId, sessionId, currentPassword, newPassword } = asked;
    requireFitPassword(newPassword, actor.name);
    await this.limits.count(actor.address);
    const [account] = await this.database.query<CredentialRow>(sql.CREDENTIALS_OF, [userId]);
    const passwordHash = account?.password_hash ?? null;
    if (passwordHash === null) throw new OpscoreError('password-kept-elsewhere', { name: actor.name });
    const isRight = await isPasswordOf(passwordHash, currentPassword);
    if (isRight && (await isPasswordOf(passwordHash, newPassword))) throw new OpscoreError('password-not-changed');
    const newHash = isRight ? await hashPassword(newPassword) : null;
    const place = { address: actor.address, userAgent: null, requestId: actor.requestId };
    const refusal = await this.database.withTransaction(async (session) => {
      const decided = await this.decide(session, { userId, checkedHash: passwordHash, isRight, place, now });
      if ('refused' in decided) return decided;
      await session.query(SET_PASSWORD, [userId, newHash, false]);
      await endSessionsOf(session, userId, sessionId);
      await recordAudit(session, { actor, action: 'password.changed', subject: actor.name, before: null, after: null, now });
      return null;
    });
    if (refusal === null) return;
    this.logger.warn(`Change of a password refused: ${refusal.refused} (from ${actor.address ?? '-'}, request ${actor.requestId ?? '-'}, user ${userId})`);
    throw refusal.problem.code === 'sign-in-failed' ? new OpscoreError('current-password-wrong') : refusal.problem;
  }

  /** Decides a sign-in whose password was checked, one at a time for an account: counts a failure, or forgets those before. */
  private async decide(
    session: Session,
    { userId, checkedHash, isRight, place, now }: { userId: string; checkedHash: string | null; isRight: boolean; place: SignInPlace; now: Date },
  ): Promise<{ readonly userId: string; readonly name: string } | { readonly refused: Refusal; readonly problem: OpscoreError }> {
    const [account] = await session.query<AccountRow>(sql.LOCK_ACCOUNT, [userId]);
    const state: LockState = { failures: account?.failures ?? 0, lockedUntil: account?.locked_until ?? null };
    const failed = (refused: Refusal) => ({ refused, problem: new OpscoreError('sign-in-failed') });
    // The password may have been replaced since it was checked.
    if (account !== undefined && isRight && account.password_hash === checkedHash) {
      if (isLocked(state, now)) {
        const until = state.lockedUntil?.toISOString() ?? '';
        return { refused: 'account locked', problem: new OpscoreError('account-locked', { until }) };
      }
      if (!account.active) return failed('account disabled');
      if (state.failures > 0) await session.query(sql.FORGET_FAILURES, [userId]);
      return { userId, name: account.name };
    }
    await session.query(sql.WITHOUT_WAITING_FOR_DISK);
    const wasLocked = isLocked(state, now);
    const after = wasLocked ? state : withFailure(state, now);
    await session.query(sql.NOTE_FAILURE, [userId, after.failures, after.lockedUntil]);
    if (account === undefined) return failed('unknown name');
    if (wasLocked) return failed('account locked');
    if (after.lockedUntil !== null) await recordLock(session, account.name, after, place, now);
    return failed('wrong password');
  }
}

/** Who has failed so often is not known: the product itself has locked the account. */
async function recordLock(session: Session, name: string, { failures, lockedUntil }: LockState, place: SignInPlace, now: Date): Promise<void> {
  const actor: Actor = { userId: null, name: 'opscore', via: 'page', address: place.address, requestId: place.requestId };
  await recordAudit(session, { actor, action: 'account.locked', subject: name, before: null, after: { failures, lockedUntil }, now });
}

interface CredentialRow {
  readonly [column: string]: unknown;
  readonly user_id: string;
  readonly password_hash: string | null;
}

interface AccountRow extends CredentialRow {
  readonly name: string;
  readonly active: boolean;
  readonly failures: number;
  readonly locked_until: Date | null;
}
