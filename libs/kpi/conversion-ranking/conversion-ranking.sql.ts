import type { DailySumsContribution, SummedRows } from '#libs/daily-sums/contribution.js';

/** R8: every row of traffic counts on its day. */
const TRAFFIC = {
  table: 'sku_traffic',
  day: 'day',
  conditions: [],
  adds: { visitors: 'visitors', ordering_buyers: 'ordering_buyers' },
} as const satisfies SummedRows;

/** R8: visitors and ordering buyers, summed over a merchant's SKUs. */
export const SKU_TRAFFIC: DailySumsContribution = {
  name: 'traffic',
  measures: ['visitors', 'ordering_buyers'],
  sql: `
    SELECT
      merchant_key,
      day,
      sum(${TRAFFIC.adds.visitors})::integer AS visitors,
      sum(${TRAFFIC.adds.ordering_buyers})::integer AS ordering_buyers
    FROM sku_traffic
    JOIN touched_days USING (merchant_key, day)
    WHERE sku_traffic.merchant_key BETWEEN $1 AND $2
    GROUP BY merchant_key, day`,
  rows: TRAFFIC,
};

/**
 * R8: a manager's SKUs with visitors in the window, on the days their merchant was the manager's, ranked by rate, and the
 * visitors and buyers of the SKU's category in the division. SKUs without a category form one of their own. Quotients
 * of counts as doubles compare exactly: two different rates of counts below 2^26 are different doubles.
 * $1, $2 first and last day; $3 managers or NULL for all: only their divisions are looked at; $4, $5 manager and rank of the
 * SKU to begin at, or NULL.
 */
export const SKU_RANKING = `
  WITH of_manager AS (
    SELECT
      manager.division,
      assignment.manager_id,
      traffic.merchant_key,
      traffic.sku_id,
      sum(traffic.visitors)::bigint AS visitors,
      sum(traffic.ordering_buyers)::bigint AS ordering_buyers
    FROM assignments AS assignment
    JOIN managers AS manager
      ON manager.manager_id = assignment.manager_id
      AND ($3::text[] IS NULL OR manager.division IN (SELECT division FROM managers WHERE manager_id = ANY ($3::text[])))
    JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
    JOIN sku_traffic AS traffic
      ON traffic.merchant_key = assignment.merchant_key
      AND traffic.day BETWEEN
        greatest(assignment.from_day, $1::date) AND least(coalesce(assignment.to_day, $2::date), $2::date)
    GROUP BY manager.division, assignment.manager_id, traffic.merchant_key, traffic.sku_id
    HAVING sum(traffic.visitors) > 0
  ),
  with_category AS (
    SELECT of_manager.*, coalesce(sku.category, '') AS category
    FROM of_manager
    LEFT JOIN skus AS sku USING (merchant_key, sku_id)
  ),
  pooled AS (
    SELECT
      *,
      sum(visitors) OVER category_of_division AS category_visitors,
      sum(ordering_buyers) OVER category_of_division AS category_ordering_buyers
    FROM with_category
    WINDOW category_of_division AS (PARTITION BY division, category)
  ),
  ranked AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY manager_id
        ORDER BY ordering_buyers::float8 / visitors, visitors DESC, sku_id, merchant_key)::integer AS rank
    FROM pooled
    WHERE $3::text[] IS NULL OR manager_id = ANY ($3::text[])
  )
  SELECT
    manager_id,
    rank,
    sku_id,
    merchant_id,
    visitors,
    ordering_buyers,
    category_visitors::bigint AS category_visitors,
    category_ordering_buyers::bigint AS category_ordering_buyers
  FROM ranked
  JOIN merchants USING (merchant_key)
  WHERE $4::text IS NULL OR (manager_id, rank) >= ($4, $5::integer)
  ORDER BY manager_id, rank`;
