/**
 * A merchant belongs to one manager on any day. Rejects an assignment that overlaps a stored one which the file does not
 * replace, or one of the file that begins earlier.
 */
export function rejectOverlaps(tables: { readonly ready: string; readonly problems: string }): string {
  return `
  WITH resulting AS (
    SELECT merchant_key, from_day, to_day, manager_id, line FROM ${tables.ready}
    UNION ALL
    SELECT merchant_key, from_day, to_day, manager_id, NULL
    FROM assignments AS stored
    WHERE NOT EXISTS (
      SELECT FROM ${tables.ready} AS ready
      WHERE ready.merchant_key = stored.merchant_key AND ready.from_day = stored.from_day)
  ),
  broken AS (
    DELETE FROM ${tables.ready} AS ready
    USING resulting AS other
    WHERE other.merchant_key = ready.merchant_key
      AND (other.line IS NULL OR (other.line <> ready.line AND other.from_day < ready.from_day))
      AND other.from_day <= coalesce(ready.to_day, 'infinity')
      AND coalesce(other.to_day, 'infinity') >= ready.from_day
    RETURNING
      ready.line,
      concat(
        ready.from_day, '/', coalesce(ready.to_day::text, '…'), ' : ',
        other.manager_id, ' ', other.from_day, '/', coalesce(other.to_day::text, '…')) AS value
  )
  INSERT INTO ${tables.problems}
  SELECT line, 'from', min(value), 'assignment-overlaps' FROM broken GROUP BY line`;
}
