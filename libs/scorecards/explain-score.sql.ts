import { MEASURES } from '#libs/domain/measures.js';

/** How many of a manager's merchant-days have figures that merchant_days states. $1 manager, $2 and $3 window. */
export const SOURCES = `
  SELECT
    count(*)::integer AS days,
    count(*) FILTER (WHERE sums.gmv_stated)::integer AS gmv,
    count(*) FILTER (WHERE sums.outbound_orders_stated OR sums.outbound_units_stated)::integer AS outbound,
    count(*) FILTER (WHERE sums.traffic_stated)::integer AS traffic
  FROM assignments AS assignment
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  JOIN merchant_day_sums AS sums
    ON sums.merchant_key = assignment.merchant_key
    AND sums.day BETWEEN greatest(assignment.from_day, $2::date) AND least(coalesce(assignment.to_day, $3::date), $3::date)
  WHERE assignment.manager_id = $1`;

/** The sums of each merchant of a manager on the days that it was the manager's, by id. $1 manager, $2 and $3 window. */
export const MERCHANT_SUMS = `
  SELECT merchant.merchant_id, ${MEASURES.map((measure) => `sum(sums.${measure})::bigint AS ${measure}`).join(', ')}
  FROM assignments AS assignment
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  JOIN merchant_day_sums AS sums
    ON sums.merchant_key = assignment.merchant_key
    AND sums.day BETWEEN greatest(assignment.from_day, $2::date) AND least(coalesce(assignment.to_day, $3::date), $3::date)
  WHERE assignment.manager_id = $1
  GROUP BY merchant.merchant_id
  ORDER BY merchant.merchant_id COLLATE "C"`;
