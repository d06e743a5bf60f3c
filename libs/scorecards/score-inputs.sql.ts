import { MEASURES } from '#libs/domain/measures.js';

/** What scoring reads: sums over windows of merchant_day_sums, by manager, week slice and merchant. */

/** The definitions of GMV that a rule set can choose. */
export type GmvMeasure = Extract<(typeof MEASURES)[number], `gmv_${string}`>;

const summed = MEASURES.map((measure) => `sum(${measure})::bigint AS ${measure}`).join(', ');

/**
 * The sums that every KPI reads: a manager's merchants on the manager's own days, by week slice. Whole slices come from
 * merchant_slice_sums; where a merchant changes hands or the window ends within a slice, its days are added up.
 * $1, $2 first and last day of the window; $3, $4 first and last days of its slices, in order; $5 whether each is whole;
 * $6 the managers.
 */
const WINDOW_SUMS = `
  held AS (
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
      AND assignment.manager_id = ANY ($6::text[])
  ),
  slices AS MATERIALIZED (
    SELECT number::integer AS slice, first_day, last_day, whole
    FROM unnest($3::date[], $4::date[], $5::boolean[]) WITH ORDINALITY AS given (first_day, last_day, whole, number)
  ),
  cut AS MATERIALIZED (
    SELECT
      held.manager_id,
      held.merchant_key,
      slices.slice,
      greatest(held.first_day, slices.first_day) AS first_day,
      least(held.last_day, slices.last_day) AS last_day
    FROM held
    JOIN slices ON held.first_day <= slices.last_day AND held.last_day >= slices.first_day
    WHERE NOT slices.whole OR held.first_day > slices.first_day OR held.last_day < slices.last_day
  ),
  window_sums AS (
    SELECT sums.manager_id, sums.merchant_key, slices.slice, ${MEASURES.map((measure) => `sums.${measure}`).join(', ')}
    FROM (
      -- Merchants first (OFFSET 0 keeps it so): whether by index or by one scan depends on how many there are.
      SELECT held.manager_id, held.first_day, held.last_day, sums.*
      FROM merchant_slice_sums AS sums
      JOIN held USING (merchant_key)
      WHERE sums.slice_first BETWEEN $1::date AND $2::date
      OFFSET 0
    ) AS sums
    JOIN slices
      ON slices.first_day = sums.slice_first
      AND slices.whole
      AND sums.first_day <= slices.first_day
      AND sums.last_day >= slices.last_day
    UNION ALL
    SELECT cut.manager_id, cut.merchant_key, cut.slice, ${MEASURES.map((measure) => `sums.${measure}`).join(', ')}
    FROM cut
    JOIN merchant_day_sums AS sums
      ON sums.merchant_key = cut.merchant_key AND sums.day BETWEEN cut.first_day AND cut.last_day
  )`;

/** How many merchants each manager has or had. */
export const MERCHANTS_BY_MANAGER = `
  SELECT manager_id, count(*)::bigint AS merchants FROM assignments GROUP BY manager_id`;

/** The sums of all managers of a division together. Parameters as above. */
export const DIVISION_SUMS = `
  WITH ${WINDOW_SUMS}
  SELECT manager.division, ${summed}
  FROM window_sums
  JOIN managers AS manager USING (manager_id)
  GROUP BY manager.division`;

/**
 * All that is read of each manager, by manager id: first the sums of the week slices (slice counted from 1, left out
 * where nothing happened), then the merchants: those of the tier snapshot (assigned on the quarter's first day) and
 * those held in the window, with their basis of the snapshot and their sums in the window.
 *
 * The basis is the GMV of the quarter before, whoever managed the merchant; where none of a manager's merchants has any,
 * it is the quarter so far (provisional).
 * $1 to $6 as above; $7 first day of the quarter; $8, $9 first and last day of the quarter before.
 */
export function factsOfManagers(gmv: GmvMeasure): string {
  return `
  WITH ${WINDOW_SUMS},
  own AS MATERIALIZED (
    SELECT manager_id, merchant_key, slice, ${summed}
    FROM window_sums
    GROUP BY GROUPING SETS ((manager_id, merchant_key), (manager_id, slice))
  ),
  listed AS MATERIALIZED (
    SELECT
      assignment.manager_id,
      assignment.merchant_key,
      bool_or(assignment.from_day <= $7::date AND (assignment.to_day IS NULL OR assignment.to_day >= $7::date))
        AS in_snapshot,
      bool_or(assignment.from_day <= $2::date AND (assignment.to_day IS NULL OR assignment.to_day >= $1::date)) AS held
    FROM assignments AS assignment
    JOIN merchants AS merchant USING (merchant_key)
    WHERE merchant.known AND assignment.from_day <= $2::date AND assignment.manager_id = ANY ($6::text[])
    GROUP BY assignment.manager_id, assignment.merchant_key
  ),
  basis AS MATERIALIZED (
    SELECT merchant_key, greatest(sum(${gmv}), 0)::bigint AS basis_fen
    FROM merchant_slice_sums
    WHERE slice_first BETWEEN $8::date AND $9::date AND merchant_key IN (SELECT merchant_key FROM listed)
    GROUP BY merchant_key
  ),
  without_basis AS MATERIALIZED (
    SELECT listed.manager_id
    FROM listed
    LEFT JOIN basis USING (merchant_key)
    WHERE listed.in_snapshot
    GROUP BY listed.manager_id
    HAVING coalesce(sum(basis.basis_fen), 0) = 0
  ),
  provisional AS (
    SELECT sums.merchant_key, greatest(sum(sums.${gmv}), 0)::bigint AS basis_fen
    FROM merchant_day_sums AS sums
    WHERE sums.day BETWEEN $7::date AND $2::date
      AND sums.merchant_key IN (SELECT merchant_key FROM listed JOIN without_basis USING (manager_id))
    GROUP BY sums.merchant_key
  )
  SELECT
    manager_id,
    slice,
    NULL AS merchant_id,
    NULL AS ka,
    NULL AS in_snapshot,
    NULL AS provisional,
    NULL AS basis_fen,
    ${MEASURES.join(', ')}
  FROM own
  WHERE merchant_key IS NULL
  UNION ALL
  SELECT
    listed.manager_id,
    NULL,
    merchant.merchant_id,
    merchant.ka,
    listed.in_snapshot,
    without_basis.manager_id IS NOT NULL,
    coalesce(CASE WHEN without_basis.manager_id IS NULL THEN basis.basis_fen ELSE provisional.basis_fen END, 0),
    ${MEASURES.map((measure) => `coalesce(own.${measure}, 0)`).join(', ')}
  FROM listed
  JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN without_basis USING (manager_id)
  LEFT JOIN basis USING (merchant_key)
  LEFT JOIN provisional USING (merchant_key)
  LEFT JOIN own USING (manager_id, merchant_key)
  WHERE listed.in_snapshot OR listed.held
  ORDER BY manager_id, slice, merchant_id`;
}
