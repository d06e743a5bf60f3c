/** The newest entry: what the next one is chained to. */
export const HEAD = `SELECT sequence, hash FROM audit_head`;

/** Adds an entry and makes it the newest. */
export const ADD_ENTRY = `
  WITH head AS (
    INSERT INTO audit_head (singleton, sequence, hash) VALUES (true, $1, $12)
    ON CONFLICT (singleton) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
  )
  INSERT INTO audit_entries
    (sequence, recorded_at, actor_user_id, actor_name, via, address, request_id, action, subject, before, after, hash, previous_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const COLUMNS = `
  sequence, actor_user_id, actor_name, via, address, request_id, action, subject, before, after, previous_hash, hash,
  to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS recorded_at`;

/** All entries in the order of the chain. */
export const CHAIN = `SELECT ${COLUMNS} FROM audit_entries ORDER BY sequence`;

/**
 * A page, newest first: $1 before which number, $2 how many; each of the filters counts where it is not null: $3 action, $4 the id or
 * name of the one who acted, $5 subject, $6 not before, $7 before this instant.
 */
export const PAGE = `
  SELECT ${COLUMNS}
  FROM audit_entries
  WHERE ($1::bigint IS NULL OR sequence < $1::bigint)
    AND ($3::text IS NULL OR action = $3::text)
    AND ($4::text IS NULL OR actor_user_id = $4::text OR actor_name = $4::text)
    AND ($5::text IS NULL OR subject = $5::text)
    AND ($6::timestamptz IS NULL OR recorded_at >= $6::timestamptz)
    AND ($7::timestamptz IS NULL OR recorded_at < $7::timestamptz)
  ORDER BY sequence DESC
  LIMIT $2`;
