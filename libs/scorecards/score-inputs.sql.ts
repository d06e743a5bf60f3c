import { MEASURES } from '#libs/domain/measures.js';

/** What scoring reads: directory, targets and calendar as they stand, and sums over windows of merchant_day_sums. */

const summed = MEASURES.map((measure) => `sum(${measure})::bigint AS ${measure}`).join(', ');

export const MANAGERS = `
  SELECT manager_id, name, division, category, probation_from, probation_until
  FROM managers
  ORDER BY division, manager_id`;

/** $1 the quarter and its months as period names. */
export const TARGETS = `
  SELECT manager_id, period, measure::text AS measure, value::text AS value, effective_from
  FROM targets
  WHERE period = ANY ($1::text[])
  ORDER BY manager_id, measure, period, effective_from NULLS FIRST`;

/** $1 first day, $2 last day. */
export const CALENDAR = `
  SELECT day, weight::text AS weight, label FROM calendar WHERE day BETWEEN $1::date AND $2::date ORDER BY day`;

/**
 * The sums that every KPI reads, cut once and finely: a manager's merchants on the manager's own days, by week slice.
 * $1, $2 first and last day of the window; $3, $4 first and last days of its slices, in order.
 */
export const CREATE_WINDOW_SUMS = `
  CREATE TEMPORARY TABLE window_sums ON COMMIT DROP AS
  WITH held AS (
    SELECT
      assignment.manager_id,
      assignment.merchant_key,
      greatest(assignment.from_day, $1::date) AS first_day,
      least(coalesce(assignment.to_day, $2::date), $2::date) AS last_day
    FROM assignments AS assignment
    JOIN merchants AS merchant USING (merchant_key)
    WHERE merchant.known
      AND assignment.from_day <= $2::date
      AND (assignment.to_day IS NULL OR assignment.to_day >= $1::date)
  ),
  slice_days AS (
    SELECT day::date AS day, slice.number::integer AS slice
    FROM unnest($3::date[], $4::date[]) WITH ORDINALITY AS slice (first_day, last_day, number)
    CROSS JOIN generate_series(slice.first_day, slice.last_day, interval '1 day') AS day
  )
  SELECT held.manager_id, held.merchant_key, slice_days.slice, ${summed}
  FROM held
  JOIN merchant_day_sums AS sums
    ON sums.merchant_key = held.merchant_key AND sums.day BETWEEN held.first_day AND held.last_day
  JOIN slice_days ON slice_days.day = sums.day
  WHERE sums.day BETWEEN $1::date AND $2::date
  GROUP BY held.manager_id, held.merchant_key, slice_days.slice`;

/** The sums of a manager over each week slice of the window, slices counted from 1 and left out where nothing happened. */
export const SLICE_SUMS = `
  SELECT manager_id, slice, ${summed}
  FROM window_sums
  GROUP BY manager_id, slice
  ORDER BY manager_id, slice`;

/**
 * A manager's merchants: those of the tier snapshot (assigned on the quarter's first day) and those held in the window,
 * with their basis of the snapshot and their sums in the window.
 * $1, $2 window; $3 first day of the quarter; $4, $5 first and last day of the quarter before.
 */
export function merchantsOf(gmv: Extract<(typeof MEASURES)[number], `gmv_${string}`>): string {
  return `
  WITH listed AS (
    SELECT
      manager_id,
      merchant_key,
      bool_or(from_day <= $3::date AND (to_day IS NULL OR to_day >= $3::date)) AS in_snapshot,
      bool_or(from_day <= $2::date AND (to_day IS NULL OR to_day >= $1::date)) AS held
    FROM assignments
    WHERE from_day <= $2::date
    GROUP BY manager_id, merchant_key
  ),
  basis AS (
    SELECT merchant_key, sum(${gmv})::bigint AS basis_fen
    FROM merchant_day_sums
    WHERE day BETWEEN $4::date AND $5::date
    GROUP BY merchant_key
  ),
  own AS (
    SELECT manager_id, merchant_key, ${summed}
    FROM window_sums
    GROUP BY manager_id, merchant_key
  )
  SELECT
    listed.manager_id,
    merchant.merchant_key,
    merchant.merchant_id,
    merchant.name,
    merchant.category,
    merchant.ka,
    listed.in_snapshot,
    listed.held,
    coalesce(basis.basis_fen, 0) AS basis_fen,
    ${MEASURES.map((measure) => `coalesce(own.${measure}, 0) AS ${measure}`).join(', ')}
  FROM listed
  JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN basis USING (merchant_key)
  LEFT JOIN own USING (manager_id, merchant_key)
  WHERE merchant.known AND (listed.in_snapshot OR listed.held)
  ORDER BY listed.manager_id, merchant.merchant_id`;
}

/** What each merchant of $1 sold from $2 to $3, whoever managed it: the basis of a provisional snapshot. */
export function gmvOfMerchants(gmv: Extract<(typeof MEASURES)[number], `gmv_${string}`>): string {
  return `
  SELECT merchant_key, sum(${gmv})::bigint AS gmv_fen
  FROM merchant_day_sums
  WHERE merchant_key = ANY ($1::integer[]) AND day BETWEEN $2::date AND $3::date
  GROUP BY merchant_key`;
}

/**
 * The days of a quarter a year before, of the merchants that a manager has on the first day of this quarter.
 * $1 first day of this quarter; $2, $3 first and last day of the quarter a year before.
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
  GROUP BY assignment.manager_id, sums.day
  ORDER BY assignment.manager_id, sums.day`;
