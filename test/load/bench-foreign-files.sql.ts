/** Whatever an import of orders and their lines writes. */
export const EMPTY_ORDERS_AND_LINES = `
  TRUNCATE orders, order_lines, touched_merchant_months, touched_shops, touched_orders`;

/** What an import of orders and their lines has stored, as one value. */
export const STORED_ORDERS_AND_LINES = `
  SELECT (SELECT count(*) FROM orders)::integer AS orders, (SELECT count(*) FROM order_lines)::integer AS lines,
    (SELECT sum(amount_fen) FROM orders)::bigint AS amount_fen, (SELECT sum(amount_fen) FROM order_lines)::bigint AS lines_fen`;
