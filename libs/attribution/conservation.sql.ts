import { JOIN_RULE, amountOf, paymentOf } from './cases.sql.js';

/** The server would take further processes for a large sum. */
export const ON_ONE_CORE = 'SET LOCAL max_parallel_workers_per_gather = 0';

export const FILL_WITH_ALL_SHOPS = `
  INSERT INTO due_shops
  SELECT merchant_key FROM merchants
  WHERE EXISTS (SELECT FROM verdicts WHERE verdicts.merchant_key = merchants.merchant_key)`;

/** Shops of due_shops without further marks: others are not judged to the end and left out. */
const SETTLED_SHOPS = `
  SELECT merchant_key
  FROM due_shops
  WHERE ${['touched_shops', 'touched_orders', 'touched_messages', 'touched_coverage']
    .map((marks) => `NOT EXISTS (SELECT FROM ${marks} AS mark WHERE mark.merchant_key = due_shops.merchant_key)`)
    .join('\n    AND ')}`;

/**
 * The conservation sum by shop and day of payment: what the verdicts of a table count, against the orders of a table that were
 * paid and take part under the rules of `shop_rules`, whoever gets them. Gives where they differ, $1 rows at most.
 */
function brokenSums(verdicts: string, orders: string): string {
  return `
  WITH settled AS MATERIALIZED (${SETTLED_SHOPS}
  ),
  counted AS (
    SELECT merchant_key, paid_day, sum(verdicts.amount_fen)::bigint AS amount_fen
    FROM ${verdicts} AS verdicts
    JOIN settled USING (merchant_key)
    WHERE verdict NOT IN ('excluded', 'unpaid')
    GROUP BY merchant_key, paid_day
  ),
  taking_part AS (
    SELECT orders.merchant_key, ${paymentOf('day')} AS paid_day, ${amountOf()} AS amount_fen
    FROM ${orders} AS orders
    JOIN settled USING (merchant_key)
    ${JOIN_RULE}
    WHERE orders.status <> 'cancelled' AND orders.amount_fen > 0 AND NOT (rule.exclude_flagged AND orders.flagged)
      AND NOT EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)
  ),
  due AS (
    SELECT merchant_key, paid_day, sum(amount_fen)::bigint AS amount_fen
    FROM taking_part
    WHERE paid_day IS NOT NULL
    GROUP BY merchant_key, paid_day
  )
  SELECT merchant.merchant_id, paid_day, coalesce(counted.amount_fen, 0) AS counted_fen, coalesce(due.amount_fen, 0) AS due_fen
  FROM counted
  FULL JOIN due USING (merchant_key, paid_day)
  JOIN merchants AS merchant USING (merchant_key)
  WHERE counted.amount_fen IS DISTINCT FROM due.amount_fen
  ORDER BY merchant.merchant_id, paid_day
  LIMIT $1`;
}

/** Of single orders that were just judged: others have not changed. */
export const BROKEN_SUMS_OF_DUE_ORDERS = brokenSums('judged_verdicts', 'due_orders');

/** Of all orders of the shops in due_shops. */
export const BROKEN_SUMS_OF_SHOPS = brokenSums('verdicts', 'orders');
