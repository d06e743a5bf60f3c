import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import type { Day } from '#libs/domain/business-time.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as conservation from './conservation.sql.js';
import * as due from './due-orders.sql.js';
import type { AttributionRun, Batch, JudgedShops, ShopRange } from './judge-due.js';
import { requireConservation } from './conservation.js';
import type { BrokenSum } from './conservation.js';
import { MOST_BROKEN_SUMS } from './conservation.js';
import { judgeMarks, judgeShops, prepareRules, prepareShopRules } from './judge-due.js';
import type { RuleRow } from './rule-spans.js';
import { firstDayOfChange, spanRules } from './rule-spans.js';
import * as verdicts from './verdicts.sql.js';

type OnProgress = (done: number, total: number) => void;

/** What a verdict adds up to; fen of paid orders that are not excluded. */
export interface VerdictTotal {
  readonly verdict: string;
  readonly orders: number;
  readonly amountFen: number;
}

/** How many orders one transaction judges: enough to be set-based, few enough to lose little when killed. */
const BATCH_ORDERS = 125_000;
/** The same in marks of single orders; a message's may stand for many orders. */
const BATCH_MARKS = 100_000;
/** Less is not worth a transaction of its own. */
const SMALLEST_BATCH = 5_000;
/** Batches that run at once. */
const PARALLEL_BATCHES = 2;

/** What is due: shops as a whole, or the orders that single marks stand for. */
export type JudgedBy = 'shops' | 'marks';

const WORK = {
  shops: { plan: due.PLAN_SHOPS, size: BATCH_ORDERS, judge: judgeShops },
  marks: { plan: due.PLAN_MARKS, size: BATCH_MARKS, judge: judgeMarks },
} as const;

/** R12 to R22: keeps a verdict for every order, true to the facts and to the rules in force when it was placed. */
@Injectable()
export class Attribution {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Judges the orders that changes since the last judging can affect, and checks that what was judged adds up. Throws
   * `conservation-broken`.
   */
  async bringUpToDate(onProgress: OnProgress = () => undefined): Promise<AttributionRun> {
    const { shops, judged, changed } = await this.judge(onProgress);
    if (shops.length > 0) requireConservation(await this.findBrokenSums(shops));
    return { judged, changed };
  }

  /** Judges, and leaves the sums of shops that were judged as a whole to be checked; gives their keys. */
  async judge(onProgress: OnProgress = () => undefined): Promise<JudgedShops> {
    await this.noticeNewRules();
    // Whole shops first: their single marks go with them.
    const shops = await this.judgeBatches('shops', onProgress);
    const marks = await this.judgeBatches('marks', onProgress);
    return {
      judged: shops.judged + marks.judged,
      changed: shops.changed + marks.changed,
      shops: shops.shops,
    };
  }

  /**
   * Where what verdicts count of a shop's paid orders on a day is not the sum of these orders; none where all is well. Looks
   * at the shops of some keys or, for null, at all.
   */
  async findBrokenSums(shops: readonly number[] | null, { onOneCore = false } = {}): Promise<BrokenSum[]> {
    return this.database.withTransaction(
      async (session) => {
        if (onOneCore) await session.query(conservation.ON_ONE_CORE);
        // The rules that verdicts were made by: of others, applied since, the next judging will take note.
        const [state] = await session.query<{ rules: RuleRow[] }>(due.STATE);
        if (state === undefined) return [];
        await session.query(SORT_IN_MEMORY);
        await prepareRules(session, state.rules);
        await session.query(due.CREATE_DUE_SHOPS);
        if (shops === null) await session.query(conservation.FILL_WITH_ALL_SHOPS);
        else await session.query(due.LAY_DUE_SHOPS, [shops]);
        await prepareShopRules(session);
        return session.query<BrokenSum>(conservation.BROKEN_SUMS_OF_SHOPS, [MOST_BROKEN_SUMS]);
      },
      { snapshot: true },
    );
  }

  /** Cuts the shops with something to judge into ranges of keys, each of about as many orders or marks; a hot shop is one alone. */
  async planBatches(what: JudgedBy): Promise<readonly Batch[]> {
    const { plan, size } = WORK[what];
    return this.database.query<Batch>(plan, [size, PARALLEL_BATCHES, SMALLEST_BATCH]);
  }

  /**
   * Judges what is due in a range of shops, in one transaction; whole shops are then checked to add up. Throws
   * `conservation-broken`.
   */
  async judgeRange(what: JudgedBy, range: ShopRange): Promise<AttributionRun> {
    const { shops, judged, changed } = await this.judgeBatch(what, range);
    // Other ranges keep the other cores busy.
    if (shops.length > 0) requireConservation(await this.findBrokenSums(shops, { onOneCore: true }));
    return { judged, changed };
  }

  /** Plans batches and judges each in a transaction, a few at once. */
  private async judgeBatches(what: JudgedBy, onProgress: OnProgress): Promise<JudgedShops> {
    const queue = [...(await this.planBatches(what))];
    const total = queue.reduce((sum, { orders }) => sum + orders, 0);
    let [done, judged, changed] = [0, 0, 0];
    const shops: number[] = [];
    const work = async () => {
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        const run = await this.judgeBatch(what, batch);
        done += batch.orders;
        judged += run.judged;
        changed += run.changed;
        shops.push(...run.shops);
        onProgress(done, total);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_BATCHES }, work));
    return { judged, changed, shops };
  }

  private async judgeBatch(what: JudgedBy, range: ShopRange): Promise<JudgedShops> {
    return this.database.withTransaction(async (session) => {
      // Others may have noted newer rules meanwhile, and marked the shops that they concern: they hold here too.
      const [state] = await session.query<{ rules: RuleRow[] }>(due.STATE_TO_JUDGE_BY);
      return WORK[what].judge(session, range, state?.rules ?? []);
    });
  }

  /** How many orders and how much money each verdict has; null leaves a limit out. */
  async totals(placed: { from: Day | null; to: Day | null }, merchantId: string | null): Promise<VerdictTotal[]> {
    const rows = await this.database.query<{ verdict: string; orders: number; amount_fen: number }>(
      verdicts.VERDICT_TOTALS,
      [placed.from, placed.to, merchantId],
    );
    return rows.map(({ verdict, orders, amount_fen: amountFen }) => ({ verdict, orders, amountFen }));
  }

  /** Marks the shops with orders that new rules concern, in the transaction that notes the rules. */
  async noticeNewRules(): Promise<void> {
    const rules = spanRules(await this.ruleVersions.list());
    await this.database.withTransaction(async (session) => {
      await session.query(due.BEGIN_STATE);
      const [state] = await session.query<{ rules: RuleRow[] }>(due.STATE_TO_CHANGE);
      const noted = state?.rules ?? [];
      const changedFrom = firstDayOfChange(noted, rules);
      // Where others have noted newer rules meanwhile, these are out of date.
      if (changedFrom === null || newestVersion(noted) > newestVersion(rules)) return;
      await session.query(due.TOUCH_SHOPS, [changedFrom, randomUUID()]);
      await session.query(due.STORE_STATE, [JSON.stringify(rules)]);
    });
  }
}

/** The version that was applied last: it is in force from its first day on until another begins. */
function newestVersion(rules: readonly RuleRow[]): number {
  return rules.reduce((newest, { version }) => Math.max(newest, version), 0);
}
