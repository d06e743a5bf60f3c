import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import { claimMerchants } from '#libs/database/merchant-claims.js';
import { markWindowsOfTouchedDays } from '#libs/windows/stale-windows.js';
import type { DailySumsContribution } from './contribution.js';
import * as sql from './roll-up.sql.js';

/** How many touched days one transaction takes: enough to be set-based, few enough to lose little when killed. */
const BATCH_DAYS = 500_000;
/** Fewer days are not worth a transaction of their own. */
const FEWEST_DAYS = 2_000;
/** Batches that run at once. */
const PARALLEL_BATCHES = 2;
/** From so many days on, whole merchants are scanned, and the statistics of the tables are no longer true enough to plan by. */
const MANY_DAYS = 50_000;

/** Merchants with touched days, as a range of keys with both ends included, and how many days that is. */
export interface Batch {
  readonly [column: string]: unknown;
  readonly firstKey: number;
  readonly lastKey: number;
  readonly days: number;
}

/**
 * Keeps the sums by day and by week slice true to the facts: replaces those of touched merchant-days and settles their
 * marks.
 */
@Injectable()
export class DailySums {
  private readonly insertSums: string;

  constructor(
    private readonly database: Database,
    contributions: readonly DailySumsContribution[],
  ) {
    this.insertSums = sql.composeInsertSums(contributions);
  }

  /** Cuts the touched merchants into ranges of keys that can be rolled up one by one, by how many days were touched. */
  async planBatches(): Promise<readonly Batch[]> {
    return this.database.query<Batch>(sql.PLAN_BATCHES, [BATCH_DAYS, PARALLEL_BATCHES, FEWEST_DAYS]);
  }

  /** Makes the sums of the touched merchant-days of a range of merchants anew, in one transaction. Gives how many days those were. */
  async rollUpRange({ firstKey, lastKey }: Pick<Batch, 'firstKey' | 'lastKey'>): Promise<number> {
    const [touched] = await this.database.query<{ days: number }>(sql.COUNT_TOUCHED, [firstKey, lastKey]);
    const days = touched?.days ?? 0;
    if (days > 0) await this.rollUp({ firstKey, lastKey, days });
    if (days > MANY_DAYS) await this.database.query(sql.ANALYZE_SUMS);
    return days;
  }

  /** Makes the sums of all touched merchant-days anew. Gives how many days those were. */
  async bringUpToDate(onProgress: (done: number, total: number) => void = () => undefined): Promise<number> {
    const queue = [...(await this.planBatches())];
    const total = queue.reduce((sum, { days }) => sum + days, 0);
    let done = 0;
    const work = async () => {
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        await this.rollUp(batch);
        done += batch.days;
        onProgress(done, total);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_BATCHES }, work));
    if (total > MANY_DAYS) await this.database.query(sql.ANALYZE_SUMS);
    return total;
  }

  /** One batch in one transaction: the marks go with the replacement of the sums that they stand for. */
  private async rollUp(batch: Batch): Promise<void> {
    const merchants = [batch.firstKey, batch.lastKey];
    const many = batch.days > MANY_DAYS;
    await this.database.withTransaction(async (session) => {
      if (many) {
        await session.query(SORT_IN_MEMORY);
        await session.query(sql.SCAN_MANY_DAYS);
      } else {
        await session.query(sql.LOOK_UP_FEW_DAYS);
      }
      await session.query(sql.CREATE_TOUCHED_DAYS);
      const claimed = await claimMerchants(session, 'rolling_up', sql.MARKED_MERCHANTS, merchants);
      await session.query(sql.TAKE_MARKS, [claimed]);
      await session.query(sql.ANALYZE_TOUCHED_DAYS);
      await session.query(sql.REMOVE_TOUCHED_SUMS, merchants);
      await session.query(this.insertSums, merchants);
      await session.query(sql.CREATE_TOUCHED_SLICES);
      await session.query(sql.ANALYZE_TOUCHED_SLICES);
      await session.query(sql.REMOVE_TOUCHED_SLICES, merchants);
      await session.query(many ? sql.INSERT_MANY_SLICE_SUMS : sql.INSERT_FEW_SLICE_SUMS, merchants);
      await markWindowsOfTouchedDays(session);
    });
  }
}
