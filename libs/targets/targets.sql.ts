/** $1 the quarter and its months as period names, $2 managers or (null) all. */
export const TARGETS = `
  SELECT manager_id, period, measure::text AS measure, value::text AS value, effective_from
  FROM targets
  WHERE period = ANY ($1::text[]) AND ($2::text[] IS NULL OR manager_id = ANY ($2::text[]))
  ORDER BY manager_id, measure, period, effective_from NULLS FIRST`;

/**
 * The managers with targets in the periods $1, by id: of the managers $2 or (null) all, from the manager $3 on or (null) from the
 * first.
 */
export const MANAGERS_WITH_TARGETS = `
  SELECT DISTINCT manager_id
  FROM targets
  WHERE period = ANY ($1::text[]) AND ($2::text[] IS NULL OR manager_id = ANY ($2::text[])) AND ($3::text IS NULL OR manager_id >= $3)
  ORDER BY manager_id`;

/** The quarters that any target is for, of quarters and of months. */
export const QUARTERS_WITH_TARGETS = `
  SELECT DISTINCT
    CASE WHEN period LIKE '____Q_' THEN period ELSE to_char((period || '-01')::date, 'YYYY"Q"Q') END AS quarter
  FROM targets
  ORDER BY quarter`;

/** $1 first day, $2 last day. */
export const CALENDAR = `
  SELECT day, weight::text AS weight, label FROM calendar WHERE day BETWEEN $1::date AND $2::date ORDER BY day`;

/**
 * The days of a quarter a year before, of the merchants that a manager has on the first day of this quarter.
 * $1 first day of this quarter; $2, $3 first and last day of the quarter a year before; $4 managers or (null) all.
 */
export const LAST_YEAR_DAYS = `
  SELECT
    assignment.manager_id,
    sums.day,
    sum(sums.gmv_paid_fen)::bigint AS gmv_paid_fen,
    sum(sums.gmv_net_fen)::bigint AS gmv_net_fen,
    sum(sums.gmv_placed_fen)::bigint AS gmv_placed_fen,
    sum(sums.outbound_orders)::bigint AS outbound_orders,
    sum(sums.outbound_units)::bigint AS outbound_units
  FROM assignments AS assignment
  JOIN merchants AS merchant USING (merchant_key)
  JOIN merchant_day_sums AS sums USING (merchant_key)
  WHERE merchant.known
    AND assignment.from_day <= $1::date
    AND (assignment.to_day IS NULL OR assignment.to_day >= $1::date)
    AND sums.day BETWEEN $2::date AND $3::date
    AND ($4::text[] IS NULL OR assignment.manager_id = ANY ($4::text[]))
  GROUP BY assignment.manager_id, sums.day
  ORDER BY assignment.manager_id, sums.day`;
