/** A worker that tells that it lives; one that was forgotten while it slept is there again. */
export const TELL_ALIVE = `
  INSERT INTO workers (worker_id, host, process_id, schema_version, started_at, seen_at)
  VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp())
  ON CONFLICT (worker_id) DO UPDATE SET seen_at = excluded.seen_at`;

export const FORGET = `
  DELETE FROM workers WHERE worker_id = $1`;

export const FORGET_UNSEEN = `
  DELETE FROM workers WHERE seen_at < clock_timestamp() - make_interval(secs => $1)`;

export const ALIVE = `
  SELECT worker_id, host, process_id, schema_version, started_at, seen_at
  FROM workers
  WHERE seen_at >= clock_timestamp() - make_interval(secs => $1)
  ORDER BY started_at, worker_id`;

export const NEWEST_MIGRATION = `
  SELECT name FROM migrations ORDER BY id DESC LIMIT 1`;
