import type { Measure } from '#libs/domain/measures.js';

/** The first day of a campaign's slots, in the business zone. $1 campaign. */
export const CAMPAIGN_START = `
  SELECT min(starts_at)::date AS first_day FROM slots WHERE campaign = $1`;

export const CAMPAIGNS = 'SELECT DISTINCT campaign FROM slots ORDER BY campaign LIMIT 50';

/**
 * The merchants that were assigned on a day, with their sums of the month that ends on it.
 * $1 first and $2 last day of the month; $3 managers or NULL; $4 division or NULL; $5 merchants or NULL.
 */
export function candidatesOf(gmv: Measure): string {
  return `
  SELECT
    merchant.merchant_id,
    coalesce(sum(sums.${gmv}), 0)::bigint AS gmv_fen,
    coalesce(sum(sums.visitors), 0)::bigint AS visitors,
    coalesce(sum(sums.ordering_buyers), 0)::bigint AS ordering_buyers,
    coalesce(sum(sums.slot_amount_fen), 0)::bigint AS slot_amount_fen,
    coalesce(sum(sums.slot_seconds), 0)::bigint AS slot_seconds,
    coalesce(sum(sums.slot_count), 0)::bigint AS slot_count,
    coalesce(sum(sums.paid_orders), 0)::bigint AS paid_orders,
    coalesce(sum(sums.outbound_orders), 0)::bigint AS outbound_orders
  FROM assignments AS assignment
  JOIN managers AS manager USING (manager_id)
  JOIN merchants AS merchant ON merchant.merchant_key = assignment.merchant_key AND merchant.known
  LEFT JOIN merchant_day_sums AS sums
    ON sums.merchant_key = assignment.merchant_key AND sums.day BETWEEN $1::date AND $2::date
  WHERE $2::date BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
    AND ($3::text[] IS NULL OR assignment.manager_id = ANY ($3::text[]))
    AND ($4::text IS NULL OR manager.division = $4)
    AND ($5::text[] IS NULL OR merchant.merchant_id = ANY ($5::text[]))
  GROUP BY merchant.merchant_key
  ORDER BY merchant.merchant_id`;
}
