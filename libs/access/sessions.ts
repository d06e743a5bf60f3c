import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { LIFETIMES } from './lifetimes.js';
import { csrfTokenOf, hashSessionSecret, makeSessionSecret } from './secrets.js';
import * as sql from './sessions.sql.js';

/** Sessions that one user has at once, at most: with a further one the oldest ends. */
const MOST_SESSIONS = 50;
const LONGEST_USER_AGENT = 300;

/** A session that has just begun. */
export interface BegunSession {
  readonly sessionId: string;
  /** What its cookie holds; it is stored nowhere. */
  readonly secret: string;
  readonly csrfToken: string;
  readonly expiresAt: Date;
}

/** A session of the page as its owner sees it. */
export interface PageSession {
  readonly sessionId: string;
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Where a sign-in comes from. */
export interface SignInPlace {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

/**
 * Begins a session of somebody who has proved who they are, in a transaction; records it. Sessions that nobody can use any more are
 * cleared away on the way.
 */
export async function beginSession(
  session: Session,
  { userId, name, how }: { readonly userId: string; readonly name: string; readonly how: 'password' | 'provider' },
  { address, userAgent, requestId }: SignInPlace,
  now: Date,
): Promise<BegunSession> {
  const sessionId = randomUUID();
  const secret = makeSessionSecret();
  const expiresAt = new Date(now.getTime() + LIFETIMES.session);
  await session.query(sql.CLEAR_SESSIONS, [now, new Date(now.getTime() - LIFETIMES.sessionIdle)]);
  await session.query(sql.BEGIN_SESSION, [
    sessionId,
    hashSessionSecret(secret),
    userId,
    now,
    expiresAt,
    address,
    storable(userAgent),
  ]);
  await session.query(sql.END_OLDEST_SESSIONS, [userId, MOST_SESSIONS]);
  const actor: Actor = { userId, name, via: 'page', address, requestId };
  await recordAudit(session, { actor, action: 'session.begun', subject: name, before: null, after: { sessionId, how }, now });
  return { sessionId, secret, csrfToken: csrfTokenOf(secret), expiresAt };
}

/** Ends all sessions of a user but one, in a transaction. */
export async function endSessionsOf(session: Session, userId: string, but: string | null = null): Promise<void> {
  await session.query(sql.END_SESSIONS, [userId, but]);
}

/** The sessions of people at the page. */
@Injectable()
export class Sessions {
  constructor(private readonly database: Database) {}

  /** The sessions that a user can use now, the newest first. */
  async listOf(userId: string, now: Date): Promise<PageSession[]> {
    const rows = await this.database.query<SessionRow>(sql.SESSIONS_OF, [userId, now, new Date(now.getTime() - LIFETIMES.sessionIdle)]);
    return rows.map((row) => ({
      sessionId: row.session_id,
      begunAt: row.begun_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      address: row.address,
      userAgent: row.user_agent,
    }));
  }

  /** Ends a session of a user. Throws `session-not-found`. */
  async end(userId: string, sessionId: string, actor: Actor, now: Date): Promise<void> {
    await this.database.withTransaction(async (session) => {
      const ended = await session.execute(sql.END_SESSION, [userId, sessionId]);
      if (ended === 0) throw new OpscoreError('session-not-found');
      await recordAudit(session, { actor, action: 'session.ended', subject: actor.name, before: { sessionId }, after: null, now });
    });
  }

  /** Ends all sessions of a user. */
  async endAll({ userId, name }: { readonly userId: string; readonly name: string }, actor: Actor, now: Date): Promise<void> {
    await this.database.withTransaction(async (session) => {
      const sessions = await session.execute(sql.END_SESSIONS, [userId, null]);
      await recordAudit(session, { actor, action: 'session.ended', subject: name, before: { sessions }, after: null, now });
    });
  }
}

interface SessionRow {
  readonly [column: string]: unknown;
  readonly session_id: string;
  readonly begun_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly address: string | null;
  readonly user_agent: string | null;
}

/** What a browser calls itself is shown to its owner and to nobody else; it may be anything. */
function storable(userAgent: string | null): string | null {
  return userAgent === null ? null : userAgent.replaceAll(/\p{C}/gu, '').slice(0, LONGEST_USER_AGENT);
}
