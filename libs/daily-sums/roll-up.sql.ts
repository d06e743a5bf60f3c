import type { Measure } from '#libs/domain/measures.js';
import { MEASURES } from '#libs/domain/measures.js';
import type { DailySumsContribution } from './contribution.js';

/** Where `merchant_days` states a figure, it replaces the derived one: the stated expression, NULL where nothing is stated. */
const STATED_BY: Partial<Record<Measure, string>> = {
  gmv_paid_fen: 'stated.gmv_fen',
  gmv_net_fen: 'stated.gmv_fen',
  gmv_placed_fen: 'stated.gmv_fen',
  paid_orders: 'stated.paid_orders',
  outbound_orders: 'stated.outbound_orders',
  outbound_units: 'stated.outbound_units',
  // Traffic is taken from merchant_days only where both figures stand there, so that a rate never mixes two sources.
  visitors: 'CASE WHEN stated.ordering_buyers IS NOT NULL THEN stated.visitors END',
  ordering_buyers: 'CASE WHEN stated.visitors IS NOT NULL THEN stated.ordering_buyers END',
};

/** The touched days of each merchant and month, whoever marked them. */
const TOUCHED_MONTHS = 'SELECT merchant_key, month, bit_or(days) AS days FROM touched_merchant_months GROUP BY merchant_key, month';

/**
 * Cuts the touched merchants into ranges of merchant keys with about $1 touched days each, or fewer where $2 ranges can share
 * the work at once; of $3 days at least. Gives firstKey, lastKey, days.
 */
export const PLAN_BATCHES = `
  SELECT min(merchant_key) AS "firstKey", max(merchant_key) AS "lastKey", sum(days)::bigint AS days
  FROM (
    SELECT merchant_key, days,
      div(
        sum(days) OVER (ORDER BY merchant_key) - days,
        least($1::bigint, greatest(ceil(sum(days) OVER () / $2), $3::bigint))) AS batch
    FROM (
      SELECT merchant_key, sum(bit_count(days::bit(32)))::bigint AS days
      FROM (${TOUCHED_MONTHS}) AS touched
      GROUP BY merchant_key
    ) AS merchant
  ) AS cut
  GROUP BY batch
  ORDER BY "firstKey"`;

/** How many days of the merchants $1 to $2 were touched. */
export const COUNT_TOUCHED = `
  SELECT coalesce(sum(bit_count(days::bit(32))), 0)::bigint AS days
  FROM (${TOUCHED_MONTHS}) AS touched
  WHERE merchant_key BETWEEN $1 AND $2`;

export const CREATE_TOUCHED_DAYS = `
  CREATE TEMPORARY TABLE touched_days (merchant_key integer NOT NULL, day date NOT NULL) ON COMMIT DROP`;

/** The merchants $1 to $2 that have marks. */
export const MARKED_MERCHANTS = 'SELECT merchant_key FROM touched_merchant_months WHERE merchant_key BETWEEN $1 AND $2';

/** Takes the marks of the merchants $1 away and lays them out as days. */
export const TAKE_MARKS = `
  WITH marks AS (
    DELETE FROM touched_merchant_months WHERE merchant_key = ANY ($1::integer[])
    RETURNING merchant_key, month, days
  ),
  taken AS (SELECT merchant_key, month, bit_or(days) AS days FROM marks GROUP BY merchant_key, month)
  INSERT INTO touched_days
  SELECT merchant_key, month + bit
  FROM taken CROSS JOIN generate_series(0, 30) AS bit
  WHERE days & (1 << bit) <> 0`;

export const ANALYZE_TOUCHED_DAYS = 'ANALYZE touched_days';

/** Of the merchants $1 to $2: said so, the others' sums are not read. */
export const REMOVE_TOUCHED_SUMS = `
  DELETE FROM merchant_day_sums AS sums
  USING touched_days AS touched
  WHERE sums.merchant_key = touched.merchant_key AND sums.day = touched.day AND sums.merchant_key BETWEEN $1 AND $2`;

/**
 * The week slices that the touched days lie in: from the first day of the ISO week or of the month, whichever comes later,
 * to the last day of the one or the other, whichever comes first.
 */
export const CREATE_TOUCHED_SLICES = `
  CREATE TEMPORARY TABLE touched_slices ON COMMIT DROP AS
  WITH days AS MATERIALIZED (
    SELECT
      day,
      day - (date_part('isodow', day)::integer - 1) AS week_first,
      day - (date_part('day', day)::integer - 1) AS month_first
    FROM touched_days
    GROUP BY day
  )
  SELECT DISTINCT
    merchant_key,
    greatest(week_first, month_first) AS slice_first,
    least(week_first + 6, (month_first + interval '1 month')::date - 1) AS slice_last
  FROM touched_days
  JOIN days USING (day)`;

export const ANALYZE_TOUCHED_SLICES = 'ANALYZE touched_slices';

export const REMOVE_TOUCHED_SLICES = `
  DELETE FROM merchant_slice_sums AS sums
  USING touched_slices AS touched
  WHERE sums.merchant_key = touched.merchant_key AND sums.slice_first = touched.slice_first
    AND sums.merchant_key BETWEEN $1 AND $2`;

/**
 * The days of the touched slices of the merchants $1 to $2, added up, and laid down in the order in which they are read. The
 * days of few slices are looked up; of many, all days are read and told their slice.
 */
function insertSliceSums(days: string): string {
  return `
  INSERT INTO merchant_slice_sums (merchant_key, slice_first, ${MEASURES.join(', ')})
  SELECT touched.merchant_key, touched.slice_first, ${MEASURES.map((measure) => `sum(${measure})`).join(', ')}
  FROM touched_slices AS touched
  JOIN ${days}
  WHERE sums.merchant_key BETWEEN $1 AND $2
  GROUP BY touched.merchant_key, touched.slice_first
  ORDER BY touched.merchant_key, touched.slice_first`;
}

export const INSERT_FEW_SLICE_SUMS = insertSliceSums(`merchant_day_sums AS sums
    ON sums.merchant_key = touched.merchant_key AND sums.day BETWEEN touched.slice_first AND touched.slice_last`);

export const INSERT_MANY_SLICE_SUMS = insertSliceSums(`(
    SELECT DISTINCT slice_first, slice_first + past AS day
    FROM touched_slices CROSS JOIN generate_series(0, 6) AS past
    WHERE slice_first + past <= slice_last
  ) AS slice_day ON slice_day.slice_first = touched.slice_first
  JOIN merchant_day_sums AS sums ON sums.merchant_key = touched.merchant_key AND sums.day = slice_day.day`);

/** After many changes the planner must know the new sizes of what scoring reads. */
export const ANALYZE_SUMS = 'ANALYZE merchants, assignments, merchant_day_sums, merchant_slice_sums';

/** The planner would look each of many days up; scans of their merchants are several times faster. */
export const SCAN_MANY_DAYS = 'SET LOCAL enable_nestloop = off';

/** Few days are looked up one by one: the planner would merge them with all days of all merchants. */
export const LOOK_UP_FEW_DAYS = 'SET LOCAL enable_mergejoin = off';

/** The statement that makes the sums of all touched days, of the merchants $1 to $2, anew out of the KPI slices' contributions. */
export function composeInsertSums(contributions: readonly DailySumsContribution[]): string {
  const sourceOf = new Map(
    contributions.flatMap(({ name, measures }) => measures.map((measure) => [measure, `${name}.${measure}`] as const)),
  );
  const figures = MEASURES.map((measure) => {
    const candidates = [STATED_BY[measure], sourceOf.get(measure), '0'].filter((each) => each !== undefined);
    return `coalesce(${candidates.join(', ')})`;
  });
  const joins = contributions.map(
    ({ name, sql }) => `LEFT JOIN (${sql}) AS ${name} USING (merchant_key, day)`,
  );
  const present = [...contributions.map(({ name }) => name), 'stated'].map((name) => `${name}.day IS NOT NULL`);
  return `
  INSERT INTO merchant_day_sums (
    merchant_key, day, ${MEASURES.join(', ')},
    gmv_stated, paid_orders_stated, outbound_orders_stated, outbound_units_stated, traffic_stated)
  SELECT
    merchant_key, day, ${figures.join(', ')},
    stated.gmv_fen IS NOT NULL, stated.paid_orders IS NOT NULL, stated.outbound_orders IS NOT NULL,
    stated.outbound_units IS NOT NULL, stated.visitors IS NOT NULL AND stated.ordering_buyers IS NOT NULL
  FROM touched_days
  LEFT JOIN (
    SELECT * FROM merchant_days WHERE merchant_key BETWEEN $1 AND $2
  ) AS stated USING (merchant_key, day)
  ${joins.join('\n  ')}
  WHERE ${present.join(' OR ')}`;
}
