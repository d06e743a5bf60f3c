import type { DailySumsContribution, RowCondition, SummedRows } from '#libs/daily-sums/contribution.js';
import { meetsAll } from '#libs/daily-sums/contribution.js';

const HAS_AMOUNT: RowCondition = { leftOut: 'zero-amount', counts: 'amount_fen > 0' };

/** The children of a split parent count, it does not. */
const IS_NO_SPLIT_PARENT: RowCondition = {
  leftOut: 'split-parent',
  counts: `NOT EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)`,
};

/**
 * R1: sales by the day of payment. Cancelled and zero-amount orders and split parents are left out; a refunded order
 * without a stated refund was refunded whole.
 */
const PAID_ORDERS = {
  table: 'orders',
  day: 'paid_day',
  withoutDay: 'unpaid',
  conditions: [{ leftOut: 'cancelled', counts: `status <> 'cancelled'` }, HAS_AMOUNT, IS_NO_SPLIT_PARENT],
  adds: {
    gmv_paid_fen: 'amount_fen',
    gmv_net_fen: `amount_fen - coalesce(refunded_fen, CASE WHEN status = 'refunded' THEN amount_fen ELSE 0 END)`,
    paid_orders: '1',
  },
} as const satisfies SummedRows;

/** The definition `placed` of GMV: every order with an amount on the day it was placed, whatever its status. */
const PLACED_ORDERS = {
  table: 'orders',
  day: 'placed_day',
  conditions: [HAS_AMOUNT, IS_NO_SPLIT_PARENT],
  adds: { gmv_placed_fen: 'amount_fen' },
} as const satisfies SummedRows;

export const PAID_SALES: DailySumsContribution = {
  name: 'paid_sales',
  measures: ['gmv_paid_fen', 'gmv_net_fen', 'paid_orders'],
  sql: `
    SELECT
      merchant_key,
      paid_day AS day,
      sum(${PAID_ORDERS.adds.gmv_paid_fen})::bigint AS gmv_paid_fen,
      sum(${PAID_ORDERS.adds.gmv_net_fen})::bigint AS gmv_net_fen,
      count(*)::integer AS paid_orders
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    WHERE paid_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND ${meetsAll(PAID_ORDERS.conditions)}
    GROUP BY merchant_key, paid_day`,
  rows: PAID_ORDERS,
};

export const PLACED_SALES: DailySumsContribution = {
  name: 'placed_sales',
  measures: ['gmv_placed_fen'],
  sql: `
    SELECT merchant_key, placed_day AS day, sum(${PLACED_ORDERS.adds.gmv_placed_fen})::bigint AS gmv_placed_fen
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    WHERE placed_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND ${meetsAll(PLACED_ORDERS.conditions)}
    GROUP BY merchant_key, placed_day`,
  rows: PLACED_ORDERS,
};
