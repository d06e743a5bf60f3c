import type { Kind } from '../kind.js';
import { MERCHANT, optional, required } from './column.js';

/** What was sold and sent out. */

/** The days on which a shipping list says that orders were sent out. Where there is no list, nothing is read. */
const LISTED_DAYS = `
    SELECT listed.merchant_key, listed.outbound_day AS day
    FROM changed
    JOIN order_outbounds AS listed USING (merchant_key, order_id)
    WHERE (SELECT true FROM order_outbounds LIMIT 1)`;

export const ORDERS: Kind = {
  name: 'orders',
  table: 'orders',
  columns: [
    required('order_id', 'id'),
    MERCHANT,
    required('buyer_id', 'id'),
    required('placed_at', 'instant'),
    optional('paid_at', 'instant'),
    optional('outbound_at', 'instant'),
    required('status', {
      enum: 'order_status',
      values: ['placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'],
    }),
    optional('pay_method', { enum: 'pay_method', values: ['online', 'cash_on_delivery'] }, { absent: `'online'` }),
    required('amount', 'yuan', { stored: 'amount_fen' }),
    optional('refunded_amount', 'yuan', { stored: 'refunded_fen' }),
    optional('flagged', 'boolean', { absent: 'false' }),
    optional('parent_order_id', 'id'),
  ],
  derived: [
    { stored: 'placed_day', sql: 'placed_at::date' },
    { stored: 'paid_day', sql: `CASE WHEN pay_method = 'cash_on_delivery' THEN placed_at ELSE paid_at END::date` },
    { stored: 'outbound_day', sql: 'outbound_at::date' },
  ],
  key: ['merchant_key', 'order_id'],
  order: ['merchant_key', 'placed_at'],
  rowRules: [{ reason: 'own-parent', column: 'parent_order_id', violated: 'ready.parent_order_id = ready.order_id' }],
  oddities: [
    {
      where: `ready.pay_method = 'online' AND ready.paid_at < ready.placed_at`,
      en: 'orders were paid before they were placed; they are judged all the same',
      zh: '个订单的付款时间早于下单时间；仍会参与判定',
    },
    {
      where: 'ready.placed_at > now()',
      en: 'orders were placed in the future: are their times of another time zone?',
      zh: '个订单的下单时间在未来：请检查时区是否正确',
    },
  ],
  touchedDays: ['placed_day', 'paid_day', 'outbound_day'],
  attribution: 'orders',
  // A parent stops or starts to count when a child names it: all its days are touched.
  touchedElsewhere: [
    `
    SELECT parent.merchant_key, own.day
    FROM changed
    JOIN orders AS parent ON parent.merchant_key = changed.merchant_key AND parent.order_id = changed.parent_order_id
    LEFT JOIN order_outbounds AS listed ON listed.merchant_key = parent.merchant_key AND listed.order_id = parent.order_id
    CROSS JOIN LATERAL (VALUES (parent.placed_day), (parent.paid_day), (parent.outbound_day), (listed.outbound_day)) AS own (day)
    WHERE changed.parent_order_id IS NOT NULL`,
    LISTED_DAYS,
  ],
};

/**
 * When orders were sent out, of platforms whose order files do not say it: a shipping list. It counts where the order itself has no time of
 * outbound, whichever of them came first.
 */
export const ORDER_OUTBOUNDS: Kind = {
  name: 'order_outbounds',
  table: 'order_outbounds',
  columns: [MERCHANT, required('order_id', 'id'), required('outbound_at', 'instant')],
  derived: [{ stored: 'outbound_day', sql: 'outbound_at::date' }],
  key: ['merchant_key', 'order_id'],
  order: ['merchant_key', 'order_id'],
  oddities: [
    {
      where: 'ready.outbound_at > now()',
      en: 'orders were sent out in the future: are their times of another time zone?',
      zh: '个订单的出库时间在未来：请检查时区是否正确',
    },
    {
      find: (checked) => `
        SELECT count(*)::bigint AS rows, min(line) AS first_line
        FROM ${checked} AS listed
        WHERE NOT EXISTS (SELECT FROM orders WHERE orders.merchant_key = listed.merchant_key AND orders.order_id = listed.order_id)`,
      en: 'times of outbound are of orders that are not here; they count as soon as these orders are imported',
      zh: '条出库时间对应的订单尚未导入；导入订单后即计入',
    },
  ],
  touchedDays: ['outbound_day'],
};

export const ORDER_LINES: Kind = {
  name: 'order_lines',
  table: 'order_lines',
  columns: [
    MERCHANT,
    required('order_id', 'id'),
    required('line_no', 'count'),
    required('sku_id', 'id'),
    required('quantity', 'count'),
    required('amount', 'yuan', { stored: 'amount_fen' }),
  ],
  key: ['merchant_key', 'order_id', 'line_no'],
  order: ['merchant_key', 'order_id', 'line_no'],
  touchedElsewhere: [
    `
    SELECT orders.merchant_key, orders.outbound_day AS day
    FROM changed
    JOIN orders USING (merchant_key, order_id)`,
    LISTED_DAYS,
  ],
};

export const MERCHANT_DAYS: Kind = {
  name: 'merchant_days',
  table: 'merchant_days',
  columns: [
    required('day', 'day'),
    MERCHANT,
    optional('gmv', 'yuan', { stored: 'gmv_fen' }),
    optional('paid_orders', 'count'),
    optional('outbound_orders', 'count'),
    optional('outbound_units', 'count'),
    optional('visitors', 'count'),
    optional('ordering_buyers', 'count'),
  ],
  key: ['merchant_key', 'day'],
  order: ['merchant_key', 'day'],
  rowRules: [
    { reason: 'buyers-exceed-visitors', column: 'ordering_buyers', violated: 'ready.ordering_buyers > ready.visitors' },
  ],
  touchedDays: ['day'],
};
