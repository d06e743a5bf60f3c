export const BEGIN_SESSION = `
  INSERT INTO sessions (session_id, secret_hash, user_id, begun_at, seen_at, expires_at, address, user_agent)
  VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`;

/** Sessions that nobody can use any more: expired at $1, or left alone since $2. Two that clear away do not wait for each other. */
export const CLEAR_SESSIONS = `
  DELETE FROM sessions
  WHERE session_id IN (SELECT session_id FROM sessions WHERE expires_at <= $1 OR seen_at < $2 FOR UPDATE SKIP LOCKED)`;

/** All sessions of the user $1 but the newest $2. */
export const END_OLDEST_SESSIONS = `
  DELETE FROM sessions
  WHERE session_id IN (SELECT session_id FROM sessions WHERE user_id = $1 ORDER BY begun_at DESC, session_id OFFSET $2)`;

export const SESSIONS_OF = `
  SELECT session_id, begun_at, seen_at, expires_at, address, user_agent
  FROM sessions
  WHERE user_id = $1 AND expires_at > $2 AND seen_at >= $3
  ORDER BY begun_at DESC, session_id`;

export const END_SESSION = `DELETE FROM sessions WHERE user_id = $1 AND session_id = $2`;

/** Ends all sessions of the user $1 but $2, which may be null. */
export const END_SESSIONS = `DELETE FROM sessions WHERE user_id = $1 AND session_id IS DISTINCT FROM $2`;
