import { JOIN_RULE, amountOf, paymentOf } from './cases.sql.js';

export const FILL_WITH_SHOPS = 'INSERT INTO due_shops SELECT unnest($1::integer[])';
export const FILL_WITH_ALL_SHOPS = `
  INSERT INTO due_shops
  SELECT merchant_key FROM merchants
  WHERE EXISTS (SELECT FROM verdicts WHERE verdicts.merchant_key = merchants.merchant_key)`;

/**
 * The conservation sum by shop and day of payment: what verdicts count, against the orders that were paid and take part under
 * the rules of `shop_rules`, whoever gets them. Gives where they differ, $1 rows at most. `chosen` gives the keys
 * of the verdicts, `orders` the orders of the same.
 */
function brokenSums(chosen: string, keys: string, orders: string): string {
  return `
  WITH counted AS (
    SELECT merchant_key, paid_day, sum(verdicts.amount_fen)::bigint AS amount_fen
    FROM verdicts
    JOIN (SELECT ${keys} FROM ${chosen}) AS chosen USING (${keys})
    WHERE verdict NOT IN ('excluded', 'unpaid')
    GROUP BY merchant_key, paid_day
  ),
  taking_part AS (
    SELECT orders.merchant_key, ${paymentOf('day')} AS paid_day, ${amountOf()} AS amount_fen
    ${orders}
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

/** Shops with marks are not judged to the end: they are left out. */
const WITHOUT_MARKS = ['touched_shops', 'touched_orders', 'touched_messages', 'touched_coverage']
  .map((marks) => `merchant_key NOT IN (SELECT merchant_key FROM ${marks})`)
  .join('\n      AND ');

/** Of single orders that were just judged: others have not changed. */
export const BROKEN_SUMS_OF_DUE_ORDERS = brokenSums(
  `(SELECT merchant_key, order_id FROM due_orders WHERE ${WITHOUT_MARKS}) AS settled`,
  'merchant_key, order_id',
  `FROM (SELECT * FROM due_orders WHERE ${WITHOUT_MARKS}) AS orders`,
);

/** Of all orders of the shops in due_shops. */
export const BROKEN_SUMS_OF_SHOPS = brokenSums(
  `(SELECT merchant_key FROM due_shops WHERE ${WITHOUT_MARKS}) AS settled`,
  'merchant_key',
  `FROM orders JOIN (SELECT merchant_key FROM due_shops WHERE ${WITHOUT_MARKS}) AS settled USING (merchant_key)`,
);
