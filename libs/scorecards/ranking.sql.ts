/** What managers are sorted by. The best grade is the largest; $11 are the grades, the best first, or the module whose points are asked for. */
const VALUES = {
  manager: 'NULL::numeric',
  rank: 'own.rank::numeric',
  total: 'own.total',
  grade: '-array_position($11::text[], own.grade)::numeric',
  gain: 'own.total - before.total',
  module: `(own.modules -> $11::text ->> 'points')::numeric`,
} as const;

/** What managers are sorted by. */
export type RankingValue = keyof typeof VALUES;

/**
 * The summaries of a period $1 as of a day $2, of the managers $3 and of the division $4 (NULL: of all), each with the manager's
 * standing of another period $9 as of $10 (NULL: of none), in one sorted statement: by a value, who has none last either way, and
 * managers with the same by id. By id and by rank go division by division, all else over the divisions. After the division $5, the value
 * $6 (NULL: none) and the manager $7, or from the first ($5 NULL); $8 at most.
 */
export function summariesInOrder(order: RankingValue, isDescending: boolean): string {
  const isByDivision = order === 'manager' || order === 'rank';
  // Ids are the value of who is sorted by them; among equals they always ascend.
  const isByIdDown = order === 'manager' && isDescending;
  const nextId = isByIdDown ? '<' : '>';
  const afterValue = `(
      ($6::numeric IS NOT NULL AND (place ${isDescending ? '<' : '>'} $6 OR place IS NULL OR (place = $6 AND manager_id > $7)))
      OR ($6::numeric IS NULL AND place IS NULL AND manager_id ${nextId} $7::text))`;
  return `
  SELECT summary, place::text AS value, was_there, before_total::text, before_grade, before_rank, gain::text
  FROM (
    SELECT own.manager_id, own.division, own.summary, ${VALUES[order]} AS place,
      before.manager_id IS NOT NULL AS was_there, before.total AS before_total, before.grade AS before_grade, before.rank AS before_rank, ${VALUES.gain} AS gain
    FROM (
      SELECT stored.manager_id, stored.division, stored.summary, figures.*
      FROM scorecards AS stored
      CROSS JOIN LATERAL json_to_record(stored.summary) AS figures (total numeric, grade text, rank integer, modules json)
      WHERE stored.period = $1 AND stored.as_of = $2
        AND ($3::text[] IS NULL OR stored.manager_id = ANY ($3::text[]))
        AND ($4::text IS NULL OR stored.division = $4)
    ) AS own
    LEFT JOIN (
      SELECT stored.manager_id, figures.*
      FROM scorecards AS stored
      CROSS JOIN LATERAL json_to_record(stored.summary) AS figures (total numeric, grade text, rank integer)
      WHERE stored.period = $9::text AND stored.as_of = $10::date
    ) AS before ON before.manager_id = own.manager_id
  ) AS placed
  WHERE $5::text IS NULL OR ${isByDivision ? `division > $5 OR (division = $5 AND ${afterValue})` : afterValue}
  ORDER BY ${isByDivision ? 'division, ' : ''}place ${isDescending ? 'DESC' : 'ASC'} NULLS LAST, manager_id ${isByIdDown ? 'DESC' : 'ASC'}
  LIMIT $8`;
}
