import { LOCK_KEYS } from '#libs/database/database.sql.js';
const COLUMNS = `file_id, kind, profile, options, file_name, path, size_bytes, state, phase, bytes_read, report, error, received_at, changed_at,
  strict, dry_run, actor_user_id, actor_name, actor_via, actor_address, actor_request_id`;

/** One process works on a file at a time; held to the end of the transaction. $1 file. */
export const LOCK_FILE = `SELECT pg_advisory_xact_lock(${LOCK_KEYS.receivedFiles}, hashtext($1))`;

/**
 * $1 file, $2 kind, $3 name, $4 path, $5 bytes, $6 strict, $7 dry run, $8 to $12 who hands it over, $13 profile, $14 its
 * options as a JSON object. Gives no row where a file of this path waits or is being imported. Times are the server's: it is one clock for all machines, and fine enough to keep the order of files that come together.
 */
export const RECEIVE = `
  INSERT INTO import_files (
    file_id, kind, file_name, path, size_bytes, strict, dry_run,
    actor_user_id, actor_name, actor_via, actor_address, actor_request_id, profile, options, state, received_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb, 'waiting', clock_timestamp(), clock_timestamp())
  ON CONFLICT (path) WHERE state IN ('waiting', 'running') DO NOTHING
  RETURNING file_id`;

export const UNSETTLED_OF_PATH = `
  SELECT file_id FROM import_files WHERE path = $1 AND state IN ('waiting', 'running')`;

export const ONE = `
  SELECT ${COLUMNS} FROM import_files WHERE file_id = $1`;

export const NEWEST = `
  SELECT ${COLUMNS} FROM import_files ORDER BY received_at DESC, file_id LIMIT $1`;

export const UNSETTLED = `
  SELECT ${COLUMNS} FROM import_files WHERE state IN ('waiting', 'running') ORDER BY received_at, file_id`;

/** How many files wait, and how many are being imported. */
export const COUNTS = `
  SELECT
    count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
    count(*) FILTER (WHERE state = 'running')::integer AS running
  FROM import_files
  WHERE state IN ('waiting', 'running')`;

/** The last file that lay at each of the paths $1. */
export const LAST_OF_PATHS = `
  SELECT DISTINCT ON (path) ${COLUMNS}
  FROM import_files
  WHERE path = ANY ($1::text[])
  ORDER BY path, received_at DESC, file_id`;

/** Settled files of which it is not on record that they were put away. */
export const NOT_PUT_AWAY = `
  SELECT ${COLUMNS}
  FROM import_files
  WHERE state IN ('done', 'rejected') AND NOT coalesce(report ? 'movedTo', false)
  ORDER BY received_at, file_id`;

/** $1 file, $2 phase, $3 bytes read. A settled file stays as it is. */
export const NOTE_PROGRESS = `
  UPDATE import_files SET phase = $2, bytes_read = $3, changed_at = clock_timestamp()
  WHERE file_id = $1 AND state = 'running'`;

/**
 * Takes a file for an import; one that failed before is tried again, unless a newer one waits in its place. $1 file.
 * Gives no row where it is settled.
 */
export const TAKE = `
  UPDATE import_files AS taken SET
    state = 'running',
    phase = CASE WHEN state = 'running' THEN phase END,
    bytes_read = CASE WHEN state = 'running' THEN bytes_read ELSE 0 END,
    error = NULL,
    changed_at = clock_timestamp()
  WHERE file_id = $1
    AND (
      state IN ('waiting', 'running')
      OR state = 'failed' AND NOT EXISTS (
        SELECT FROM import_files AS newer WHERE newer.path = taken.path AND newer.state IN ('waiting', 'running')
      )
    )
  RETURNING ${COLUMNS}`;

/** $1 file, $2 state, $3 report, $4 error, $5 kind, $6 profile, $7 options: how it was read, null where that stays as it was. */
export const SETTLE = `
  UPDATE import_files SET
    state = $2::file_state,
    report = $3::jsonb,
    error = $4,
    kind = coalesce($5, kind),
    profile = coalesce($6, profile),
    options = coalesce($7::jsonb, options),
    phase = NULL,
    bytes_read = CASE WHEN $2::file_state = 'done' THEN size_bytes ELSE bytes_read END,
    changed_at = clock_timestamp()
  WHERE file_id = $1 AND state IN ('waiting', 'running')`;

/** $1 file, $2 where it lies now as a JSON object. */
export const NOTE_PUT_AWAY = `
  UPDATE import_files SET report = report || $2::jsonb, changed_at = clock_timestamp()
  WHERE file_id = $1`;

/** A failed file waits again, unless a newer one does in its place. $1 file. */
export const RETRY = `
  UPDATE import_files AS own SET
    state = 'waiting', phase = NULL, bytes_read = 0, error = NULL, report = NULL, changed_at = clock_timestamp()
  WHERE file_id = $1 AND state = 'failed'
    AND NOT EXISTS (SELECT FROM import_files AS newer WHERE newer.path = own.path AND newer.state IN ('waiting', 'running'))`;

/** Of the files $1 those that are settled since before $2, or were never received. */
export const SETTLED_BEFORE = `
  SELECT given.file_id::text AS file_id, file.file_id IS NOT NULL AS received
  FROM unnest($1::uuid[]) AS given (file_id)
  LEFT JOIN import_files AS file USING (file_id)
  WHERE file.file_id IS NULL OR (file.state IN ('done', 'rejected', 'failed') AND file.changed_at < $2)`;
