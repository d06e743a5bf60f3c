/** Scoring of one period as of one day is done by one process at a time. $1 lock key, $2 period and day. */
export const LOCK_SCORING = 'SELECT pg_advisory_lock($1::integer, hashtext($2))';
export const UNLOCK_SCORING = 'SELECT pg_advisory_unlock($1::integer, hashtext($2))';

/** What is stored of a period as of a day. */
export const STORED_DIGESTS = `
  SELECT manager_id, digest, fingerprint, rule_version FROM scorecards WHERE period = $1 AND as_of = $2`;

/**
 * $1 period, $2 as-of day, $3 run, $4 instant, $5 rule version; $6 manager ids, $7 divisions,
 * $8 fingerprints, $9 digests, $10 the documents as one JSON list, which is read many times faster than a list of texts, and
 * $11 the summaries as another one.
 */
export const STORE_SCORECARDS = `
  INSERT INTO scorecards (period, as_of, manager_id, division, rule_version, fingerprint, digest, document, summary, run_id, scored_at)
  SELECT $1, $2, manager_id, division, $5, fingerprint, digest, document, summary, $3, $4
  FROM unnest($6::text[], $7::text[], $8::text[], $9::text[])
    WITH ORDINALITY AS given (manager_id, division, fingerprint, digest, place)
  JOIN json_array_elements($10::json) WITH ORDINALITY AS listed (document, place) USING (place)
  JOIN json_array_elements($11::json) WITH ORDINALITY AS summarised (summary, place) USING (place)
  ON CONFLICT (period, as_of, manager_id) DO UPDATE SET
    division = excluded.division,
    rule_version = excluded.rule_version,
    fingerprint = excluded.fingerprint,
    digest = excluded.digest,
    document = excluded.document,
    summary = excluded.summary,
    run_id = excluded.run_id,
    scored_at = excluded.scored_at`;

/** How the managers stand who have a scorecard of a period $1 as of a day $2 by the rule version $3, or by any (NULL). */
export const STORED_STANDINGS = `
  SELECT manager_id, division, document ->> 'total' AS total, document ->> 'grade' AS grade, (document ->> 'rank')::integer AS rank,
    document -> 'calibration' AS calibration
  FROM scorecards
  WHERE period = $1 AND as_of = $2 AND ($3::integer IS NULL OR rule_version = $3)`;

/** The points of each module of all managers; null where it is not assessed. */
export const STORED_POINTS = `
  SELECT manager_id, (SELECT json_object_agg(module.key, module.value ->> 'points') FROM json_each(document -> 'modules') AS module) AS points
  FROM scorecards
  WHERE period = $1 AND as_of = $2`;

/** The scorecards of the managers $3. */
export const STORED_DOCUMENTS = `
  SELECT manager_id, fingerprint, document
  FROM scorecards
  WHERE period = $1 AND as_of = $2 AND manager_id = ANY ($3::text[])
  ORDER BY manager_id`;

/** What the scorecards of the managers $3 publish: all but the workings of their modules. */
export const STORED_FIGURES = `
  SELECT manager_id,
    json_build_object(
      'total', document -> 'total',
      'grade', document -> 'grade',
      'rank', document -> 'rank',
      'probation', document -> 'probation',
      'snapshot', document -> 'snapshot',
      'modules', (
        SELECT json_object_agg(module.key, module.value::jsonb - 'workings')
        FROM json_each(document -> 'modules') AS module
      )
    ) AS published
  FROM scorecards
  WHERE period = $1 AND as_of = $2 AND manager_id = ANY ($3::text[])`;

export const ROLLBACK = 'ROLLBACK';

export const RECORD_RUN = `
  INSERT INTO runs (run_id, job, period, as_of, rule_version, started_at, finished_at, scorecards_changed)
  VALUES ($1, 'score', $2, $3, $4, $5, $6, $7)`;

/** The stored scorecards of a period as of a day. $3 managers or NULL for all; $4 whether by division first; $5 the manager to begin at, or NULL. */
export const STORED_SCORECARDS = `
  SELECT document, fingerprint, run_id, scored_at
  FROM scorecards
  WHERE period = $1 AND as_of = $2 AND ($3::text[] IS NULL OR manager_id = ANY ($3::text[])) AND ($5::text IS NULL OR manager_id >= $5)
  ORDER BY CASE WHEN $4 THEN division END, manager_id`;

/**
 * The stored scorecards of a period as of a day, of the managers $3, each with the merchants that the sales of another one are made of:
 * that of the period $4 as of $5 (NULL: there is none).
 */
export const STORED_BESIDE_EARLIER = `
  SELECT own.document, earlier.document #> '{modules,sales,workings,merchants}' AS merchants_before
  FROM scorecards AS own
  LEFT JOIN scorecards AS earlier ON earlier.period = $4 AND earlier.as_of = $5::date AND earlier.manager_id = own.manager_id
  WHERE own.period = $1 AND own.as_of = $2 AND own.manager_id = ANY ($3::text[])
  ORDER BY own.manager_id`;

/** How many scorecards each division has of a period as of a day. */
export const SCORECARDS_BY_DIVISION = `
  SELECT division, count(*)::integer AS scorecards FROM scorecards WHERE period = $1 AND as_of = $2 GROUP BY division`;

/** The latest as-of day that a period was scored for, up to $2. */
export const LATEST_STORED_DAY = `
  SELECT max(as_of) AS as_of FROM scorecards WHERE period = $1 AND as_of <= $2`;

/** The latest quarter with a target, up to the quarter $1. */
export const LATEST_TARGET_QUARTER = `
  SELECT max(period) AS period FROM targets WHERE period LIKE '____Q_' AND period <= $1`;
