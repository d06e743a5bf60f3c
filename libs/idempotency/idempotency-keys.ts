import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './idempotency-keys.sql.js';

/** What was answered to a request. `body` is JSON, and null where it held a secret or there was none. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string | null;
}

const KEPT_MS = 24 * 60 * 60 * 1_000;
/** No request takes so long: one that has not been answered by then was cut off. */
const CUT_OFF_AFTER_MS = 10 * 60 * 1_000;

/** The requests that were sent with an Idempotency-Key, kept for 24 hours: repeated, they are not done again. */
export class IdempotencyKeys {
  constructor(private readonly database: Database) {}

  /**
   * Begins a request under a key; null where it is to be done now, else what was answered to it. Throws `idempotency-key-reused`
   * where the key was used for another request, `request-under-way`, and `request-outcome-unknown` where the first was cut off.
   */
  async begin({ userId, key, requestHash, now }: { userId: string; key: string; requestHash: string; now: Date }): Promise<KeptAnswer | null> {
    await this.database.query(sql.FORGET_OLD, [new Date(now.getTime() - KEPT_MS)]);
    for (;;) {
      const [begun] = await this.database.query(sql.BEGIN, [userId, key, requestHash, now]);
      if (begun !== undefined) return null;
      const [found] = await this.database.query<{ request_hash: string; begun_at: Date; status: number | null; body: string | null }>(sql.FIND, [userId, key]);
      // Forgotten between the two statements: there is room for it now.
      if (found === undefined) continue;
      const age = now.getTime() - found.begun_at.getTime();
      if (age > KEPT_MS) {
        await this.forget(userId, key);
        continue;
      }
      if (found.request_hash !== requestHash) throw new OpscoreError('idempotency-key-reused');
      if (found.status !== null) return { status: found.status, body: found.body };
      throw new OpscoreError(age > CUT_OFF_AFTER_MS ? 'request-outcome-unknown' : 'request-under-way');
    }
  }

  /** Keeps what was answered. */
  async finish(userId: string, key: string, { status, body }: KeptAnswer): Promise<void> {
    await this.database.query(sql.FINISH, [userId, key, status, body]);
  }

  /** The request failed by a fault of the server: it may be tried again under the same key. */
  async forget(userId: string, key: string): Promise<void> {
    await this.database.query(sql.FORGET, [userId, key]);
  }
}
