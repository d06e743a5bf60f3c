/** The yardstick of imports: the same file into a table without a log, a check or an index. */
export const CREATE_BARE_ORDERS = `
  CREATE UNLOGGED TABLE bare_orders (
    order_id text, merchant_id text, buyer_id text, placed_at timestamptz, paid_at timestamptz, outbound_at timestamptz,
    status text, pay_method text, amount numeric, refunded_amount numeric, flagged boolean, parent_order_id text)`;
export const DROP_BARE_ORDERS = 'DROP TABLE bare_orders';
export const COPY_BARE_ORDERS = 'COPY bare_orders FROM STDIN (FORMAT csv, HEADER)';

export const EMPTY_ORDERS = 'TRUNCATE orders, touched_merchant_months';

/** The yardstick of scoring: one sum over the same daily rows. */
export const ONE_SUM = `
  SELECT assignment.manager_id, sum(gmv_paid_fen), sum(gmv_net_fen), sum(gmv_placed_fen), sum(ad_spend_fen),
    sum(ad_attributed_fen), sum(slot_amount_fen), sum(slot_seconds), sum(slot_count), sum(paid_orders),
    sum(outbound_orders), sum(outbound_units), sum(visitors), sum(ordering_buyers)
  FROM merchant_day_sums JOIN assignments AS assignment USING (merchant_key)
  WHERE day BETWEEN $1::date AND $2::date
  GROUP BY assignment.manager_id`;
