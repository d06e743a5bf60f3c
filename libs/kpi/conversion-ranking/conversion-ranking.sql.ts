import type { DailySumsContribution } from '#libs/daily-sums/contribution.js';

/** R8: visitors and ordering buyers, summed over a merchant's SKUs. */
export const SKU_TRAFFIC: DailySumsContribution = {
  name: 'traffic',
  measures: ['visitors', 'ordering_buyers'],
  sql: `
    SELECT
      merchant_key,
      day,
      sum(visitors)::integer AS visitors,
      sum(ordering_buyers)::integer AS ordering_buyers
    FROM sku_traffic
    JOIN touched_days USING (merchant_key, day)
    WHERE sku_traffic.merchant_key BETWEEN $1 AND $2
    GROUP BY merchant_key, day`,
};

/**
 * R8: a manager's SKUs with visitors in the window, on the days their merchant was the manager's, ranked by rate, and the
 * visitors and buyers of the SKU's category in the division. SKUs without a category form one of their own. Quotients
 * of counts as doubles compare exactly: two different rates of counts below 2^26 are different doubles.
 * $1, $2 first and last day; $3 manager or NULL for all.
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
    JOIN managers AS manager USING (manager_id)
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
  )
  SELECT
    manager_id,
    row_number() OVER (
      PARTITION BY manager_id
      ORDER BY ordering_buyers::float8 / visitors, visitors DESC, sku_id, merchant_key)::integer AS rank,
    sku_id,
    merchant_id,
    visitors,
    ordering_buyers,
    category_visitors::bigint AS category_visitors,
    category_ordering_buyers::bigint AS category_ordering_buyers
  FROM pooled
  JOIN merchants USING (merchant_key)
  WHERE $3::text IS NULL OR manager_id = $3
  ORDER BY manager_id, rank`;
