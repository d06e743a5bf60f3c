/** What the agents of one shop did; $1 the merchant id where nothing else is said. */

/** The last day on which the shop had an order placed; NULL where it never had one. */
export const LATEST_ORDER_DAY = `
  SELECT max(placed_day) AS day
  FROM orders
  WHERE merchant_key = (SELECT merchant_key FROM merchants WHERE merchant_id = $1)`;

/** What each agent was credited with, by agent and day of placing from $2 to $3. */
export const CREDITED_DAYS = `
  SELECT verdict.credited_agent_id AS agent_id, orders.placed_day AS day, count(*)::integer AS orders, sum(verdict.amount_fen)::bigint AS amount_fen
  FROM orders
  JOIN verdicts AS verdict USING (merchant_key, order_id)
  WHERE orders.merchant_key = (SELECT merchant_key FROM merchants WHERE merchant_id = $1)
    AND orders.placed_day BETWEEN $2::date AND $3::date
    AND verdict.credited_agent_id IS NOT NULL
  GROUP BY verdict.credited_agent_id, orders.placed_day
  ORDER BY verdict.credited_agent_id, orders.placed_day`;

/** Names and people of the agents. */
export const NAMES = `
  SELECT agent_id, name, person
  FROM agents
  WHERE merchant_key = (SELECT merchant_key FROM merchants WHERE merchant_id = $1)`;
