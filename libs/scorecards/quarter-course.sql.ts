/**
 * How the managers of a division $2 (NULL: of all) stood in the periods $1, as of the latest day that each was scored for, in the order of the
 * periods and by manager; of the managers $3 only (NULL for all).
 */
export const STANDINGS_OF_PERIODS = `
  SELECT asked.period, latest.as_of, stored.manager_id, figures.total, figures.grade, figures.rank
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (period, place)
  CROSS JOIN LATERAL (
    SELECT as_of FROM scorecards WHERE period = asked.period ORDER BY as_of DESC LIMIT 1
  ) AS latest
  JOIN scorecards AS stored ON stored.period = asked.period AND stored.as_of = latest.as_of
  CROSS JOIN LATERAL json_to_record(stored.summary) AS figures (total text, grade text, rank integer)
  WHERE ($2::text IS NULL OR stored.division = $2) AND ($3::text[] IS NULL OR stored.manager_id = ANY ($3::text[]))
  ORDER BY asked.place, stored.manager_id`;

/**
 * How the managers $3 stood in the periods $1, as of the latest day up to $2 that each was scored for, with completion and points of
 * the modules that were assessed; by manager, in the order of the periods.
 */
export const STEPS_OF_MANAGERS = `
  SELECT asked.period, latest.as_of, stored.manager_id, stored.division, figures.total, figures.grade, figures.rank,
    (
      SELECT json_object_agg(module.key, json_build_object('completion', module.value -> 'completion', 'points', module.value -> 'points'))
      FROM json_each(figures.modules) AS module
      WHERE module.value ->> 'assessed' = 'true'
    ) AS modules
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (period, place)
  CROSS JOIN LATERAL (
    SELECT as_of FROM scorecards WHERE period = asked.period AND as_of <= $2::date ORDER BY as_of DESC LIMIT 1
  ) AS latest
  JOIN scorecards AS stored ON stored.period = asked.period AND stored.as_of = latest.as_of AND stored.manager_id = ANY ($3::text[])
  CROSS JOIN LATERAL json_to_record(stored.summary) AS figures (total text, grade text, rank integer, modules json)
  ORDER BY stored.manager_id, asked.place`;

/**
 * What is set of the quarter $1 for the managers of a division $3 (NULL: of all): how many measures have a target, how many months are locked ($2 are
 * the months), and how often a target was revised; of the managers $4 only (NULL for all).
 */
export const TARGETS_OF_QUARTER = `
  SELECT manager_id,
    count(DISTINCT measure)::integer AS measures,
    count(*) FILTER (WHERE period <> $1)::integer AS locks,
    count(*) FILTER (WHERE effective_from IS NOT NULL)::integer AS revisions
  FROM targets
  JOIN managers AS manager USING (manager_id)
  WHERE (period = $1 OR period = ANY ($2::text[]))
    AND ($3::text IS NULL OR manager.division = $3) AND ($4::text[] IS NULL OR manager_id = ANY ($4::text[]))
  GROUP BY manager_id
  ORDER BY manager_id`;
