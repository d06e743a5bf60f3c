import type { DailySumsContribution, SummedRows } from '#libs/daily-sums/contribution.js';
import { meetsAll } from '#libs/daily-sums/contribution.js';

/** R9: orders that left the warehouse, whatever their status; split parents are left out, their children count. */
const SENT_ORDERS = {
  table: 'orders',
  day: 'outbound_day',
  withoutDay: 'not-sent-out',
  conditions: [
    {
      leftOut: 'split-parent',
      counts: `NOT EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)`,
    },
  ],
  adds: { outbound_orders: '1' },
} as const satisfies SummedRows;

export const OUTBOUND_ORDERS: DailySumsContribution = {
  name: 'outbound',
  measures: ['outbound_orders'],
  sql: `
    SELECT merchant_key, outbound_day AS day, count(*)::integer AS outbound_orders
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    WHERE outbound_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND ${meetsAll(SENT_ORDERS.conditions)}
    GROUP BY merchant_key, outbound_day`,
  rows: SENT_ORDERS,
};

const PIECES = `coalesce((
        SELECT sum(line.quantity) FROM order_lines AS line
        WHERE line.merchant_key = orders.merchant_key AND line.order_id = orders.order_id), 0)::integer`;

/** The pieces on the lines of those orders. */
export const OUTBOUND_UNITS: DailySumsContribution = {
  name: 'outbound_pieces',
  measures: ['outbound_units'],
  sql: `
    SELECT merchant_key, outbound_day AS day, sum(line.quantity)::integer AS outbound_units
    FROM orders
    JOIN touched_days AS touched USING (merchant_key)
    JOIN order_lines AS line USING (merchant_key, order_id)
    WHERE outbound_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      AND ${meetsAll(SENT_ORDERS.conditions)}
    GROUP BY merchant_key, outbound_day`,
  rows: { ...SENT_ORDERS, adds: { outbound_units: PIECES } },
};
