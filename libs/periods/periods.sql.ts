/** Closing, reopening and verifying periods, and what there is to know of them. */

/** The divisions that have managers. */
export const DIVISIONS = 'SELECT DISTINCT division FROM managers ORDER BY division';

export const MANAGERS_OF_DIVISION = 'SELECT manager_id FROM managers WHERE division = $1 ORDER BY manager_id';

/** The scorecards of a period $1 as of its last day $2 that are of a division $3, in the order of their managers. */
export const SCORECARDS_OF_DIVISION = `
  SELECT manager_id, fingerprint, digest, rule_version
  FROM scorecards
  WHERE period = $1 AND as_of = $2 AND division = $3
  ORDER BY manager_id`;

/** Who of a division's managers ($2) is closed with another division in a period $1. */
export const CLOSED_ELSEWHERE = `
  SELECT manager_id FROM closed_scorecards WHERE period = $1 AND manager_id = ANY ($2::text[])`;

/** How many merchants that the managers $1 hold or held have facts up to a day $2 that are not summed up yet. */
export const MERCHANTS_NOT_SUMMED = `
  SELECT count(DISTINCT touched.merchant_key)::integer AS merchants
  FROM touched_merchant_months AS touched
  JOIN assignments AS assignment ON assignment.merchant_key = touched.merchant_key
  WHERE assignment.manager_id = ANY ($1::text[]) AND touched.month <= $2::date`;

export const NEWEST_RULE_VERSION = 'SELECT coalesce(max(version), 0)::integer AS version FROM rule_set_versions';

export const NEWEST_IMPORT = 'SELECT coalesce(max(number), 0)::bigint AS number FROM imports';

export const CLOSE_PERIOD = `
  INSERT INTO closed_periods (
    period, division, last_day, rule_version, newest_rule_version, fingerprint, managers, last_import, closed_at, closed_by, asked_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Keeps the scorecards of a period $1 and a division $2: $3 managers, $4 fingerprints, $5 digests. */
export const KEEP_SCORECARDS = `
  INSERT INTO closed_scorecards (period, division, manager_id, fingerprint, digest)
  SELECT $1, $2, manager_id, fingerprint, digest
  FROM unnest($3::text[], $4::text[], $5::text[]) AS kept (manager_id, fingerprint, digest)`;

export const REQUEST = `
  SELECT asked_by_user_id, asked_by, asked_at FROM period_close_requests WHERE period = $1 AND division = $2`;

export const ASK = `
  INSERT INTO period_close_requests (period, division, asked_by_user_id, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)`;

export const REMOVE_REQUEST = 'DELETE FROM period_close_requests WHERE period = $1 AND division = $2';

/** What was asked for of a period $1; of some divisions only ($2, NULL for all). */
export const REQUESTS = `
  SELECT division, asked_by, asked_at
  FROM period_close_requests
  WHERE period = $1 AND ($2::text[] IS NULL OR division = ANY ($2::text[]))`;

export const FROZEN_OF_DIVISION = `
  SELECT manager_id FROM closed_scorecards WHERE period = $1 AND division = $2
  UNION
  SELECT manager_id FROM managers WHERE division = $2
  UNION
  SELECT manager_id FROM adjustments WHERE period = $1 AND division = $2`;

export const REMOVE_CLOSING = 'DELETE FROM closed_periods WHERE period = $1 AND division = $2';
export const REMOVE_KEPT = 'DELETE FROM closed_scorecards WHERE period = $1 AND division = $2';
export const REMOVE_ADJUSTMENTS_OF_DIVISION = 'DELETE FROM adjustments WHERE period = $1 AND division = $2';

export const NOTE_EVENT = `
  INSERT INTO period_history (entry_id, period, division, event, actor_user_id, actor_name, via, at, reason, fingerprint, adjustments)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/**
 * The scorecards that were closed of a period $1 and a division $2, as they were kept and as they are stored now as of the last
 * day $3: found is what the stored document hashes to, whatever its row says, and agrees whether what is stored beside it says the same.
 */
export const KEPT_AND_STORED = `
  SELECT kept.manager_id, kept.fingerprint, kept.digest,
    stored.fingerprint AS stored_fingerprint, stored.digest AS stored_digest,
    encode(sha256(convert_to(stored.document::text, 'UTF8')), 'hex') AS found,
    stored.division = kept.division AND stored.summary::jsonb = (
      stored.document::jsonb || jsonb_build_object('modules', (
        SELECT coalesce(jsonb_object_agg(module.key, module.value - 'workings'), '{}')
        FROM jsonb_each(stored.document::jsonb -> 'modules') AS module))
    ) AS agrees
  FROM closed_scorecards AS kept
  LEFT JOIN scorecards AS stored ON stored.period = $1 AND stored.as_of = $3 AND stored.manager_id = kept.manager_id
  WHERE kept.period = $1 AND kept.division = $2
  ORDER BY kept.manager_id`;

/** The periods that have scorecards, each found by one look into the index. */
export const SCORED_PERIODS = `
  WITH RECURSIVE scored AS (
    (SELECT period FROM scorecards ORDER BY period LIMIT 1)
    UNION ALL
    SELECT (SELECT next.period FROM scorecards AS next WHERE next.period > scored.period ORDER BY next.period LIMIT 1)
    FROM scored
    WHERE scored.period IS NOT NULL
  )
  SELECT period FROM scored WHERE period IS NOT NULL`;

/** The newest day that each of the periods $1 was scored as of. */
export const NEWEST_DAYS = `
  SELECT given.period, (SELECT max(as_of) FROM scorecards AS own WHERE own.period = given.period) AS as_of
  FROM unnest($1::text[]) AS given (period)`;

/** What is closed and asked for of the periods $1; of some divisions only ($2, NULL for all). */
export const CLOSINGS_OF_PERIODS = `
  SELECT period, division, fingerprint, closed_at, closed_by, asked_by, NULL::timestamptz AS asked_at,
    (SELECT count(*)::integer FROM adjustments AS own WHERE own.period = closed.period AND own.division = closed.division) AS adjustments
  FROM closed_periods AS closed
  WHERE period = ANY ($1::text[]) AND ($2::text[] IS NULL OR division = ANY ($2::text[]))
  UNION ALL
  SELECT period, division, NULL, NULL, NULL, asked_by, asked_at, 0
  FROM period_close_requests
  WHERE period = ANY ($1::text[]) AND ($2::text[] IS NULL OR division = ANY ($2::text[]))
  ORDER BY period, division`;

/** When the periods $1 were last reopened, and by whom; of some divisions only ($2, NULL for all). */
export const REOPENINGS = `
  SELECT DISTINCT ON (period, division) period, division, at AS reopened_at, actor_name AS reopened_by
  FROM period_history
  WHERE event = 'reopened' AND period = ANY ($1::text[]) AND ($2::text[] IS NULL OR division = ANY ($2::text[]))
  ORDER BY period, division, at DESC`;

/**
 * Lines of a period $1, after a manager $2 and a figure $3 (NULL for the first), $4 at most; of a division $5 or a manager $6 (NULL for
 * all), within the divisions $7 and the managers $8 (both NULL: all).
 */
export const ADJUSTMENTS = `
  SELECT manager_id, division, figure, closed_value, current_value, first_seen_at, changed_at, run_id, rule_version, fingerprint
  FROM adjustments
  WHERE period = $1
    AND ($2::text IS NULL OR (manager_id, figure) > ($2, $3))
    AND ($5::text IS NULL OR division = $5)
    AND ($6::text IS NULL OR manager_id = $6)
    AND ($7::text[] IS NULL OR division = ANY ($7::text[]) OR manager_id = ANY ($8::text[]))
  ORDER BY manager_id, figure
  LIMIT $4`;

/**
 * The newest imports, $3 at most, that came in, or were taken back, since a period was closed: after the import numbered $1, or undone
 * after the instant $2. Only kinds that scorecards are made of ($4).
 */
export const LATE_IMPORTS = `
  SELECT import_id, number, kind, file_name, finished_at, undone_at
  FROM imports
  WHERE (number > $1 OR undone_at > $2) AND kind = ANY ($4::text[])
  ORDER BY number DESC
  LIMIT $3`;

/** What happened to a period $1, newest first, before an instant $2 and an entry $3 (NULL for the first), $4 at most, of divisions $5 (NULL for all). */
export const HISTORY = `
  SELECT entry_id, division, event, actor_name, via, at, reason, fingerprint, adjustments
  FROM period_history
  WHERE period = $1
    AND ($2::timestamptz IS NULL OR (at, entry_id) < ($2, $3))
    AND ($5::text[] IS NULL OR division = ANY ($5::text[]))
  ORDER BY at DESC, entry_id DESC
  LIMIT $4`;

/** The divisions of a reach: $1 divisions, $2 managers. */
export const DIVISIONS_WITHIN = `
  SELECT DISTINCT division FROM managers WHERE division = ANY ($1::text[]) OR manager_id = ANY ($2::text[]) ORDER BY division`;
