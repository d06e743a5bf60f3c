/** Agents and stored verdicts of one shop for who looks them up; $1 the merchant id. */

const MERCHANT = '(SELECT merchant_key FROM merchants WHERE merchant_id = $1)';

/** The agents of the directory by id; after $2 or from the first (NULL); $3 at most. */
export const AGENTS_OF_MERCHANT = `
  SELECT agent_id, name, person
  FROM agents
  WHERE merchant_key = ${MERCHANT} AND ($2::text IS NULL OR agent_id > $2)
  ORDER BY agent_id
  LIMIT $3`;

/**
 * Verdicts of the orders placed from $2 to $3, by day and order id, or the latest first. $4 an agent who is placed-order, paid-order
 * or credited agent, $5 a verdict, $6 what the order's id contains, each NULL for any; $7, $8 day and id of the order after which
 * the page begins, or NULL; $9 how many at most.
 */
export function verdictsOfMerchant(isDescending: boolean): string {
  const [isBehind, way] = isDescending ? ['<', 'DESC'] : ['>', 'ASC'];
  return `
  SELECT
    orders.placed_day AS day, orders.order_id, orders.buyer_id, orders.placed_at, orders.status::text AS status, orders.amount_fen,
    verdict.verdict::text AS verdict, verdict.placed_agent_id, verdict.paid_agent_id, verdict.credited_agent_id,
    CASE WHEN verdict.credited_agent_id IS NOT NULL THEN verdict.amount_fen END AS credited_fen,
    verdict.deciding_message_id, verdict.rule_version
  FROM orders
  JOIN verdicts AS verdict USING (merchant_key, order_id)
  WHERE orders.merchant_key = ${MERCHANT} AND orders.placed_day BETWEEN $2::date AND $3::date
    AND ($4::text IS NULL OR $4 IN (verdict.placed_agent_id, verdict.paid_agent_id, verdict.credited_agent_id))
    AND ($5::text IS NULL OR verdict.verdict::text = $5)
    AND ($6::text IS NULL OR strpos(orders.order_id, $6) > 0)
    AND ($7::date IS NULL OR (orders.placed_day, orders.order_id) ${isBehind} ($7::date, $8::text))
  ORDER BY orders.placed_day ${way}, orders.order_id ${way}
  LIMIT $9`;
}

/** Whether something has changed in the shop that its verdicts do not know of yet. */
export const VERDICTS_WAIT = `
  SELECT
    EXISTS (SELECT FROM touched_shops WHERE merchant_key = ${MERCHANT})
    OR EXISTS (SELECT FROM touched_orders WHERE merchant_key = ${MERCHANT})
    OR EXISTS (SELECT FROM touched_messages WHERE merchant_key = ${MERCHANT})
    OR EXISTS (SELECT FROM touched_coverage WHERE merchant_key = ${MERCHANT}) AS waits`;
