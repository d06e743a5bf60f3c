import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as due from './due-orders.sql.js';
import * as judge from './judge.sql.js';
import type { RuleRow } from './rule-spans.js';
import { spanRules } from './rule-spans.js';
import * as verdicts from './verdicts.sql.js';

/** What a judging did. */
export interface AttributionRun {
  /** Orders that were judged: those that something had changed for. */
  readonly judged: number;
  /** Verdicts that are new or say something else than before. */
  readonly changed: number;
}

/** What a verdict adds up to; fen of paid orders that are not excluded. */
export interface VerdictTotal {
  readonly verdict: string;
  readonly orders: number;
  readonly amountFen: number;
}

/** How many orders one transaction judges: enough to be set-based, few enough to lose little when killed. */
const BATCH_ORDERS = 100_000;
/** Batches that run at once. */
const PARALLEL_BATCHES = 2;

interface Batch {
  readonly [column: string]: unknown;
  readonly first_key: number;
  readonly last_key: number;
  readonly orders: number;
}

/** R12 to R22: keeps a verdict for every order, true to the facts and to the rules in force when it was placed. */
@Injectable()
export class Attribution {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /** Judges the orders that changes since the last judging can affect. */
  async bringUpToDate(onProgress: (done: number, total: number) => void = () => undefined): Promise<AttributionRun> {
    const rules = spanRules(await this.ruleVersions.list());
    await this.noticeNewRules(rules);
    const batches = await this.database.query<Batch>(due.PLAN_BATCHES, [BATCH_ORDERS]);
    const total = batches.reduce((sum, { orders }) => sum + orders, 0);
    const queue = [...batches];
    let [done, judged, changed] = [0, 0, 0];
    const work = async () => {
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        const run = await this.judgeBatch(batch, rules);
        done += batch.orders;
        judged += run.judged;
        changed += run.changed;
        onProgress(done, total);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_BATCHES }, work));
    return { judged, changed };
  }

  /** How many orders and how much money each verdict has; null leaves a limit out. */
  async totals(placed: { from: Day | null; to: Day | null }, merchantId: string | null): Promise<VerdictTotal[]> {
    const rows = await this.database.query<{ verdict: string; orders: number; amount_fen: number }>(
      verdicts.VERDICT_TOTALS,
      [placed.from, placed.to, merchantId],
    );
    return rows.map(({ verdict, orders, amount_fen: amountFen }) => ({ verdict, orders, amountFen }));
  }

  /** Marks the shops that new rules concern, in the transaction that notes the rules. */
  private async noticeNewRules(rules: readonly RuleRow[]): Promise<void> {
    const text = JSON.stringify(rules);
    await this.database.withTransaction(async (session) => {
      const [state] = await session.query<{ rules: RuleRow[] }>(due.STATE);
      const shops = state === undefined ? 'all' : shopsWithNewRules(state.rules, rules);
      if (shops.length === 0) return;
      await session.query(due.TOUCH_SHOPS, [shops === 'all' ? null : shops]);
      await session.query(due.STORE_STATE, [text]);
    });
  }

  private async judgeBatch(batch: Batch, rules: readonly RuleRow[]): Promise<AttributionRun> {
    return this.database.withTransaction(async (session) => {
      await prepareRules(session, rules);
      await session.query(due.CREATE_DUE_ORDERS);
      for (const statement of due.TAKE_MARKS) await session.query(statement, [batch.first_key, batch.last_key]);
      const judged = await judgeDueOrders(session);
      const updated = await session.execute(verdicts.UPDATE_VERDICTS);
      return { judged, changed: updated + (await session.execute(verdicts.INSERT_VERDICTS)) };
    });
  }
}

/** Lays the rules out for the judging statements of a transaction. */
export async function prepareRules(session: Session, rules: readonly RuleRow[]): Promise<void> {
  await session.query(judge.CREATE_RULES, [JSON.stringify(rules)]);
}

/** Judges the orders of `due_orders` into `fresh_verdicts`. Gives how many there are. */
export async function judgeDueOrders(session: Session): Promise<number> {
  await session.query(due.ANALYZE_DUE_ORDERS);
  await session.query(judge.CREATE_CASES);
  await session.query(judge.ANALYZE_CASES);
  await session.query(judge.CREATE_QUICK_WINNERS);
  await session.query(judge.CREATE_PLACED_WINNERS);
  await session.query(judge.ANALYZE_EARLIER_WINNERS);
  await session.query(judge.CREATE_PAID_WINNERS);
  await session.query(judge.ANALYZE_PAID_WINNERS);
  await session.query(judge.CREATE_PARTIES);
  await session.query(judge.ANALYZE_PARTIES);
  await session.query(judge.CREATE_FOLLOW_UPS);
  const judged = await session.execute(judge.CREATE_FRESH_VERDICTS);
  await session.query(verdicts.ANALYZE_FRESH_VERDICTS);
  return judged;
}

/** The shops whose rules differ: all of them where a default does, since every shop may stand on it. */
function shopsWithNewRules(before: readonly RuleRow[], after: readonly RuleRow[]): readonly string[] | 'all' {
  const texts = (rows: readonly RuleRow[]) => new Map(rows.map((row) => [describeRule(row), row.merchant_id]));
  const [old, fresh] = [texts(before), texts(after)];
  const changed = [...old, ...fresh].filter(([text]) => !old.has(text) || !fresh.has(text)).map(([, shop]) => shop);
  return changed.includes(null) ? 'all' : [...new Set(changed.filter((shop) => shop !== null))];
}

/** jsonb keeps no order of keys, so they are sorted here. */
function describeRule({ rule_no: _number, ...rule }: RuleRow): string {
  return JSON.stringify(Object.entries(rule).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
