import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import { claimMerchants } from '#libs/database/merchant-claims.js';
import type { Session } from '#libs/database/database.js';
import type { DueOrders } from './cases.sql.js';
import type { BrokenSum } from './conservation.js';
import { requireConservation } from './conservation.js';
import * as conservation from './conservation.sql.js';
import * as due from './due-orders.sql.js';
import type { BySteps } from './judge.sql.js';
import * as judge from './judge.sql.js';
import type { RuleRow } from './rule-spans.js';
import * as ruleTables from './rules.sql.js';
import * as verdicts from './verdicts.sql.js';

/** What a judging did. */
export interface AttributionRun {
  /** Orders that were judged: those that something had changed for. */
  readonly judged: number;
  /** Verdicts that are new or say something else than before. */
  readonly changed: number;
}

/** The same, and the keys of the shops that were judged as a whole. */
export interface JudgedShops extends AttributionRun {
  readonly shops: readonly number[];
}

/** Shops by their keys, both ends included. */
export type ShopRange = Pick<Batch, 'firstKey' | 'lastKey'>;

/** Shops with something to judge, as a range of keys, and about how many orders that is. */
export interface Batch {
  readonly [column: string]: unknown;
  readonly firstKey: number;
  readonly lastKey: number;
  readonly orders: number;
}

/** So many rules are judged by with a statement each. */
const MOST_STRAIGHT_RULES = 50;

/** A rule that one statement judges by, and whom it judges: a row of the statement's parameters. */
interface StraightRule extends Pick<RuleRow, 'first_day' | 'last_day' | 'version' | 'by_rounds' | 'credit' | 'look_back_days'> {
  readonly [column: string]: unknown;
  readonly shops: readonly number[];
  readonly guard_minutes: number;
  readonly exclude_flagged: boolean;
  readonly pays_at_outbound: boolean;
  readonly net_of_refunds: boolean;
}

/** Lays the rules out for the judging statements of a transaction. */
export async function prepareRules(session: Session, rules: readonly RuleRow[]): Promise<void> {
  await session.query(ruleTables.CREATE_RULES, [JSON.stringify(rules)]);
  await session.query(ruleTables.ANALYZE_RULES);
}

/** Lays out which rule judges which shop of `due_shops`, and when. */
export async function prepareShopRules(session: Session): Promise<void> {
  await session.query(due.ANALYZE_DUE_SHOPS);
  await session.query(ruleTables.CREATE_SHOP_RULES);
  await session.query(ruleTables.ANALYZE_SHOP_RULES);
}

/** Judges all orders of the shops of a batch. */
export async function judgeShops(session: Session, batch: ShopRange, rules: readonly RuleRow[]): Promise<JudgedShops> {
  await session.query(SORT_IN_MEMORY);
  await prepareRules(session, rules);
  await session.query(due.CREATE_DUE_SHOPS);
  const claimed = await claimMerchants(session, 'judging', due.SHOPS_TO_TAKE, [batch.firstKey, batch.lastKey]);
  const taken = await session.query<{ merchant_key: number }>(due.TAKE_SHOPS, [claimed]);
  // Few orders are gone, if any: their verdicts are looked up.
  for (const statement of due.DROP_LESSER_MARKS) await session.query(statement);
  await session.query(ruleTables.JOIN_BY_HASHING);
  await prepareShopRules(session);
  const shops = taken.map(({ merchant_key: key }) => key);
  return { ...(await judgeDue(session, 'shops', [shops])), shops };
}

/** Judges the orders that single marks of a batch stand for. Throws `conservation-broken`. */
export async function judgeMarks(session: Session, batch: ShopRange, rules: readonly RuleRow[]): Promise<JudgedShops> {
  await session.query(due.LOOK_AT_FEW_ROWS);
  await prepareRules(session, rules);
  await session.query(due.CREATE_DUE_SHOPS);
  const claimed = await claimMerchants(session, 'judging', due.MARKED_SHOPS, [batch.firstKey, batch.lastKey]);
  await session.query(due.LAY_DUE_SHOPS, [claimed]);
  await prepareShopRules(session);
  await session.query(due.CREATE_DUE_ORDERS);
  await session.query(due.TAKE_ORDER_MARKS);
  await session.query(due.TAKE_MESSAGE_MARKS);
  const [coverage] = await session.query<{ present: boolean }>(due.HAS_COVERAGE_MARKS);
  if (coverage?.present === true) await session.query(due.TAKE_COVERAGE_MARKS);
  await session.query(due.ANALYZE_DUE_ORDERS);
  const run = await judgeDue(session, 'orders', []);
  // All others are as they were: where these add up, everything does.
  requireConservation(await session.query<BrokenSum>(conservation.BROKEN_SUMS_OF_DUE_ORDERS, [1]));
  return { ...run, shops: [] };
}

/** A statement that gives fresh verdicts, and its parameters. */
type FreshVerdicts = readonly [statement: string, parameters: readonly unknown[]];

/**
 * Judges what is due, each order in the way that its rule allows, and keeps the verdicts that are new or differ. `parameters`
 * are the keys of the shops where whole shops are due.
 */
async function judgeDue(session: Session, which: DueOrders, parameters: readonly unknown[]): Promise<AttributionRun> {
  const sources = await judgeOrders(session, which, parameters);
  const [stored] = await session.query<{ present: boolean }>(verdicts.HAS_VERDICTS);
  if (which === 'shops') await session.query(ruleTables.READ_AS_STORED);
  if (which === 'shops' && stored?.present !== true) {
    let added = 0;
    for (const [fresh, given] of sources) added += await session.execute(verdicts.insertVerdicts(fresh), given);
    return { judged: added, changed: added };
  }
  await session.query(verdicts.CREATE_JUDGED_VERDICTS);
  // What is judged by steps has no parameters of its own; comparing names the shops.
  for (const [fresh, given] of sources) await session.query(verdicts.compareVerdicts(fresh, which), given.length > 0 ? given : parameters);
  if (which === 'shops') await session.query(ruleTables.LOOK_UP_AGAIN);
  await session.query(verdicts.ANALYZE_JUDGED_VERDICTS);
  await session.query(verdicts.updateVerdicts(which), parameters);
  await session.query(verdicts.INSERT_NEW_VERDICTS);
  const [run = { judged: 0, changed: 0 }] = await session.query<{ judged: number; changed: number }>(
    verdicts.COUNT_JUDGED[which],
    parameters,
  );
  return run;
}

async function judgeOrders(
  session: Session,
  which: DueOrders,
  parameters: readonly unknown[],
): Promise<FreshVerdicts[]> {
  const straight = await session.query<StraightRule>(ruleTables.STRAIGHT_RULES);
  // Each takes its time: where nearly every shop has rules of its own, tables serve better.
  const tooMany = straight.length > MOST_STRAIGHT_RULES;
  const [others] = await session.query<{ present: boolean }>(ruleTables.HAS_OTHER_RULES);
  const sources: FreshVerdicts[] = tooMany
    ? []
    : straight.map((rule) => [judge.straightVerdicts(which), parametersOf(rule)] as const);
  if (tooMany || others?.present === true) {
    await judgeBySteps(session, which, tooMany ? 'all' : 'others', parameters);
    sources.push([judge.VERDICTS_BY_STEPS, []]);
  }
  return sources;
}

function parametersOf(rule: StraightRule): unknown[] {
  return [
    rule.shops,
    rule.first_day,
    rule.last_day,
    rule.version,
    rule.by_rounds,
    rule.credit,
    rule.look_back_days,
    rule.guard_minutes,
    rule.exclude_flagged,
    rule.pays_at_outbound,
    rule.net_of_refunds,
  ];
}

/** Judges the cases by steps, up to the tables that the verdicts are then read from. */
async function judgeBySteps(session: Session, which: DueOrders, bySteps: BySteps, parameters: readonly unknown[]): Promise<void> {
  await session.query(judge.createCases(which, bySteps), parameters);
  await session.query(judge.ANALYZE_CASES);
  await session.query(judge.createPlacedWinners(which), parameters);
  await session.query(judge.ANALYZE_PLACED_WINNERS);
  await session.query(judge.createPaidWinners(which), parameters);
  await session.query(judge.ANALYZE_PAID_WINNERS);
  await session.query(judge.CREATE_PARTIES);
  await session.query(judge.ANALYZE_PARTIES);
  await session.query(judge.createFollowUps(which), parameters);
}

/**
 * Judges the orders that `fillDueOrders` lays into due_orders, under rules that may not be in force, and leaves the steps'
 * tables and `fresh_verdicts` to read. Gives how many orders there are.
 */
export async function judgeForReading(
  session: Session,
  rules: readonly RuleRow[],
  fillDueOrders: readonly [statement: string, parameters: readonly unknown[]],
): Promise<number> {
  await prepareRules(session, rules);
  await session.query(due.CREATE_DUE_SHOPS);
  await session.query(due.CREATE_DUE_ORDERS);
  await session.query(...fillDueOrders);
  await session.query(due.ANALYZE_DUE_ORDERS);
  await session.query(due.FILL_DUE_SHOPS);
  await prepareShopRules(session);
  await judgeBySteps(session, 'orders', 'all', []);
  return session.execute(judge.CREATE_FRESH_VERDICTS);
}
