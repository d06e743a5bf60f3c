import type { DailySumsContribution } from '#libs/daily-sums/contribution.js';

/**
 * R1: sales by the day of payment. Cancelled and zero-amount orders and split parents are left out; a refunded order
 * without a stated refund was refunded whole.
 */
export const PAID_SALES: DailySumsContribution = {
  name: 'paid_sales',
  measures: ['gmv_paid_fen', 'gmv_net_fen', 'paid_orders'],
  sql: `
    SELECT
      merchant_key,
      paid_day AS day,
      sum(amount_fen)::bigint AS gmv_paid_fen,
      sum(amount_fen - coalesce(refunded_fen, CASE WHEN status = 'refunded' THEN amount_fen ELSE 0 END))::bigint
        AS gmv_net_fen,
      count(*)::integer AS paid_orders
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    WHERE paid_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND status <> 'cancelled'
      AND amount_fen > 0
      AND NOT EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)
    GROUP BY merchant_key, paid_day`,
};

/** The definition `placed` of GMV: every order with an amount on the day it was placed, whatever its status. */
export const PLACED_SALES: DailySumsContribution = {
  name: 'placed_sales',
  measures: ['gmv_placed_fen'],
  sql: `
    SELECT merchant_key, placed_day AS day, sum(amount_fen)::bigint AS gmv_placed_fen
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    WHERE placed_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND amount_fen > 0
      AND NOT EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)
    GROUP BY merchant_key, placed_day`,
};
