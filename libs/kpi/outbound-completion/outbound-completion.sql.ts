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

/** Orders sent out on the days; a shipping list tells it of those that do not say it themselves. */
const SENT_ON_DAYS = `(
      SELECT orders.merchant_key, orders.order_id, orders.outbound_day AS day
      FROM orders
      JOIN touched_days AS touched USING (merchant_key)
      WHERE outbound_day = touched.day AND orders.merchant_key BETWEEN $1 AND $2
      UNION ALL
      SELECT listed.merchant_key, listed.order_id, listed.outbound_day
      FROM order_outbounds AS listed
      JOIN touched_days AS touched USING (merchant_key)
      JOIN orders USING (merchant_key, order_id)
      WHERE listed.outbound_day = touched.day AND listed.merchant_key BETWEEN $1 AND $2 AND orders.outbound_at IS NULL
        AND (SELECT true FROM order_outbounds LIMIT 1)
    ) AS orders`;

export const OUTBOUND_ORDERS: DailySumsContribution = {
  name: 'outbound',
  measures: ['outbound_orders'],
  sql: `
    SELECT merchant_key, day, count(*)::integer AS outbound_orders
    FROM ${SENT_ON_DAYS}
    WHERE ${meetsAll(SENT_ORDERS.conditions)}
    GROUP BY merchant_key, day`,
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
    SELECT merchant_key, day, sum(line.quantity)::integer AS outbound_units
    FROM ${SENT_ON_DAYS}
    JOIN order_lines AS line USING (merchant_key, order_id)
    WHERE ${meetsAll(SENT_ORDERS.conditions)}
    GROUP BY merchant_key, day`,
  rows: { ...SENT_ORDERS, adds: { outbound_units: PIECES } },
};
