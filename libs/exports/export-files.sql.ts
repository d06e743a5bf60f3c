const COLUMNS = `
  export_id, report, request, format, language, requested_by, state, row_count, total_count, size_bytes, error, file_name,
  manager_ids, merchant_ids, requested_at, changed_at, made_at, expires_at`;

/** $1 export, $2 report, $3 request, $4 format, $5 language, $6 user, $7 the instant. */
export const ADD = `
  INSERT INTO export_files (export_id, report, request, format, language, requested_by, state, requested_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7)
  RETURNING ${COLUMNS}`;

/** How many exports of a user $1 are still to be made. */
export const COUNT_UNSETTLED = `
  SELECT count(*)::integer AS waiting FROM export_files WHERE requested_by = $1 AND state IN ('waiting', 'running')`;

export const ONE = `
  SELECT ${COLUMNS} FROM export_files WHERE export_id = $1`;

/** Exports of a user $1, newest first, older than the one asked for at $2 with the id $3 (null for the first page), $4 at most. */
export const PAGE = `
  SELECT ${COLUMNS}
  FROM export_files
  WHERE requested_by = $1 AND ($2::timestamptz IS NULL OR (requested_at, export_id) < ($2, $3::uuid))
  ORDER BY requested_at DESC, export_id DESC
  LIMIT $4`;

/** Exports that are still to be made, oldest first, $1 at most. */
export const UNSETTLED = `
  SELECT export_id FROM export_files WHERE state IN ('waiting', 'running') ORDER BY requested_at, export_id LIMIT $1`;

/** How many exports wait, and how many are being made. */
export const COUNTS = `
  SELECT
    count(*) FILTER (WHERE state = 'waiting')::integer AS waiting,
    count(*) FILTER (WHERE state = 'running')::integer AS running
  FROM export_files
  WHERE state IN ('waiting', 'running')`;

/** Takes an export to be made. $1 export, $2 the instant. Gives no row where it is settled, or gone. */
export const TAKE = `
  UPDATE export_files SET state = 'running', row_count = 0, total_count = NULL, error = NULL, changed_at = $2
  WHERE export_id = $1 AND state IN ('waiting', 'running')
  RETURNING ${COLUMNS}`;

/** $1 export, $2 rows or parts so far, $3 of how many (null: not counted), $4 the instant. */
export const NOTE_PROGRESS = `
  UPDATE export_files SET row_count = $2, total_count = $3, changed_at = $4 WHERE export_id = $1 AND state = 'running'`;

/** $1 export, $2 rows, $3 bytes, $4 file, $5 managers, $6 merchants, $7 made at, $8 expires at. */
export const SETTLE_DONE = `
  UPDATE export_files SET
    state = 'done', row_count = $2, total_count = NULL, size_bytes = $3, file_name = $4, manager_ids = $5, merchant_ids = $6,
    error = NULL, changed_at = $7, made_at = $7, expires_at = $8
  WHERE export_id = $1 AND state IN ('waiting', 'running')`;

/** $1 export, $2 `failed` or, to be tried again, `waiting`, $3 why, $4 the instant. */
export const SETTLE_FAILED = `
  UPDATE export_files SET state = $2::export_state, row_count = 0, total_count = NULL, error = $3, changed_at = $4
  WHERE export_id = $1 AND state IN ('waiting', 'running')`;

/** Exports whose time is over at the instant $1: their files are not kept. Gives the files. */
export const EXPIRE = `
  UPDATE export_files AS own SET state = 'expired', file_name = NULL, manager_ids = NULL, merchant_ids = NULL, changed_at = $1
  FROM (
    SELECT export_id, file_name FROM export_files WHERE state = 'done' AND expires_at <= $1 ORDER BY export_id FOR UPDATE
  ) AS expiring
  WHERE own.export_id = expiring.export_id
  RETURNING expiring.file_name`;

/** Which of the files $1 belong to an export. */
export const KNOWN_FILES = `
  SELECT file_name FROM export_files WHERE file_name = ANY ($1::text[])`;

export const REMOVE = `
  DELETE FROM export_files WHERE export_id = $1 RETURNING file_name`;
