const COLUMNS = `token_id, name, permissions, made_at, expires_at, used_at`;

/** The tokens of the user $1, at most $2 of them. */
export const TOKENS_OF = `SELECT ${COLUMNS} FROM personal_tokens WHERE user_id = $1 ORDER BY made_at DESC, token_id LIMIT $2`;

export const LOCK_OWNER = `SELECT user_id FROM users WHERE user_id = $1 FOR UPDATE`;

/** Tokens of the user $1 that expired before $2: nobody can use them any more. */
export const CLEAR_EXPIRED = `DELETE FROM personal_tokens WHERE user_id = $1 AND expires_at <= $2`;

export const COUNT_TOKENS = `SELECT count(*)::integer AS tokens FROM personal_tokens WHERE user_id = $1`;

export const ADD_TOKEN = `
  INSERT INTO personal_tokens (token_id, secret_hash, user_id, name, permissions, made_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;

export const REVOKE_TOKEN = `DELETE FROM personal_tokens WHERE user_id = $1 AND token_id = $2 RETURNING name`;
