/**
 * What the placements of a campaign brought each candidate of a proposal, counted while the merchant was the candidates' manager's or
 * division's. `elsewhere`: placements that counted for others, since the merchant had changed hands.
 * $1 proposal, $2 campaign, $3 manager or NULL, $4 division or NULL.
 */
const BROUGHT = `
  WITH placed AS (
    SELECT
      placement.merchant_key,
      placement.amount_fen,
      extract(epoch FROM placement.ends_at - placement.starts_at)::bigint AS seconds,
      slot.assessed,
      EXISTS (
        SELECT
        FROM assignments AS assignment
        JOIN managers AS manager USING (manager_id)
        WHERE assignment.merchant_key = placement.merchant_key
          AND placement.output_day BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
          AND (assignment.manager_id = $3::text OR manager.division = $4::text)
      ) AS own
    FROM slots AS slot
    JOIN slot_placements AS placement USING (slot_id)
    WHERE slot.campaign = $2
  ),
  brought AS (
    SELECT
      merchant_key,
      coalesce(sum(amount_fen) FILTER (WHERE own), 0)::bigint AS amount_fen,
      coalesce(sum(seconds) FILTER (WHERE own), 0)::bigint AS seconds,
      count(*) FILTER (WHERE own)::integer AS placements,
      count(*) FILTER (WHERE own AND NOT assessed)::integer AS exempt_placements,
      count(*) FILTER (WHERE NOT own)::integer AS elsewhere
    FROM placed
    GROUP BY merchant_key
  ),
  outcome AS (
    SELECT
      merchant.merchant_id,
      merchant.name AS merchant_name,
      line.rank,
      line.index_hundredths,
      line.proposed,
      line.allotted AS override,
      coalesce(line.allotted, line.proposed) AS allotted,
      line.reason,
      CASE
        WHEN line.allotted > line.proposed THEN 'raised'
        WHEN line.allotted < line.proposed THEN 'lowered'
        ELSE 'as-proposed'
      END AS decision,
      coalesce(brought.amount_fen, 0)::bigint AS amount_fen,
      coalesce(brought.seconds, 0)::bigint AS seconds,
      coalesce(brought.placements, 0) AS placements,
      coalesce(brought.exempt_placements, 0) AS exempt_placements,
      coalesce(brought.elsewhere, 0) AS elsewhere
    FROM allocation_lines AS line
    JOIN merchants AS merchant USING (merchant_key)
    LEFT JOIN brought USING (merchant_key)
    WHERE line.allocation_id = $1
  )`;

/** A page of the candidates that were proposed or given slots, or had placements: $5 after which rank, $6 how many. */
export const OUTCOME_LINES = `${BROUGHT}
  SELECT * FROM outcome
  WHERE rank > $5 AND (proposed > 0 OR allotted > 0 OR placements > 0 OR elsewhere > 0)
  ORDER BY rank
  LIMIT $6`;

/** The same added up by what people decided. */
export const OUTCOME_SUMS = `${BROUGHT}
  SELECT
    decision,
    count(*) FILTER (WHERE proposed > 0 OR allotted > 0 OR placements > 0)::integer AS merchants,
    sum(proposed)::integer AS proposed,
    sum(allotted)::integer AS allotted,
    sum(amount_fen)::bigint AS amount_fen,
    sum(seconds)::bigint AS seconds,
    sum(placements)::integer AS placements
  FROM outcome
  GROUP BY decision`;
