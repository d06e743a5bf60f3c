import { Injectable } from '@nestjs/common';
import type { Database, Session } from '#libs/database/database.js';
import { SharedReads } from '#libs/database/shared-reads.js';
import type { Grant, Permission } from '#libs/domain/access.js';
import type { Language } from '#libs/domain/errors.js';
import * as sql from './authentication.sql.js';
import { LIFETIMES, isAhead } from './lifetimes.js';
import type { Principal } from './principal.js';
import { csrfTokenOf, hashSessionSecret, hashTokenSecret } from './secrets.js';
import { Touches } from './touches.js';

interface PersonRow {
  readonly [column: string]: unknown;
  /** The hash of the secret in hexadecimal digits. */
  readonly key: string;
  readonly expires_at: Date;
  readonly user_id: string;
  readonly name: string;
  readonly display_name: string;
  readonly language: Language;
  readonly must_change_password: boolean;
  readonly grants: readonly Grant[];
}

interface SessionRow extends PersonRow {
  readonly session_id: string;
  readonly begun_at: Date;
  readonly seen_at: Date;
}

interface TokenRow extends PersonRow {
  readonly token_id: string;
  readonly permissions: readonly Permission[] | null;
  readonly made_at: Date;
  readonly used_at: Date | null;
}

/**
 * Recognises people by the secrets that they bring. What is true now counts: a session that was ended, a token that was revoked, a
 * user who was disabled or given another role count at the very next request. Requests that come together share one query.
 */
@Injectable()
export class Authentication {
  private readonly sessions: SharedReads<string, SessionRow>;
  private readonly tokens: SharedReads<string, TokenRow>;
  private readonly sessionTouches: Touches;
  private readonly tokenTouches: Touches;

  constructor(
    database: Database,
    private readonly clock: () => Date,
  ) {
    this.sessions = new SharedReads(database, (session, keys) => readBySecrets<SessionRow>(session, sql.SESSIONS, keys));
    this.tokens = new SharedReads(database, (session, keys) => readBySecrets<TokenRow>(session, sql.TOKENS, keys));
    this.sessionTouches = new Touches(database, sql.TOUCH_SESSIONS);
    this.tokenTouches = new Touches(database, sql.TOUCH_TOKENS);
  }

  /** Who holds the session of this secret; null where there is none (any more). */
  async bySession(secret: string): Promise<Principal | null> {
    const hash = hashSessionSecret(secret);
    if (hash === null) return null;
    const found = await this.sessions.read(hash.toString('hex'));
    const now = this.clock();
    if (found === null || !isSessionAlive(found, now)) return null;
    this.sessionTouches.note(found.session_id, found.seen_at, now);
    return {
      ...describePerson(found),
      via: 'page',
      permissions: null,
      csrfToken: csrfTokenOf(secret),
      credentialId: found.session_id,
    };
  }

  /** Who holds this personal token; null where it is none, was revoked, or is too old. */
  async byToken(secret: string): Promise<Principal | null> {
    const hash = hashTokenSecret(secret);
    if (hash === null) return null;
    const found = await this.tokens.read(hash.toString('hex'));
    const now = this.clock();
    if (found === null || found.expires_at <= now || isAhead(found.made_at, now)) return null;
    this.tokenTouches.note(found.token_id, found.used_at, now);
    return {
      ...describePerson(found),
      via: 'token',
      permissions: found.permissions,
      csrfToken: null,
      credentialId: found.token_id,
    };
  }

  /** Waits until the uses so far are noted. */
  async settled(): Promise<void> {
    await Promise.all([this.sessionTouches.settled(), this.tokenTouches.settled()]);
  }
}

/** Whether a session counts: not too old, not left alone too long, and not made by a clock that ran ahead. */
function isSessionAlive({ begun_at, seen_at, expires_at }: SessionRow, now: Date): boolean {
  const isIdle = now.getTime() - seen_at.getTime() > LIFETIMES.sessionIdle;
  return now < expires_at && !isIdle && !isAhead(begun_at, now) && !isAhead(seen_at, now);
}

function describePerson(row: PersonRow): Omit<Principal, 'via' | 'permissions' | 'csrfToken' | 'credentialId'> {
  return {
    userId: row.user_id,
    name: row.name,
    displayName: row.display_name,
    language: row.language,
    grants: row.grants,
    mustChangePassword: row.must_change_password,
  };
}

async function readBySecrets<Row extends PersonRow>(
  session: Session,
  statement: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = await session.lookUp<Row>(statement, [keys.map((key) => Buffer.from(key, 'hex'))]);
  return new Map(rows.map((row) => [row.key, row]));
}
