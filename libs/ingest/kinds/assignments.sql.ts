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

/**
 * The same for an undo: of assignments that it would change back, those stay as they are that would then overlap one that stays, or
 * another one of a lower line. To be repeated until it finds none: what stays may stand in the way of others.
 */
export function keepOverlaps(tables: { readonly ready: string; readonly restored: string }): string {
  return `
  WITH resulting AS (
    SELECT restored.merchant_key, restored.from_day, restored.to_day, restored.line
    FROM ${tables.restored} AS restored
    JOIN ${tables.ready} AS ready USING (line)
    WHERE ready.kept IS NULL
    UNION ALL
    SELECT merchant_key, from_day, to_day, NULL
    FROM assignments AS stored
    WHERE NOT EXISTS (
      SELECT FROM ${tables.ready} AS ready
      WHERE ready.kept IS NULL AND ready.merchant_key = stored.merchant_key AND ready.from_day = stored.from_day)
  )
  UPDATE ${tables.ready} AS ready SET kept = 'in-the-way'
  FROM resulting AS own
  JOIN resulting AS other
    ON other.merchant_key = own.merchant_key
    AND (other.line IS NULL OR other.line < own.line)
    AND other.from_day <= coalesce(own.to_day, 'infinity')
    AND coalesce(other.to_day, 'infinity') >= own.from_day
  WHERE own.line = ready.line AND ready.kept IS NULL`;
}
