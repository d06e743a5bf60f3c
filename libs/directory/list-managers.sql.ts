/** Managers and divisions for who looks them up. */

/** The divisions of the managers $1 (NULL: of all) by name, and how many of these each has; after $2 or from the first (NULL); $3 at most. */
export const DIVISIONS = `
  SELECT division, count(*)::integer AS managers
  FROM managers
  WHERE ($1::text[] IS NULL OR manager_id = ANY ($1)) AND ($2::text IS NULL OR division > $2)
  GROUP BY division
  ORDER BY division
  LIMIT $3`;

/**
 * The managers $1 (NULL: all) by id; of the division $2 (NULL: any); whose id or name holds $3 (NULL: any), which is taken as it
 * stands; after $4 or from the first (NULL); $5 at most.
 */
export const MANAGERS_PAGE = `
  SELECT manager_id, name, division, category, probation_from, probation_until
  FROM managers
  WHERE ($1::text[] IS NULL OR manager_id = ANY ($1))
    AND ($2::text IS NULL OR division = $2)
    AND ($3::text IS NULL OR strpos(lower(manager_id), lower($3)) > 0 OR strpos(lower(name), lower($3)) > 0)
    AND ($4::text IS NULL OR manager_id > $4)
  ORDER BY manager_id
  LIMIT $5`;

export const MANAGER_OF_ID = `
  SELECT manager_id, name, division, category, probation_from, probation_until FROM managers WHERE manager_id = $1`;
