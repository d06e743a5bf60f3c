import type { DueOrders } from './cases.sql.js';

/** Keeps what was judged. */

const COLUMNS = [
  'placed_agent_id',
  'paid_agent_id',
  'credited_agent_id',
  'deciding_message_id',
  'amount_fen',
  'paid_day',
  'rule_version',
  'verdict',
];

/** Whether any of the shops that are due has verdicts already. In the order of its key, the first one is looked up, and not searched for in all others. */
export const HAS_VERDICTS = `
  SELECT EXISTS (
    SELECT FROM due_shops
    CROSS JOIN LATERAL (
      SELECT FROM verdicts WHERE verdicts.merchant_key = due_shops.merchant_key ORDER BY verdicts.order_id LIMIT 1
    ) AS any_verdict
  ) AS present`;

/** Keeps fresh verdicts where there are none yet, in the order of their key: each page of the table and of its index is written once. */
export function insertVerdicts(fresh: string): string {
  return `
  INSERT INTO verdicts (merchant_key, order_id, ${COLUMNS.join(', ')})
  SELECT merchant_key, order_id, ${COLUMNS.join(', ')} FROM (${fresh}) AS fresh
  ORDER BY merchant_key, order_id`;
}

/** Fresh verdicts, and how they compare with what is stored. */
export const CREATE_JUDGED_VERDICTS = `
  CREATE TEMPORARY TABLE judged_verdicts (LIKE verdicts, is_new boolean NOT NULL, differs boolean NOT NULL) ON COMMIT DROP`;

/** What is stored of fresh verdicts: read as a whole for whole shops, whose keys are $1, looked up for single orders. */
const STORED: Record<DueOrders, string> = {
  shops: `LEFT JOIN verdicts AS stored
    ON stored.merchant_key = fresh.merchant_key AND stored.order_id = fresh.order_id AND stored.merchant_key = ANY ($1::integer[])`,
  orders: `LEFT JOIN LATERAL (
    SELECT *
    FROM verdicts
    WHERE verdicts.merchant_key = fresh.merchant_key AND verdicts.order_id = fresh.order_id
    OFFSET 0
  ) AS stored ON true`,
};

/**
 * Compares fresh verdicts with what is stored: new ones differ. Of whole shops only those that differ are kept; of single
 * orders all, since they are looked at again to see whether they add up.
 */
export function compareVerdicts(fresh: string, due: DueOrders): string {
  const values = (alias: string) => COLUMNS.map((column) => `${alias}.${column}`).join(', ');
  const differs = `(stored.rule_version IS NULL OR (${values('stored')}) IS DISTINCT FROM (${values('fresh')}))`;
  return `
  INSERT INTO judged_verdicts (merchant_key, order_id, ${COLUMNS.join(', ')}, is_new, differs)
  SELECT fresh.merchant_key, fresh.order_id, ${values('fresh')}, stored.rule_version IS NULL, ${differs}
  FROM (${fresh}) AS fresh
  ${STORED[due]}
  ${due === 'shops' ? `WHERE ${differs}` : ''}`;
}

export const ANALYZE_JUDGED_VERDICTS = 'ANALYZE judged_verdicts (merchant_key, is_new, differs)';

/** How many orders were judged, and how many of their verdicts are new or differ. $1 the keys of the shops where whole shops are due. */
export const COUNT_JUDGED: Record<DueOrders, string> = {
  shops: `
  SELECT
    (SELECT count(*) FROM orders WHERE merchant_key = ANY ($1::integer[])) AS judged,
    (SELECT count(*) FROM judged_verdicts) AS changed`,
  orders: `
  SELECT count(*) AS judged, count(*) FILTER (WHERE differs) AS changed FROM judged_verdicts`,
};

/** Only verdicts that say something else are rewritten. $1 the keys of the shops where whole shops are due. */
export function updateVerdicts(due: DueOrders): string {
  return `
  UPDATE verdicts AS stored
  SET ${COLUMNS.map((column) => `${column} = fresh.${column}`).join(', ')}
  FROM judged_verdicts AS fresh
  WHERE fresh.differs AND NOT fresh.is_new AND stored.merchant_key = fresh.merchant_key AND stored.order_id = fresh.order_id
    ${due === 'shops' ? 'AND stored.merchant_key = ANY ($1::integer[])' : ''}`;
}

export const INSERT_NEW_VERDICTS = `
  INSERT INTO verdicts (merchant_key, order_id, ${COLUMNS.join(', ')})
  SELECT merchant_key, order_id, ${COLUMNS.join(', ')} FROM judged_verdicts
  WHERE is_new
  ORDER BY merchant_key, order_id`;

const SHOWN_VERDICT = `
    verdict.order_id,
    verdict.placed_agent_id,
    verdict.paid_agent_id,
    verdict.credited_agent_id,
    verdict.verdict::text AS verdict,
    CASE WHEN verdict.credited_agent_id IS NOT NULL THEN verdict.amount_fen END AS credited_fen,
    verdict.deciding_message_id`;

/**
 * A page of the same: of the shops $3 so many verdicts of each as the page takes ($6) at most, by order id; of the shop $4 from
 * the order $5 on.
 */
export const VERDICTS_OF_PAGE = `
  SELECT merchant.merchant_id, shown.*
  FROM merchants AS merchant
  CROSS JOIN LATERAL (
    SELECT ${SHOWN_VERDICT}
    FROM verdicts AS verdict
    JOIN orders USING (merchant_key, order_id)
    WHERE verdict.merchant_key = merchant.merchant_key
      AND orders.placed_day BETWEEN $1::date AND $2::date
      AND (merchant.merchant_id IS DISTINCT FROM $4::text OR verdict.order_id >= $5::text)
    ORDER BY verdict.order_id
    LIMIT $6
  ) AS shown
  WHERE merchant.known AND merchant.merchant_id = ANY ($3::text[])
  ORDER BY merchant.merchant_id, shown.order_id`;

/** The verdicts of orders placed from $1 to $2, of the shops $3 or of all (NULL). */
export const VERDICTS_OF_PERIOD = `
  SELECT merchant.merchant_id, ${SHOWN_VERDICT}
  FROM verdicts AS verdict
  JOIN orders USING (merchant_key, order_id)
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.known
    AND orders.placed_day BETWEEN $1::date AND $2::date
    AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))
  ORDER BY merchant.merchant_id, verdict.order_id`;

/**
 * What each agent has to do with the orders placed from $1 to $2, of the shops $3 or of all (NULL): the agents of the
 * directory and all others that a verdict names. Amounts are of paid orders that are not excluded.
 */
export const AGENTS_OF_PERIOD = `
  WITH judged AS MATERIALIZED (
    SELECT verdict.*
    FROM verdicts AS verdict
    JOIN orders USING (merchant_key, order_id)
    JOIN merchants AS merchant USING (merchant_key)
    WHERE merchant.known
      AND orders.placed_day BETWEEN $1::date AND $2::date
      AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))
      AND verdict.verdict <> 'excluded'
  ),
  parts AS (
    SELECT merchant_key, placed_agent_id AS agent_id, 'placed' AS part, amount_fen, paid_agent_id AS other, paid_day
    FROM judged WHERE placed_agent_id IS NOT NULL
    UNION ALL
    SELECT merchant_key, paid_agent_id, 'paid', amount_fen, placed_agent_id, paid_day
    FROM judged WHERE paid_agent_id IS NOT NULL
    UNION ALL
    SELECT merchant_key, credited_agent_id,
      CASE WHEN verdict IN ('buyer_contact', 'agent_follow_up') THEN 'followed' ELSE 'credited' END, amount_fen, NULL, paid_day
    FROM judged WHERE credited_agent_id IS NOT NULL
    UNION ALL
    SELECT merchant_key, agent_id, 'listed', NULL, NULL, NULL
    FROM agents JOIN merchants AS merchant USING (merchant_key)
    WHERE merchant.known AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))
  )
  SELECT
    merchant.merchant_id,
    parts.agent_id,
    count(*) FILTER (WHERE part = 'placed')::integer AS placed_orders,
    count(*) FILTER (WHERE part = 'paid')::integer AS paid_orders,
    count(*) FILTER (WHERE part IN ('credited', 'followed'))::integer AS credited_orders,
    coalesce(sum(amount_fen) FILTER (WHERE part IN ('credited', 'followed')), 0)::bigint AS credited_fen,
    count(*) FILTER (WHERE part = 'followed')::integer AS silent_follow_ups,
    coalesce(sum(amount_fen) FILTER (WHERE part = 'paid' AND other = agent_id), 0)::bigint AS own_own_fen,
    coalesce(sum(amount_fen) FILTER (WHERE part = 'placed' AND other <> agent_id), 0)::bigint AS own_other_fen,
    coalesce(sum(amount_fen) FILTER (WHERE part = 'paid' AND other <> agent_id), 0)::bigint AS other_own_fen,
    coalesce(sum(amount_fen) FILTER (WHERE part = 'paid' AND other IS NULL), 0)::bigint AS silent_own_fen
  FROM parts
  JOIN merchants AS merchant USING (merchant_key)
  GROUP BY merchant.merchant_id, parts.agent_id
  ORDER BY merchant.merchant_id, parts.agent_id`;

/** How many orders and how much money each verdict has, of orders placed from $1 to $2, of the shop $3 or of all (NULL). */
export const VERDICT_TOTALS = `
  SELECT verdict.verdict::text AS verdict, count(*)::integer AS orders, coalesce(sum(verdict.amount_fen), 0)::bigint AS amount_fen
  FROM verdicts AS verdict
  JOIN orders USING (merchant_key, order_id)
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.known
    AND ($1::date IS NULL OR orders.placed_day >= $1) AND ($2::date IS NULL OR orders.placed_day <= $2)
    AND ($3::text IS NULL OR merchant.merchant_id = $3)
  GROUP BY verdict.verdict
  ORDER BY verdict.verdict`;

const GOES_ELSEWHERE = 'stored.credited_agent_id IS DISTINCT FROM fresh.credited_agent_id';

const MOVED_VERDICTS = `
  FROM fresh_verdicts AS fresh
  JOIN verdicts AS stored USING (merchant_key, order_id)
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.known
    AND (${GOES_ELSEWHERE} OR stored.verdict <> fresh.verdict)`;

const MOVED_FEN = 'coalesce(sum(coalesce(fresh.amount_fen, stored.amount_fen)), 0)::bigint AS amount_fen';

/** Who would gain and who would lose under the simulated rules: credited agents as stored and as freshly judged; $1 at most (NULL: all). */
export const MOVED_CREDITS = `
  SELECT
    merchant.merchant_id,
    stored.credited_agent_id AS from_agent_id,
    fresh.credited_agent_id AS to_agent_id,
    stored.verdict::text AS from_verdict,
    fresh.verdict::text AS to_verdict,
    count(*)::integer AS orders,
    ${MOVED_FEN}
  ${MOVED_VERDICTS}
  GROUP BY merchant.merchant_id, stored.credited_agent_id, fresh.credited_agent_id, stored.verdict, fresh.verdict
  ORDER BY amount_fen DESC, merchant.merchant_id, from_agent_id, to_agent_id, from_verdict, to_verdict
  LIMIT $1::integer`;

/**
 * How many verdicts would differ under the simulated rules, and how much money they are about; and those of them that would go to
 * another agent, or from or to nobody.
 */
export const MOVED_TOTAL = `
  SELECT
    count(*)::integer AS orders,
    ${MOVED_FEN},
    count(*) FILTER (WHERE ${GOES_ELSEWHERE})::integer AS reassigned_orders,
    coalesce(sum(coalesce(fresh.amount_fen, stored.amount_fen)) FILTER (WHERE ${GOES_ELSEWHERE}), 0)::bigint AS reassigned_fen
  ${MOVED_VERDICTS}`;
