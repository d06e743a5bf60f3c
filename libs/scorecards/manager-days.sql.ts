import type { Measure } from '#libs/domain/measures.js';

/**
 * A manager's sums by day over the window, of the merchants that the manager had on the day. $1 manager, $2 and $3 first and last
 * day. The column is one of our own names.
 */
export function daysOfManager(measures: readonly Measure[]): string {
  return `
  SELECT sums.day, ${measures.map((measure) => `sum(sums.${measure})::bigint AS ${measure}`).join(', ')}
  FROM assignments AS assignment
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  JOIN merchant_day_sums AS sums
    ON sums.merchant_key = assignment.merchant_key
    AND sums.day BETWEEN greatest(assignment.from_day, $2::date) AND least(coalesce(assignment.to_day, $3::date), $3::date)
  WHERE assignment.manager_id = $1
  GROUP BY sums.day
  ORDER BY sums.day`;
}

/**
 * What each merchant of a manager did in a measure on the days that it was the manager's, those that did something, most first.
 * $1 manager, $2 and $3 first and last day. The column is one of our own names.
 */
export function merchantsOfManager(measure: Measure): string {
  return `
  SELECT merchant.merchant_id, sum(sums.${measure})::bigint AS done
  FROM assignments AS assignment
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  JOIN merchant_day_sums AS sums
    ON sums.merchant_key = assignment.merchant_key
    AND sums.day BETWEEN greatest(assignment.from_day, $2::date) AND least(coalesce(assignment.to_day, $3::date), $3::date)
  WHERE assignment.manager_id = $1
  GROUP BY merchant.merchant_id
  HAVING sum(sums.${measure}) <> 0
  ORDER BY done DESC, merchant.merchant_id COLLATE "C"`;
}
