import { recordAudit } from '#libs/audit/audit-log.js';
import type { Change } from '#libs/access/users.js';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { KEEP_DAYS } from './deliveries.js';
import * as sql from './deliveries.sql.js';
import type { Message } from './notice.js';

/** `sending`: somebody is at it, or was killed at it. `failed`: given up; its owner can have it tried again. */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A message as its owner sees it. */
export interface Delivery {
  readonly deliveryId: string;
  readonly channelId: string;
  readonly state: DeliveryState;
  /** How many notices are in it. */
  readonly notices: number;
  readonly message: Message;
  /** All attempts that were begun, and those that failed. */
  readonly attempts: number;
  readonly failures: number;
  /** When it is tried next; of no meaning once it is settled. */
  readonly nextTryAt: Date;
  /** Why the last attempt failed, as `writtenProblem` wrote it; null where none did. */
  readonly error: string | null;
  /** What the other side said when it took the message; null unless it did. */
  readonly acceptedAs: string | null;
  readonly madeAt: Date;
  readonly settledAt: Date | null;
}

/** A message's place in the list of the newest. */
export interface DeliveryPlace {
  readonly madeAt: Date;
  readonly deliveryId: string;
}

export interface DeliveryFilter {
  /** Null for all channels, and all states. */
  readonly channelId: string | null;
  readonly state: DeliveryState | null;
}

/** What was sent at the channels of people, what waits there, and what failed. `ownerId` says whose they reach: their own, or (null) everybody's. */
export class DeliveryHistory {
  constructor(private readonly database: Database) {}

  /** A page of messages, newest first, from after a place on. */
  async page(
    ownerId: string | null,
    { channelId, state }: DeliveryFilter,
    { limit, after }: { readonly limit: number; readonly after: DeliveryPlace | null },
  ): Promise<Delivery[]> {
    const parameters = [ownerId, channelId, state, after?.madeAt ?? null, after?.deliveryId ?? null, limit];
    return (await this.database.query<DeliveryRow>(sql.PAGE, parameters)).map(readRow);
  }

  /** A message. Throws `delivery-not-found`. */
  async get(deliveryId: string, ownerId: string | null): Promise<Delivery> {
    const [row] = await this.database.query<DeliveryRow>(sql.ONE, [deliveryId, ownerId]);
    if (row === undefined) throw new OpscoreError('delivery-not-found', { delivery: deliveryId, days: KEEP_DAYS });
    return readRow(row);
  }

  /** Has a message tried again that was given up, as if it were new. Wake `send-notices` after it. Throws `delivery-not-found`, `delivery-not-failed`. */
  async retry(deliveryId: string, ownerId: string | null, { actor, now }: Change): Promise<Delivery> {
    return this.database.withTransaction(async (session) => {
      const [before] = await session.query<DeliveryRow>(sql.LOCK_ONE, [deliveryId, ownerId]);
      if (before === undefined) throw new OpscoreError('delivery-not-found', { delivery: deliveryId, days: KEEP_DAYS });
      if (before.state !== 'failed') throw new OpscoreError('delivery-not-failed', { delivery: deliveryId });
      await session.query(sql.RETRY, [deliveryId, now]);
      await session.query(sql.NOTICES_OF_DELIVERY, [deliveryId, 'taken']);
      await recordAudit(session, { actor, action: 'delivery.retried', subject: deliveryId, before: { state: 'failed' }, after: { state: 'waiting' }, now });
      return readRow({ ...before, state: 'waiting', failures: 0, next_try_at: now, settled_at: null });
    });
  }
}

interface DeliveryRow {
  readonly [column: string]: unknown;
  readonly delivery_id: string;
  readonly channel_id: string;
  readonly state: DeliveryState;
  readonly notices: number;
  readonly body: Message;
  readonly attempts: number;
  readonly failures: number;
  readonly next_try_at: Date;
  readonly error: string | null;
  readonly accepted_as: string | null;
  readonly made_at: Date;
  readonly settled_at: Date | null;
}

function readRow(row: DeliveryRow): Delivery {
  return {
    deliveryId: row.delivery_id,
    channelId: row.channel_id,
    state: row.state,
    notices: row.notices,
    message: row.body,
    attempts: row.attempts,
    failures: row.failures,
    nextTryAt: row.next_try_at,
    error: row.error,
    acceptedAs: row.accepted_as,
    madeAt: row.made_at,
    settledAt: row.settled_at,
  };
}
