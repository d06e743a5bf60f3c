/**
 * The cells of a shop's report, by agent and day of placing: who landed the order and who its payment. Amounts are of paid
 * orders that are not excluded; an assist is such an order before whose payment an agent spoke who does not get it.
 * $1, $2 first and last day; $3 merchant ids or NULL for all.
 */
export const AGENT_DAYS = `
  WITH judged AS MATERIALIZED (
    SELECT
      verdict.*,
      orders.buyer_id,
      orders.placed_day,
      coalesce(line.units, 0) AS units,
      greatest(orders.placed_at, orders.paid_at) AS last_moment
    FROM verdicts AS verdict
    JOIN orders USING (merchant_key, order_id)
    JOIN merchants AS merchant USING (merchant_key)
    LEFT JOIN (
      SELECT merchant_key, order_id, sum(quantity) AS units
      FROM order_lines
      WHERE $3::text[] IS NULL OR merchant_key = ANY (ARRAY(SELECT merchant_key FROM merchants WHERE merchant_id = ANY ($3::text[])))
      GROUP BY merchant_key, order_id
    ) AS line USING (merchant_key, order_id)
    WHERE merchant.known
      AND orders.placed_day BETWEEN $1::date AND $2::date
      AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))
      AND verdict.verdict NOT IN ('excluded', 'unpaid')
  ),
  cells AS (
    SELECT merchant_key, order_id, buyer_id, placed_day, units, amount_fen, paid_agent_id AS agent_id,
      CASE
        WHEN placed_agent_id = paid_agent_id THEN 'own_own'
        WHEN placed_agent_id IS NULL THEN 'silent_own'
        ELSE 'other_own'
      END AS cell
    FROM judged
    WHERE paid_agent_id IS NOT NULL
    UNION ALL
    SELECT merchant_key, order_id, buyer_id, placed_day, units, amount_fen, placed_agent_id, 'own_other'
    FROM judged
    WHERE placed_agent_id <> paid_agent_id
    UNION ALL
    SELECT merchant_key, order_id, buyer_id, placed_day, units, amount_fen, credited_agent_id, 'follow_up'
    FROM judged
    WHERE verdict IN ('buyer_contact', 'agent_follow_up')
    UNION ALL
    SELECT judged.merchant_key, judged.order_id, judged.buyer_id, judged.placed_day, judged.units, judged.amount_fen,
      spoke.agent_id, 'assist'
    FROM judged
    JOIN conversations AS conversation USING (merchant_key, buyer_id)
    CROSS JOIN LATERAL (
      SELECT DISTINCT agent_id
      FROM unnest(conversation.agent_ids[1:width_bucket(judged.last_moment, conversation.sent_at)]) AS agent_id
    ) AS spoke
    WHERE spoke.agent_id IS DISTINCT FROM judged.credited_agent_id
  )
  SELECT
    merchant.merchant_id,
    cells.agent_id,
    cells.placed_day AS day,
    ${['own_own', 'own_other', 'other_own', 'silent_own', 'follow_up'].map(figuresOf).join(',\n    ')},
    count(*) FILTER (WHERE cell = 'assist')::integer AS assists
  FROM cells
  JOIN merchants AS merchant USING (merchant_key)
  GROUP BY merchant.merchant_id, cells.agent_id, cells.placed_day
  ORDER BY merchant.merchant_id, cells.agent_id, cells.placed_day`;

function figuresOf(cell: string): string {
  const own = `FILTER (WHERE cell = '${cell}')`;
  return `count(*) ${own}::integer AS ${cell}_orders,
    count(DISTINCT buyer_id) ${own}::integer AS ${cell}_buyers,
    coalesce(sum(units) ${own}, 0)::bigint AS ${cell}_units,
    coalesce(sum(amount_fen) ${own}, 0)::bigint AS ${cell}_fen`;
}
