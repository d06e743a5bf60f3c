/** Which orders must be judged: those that a change since the last judging can affect, and no others. */

/** The rules that verdicts were made by; none before the first judging. */
export const STATE = 'SELECT rules FROM attribution_state';

export const STORE_STATE = `
  INSERT INTO attribution_state (singleton, rules) VALUES (true, $1::jsonb)
  ON CONFLICT (singleton) DO UPDATE SET rules = excluded.rules`;

/** New rules: every shop with orders is judged again, or only the shops of $1 where their own rules alone have changed. */
export const TOUCH_SHOPS = `
  INSERT INTO touched_shops (merchant_key)
  SELECT merchant_key
  FROM merchants
  WHERE ($1::text[] IS NULL OR merchant_id = ANY ($1))
    AND EXISTS (SELECT FROM orders WHERE orders.merchant_key = merchants.merchant_key)
  ON CONFLICT (merchant_key) DO NOTHING`;

/**
 * Cuts the shops with something to judge into ranges of merchant keys with about $1 orders each. A hot shop is a range of
 * its own. Gives first_key, last_key, orders.
 */
export const PLAN_BATCHES = `
  WITH marked AS (
    SELECT shop.merchant_key, (SELECT count(*) FROM orders WHERE orders.merchant_key = shop.merchant_key) AS orders
    FROM touched_shops AS shop
    UNION ALL
    SELECT merchant_key, count(*) FROM touched_orders GROUP BY merchant_key
    UNION ALL
    SELECT merchant_key, count(*) FROM touched_messages GROUP BY merchant_key
    UNION ALL
    SELECT merchant_key, count(*) FROM touched_coverage GROUP BY merchant_key
  ),
  shops AS (SELECT merchant_key, sum(orders) AS orders FROM marked GROUP BY merchant_key)
  SELECT min(merchant_key) AS first_key, max(merchant_key) AS last_key, sum(orders)::bigint AS orders
  FROM (
    SELECT merchant_key, orders, div(sum(orders) OVER (ORDER BY merchant_key) - orders, $1::bigint) AS batch
    FROM shops
  ) AS cut
  GROUP BY batch
  ORDER BY first_key`;

export const CREATE_DUE_ORDERS = `
  CREATE TEMPORARY TABLE due_orders (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_key, order_id)
  ) ON COMMIT DROP`;

/** The moments of an order that a message can matter for, under the rule that judges it. */
const RULED_ORDERS = `
  SELECT
    orders.merchant_key,
    orders.order_id,
    orders.buyer_id,
    orders.placed_at,
    CASE
      WHEN orders.pay_method = 'online' THEN orders.paid_at
      WHEN rule.pays_at_outbound THEN orders.outbound_at
      ELSE orders.placed_at
    END AS paid_at,
    rule.look_back,
    CASE WHEN rule.follows_up THEN rule.follow_up ELSE make_interval() END AS follow_up
  FROM orders
  JOIN attribution_rules AS general
    ON general.merchant_id IS NULL AND orders.placed_day BETWEEN general.first_day AND general.last_day
  LEFT JOIN attribution_rules AS own
    ON own.shop_key = orders.merchant_key AND orders.placed_day BETWEEN own.first_day AND own.last_day
  JOIN attribution_rules AS rule ON rule.rule_no = coalesce(own.rule_no, general.rule_no)`;

const range = 'merchant_key BETWEEN $1 AND $2';

/** The statements that take the marks of the shops $1 to $2 away and lay the orders that they stand for into due_orders. */
export const TAKE_MARKS: readonly string[] = [
  `
  WITH taken AS (DELETE FROM touched_shops WHERE ${range} RETURNING merchant_key)
  INSERT INTO due_orders
  SELECT merchant_key, order_id FROM taken JOIN orders USING (merchant_key)
  ON CONFLICT (merchant_key, order_id) DO NOTHING`,
  `
  WITH taken AS (DELETE FROM touched_orders WHERE ${range} RETURNING merchant_key, order_id)
  INSERT INTO due_orders
  SELECT merchant_key, order_id FROM taken JOIN orders USING (merchant_key, order_id)
  ON CONFLICT (merchant_key, order_id) DO NOTHING`,
  `
  WITH taken AS (DELETE FROM touched_messages WHERE ${range} RETURNING merchant_key, buyer_id, sent_at)
  INSERT INTO due_orders
  SELECT ruled.merchant_key, ruled.order_id
  FROM taken
  JOIN (${RULED_ORDERS}) AS ruled USING (merchant_key, buyer_id)
  WHERE taken.sent_at <= greatest(ruled.placed_at, ruled.paid_at + ruled.follow_up)
    AND (ruled.look_back IS NULL OR taken.sent_at > least(ruled.placed_at, ruled.paid_at) - ruled.look_back)
  ON CONFLICT (merchant_key, order_id) DO NOTHING`,
  // A day of the chat log decides between silent and unknown only. The first days of a shop end its being taken as covered.
  `
  WITH taken AS (DELETE FROM touched_coverage WHERE ${range} RETURNING merchant_key, day),
  begun AS (
    SELECT merchant_key
    FROM (SELECT merchant_key, count(*) AS days FROM taken GROUP BY merchant_key) AS fresh
    WHERE days >= (SELECT count(*) FROM chat_coverage AS covered WHERE covered.merchant_key = fresh.merchant_key)
  )
  INSERT INTO due_orders
  SELECT ruled.merchant_key, ruled.order_id
  FROM (${RULED_ORDERS}) AS ruled
  JOIN verdicts USING (merchant_key, order_id)
  WHERE verdicts.verdict IN ('silent', 'unknown')
    AND (
      ruled.merchant_key IN (SELECT merchant_key FROM begun)
      OR EXISTS (
        SELECT FROM taken
        WHERE taken.merchant_key = ruled.merchant_key
          AND taken.day BETWEEN (ruled.placed_at - coalesce(ruled.look_back, make_interval()))::date
            AND (ruled.paid_at + ruled.follow_up)::date))
    AND ruled.merchant_key IN (SELECT merchant_key FROM taken)
  ON CONFLICT (merchant_key, order_id) DO NOTHING`,
];

export const ANALYZE_DUE_ORDERS = 'ANALYZE due_orders';

/** Orders placed from $1 to $2, of the shop $3 or of all (NULL): for a simulation. */
export const DUE_BY_PERIOD = `
  INSERT INTO due_orders
  SELECT orders.merchant_key, orders.order_id
  FROM orders
  JOIN merchants AS merchant USING (merchant_key)
  WHERE orders.placed_day BETWEEN $1::date AND $2::date AND ($3::text IS NULL OR merchant.merchant_id = $3)`;

/** One order: for an explanation. $1 merchant id, $2 order id. */
export const DUE_ONE = `
  INSERT INTO due_orders
  SELECT orders.merchant_key, orders.order_id
  FROM orders
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.merchant_id = $1 AND orders.order_id = $2`;
