import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { Database } from '#libs/database/database.js';
import type { Grant, Permission } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { LIFETIMES } from './lifetimes.js';
import { hashTokenSecret, makeTokenSecret } from './secrets.js';
import * as sql from './tokens.sql.js';
import type { Change } from './users.js';

/** Tokens that one user has at once, at most. */
const MOST_TOKENS = 100;
const DAY = 86_400_000;

/** A personal token, without its secret. */
export interface PersonalToken {
  readonly tokenId: string;
  readonly name: string;
  /** What it is narrowed to; null for all that the roles of its owner allow. */
  readonly permissions: readonly Permission[] | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** When it was last used, to the minute; null where it never was. */
  readonly usedAt: Date | null;
}

export interface NewToken {
  readonly name: string;
  readonly permissions: readonly Permission[] | null;
  readonly expiresAt: Date;
}

/** The personal tokens of people for their programs. */
@Injectable()
export class PersonalTokens {
  constructor(private readonly database: Database) {}

  /** The tokens of a user, the newest first; there are few. */
  async listOf(userId: string): Promise<PersonalToken[]> {
    const rows = await this.database.query<TokenRow>(sql.TOKENS_OF, [userId, MOST_TOKENS]);
    return rows.map(tokenOf);
  }

  /**
   * Makes a token; its secret is shown this once. It can do no more than its owner's roles, at any time. Throws
   * `token-lifetime-wrong`, `token-permission-not-held`, `too-many-tokens`.
   */
  async make(
    owner: { readonly userId: string; readonly name: string; readonly grants: readonly Grant[] },
    { name, permissions, expiresAt }: NewToken,
    { actor, now }: Change,
  ): Promise<{ readonly token: PersonalToken; readonly secret: string }> {
    const lifetime = expiresAt.getTime() - now.getTime();
    if (!(lifetime > 0 && lifetime <= LIFETIMES.token)) throw new OpscoreError('token-lifetime-wrong', { days: LIFETIMES.token / DAY });
    const lacking = (permissions ?? []).filter((permission) => reachOf(owner.grants, permission) === null);
    if (lacking.length > 0) throw new OpscoreError('token-permission-not-held', { permissions: lacking.join(', ') });
    const secret = makeTokenSecret();
    const allowed = permissions === null ? null : [...new Set(permissions)].toSorted();
    const token: PersonalToken = { tokenId: randomUUID(), name, permissions: allowed, madeAt: now, expiresAt, usedAt: null };
    await this.database.withTransaction(async (session) => {
      await session.query(sql.LOCK_OWNER, [owner.userId]);
      await session.query(sql.CLEAR_EXPIRED, [owner.userId, now]);
      const [{ tokens } = { tokens: 0 }] = await session.query<{ tokens: number }>(sql.COUNT_TOKENS, [owner.userId]);
      if (tokens >= MOST_TOKENS) throw new OpscoreError('too-many-tokens', { most: MOST_TOKENS });
      await session.query(sql.ADD_TOKEN, [token.tokenId, hashTokenSecret(secret), owner.userId, name, allowed, now, expiresAt]);
      await recordAudit(session, { actor, action: 'token.made', subject: owner.name, before: null, after: token, now });
    });
    return { token, secret };
  }

  /** Takes a token from its owner: it counts no more from the very next request on. Throws `token-not-found`. */
  async revoke(owner: { readonly userId: string; readonly name: string }, tokenId: string, { actor, now }: Change): Promise<void> {
    await this.database.withTransaction(async (session) => {
      const [revoked] = await session.query<{ name: string }>(sql.REVOKE_TOKEN, [owner.userId, tokenId]);
      if (revoked === undefined) throw new OpscoreError('token-not-found');
      await recordAudit(session, { actor, action: 'token.revoked', subject: owner.name, before: { tokenId, name: revoked.name }, after: null, now });
    });
  }
}

interface TokenRow {
  readonly [column: string]: unknown;
  readonly token_id: string;
  readonly name: string;
  readonly permissions: readonly Permission[] | null;
  readonly made_at: Date;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

function tokenOf(row: TokenRow): PersonalToken {
  return {
    tokenId: row.token_id,
    name: row.name,
    permissions: row.permissions,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}
