import { randomUUID } from 'node:crypto';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { addNotices } from './add-notices.js';
import * as sql from './channel-tests.sql.js';
import type { Channel } from './notice.js';

/** The event of a message that somebody sends to see whether a channel works. */
export const TEST_EVENT = 'test';

/** A test message, and what became of it. */
export interface ChannelTest {
  readonly testId: string;
  readonly state: 'waiting' | 'sent' | 'failed';
  /** What the other side said when it accepted the message; null unless it did. */
  readonly acceptedAs: string | null;
  /** Why the last attempt was not accepted, or the channel is paused, as `writtenProblem` wrote it; null where all is well. */
  readonly error: string | null;
}

/** Messages that show whether a channel works. */
export class ChannelTests {
  constructor(private readonly database: Database) {}

  /** Has a test message sent; wake `send-notices` after it. */
  async begin({ channelId, name }: Channel, now: Date): Promise<ChannelTest> {
    const testId = randomUUID();
    const notice = { channelId, subscriptionId: null, event: TEST_EVENT, eventKey: keyOf(testId), facts: { name }, exportId: null, dueAt: now, isHeld: false };
    await this.database.withTransaction((session) => addNotices(session, [notice], now));
    return this.get(channelId, testId);
  }

  /** What became of a test message. Throws `channel-test-not-found`. */
  async get(channelId: string, testId: string): Promise<ChannelTest> {
    interface Row {
      readonly [column: string]: unknown;
      readonly state: 'waiting' | 'sending' | 'sent' | 'failed' | null;
      readonly accepted_as: string | null;
      readonly error: string | null;
      readonly paused: string | null;
    }
    const [row] = await this.database.query<Row>(sql.TEST_OF_CHANNEL, [channelId, keyOf(testId)]);
    if (row === undefined) throw new OpscoreError('channel-test-not-found', { test: testId });
    const { accepted_as: acceptedAs, paused } = row;
    const isSettled = row.state === 'sent' || row.state === 'failed';
    // A paused channel sends nothing more: nobody needs to wait for it.
    const state = isSettled ? row.state : paused === null ? 'waiting' : 'failed';
    return { testId, state, acceptedAs, error: state === 'sent' ? null : (row.error ?? paused) };
  }
}

function keyOf(testId: string): string {
  return `${TEST_EVENT} ${testId}`;
}
