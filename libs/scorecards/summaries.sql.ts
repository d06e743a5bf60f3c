/**
 * What is published of the periods $1 as of the days $2: the latest day up to it that each was scored for, the newest run that
 * changed something of that day, and how many scorecards there are.
 */
export const PUBLICATIONS = `
  SELECT asked.key, latest.as_of, run.run_id, run.rule_version, run.finished_at, stored.scorecards
  FROM unnest($1::text[], $2::date[], $3::text[]) AS asked (period, day, key)
  CROSS JOIN LATERAL (
    SELECT as_of FROM scorecards WHERE period = asked.period AND as_of <= asked.day ORDER BY as_of DESC LIMIT 1
  ) AS latest
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS scorecards FROM scorecards WHERE period = asked.period AND as_of = latest.as_of
  ) AS stored
  CROSS JOIN LATERAL (
    SELECT run_id, rule_version, finished_at
    FROM runs
    WHERE period = asked.period AND as_of = latest.as_of AND scorecards_changed > 0
    ORDER BY finished_at DESC, run_id
    LIMIT 1
  ) AS run`;

const SUMMARIES = `
  SELECT summary, fingerprint, digest, run_id, scored_at
  FROM scorecards
  WHERE period = $1 AND as_of = $2
    AND ($3::text[] IS NULL OR manager_id = ANY ($3::text[]))
    AND ($4::text IS NULL OR division = $4)`;

/**
 * The summaries of a period $1 as of a day $2, of the managers $3 and of the division $4 (NULL: of all), by division and manager:
 * from the division $5 and manager $6 on ($7: after it) or from the first (NULL), $8 at most.
 */
export const SUMMARIES_BY_MANAGER = `
  ${SUMMARIES}
    AND ($5::text IS NULL OR (division, manager_id) > ($5, $6::text) OR (NOT $7::boolean AND division = $5 AND manager_id = $6))
  ORDER BY division, manager_id
  LIMIT $8`;

/** Which scorecards there are of the managers $3 in the periods $1, of the latest day up to $2 that each period was scored for. */
export const SCORECARD_VERSIONS = `
  SELECT asked.key, stored.as_of, stored.digest, stored.fingerprint, stored.run_id, stored.scored_at
  FROM unnest($1::text[], $2::date[], $3::text[], $4::text[]) AS asked (period, day, manager_id, key)
  CROSS JOIN LATERAL (
    SELECT as_of FROM scorecards WHERE period = asked.period AND as_of <= asked.day ORDER BY as_of DESC LIMIT 1
  ) AS latest
  JOIN scorecards AS stored
    ON stored.period = asked.period AND stored.as_of = latest.as_of AND stored.manager_id = asked.manager_id`;
