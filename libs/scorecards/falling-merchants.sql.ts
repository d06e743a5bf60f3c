import type { Measure } from '#libs/domain/measures.js';

/**
 * Of the merchants that the manager $1 has on the day $2: what each did in two spans of days up to it, whoever had it then.
 * $3 first and $4 last day of the span before, $5 first day of the one up to $2. The column is one of our own names.
 */
export function twoSpans(measure: Measure): string {
  return `
  SELECT
    merchant.merchant_id,
    coalesce(sum(sums.${measure}) FILTER (WHERE sums.day <= $4::date), 0)::bigint AS before,
    coalesce(sum(sums.${measure}) FILTER (WHERE sums.day >= $5::date), 0)::bigint AS now
  FROM assignments AS assignment
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  JOIN merchant_day_sums AS sums ON sums.merchant_key = assignment.merchant_key AND sums.day BETWEEN $3::date AND $2::date
  WHERE assignment.manager_id = $1 AND assignment.from_day <= $2::date AND (assignment.to_day IS NULL OR assignment.to_day >= $2::date)
  GROUP BY merchant.merchant_id`;
}
