import type { SummedRows } from './contribution.js';

/**
 * The rows beneath the sums of a merchant: $1 its id, $2 and $3 first and last day. They say by the conditions of the
 * contribution itself whether and why a row counts, and what it adds.
 */

const MERCHANT = '(SELECT merchant_key FROM merchants WHERE merchant_id = $1)';

/** Why a row is left out; NULL where it counts. */
function leftOut({ day, withoutDay, conditions }: SummedRows): string {
  const cases = [
    ...(withoutDay === undefined ? [] : [`WHEN ${day} IS NULL THEN '${withoutDay}'`]),
    ...conditions.map(({ leftOut: reason, counts }) => `WHEN NOT (${counts}) THEN '${reason}'`),
  ];
  return cases.length === 0 ? 'NULL' : `CASE ${cases.join(' ')} END`;
}

/** The day by which orders are listed. */
export type OrderDay = 'paid_day' | 'placed_day' | 'outbound_day';

const ORDER_COLUMNS = `
      own.merchant_key, own.order_id, own.buyer_id, own.placed_at, own.paid_at, own.status, own.pay_method, own.amount_fen, own.refunded_fen,
      own.flagged, own.parent_order_id, own.placed_day, own.paid_day`;

/** Orders with the time of outbound that counts: their own, or that of a shipping list. */
const ORDERS = `
      SELECT ${ORDER_COLUMNS}, coalesce(own.outbound_at, listed.outbound_at) AS outbound_at, coalesce(own.outbound_day, listed.outbound_day) AS outbound_day
      FROM orders AS own
      LEFT JOIN order_outbounds AS listed USING (merchant_key, order_id)`;

/** Those that were sent out, in two parts: either is found by its own index. */
const SENT_ORDERS = `
      SELECT ${ORDER_COLUMNS}, own.outbound_at, own.outbound_day
      FROM orders AS own
      WHERE outbound_day IS NOT NULL
      UNION ALL
      SELECT ${ORDER_COLUMNS}, listed.outbound_at, listed.outbound_day
      FROM order_outbounds AS listed
      JOIN orders AS own USING (merchant_key, order_id)
      WHERE own.outbound_day IS NULL`;

/**
 * Orders by a day of theirs and their id, either way, those left out among them; `figure` is what an order adds to the figure if it
 * counts. $4, $5 day and id of the order after which the page begins, or NULL; $6 whether only those that count, only those that do not,
 * or (NULL) all; $7 how many at most.
 */
export function ordersBeneath(rows: SummedRows, day: OrderDay, figure: string, descending: boolean): string {
  const way = descending ? 'DESC' : 'ASC';
  return `
  SELECT *
  FROM (
    SELECT
      ${day} AS day, order_id, buyer_id, placed_at, paid_at, outbound_at, status::text AS status, pay_method::text AS pay_method,
      amount_fen, refunded_fen, flagged, parent_order_id,
      ${leftOut(rows)} AS left_out,
      (${figure})::bigint AS figure
    FROM (${day === 'outbound_day' ? SENT_ORDERS : ORDERS}) AS orders
    WHERE merchant_key = ${MERCHANT} AND ${day} BETWEEN $2::date AND $3::date
      AND ($4::date IS NULL OR (${day}, order_id) ${descending ? '<' : '>'} ($4::date, $5::text))
  ) AS listed
  WHERE $6::boolean IS NULL OR (left_out IS NULL) = $6
  ORDER BY day ${way}, order_id ${way}
  LIMIT $7`;
}

/** Spend by day, campaign and product. $4 to $6 the key after which the page begins, or NULL; $7 how many at most. */
export const AD_SPEND_BENEATH = `
  SELECT day, campaign_id, product, impressions, clicks, spend_fen, attributed_orders, attributed_fen, attribution
  FROM ad_spend
  WHERE merchant_key = ${MERCHANT} AND day BETWEEN $2::date AND $3::date
    AND ($4::date IS NULL OR (day, campaign_id, product) > ($4::date, $5::text, $6::text))
  ORDER BY day, campaign_id, product
  LIMIT $7`;

/** Placements by the day that they count on, slot, SKU and begin; likewise, $4 to $7 the key, $8 how many at most. */
export function placementsBeneath(rows: SummedRows): string {
  return `
  SELECT
    output_day AS day, placement.slot_id, placement.sku_id, placement.starts_at, placement.ends_at, slots.campaign, slots.position,
    placement.amount_fen, placement.visitors, ${leftOut(rows)} AS left_out, slots.exempt_reason
  FROM slot_placements AS placement
  JOIN slots USING (slot_id)
  WHERE merchant_key = ${MERCHANT} AND output_day BETWEEN $2::date AND $3::date
    AND ($4::date IS NULL
      OR (output_day, placement.slot_id, placement.sku_id, placement.starts_at) > ($4::date, $5::text, $6::text, $7::timestamptz))
  ORDER BY output_day, placement.slot_id, placement.sku_id, placement.starts_at
  LIMIT $8`;
}

/** Traffic by day and SKU; $4, $5 the key, $6 only this SKU or NULL for all, $7 how many at most. */
export const SKU_TRAFFIC_BENEATH = `
  SELECT traffic.day, traffic.sku_id, sku.name, traffic.visitors, traffic.page_views, traffic.ordering_buyers
  FROM sku_traffic AS traffic
  LEFT JOIN skus AS sku USING (merchant_key, sku_id)
  WHERE merchant_key = ${MERCHANT} AND traffic.day BETWEEN $2::date AND $3::date
    AND ($4::date IS NULL OR (traffic.day, traffic.sku_id) > ($4::date, $5::text))
    AND ($6::text IS NULL OR traffic.sku_id = $6)
  ORDER BY traffic.day, traffic.sku_id
  LIMIT $7`;

/**
 * Traffic of SKUs summed over the days, most visitors first; $4, $5 visitors and id of the SKU after which the page begins, or NULL;
 * $6 how many at most.
 */
export const SKU_TRAFFIC_SUMS = `
  SELECT *
  FROM (
    SELECT
      traffic.sku_id, sku.name, sum(traffic.visitors)::bigint AS visitors, sum(traffic.page_views)::bigint AS page_views,
      sum(traffic.ordering_buyers)::bigint AS ordering_buyers, count(*)::integer AS days
    FROM sku_traffic AS traffic
    LEFT JOIN skus AS sku USING (merchant_key, sku_id)
    WHERE merchant_key = ${MERCHANT} AND traffic.day BETWEEN $2::date AND $3::date
    GROUP BY traffic.sku_id, sku.name
  ) AS summed
  WHERE $4::bigint IS NULL OR visitors < $4 OR (visitors = $4 AND sku_id > $5::text)
  ORDER BY visitors DESC, sku_id
  LIMIT $6`;
