/** $1 user, $2 key, $3 hash of the request, $4 now. Gives no row where the key is there. */
export const BEGIN = `
  INSERT INTO idempotency_keys (user_id, key, request_hash, begun_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (user_id, key) DO NOTHING
  RETURNING key`;

export const FIND = `
  SELECT request_hash, begun_at, status, body FROM idempotency_keys WHERE user_id = $1 AND key = $2`;

export const FINISH = `
  UPDATE idempotency_keys SET status = $3, body = $4 WHERE user_id = $1 AND key = $2`;

export const FORGET = `DELETE FROM idempotency_keys WHERE user_id = $1 AND key = $2`;

/** A few keys at a time that were begun before $1. Two that clear away do not wait for each other. */
export const FORGET_OLD = `
  DELETE FROM idempotency_keys
  WHERE (user_id, key) IN (SELECT user_id, key FROM idempotency_keys WHERE begun_at < $1 ORDER BY begun_at LIMIT 100 FOR UPDATE SKIP LOCKED)`;
