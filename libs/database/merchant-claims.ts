import type { Session } from './database.js';
import * as sql from './merchant-claims.sql.js';

/** What is done on a merchant by one worker at a time: its orders are judged; its sums are made anew. */
export type Work = 'judging' | 'rolling_up';

/**
 * Keeps others from the same work on some merchants until the end of the transaction, and gives their keys. `due` is a SELECT of merchant_key; who
 * is at work on one of them is waited for, in the order of keys.
 *
 * Marks say what is due, and each change makes marks of its own, so that nobody waits for a mark, and whoever sees one sees the facts that it stands
 * for. A worker claims merchants first, and takes in a later statement the marks that are there by then: those that it waited for took theirs.
 */
export async function claimMerchants(
  session: Session,
  work: Work,
  due: string,
  parameters: readonly unknown[],
): Promise<readonly number[]> {
  const claimed = await session.query<{ merchant_key: number }>(sql.claim(work, due), parameters);
  // Until the end of the transaction, others wait for a claim that is gone again as well; nothing is left behind for the next ones.
  await session.query(sql.DROP_CLAIMS);
  return claimed.map(({ merchant_key: key }) => key);
}
