/**
 * A page of campaigns, those that begin last first; days in the business zone. $1, $2 first day and name of the last one of the page
 * before, or NULL; $3 how many.
 */
export const CAMPAIGNS_PAGE = `
  SELECT campaign, first_day, last_day, slots, assessed_slots
  FROM (
    SELECT
      campaign,
      min(starts_at)::date AS first_day,
      (max(ends_at) - interval '1 microsecond')::date AS last_day,
      count(*)::integer AS slots,
      count(*) FILTER (WHERE assessed)::integer AS assessed_slots
    FROM slots
    GROUP BY campaign
  ) AS campaigns
  WHERE $1::date IS NULL OR first_day < $1::date OR (first_day = $1::date AND campaign > $2)
  ORDER BY first_day DESC, campaign
  LIMIT $3`;

export const CAMPAIGN_END = `SELECT max(ends_at) AS ends_at FROM slots WHERE campaign = $1`;

/** A page of slots, those that begin last first. $1 campaign or NULL; $2, $3 start and id of the last one of the page before; $4 how many. */
export const SLOTS_PAGE = `
  SELECT
    slot_id,
    campaign,
    position,
    starts_at,
    ends_at,
    assessed,
    exempt_reason,
    to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS starts_key
  FROM slots
  WHERE ($1::text IS NULL OR campaign = $1)
    AND ($2::timestamptz IS NULL OR starts_at < $2::timestamptz OR (starts_at = $2::timestamptz AND slot_id > $3))
  ORDER BY starts_at DESC, slot_id
  LIMIT $4`;

/**
 * The placements of the slots $1 by merchants within reach: $2 whether all are, else the merchants $3 and those that the managers $4
 * have on the day $5. At most $6 of a slot, by merchant; `placements` counts them all, and amount and units are the sums of all.
 */
export const PLACEMENTS_OF_SLOTS = `
  WITH within AS (
    SELECT merchant_key FROM merchants WHERE merchant_id = ANY ($3::text[])
    UNION
    SELECT merchant_key FROM assignments
    WHERE manager_id = ANY ($4::text[]) AND from_day <= $5::date AND (to_day IS NULL OR to_day >= $5::date)
  ),
  reached AS (
    SELECT
      placement.slot_id,
      merchant.merchant_id,
      placement.sku_id,
      placement.starts_at,
      placement.ends_at,
      placement.output_day,
      placement.amount_fen,
      placement.visitors,
      extract(epoch FROM placement.ends_at - placement.starts_at)::bigint AS seconds
    FROM slot_placements AS placement
    JOIN merchants AS merchant USING (merchant_key)
    WHERE placement.slot_id = ANY ($1::text[])
      AND merchant.known
      AND ($2::boolean OR merchant.merchant_key IN (SELECT merchant_key FROM within))
  ),
  numbered AS (
    SELECT
      *,
      row_number() OVER (PARTITION BY slot_id ORDER BY merchant_id, starts_at, sku_id) AS place,
      (count(*) OVER of_slot)::integer AS placements,
      (sum(amount_fen) OVER of_slot)::bigint AS total_fen,
      (sum(seconds) OVER of_slot)::bigint AS total_seconds
    FROM reached
    WINDOW of_slot AS (PARTITION BY slot_id)
  )
  SELECT * FROM numbered WHERE place <= $6 ORDER BY slot_id, place`;
