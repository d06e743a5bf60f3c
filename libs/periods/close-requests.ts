import type { Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Who } from './period-events.js';
import { noteEvent } from './period-events.js';
import * as sql from './periods.sql.js';

/** Where closing takes two people: that one of them asked for it. */
export interface CloseRequest {
  readonly userId: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
}

/** The request to close a period for a division; null where nobody asked. */
export async function findRequest(session: Session, period: string, division: string): Promise<CloseRequest | null> {
  interface Row {
    readonly [column: string]: unknown;
    readonly asked_by_user_id: string | null;
    readonly asked_by: string;
    readonly asked_at: Date;
  }
  const [row] = await session.query<Row>(sql.REQUEST, [period, division]);
  return row === undefined ? null : { userId: row.asked_by_user_id, askedBy: row.asked_by, askedAt: row.asked_at };
}

/** Throws `second-person-needed` where the one who asked is the one who acts. */
export function requireAnother({ userId, askedBy, askedAt }: CloseRequest, actor: Actor, period: string, division: string): void {
  // Whoever acts at the command line has no user: there the name tells.
  const isSame = (userId !== null && userId === actor.userId) || askedBy === actor.name;
  if (isSame) throw new OpscoreError('second-person-needed', { period, division, by: askedBy, at: askedAt.toISOString() });
}

/** Notes that somebody asks for a period to be closed, in a transaction that holds the closing of the period. */
export async function askToClose(session: Session, period: string, division: string, who: Who): Promise<void> {
  const { actor, now } = who;
  await session.query(sql.ASK, [period, division, actor.userId, actor.name, now]);
  await noteEvent(session, { period, division, event: 'asked', before: null, after: { askedBy: actor.name } }, who);
}

/** Takes a request back, in such a transaction. Throws `close-not-asked`. */
export async function withdrawRequest(session: Session, period: string, division: string, who: Who): Promise<void> {
  const request = await findRequest(session, period, division);
  if (request === null) throw new OpscoreError('close-not-asked', { period, division });
  await session.query(sql.REMOVE_REQUEST, [period, division]);
  await noteEvent(session, { period, division, event: 'withdrawn', before: { askedBy: request.askedBy }, after: null }, who);
}
