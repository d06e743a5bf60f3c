/**
 * The placements that end on some days and count for a manager: those of the merchants that were the manager's on the day that they
 * end. $1 manager, $2 first and $3 last day.
 */
const OWN = `
  WITH own AS (
    SELECT
      placement.slot_id,
      slot.campaign,
      slot.position,
      slot.assessed,
      slot.exempt_reason,
      merchant.merchant_id,
      merchant.name AS merchant_name,
      placement.sku_id,
      placement.starts_at,
      placement.ends_at,
      placement.output_day,
      placement.amount_fen,
      placement.visitors,
      extract(epoch FROM placement.ends_at - placement.starts_at)::bigint AS seconds
    FROM slot_placements AS placement
    JOIN slots AS slot USING (slot_id)
    JOIN merchants AS merchant USING (merchant_key)
    JOIN assignments AS assignment USING (merchant_key)
    WHERE merchant.known
      AND assignment.manager_id = $1
      AND placement.output_day BETWEEN $2::date AND $3::date
      AND placement.output_day BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
  )`;

/** What each order sorts by: output is per second here, which sorts as output per unit does, except where each placement is a unit. */
const KEYS = {
  endsAt: { key: 'ends_at', perPlacement: 'ends_at' },
  amount: { key: 'amount_fen', perPlacement: 'amount_fen' },
  units: { key: 'seconds', perPlacement: 'ends_at' },
  output: { key: 'amount_fen / nullif(seconds, 0)::numeric', perPlacement: 'amount_fen' },
} as const;

export type PlacementOrder = keyof typeof KEYS;

export const PLACEMENT_ORDERS = Object.keys(KEYS) as readonly PlacementOrder[];

/** A page of them: $4 how many are before the page, $5 how many are on it. `isEach`: whether each placement is a unit. */
export function placementsPage(order: PlacementOrder, isDescending: boolean, isEach: boolean): string {
  const { key, perPlacement } = KEYS[order];
  return `${OWN}
  SELECT * FROM own
  ORDER BY (${isEach ? perPlacement : key}) ${isDescending ? 'DESC' : 'ASC'} NULLS LAST, ends_at DESC, slot_id, merchant_id, starts_at, sku_id
  OFFSET $4 LIMIT $5`;
}

/** All of them added up, the assessed and the exempt. */
export const PLACEMENT_SUMS = `${OWN}
  SELECT
    assessed,
    count(*)::integer AS placements,
    sum(amount_fen)::bigint AS amount_fen,
    sum(seconds)::bigint AS seconds
  FROM own
  GROUP BY assessed`;
