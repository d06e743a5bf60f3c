import type { DailySumsContribution, SummedRows } from '#libs/daily-sums/contribution.js';
import { meetsAll } from '#libs/daily-sums/contribution.js';

/** R7: a placement counts on the day that it ends, on assessed slots. */
const PLACEMENTS = {
  table: 'slot_placements',
  day: 'output_day',
  conditions: [{ leftOut: 'exempt-slot', counts: 'slots.assessed' }],
  adds: {
    slot_amount_fen: 'placement.amount_fen',
    slot_seconds: 'extract(epoch FROM placement.ends_at - placement.starts_at)',
    slot_count: '1',
  },
} as const satisfies SummedRows;

/** R2, R7: placements on assessed slots, on the day that they end. */
export const SLOT_OUTPUT: DailySumsContribution = {
  name: 'assessed_placements',
  measures: ['slot_amount_fen', 'slot_seconds', 'slot_count'],
  sql: `
    SELECT
      merchant_key,
      output_day AS day,
      sum(${PLACEMENTS.adds.slot_amount_fen})::bigint AS slot_amount_fen,
      sum(${PLACEMENTS.adds.slot_seconds})::bigint AS slot_seconds,
      count(*)::integer AS slot_count
    FROM slot_placements AS placement
    JOIN slots USING (slot_id)
    JOIN touched_days AS touched USING (merchant_key)
    WHERE output_day = touched.day AND placement.merchant_key BETWEEN $1 AND $2 AND ${meetsAll(PLACEMENTS.conditions)}
    GROUP BY merchant_key, output_day`,
  rows: PLACEMENTS,
};

/**
 * Every placement of the period, its times in the business zone, by the manager who had the merchant on the day that it counts on, assessed or not.
 * $1 first day, $2 last day, $3 managers or NULL for all; $4, $5, $6 manager, slot and merchant of the placement to begin at, or NULL.
 */
export const PLACEMENTS_OF_PERIOD = `
  SELECT
    assignment.manager_id,
    placement.slot_id,
    merchant.merchant_id,
    to_char(placement.starts_at, 'YYYY-MM-DD HH24:MI:SS') AS starts_at,
    to_char(placement.ends_at, 'YYYY-MM-DD HH24:MI:SS') AS ends_at,
    slot.assessed,
    extract(epoch FROM placement.ends_at - placement.starts_at)::bigint AS seconds,
    placement.amount_fen
  FROM slot_placements AS placement
  JOIN slots AS slot USING (slot_id)
  JOIN merchants AS merchant USING (merchant_key)
  JOIN assignments AS assignment USING (merchant_key)
  WHERE merchant.known
    AND placement.output_day BETWEEN $1::date AND $2::date
    AND placement.output_day BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
    AND ($3::text[] IS NULL OR assignment.manager_id = ANY ($3::text[]))
    AND ($4::text IS NULL OR (assignment.manager_id, placement.slot_id, merchant.merchant_id) >= ($4, $5::text, $6::text))
  ORDER BY assignment.manager_id, placement.slot_id, merchant.merchant_id, placement.starts_at, placement.sku_id`;
