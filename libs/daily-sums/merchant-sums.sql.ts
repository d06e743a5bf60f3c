import { MEASURES } from '#libs/domain/measures.js';

/** Sums of one merchant: $1 its id, $2 and $3 first and last day. */

const MERCHANT = '(SELECT merchant_key FROM merchants WHERE merchant_id = $1)';

/** Its days with facts, and which figures merchant_days states. */
export const DAYS_OF_MERCHANT = `
  SELECT
    day, ${MEASURES.join(', ')}, gmv_stated, paid_orders_stated, outbound_orders_stated, outbound_units_stated, traffic_stated
  FROM merchant_day_sums
  WHERE merchant_key = ${MERCHANT} AND day BETWEEN $2::date AND $3::date
  ORDER BY day`;

/** The days whose facts have changed since their sums were made. */
export const WAITING_DAYS_OF_MERCHANT = `
  SELECT DISTINCT month + bit AS day
  FROM touched_merchant_months CROSS JOIN generate_series(0, 30) AS bit
  WHERE merchant_key = ${MERCHANT} AND days & (1 << bit) <> 0 AND month + bit BETWEEN $2::date AND $3::date
  ORDER BY day`;
