/** What waits or looks odd, each as a count of rows and a few ids. Each SELECT gives `rows` and `examples`. */

/** Each statement of a transaction is ended after $1, a text such as 30s. */
export const END_AFTER = `SELECT set_config('statement_timeout', $1, true)`;

/** Facts of merchants that the directory does not name: one row for every kind. */
export function factsOfUnknownMerchants(tables: readonly { kind: string; table: string }[]): string {
  return tables
    .map(
      ({ kind, table }) => `
  SELECT
    '${kind}' AS kind,
    coalesce(sum(facts.rows), 0)::bigint AS rows,
    coalesce((array_agg(merchant.merchant_id ORDER BY merchant.merchant_id))[1:3], '{}') AS examples
  FROM merchants AS merchant
  JOIN LATERAL (SELECT count(*) AS rows FROM ${table} WHERE ${table}.merchant_key = merchant.merchant_key) AS facts
    ON facts.rows > 0
  WHERE NOT merchant.known`,
    )
    .join('\n  UNION ALL');
}

export const MERCHANTS_WITHOUT_MANAGER = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(merchant_id ORDER BY merchant_id))[1:3], '{}') AS examples
  FROM merchants
  WHERE known AND NOT EXISTS (SELECT FROM assignments WHERE assignments.merchant_key = merchants.merchant_key)`;

export const ASSIGNMENTS_OF_UNKNOWN_MERCHANTS = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(merchant_id ORDER BY merchant_id))[1:3], '{}') AS examples
  FROM assignments JOIN merchants USING (merchant_key)
  WHERE NOT merchants.known`;

export const TRAFFIC_WITHOUT_SKU = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(sku_id ORDER BY sku_id))[1:3], '{}') AS examples
  FROM (SELECT DISTINCT merchant_key, sku_id FROM sku_traffic) AS traffic
  WHERE NOT EXISTS (
    SELECT FROM skus WHERE skus.merchant_key = traffic.merchant_key AND skus.sku_id = traffic.sku_id)`;

export const LINES_WITHOUT_ORDER = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(order_id))[1:3], '{}') AS examples
  FROM order_lines AS line
  WHERE NOT EXISTS (
    SELECT FROM orders WHERE orders.merchant_key = line.merchant_key AND orders.order_id = line.order_id)`;

export const OUTBOUNDS_WITHOUT_ORDER = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(order_id))[1:3], '{}') AS examples
  FROM order_outbounds AS listed
  WHERE NOT EXISTS (
    SELECT FROM orders WHERE orders.merchant_key = listed.merchant_key AND orders.order_id = listed.order_id)`;

export const PLACEMENTS_WITHOUT_SLOT = `
  SELECT coalesce(sum(rows), 0)::bigint AS rows, coalesce((array_agg(DISTINCT slot_id))[1:3], '{}') AS examples
  FROM (
    SELECT merchant_key, slot_id, count(*) AS rows FROM slot_placements GROUP BY merchant_key, slot_id
  ) AS placed
  WHERE NOT EXISTS (SELECT FROM slots WHERE slots.slot_id = placed.slot_id)`;

export const CHILDREN_WITHOUT_PARENT = `
  SELECT count(*)::bigint AS rows, coalesce((array_agg(order_id))[1:3], '{}') AS examples
  FROM orders AS child
  WHERE parent_order_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM orders AS parent
    WHERE parent.merchant_key = child.merchant_key AND parent.order_id = child.parent_order_id)`;

export const PAID_BEFORE_PLACED = `
  SELECT coalesce(sum(rows), 0)::bigint AS rows, coalesce((array_agg(example))[1:3], '{}') AS examples
  FROM (
    SELECT merchant_key, count(*) AS rows, min(order_id) AS example
    FROM orders
    WHERE paid_at < placed_at AND pay_method = 'online'
    GROUP BY merchant_key
  ) AS merchant`;

export const REFUNDED_MORE_THAN_PAID = `
  SELECT coalesce(sum(rows), 0)::bigint AS rows, coalesce((array_agg(example))[1:3], '{}') AS examples
  FROM (
    SELECT merchant_key, count(*) AS rows, min(order_id) AS example
    FROM orders
    WHERE refunded_fen > amount_fen
    GROUP BY merchant_key
  ) AS merchant`;
