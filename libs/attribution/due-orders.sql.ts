import { JOIN_RULE, paymentOf } from './cases.sql.js';

/** Which orders must be judged: those that a change since the last judging can affect, and no others. */

/** The rules that verdicts were made by; none before the first judging. */
export const STATE = 'SELECT rules FROM attribution_state';
/** The same until the end of the transaction: who would note other rules waits for those who judge. */
export const STATE_TO_JUDGE_BY = `${STATE} FOR SHARE`;
export const STATE_TO_CHANGE = `${STATE} FOR UPDATE`;

/** Before the first judging no rules at all, so that there is a row to wait for. */
export const BEGIN_STATE = `INSERT INTO attribution_state (singleton, rules) VALUES (true, '[]') ON CONFLICT (singleton) DO NOTHING`;
export const STORE_STATE = 'UPDATE attribution_state SET rules = $1::jsonb';

/** New rules: shops with orders placed from the day $1 on, the first that the rules differ for, are judged again. $2 the id of who notes them. */
export const TOUCH_SHOPS = `
  INSERT INTO touched_shops (merchant_key, marked_by)
  SELECT merchant_key, $2::uuid
  FROM merchants
  WHERE EXISTS (SELECT FROM orders WHERE orders.merchant_key = merchants.merchant_key AND orders.placed_day >= $1::date)`;

/**
 * Cuts the shops that are due as a whole into ranges of merchant keys with about $1 orders each, or fewer where $2 ranges can
 * share the work at once; of $3 orders at least. A hot shop is a range of its own.
 */
export const PLAN_SHOPS = planBatches(`
    SELECT shop.merchant_key, (SELECT count(*) FROM orders WHERE orders.merchant_key = shop.merchant_key) AS orders
    FROM (SELECT DISTINCT merchant_key FROM touched_shops) AS shop`);

/** The same for shops of which some orders are due, by their marks. */
export const PLAN_MARKS = planBatches(`
    SELECT merchant_key, sum(marks) AS orders
    FROM (
      SELECT merchant_key, count(*) AS marks FROM touched_orders GROUP BY merchant_key
      UNION ALL
      SELECT merchant_key, count(*) FROM touched_messages GROUP BY merchant_key
      UNION ALL
      SELECT merchant_key, count(*) FROM touched_coverage GROUP BY merchant_key
    ) AS marked
    GROUP BY merchant_key`);

/** Gives firstKey, lastKey, orders. `OFFSET 0` has the orders of a shop counted once, not for every mention of them. */
function planBatches(shops: string): string {
  return `
  SELECT min(merchant_key) AS "firstKey", max(merchant_key) AS "lastKey", sum(orders)::bigint AS orders
  FROM (
    SELECT merchant_key, orders,
      div(
        sum(orders) OVER (ORDER BY merchant_key) - orders,
        least($1::bigint, greatest(ceil(sum(orders) OVER () / $2), $3::bigint))) AS batch
    FROM (${shops} OFFSET 0) AS shops
  ) AS cut
  GROUP BY batch
  ORDER BY "firstKey"`;
}

export const CREATE_DUE_SHOPS = `
  CREATE TEMPORARY TABLE due_shops (merchant_key integer PRIMARY KEY) ON COMMIT DROP`;

/** Single orders that are due, each once, with all that is known of them, so that none is looked up twice. */
export const CREATE_DUE_ORDERS = `
  CREATE TEMPORARY TABLE due_orders (LIKE orders) ON COMMIT DROP`;

/** The shops $1 to $2 that are due as a whole. */
export const SHOPS_TO_TAKE = 'SELECT merchant_key FROM touched_shops WHERE merchant_key BETWEEN $1 AND $2';

/** Takes the marks of the shops $1 away and lays those that still had one into due_shops. */
export const TAKE_SHOPS = `
  WITH taken AS (DELETE FROM touched_shops WHERE merchant_key = ANY ($1::integer[]) RETURNING merchant_key)
  INSERT INTO due_shops SELECT DISTINCT merchant_key FROM taken RETURNING merchant_key`;

/** The shops $1 to $2 that have marks of single orders, and are not due as a whole: these are judged as a whole. */
export const MARKED_SHOPS = `
    SELECT merchant_key
    FROM (
      SELECT merchant_key FROM touched_orders WHERE merchant_key BETWEEN $1 AND $2
      UNION
      SELECT merchant_key FROM touched_messages WHERE merchant_key BETWEEN $1 AND $2
      UNION
      SELECT merchant_key FROM touched_coverage WHERE merchant_key BETWEEN $1 AND $2
    ) AS marked
    WHERE NOT EXISTS (SELECT FROM touched_shops WHERE touched_shops.merchant_key = marked.merchant_key)`;

/** Lays the shops $1 into due_shops. */
export const LAY_DUE_SHOPS = 'INSERT INTO due_shops SELECT unnest($1::integer[])';

/** The shops of single due orders. */
export const FILL_DUE_SHOPS = 'INSERT INTO due_shops SELECT DISTINCT merchant_key FROM due_orders';

/** How long after its payment a message can matter for an order under the rule `rule`. */
const FOLLOW_UP = 'CASE WHEN rule.follows_up THEN rule.follow_up ELSE make_interval() END';

/** Marks that come meanwhile for other shops wait for the next judging. */
const OF_DUE_SHOPS = 'merchant_key IN (SELECT merchant_key FROM due_shops)';

/** Of marked orders some may be there no more, since their import was undone: the verdicts of `lost` go. */
const FORGET_LOST = 'DELETE FROM verdicts USING lost WHERE verdicts.merchant_key = lost.merchant_key AND verdicts.order_id = lost.order_id';

/** Marks of single orders of shops that are due as a whole say nothing more, but which orders are gone. */
export const DROP_LESSER_MARKS: readonly string[] = [
  `
  WITH taken AS (
    DELETE FROM touched_orders USING due_shops WHERE touched_orders.merchant_key = due_shops.merchant_key
    RETURNING touched_orders.merchant_key, touched_orders.order_id
  ),
  lost AS MATERIALIZED (
    SELECT merchant_key, order_id
    FROM taken
    WHERE NOT EXISTS (
      SELECT FROM orders WHERE orders.merchant_key = taken.merchant_key AND orders.order_id = taken.order_id OFFSET 0)
  )
  ${FORGET_LOST}`,
  ...['touched_messages', 'touched_coverage'].map(
    (table) => `DELETE FROM ${table} USING due_shops WHERE ${table}.merchant_key = due_shops.merchant_key`,
  ),
];

/**
 * The orders of a shop with a key, looked up one by one. The planner takes a few thousand look-ups for dearer than to read all
 * orders, which it has in memory; `OFFSET 0` keeps it from that.
 */
function lookUpOrders(from: string, key: 'order_id' | 'buyer_id'): string {
  return `CROSS JOIN LATERAL (
    SELECT * FROM orders WHERE orders.merchant_key = ${from}.merchant_key AND orders.${key} = ${from}.${key} OFFSET 0
  ) AS orders`;
}

const NOT_YET_DUE = `
  NOT EXISTS (
    SELECT FROM due_orders AS known WHERE known.merchant_key = orders.merchant_key AND known.order_id = orders.order_id)`;

/** Takes the marks of single orders away, of the shops in due_shops, and lays the orders into due_orders; verdicts of orders that are gone go. */
export const TAKE_ORDER_MARKS = `
  WITH marks AS (DELETE FROM touched_orders WHERE ${OF_DUE_SHOPS} RETURNING merchant_key, order_id),
  taken AS MATERIALIZED (SELECT DISTINCT merchant_key, order_id FROM marks),
  laid AS (
    INSERT INTO due_orders
    SELECT orders.* FROM taken ${lookUpOrders('taken', 'order_id')}
    RETURNING merchant_key, order_id
  ),
  lost AS MATERIALIZED (SELECT merchant_key, order_id FROM taken EXCEPT SELECT merchant_key, order_id FROM laid)
  ${FORGET_LOST}`;

/** Whether the latest mark up to a moment stands behind all that an agent said up to it since: only then it can have changed who spoke last. */
const spokeLast = (moment: string) => `
        heard.moments[width_bucket(${moment}, heard.moments)]
          >= coalesce(conversation.sent_at[width_bucket(${moment}, conversation.sent_at)], '-infinity')`;

/**
 * The same for the marks of messages: the orders that these can matter for. Where the rule asks who spoke last before placing and
 * payment and nothing else, these are the orders that no message of an agent parts from a mark; under other rules all that have
 * a mark within their reach.
 */
export const TAKE_MESSAGE_MARKS = `
  WITH taken AS (DELETE FROM touched_messages WHERE ${OF_DUE_SHOPS} RETURNING merchant_key, buyer_id, sent_at),
  heard AS MATERIALIZED (
    SELECT merchant_key, buyer_id, array_agg(sent_at ORDER BY sent_at) AS moments FROM taken GROUP BY merchant_key, buyer_id
  )
  INSERT INTO due_orders
  SELECT orders.*
  FROM heard
  ${lookUpOrders('heard', 'buyer_id')}
  ${JOIN_RULE}
  LEFT JOIN LATERAL (
    SELECT sent_at
    FROM conversations
    WHERE rule.is_straight AND NOT rule.by_rounds
      AND conversations.merchant_key = heard.merchant_key AND conversations.buyer_id = heard.buyer_id
    OFFSET 0
  ) AS conversation ON true
  WHERE width_bucket(greatest(orders.placed_at, ${paymentOf('at')} + ${FOLLOW_UP}), heard.moments)
    > CASE
        WHEN rule.look_back IS NULL THEN 0
        ELSE width_bucket(least(orders.placed_at, ${paymentOf('at')}) - rule.look_back, heard.moments)
      END
    AND (NOT rule.is_straight OR rule.by_rounds OR ${spokeLast('orders.placed_at')} OR ${spokeLast(paymentOf('at'))})
    AND ${NOT_YET_DUE}`;

export const HAS_COVERAGE_MARKS = `
  SELECT EXISTS (SELECT FROM due_shops JOIN touched_coverage USING (merchant_key)) AS present`;

/**
 * The same for the marks of chat log days: such a day decides between silent and unknown only. The first days of a shop end
 * its being taken as covered.
 */
export const TAKE_COVERAGE_MARKS = `
  WITH marks AS (DELETE FROM touched_coverage WHERE ${OF_DUE_SHOPS} RETURNING merchant_key, day),
  taken AS MATERIALIZED (SELECT DISTINCT merchant_key, day FROM marks),
  begun AS (
    SELECT merchant_key
    FROM (SELECT merchant_key, count(*) AS days FROM taken GROUP BY merchant_key) AS fresh
    WHERE days >= (SELECT count(*) FROM chat_coverage AS covered WHERE covered.merchant_key = fresh.merchant_key)
  )
  INSERT INTO due_orders
  SELECT orders.*
  FROM orders
  JOIN verdicts USING (merchant_key, order_id)
  ${JOIN_RULE}
  WHERE verdicts.verdict IN ('silent', 'unknown')
    AND orders.merchant_key IN (SELECT merchant_key FROM taken)
    AND (
      orders.merchant_key IN (SELECT merchant_key FROM begun)
      OR EXISTS (
        SELECT FROM taken
        WHERE taken.merchant_key = orders.merchant_key
          AND taken.day BETWEEN (orders.placed_at - coalesce(rule.look_back, make_interval()))::date
            AND (${paymentOf('at')} + ${FOLLOW_UP})::date))
    AND ${NOT_YET_DUE}`;

export const ANALYZE_DUE_SHOPS = 'ANALYZE due_shops';
/** About how many rows the tables of one judging have is all that the planner must know: a small sample tells. */
export const LOOK_AT_FEW_ROWS = 'SET LOCAL default_statistics_target = 5';

/** How many they are is what matters. */
export const ANALYZE_DUE_ORDERS = 'ANALYZE due_orders (merchant_key, placed_day)';

/** Orders placed from $1 to $2, of the shops $3 or of all (NULL): for a simulation. */
export const DUE_BY_PERIOD = `
  INSERT INTO due_orders
  SELECT orders.*
  FROM orders
  JOIN merchants AS merchant USING (merchant_key)
  WHERE orders.placed_day BETWEEN $1::date AND $2::date AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))`;

/** One order: for an explanation. $1 merchant id, $2 order id. */
export const DUE_ONE = `
  INSERT INTO due_orders
  SELECT orders.*
  FROM orders
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.merchant_id = $1 AND orders.order_id = $2`;
