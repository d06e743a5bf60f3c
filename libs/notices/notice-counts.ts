import type { Database } from '#libs/database/database.js';
import * as sql from './deliveries.sql.js';

/** What waits, what failed within the last week, and how many channels are paused. */
export interface NoticeCounts {
  /** Notices that are in no message yet. */
  readonly waiting: number;
  /** Messages that are not accepted yet. */
  readonly sending: number;
  /** Messages that were given up. */
  readonly failed: number;
  /** Channels. */
  readonly paused: number;
}

const RECENT_MS = 7 * 86_400_000;

/** Counts what waits and what failed. */
export async function countNotices(database: Database, now: Date): Promise<NoticeCounts> {
  const [counts] = await database.query<{ waiting: number; sending: number; failed: number; paused: number }>(sql.COUNTS, [new Date(now.getTime() - RECENT_MS)]);
  return counts ?? { waiting: 0, sending: 0, failed: 0, paused: 0 };
}
