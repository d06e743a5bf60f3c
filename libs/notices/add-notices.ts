import { randomUUID } from 'node:crypto';
import type { Session } from '#libs/database/database.js';
import type { Notice } from './notice.js';
import * as sql from './notices.sql.js';

/** A notice that is to be told. */
export interface NewNotice extends Omit<Notice, 'noticeId' | 'madeAt'> {
  readonly channelId: string;
  /** Not before then. */
  readonly dueAt: Date;
  /** It waits for the export that goes with it, or for data that is complete. */
  readonly isHeld: boolean;
}

/**
 * Adds notices in the transaction of the session; what a channel was told already, or is to be told, is left out. Those of channels that
 * are gone too. Gives how many were added.
 */
export async function addNotices(session: Session, notices: readonly NewNotice[], now: Date): Promise<number> {
  if (notices.length === 0) return 0;
  const column = <T>(read: (notice: NewNotice) => T): T[] => notices.map(read);
  return session.execute(sql.ADD_NOTICES, [
    column(() => randomUUID()),
    column(({ channelId }) => channelId),
    column(({ subscriptionId }) => subscriptionId),
    column(({ event }) => event),
    column(({ eventKey }) => eventKey),
    column(({ facts }) => JSON.stringify(facts)),
    column(({ isHeld }) => (isHeld ? 'held' : 'waiting')),
    column(({ exportId }) => exportId),
    column(({ dueAt }) => dueAt),
    now,
  ]);
}
