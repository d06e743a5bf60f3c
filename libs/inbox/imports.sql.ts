/**
 * Files that were handed over, with what their import did, and imports of the command line, as one list. A file that brought several kinds
 * of facts is one entry: that of the import that it is about, with the others as its parts.
 */

const OF_IMPORT = `
  import.profile, import.sha256, import.read_as, import.undone_at, import.undone_by, import.undo`;

const FILES = `
  SELECT
    file.file_id AS id, file.file_id, import.import_id, coalesce(import.kind, file.kind) AS kind, file.file_name, file.size_bytes,
    file.state::text AS state, file.phase, file.bytes_read, file.report, file.strict, file.dry_run,
    file.actor_name, file.actor_via, file.received_at, file.changed_at, file.profile AS read_by, file.options, ${OF_IMPORT}
  FROM import_files AS file
  LEFT JOIN imports AS import ON import.file_id = file.file_id AND import.import_id = import.whole_id`;

const COMMAND_LINE = `
  SELECT
    import.import_id AS id, NULL::uuid AS file_id, import.import_id, import.kind, import.file_name, NULL::bigint AS size_bytes,
    'done' AS state, NULL::text AS phase, NULL::bigint AS bytes_read, NULL::jsonb AS report, false AS strict, false AS dry_run,
    import.actor_name, import.actor_via, import.started_at AS received_at, import.finished_at AS changed_at,
    NULL::text AS read_by, '{}'::jsonb AS options, ${OF_IMPORT}
  FROM imports AS import`;

/** With all that the file brought, in the order in which it was stored; and its place in the list. */
const IN_FULL = `
  entries.*,
  to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place,
  (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'importId', part.import_id, 'kind', part.kind, 'journal', part.journal,
      'read', part.rows_read, 'added', part.rows_added, 'changed', part.rows_changed, 'unchanged', part.rows_unchanged,
      'rejected', part.rows_rejected, 'repeated', part.rows_repeated) ORDER BY part.number), '[]')
    FROM imports AS part
    WHERE part.whole_id = entries.import_id
  ) AS parts`;

const hasPartOfKind = (whole: string) => `EXISTS (SELECT FROM imports AS part WHERE part.whole_id = ${whole} AND part.kind = $2)`;

/** The newest first, after the place $3, $4 (null for the first), $5 at most. $1 state, $2 kind, null for any. */
export const NEWEST_IMPORTS = `
  SELECT ${IN_FULL}
  FROM (
    SELECT *
    FROM (
      (
        ${FILES}
        WHERE ($1::text IS NULL OR file.state::text = $1)
          AND ($2::text IS NULL OR file.kind = $2 OR ${hasPartOfKind('import.import_id')})
          AND ($3::timestamptz IS NULL OR (file.received_at, file.file_id) < ($3, $4::uuid))
        ORDER BY file.received_at DESC, file.file_id DESC
        LIMIT $5
      )
      UNION ALL
      (
        ${COMMAND_LINE}
        WHERE import.file_id IS NULL AND import.import_id = import.whole_id AND ($1::text IS NULL OR $1 = 'done')
          AND ($2::text IS NULL OR ${hasPartOfKind('import.import_id')})
          AND ($3::timestamptz IS NULL OR (import.started_at, import.import_id) < ($3, $4::uuid))
        ORDER BY import.started_at DESC, import.import_id DESC
        LIMIT $5
      )
    ) AS newest
    ORDER BY received_at DESC, id DESC
    LIMIT $5
  ) AS entries
  ORDER BY received_at DESC, id DESC`;

/** By the id of a file that was handed over, or of any import of a file. */
export const ONE_IMPORT = `
  SELECT ${IN_FULL}
  FROM (
    ${FILES}
    WHERE file.file_id = $1 OR import.import_id = (SELECT whole_id FROM imports WHERE import_id = $1)
    UNION ALL
    ${COMMAND_LINE}
    WHERE import.import_id = (SELECT whole_id FROM imports WHERE import_id = $1) AND import.file_id IS NULL
  ) AS entries`;
