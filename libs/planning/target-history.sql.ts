/** A row of targets out of the journal of imports, as the audit log writes such rows. */
function historic(row: string): string {
  return `jsonb_build_object(
    'period', ${row} ->> 'period', 'measure', ${row} ->> 'measure', 'value', ${row} ->> 'value', 'effectiveFrom', ${row} ->> 'effective_from')`;
}

/**
 * What changed the targets of the managers $1 of a quarter, by manager and the oldest first: changes by hand, which the audit log holds
 * under the subjects $2, a manager each, and rows of the periods $3 that came with files, where the journal of the file is kept and it
 * was not taken back.
 */
export const TARGET_HISTORIES = `
  SELECT manager_id, changed_at, id, source, who, before, after, file_name, undone_at
  FROM (
    SELECT asked.manager_id, entry.recorded_at AS changed_at, lpad(entry.sequence::text, 20, '0') COLLATE "C" AS id, 'hand' AS source,
      entry.actor_name AS who, entry.before, entry.after, NULL::text AS file_name, NULL::timestamptz AS undone_at
    FROM unnest($1::text[], $2::text[]) AS asked (manager_id, subject)
    JOIN audit_entries AS entry ON entry.action = 'target.changed' AND entry.subject = asked.subject
    UNION ALL
    SELECT change.after ->> 'manager_id', own.finished_at, own.import_id::text COLLATE "C", 'file', own.actor_name,
      coalesce(jsonb_agg(${historic('change.before')} ORDER BY change.ordinal) FILTER (WHERE change.before IS NOT NULL), '[]')::text,
      jsonb_build_object('rows', jsonb_agg(${historic('change.after')} ORDER BY change.ordinal), 'reason', NULL)::text, own.file_name, own.undone_at
    FROM imports AS own
    JOIN import_changes AS change ON change.import_id = own.import_id
    WHERE own.kind = 'targets' AND own.undone_at IS NULL
      AND change.after ->> 'manager_id' = ANY ($1::text[]) AND change.after ->> 'period' = ANY ($3::text[])
    GROUP BY own.import_id, change.after ->> 'manager_id'
  ) AS history
  ORDER BY manager_id COLLATE "C", changed_at, id`;

/**
 * What changed a manager's targets of a quarter, newest first: changes by hand, which the audit log holds under the subject $1, and
 * files of targets that changed rows of the manager $5 in the periods $6; where the journal of a file is not kept, it may have.
 * $2, $3 the instant and id of the entry before the page (null for the first), $4 how many.
 */
export const TARGET_HISTORY = `
  SELECT changed_at, id, source, who, before, after, file_name, undone_at
  FROM (
    SELECT * FROM (
      SELECT recorded_at AS changed_at, lpad(sequence::text, 20, '0') COLLATE "C" AS id, 'hand' AS source, actor_name AS who,
        before, after, NULL::text AS file_name, NULL::timestamptz AS undone_at
      FROM audit_entries
      WHERE action = 'target.changed' AND subject = $1
        AND ($2::timestamptz IS NULL OR (recorded_at, lpad(sequence::text, 20, '0') COLLATE "C") < ($2::timestamptz, $3))
      ORDER BY recorded_at DESC, id DESC
      LIMIT $4
    ) AS by_hand
    UNION ALL
    SELECT * FROM (
      SELECT own.finished_at, own.import_id::text COLLATE "C" AS id, 'file', own.actor_name,
        changes.before::text, jsonb_build_object('rows', changes.after, 'reason', NULL)::text, own.file_name, own.undone_at
      FROM imports AS own
      CROSS JOIN LATERAL (
        SELECT coalesce(jsonb_agg(${historic('change.before')} ORDER BY change.ordinal) FILTER (WHERE change.before IS NOT NULL), '[]') AS before,
          coalesce(jsonb_agg(${historic('change.after')} ORDER BY change.ordinal), '[]') AS after,
          count(*) AS rows
        FROM import_changes AS change
        WHERE change.import_id = own.import_id AND change.after ->> 'manager_id' = $5 AND change.after ->> 'period' = ANY ($6::text[])
      ) AS changes
      WHERE own.kind = 'targets' AND own.rows_added + own.rows_changed > 0
        AND (own.journal <> 'kept' OR changes.rows > 0)
        AND ($2::timestamptz IS NULL OR (own.finished_at, own.import_id::text COLLATE "C") < ($2::timestamptz, $3))
      ORDER BY own.finished_at DESC, id DESC
      LIMIT $4
    ) AS by_file
  ) AS history
  ORDER BY changed_at DESC, id DESC
  LIMIT $4`;
