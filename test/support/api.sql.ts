export const ADD_USER = `
  INSERT INTO users (user_id, name, name_key, display_name, language, active, must_change_password, added_at)
  VALUES ($1, $2, $2, $2, 'en', true, false, $3)`;

export const ADD_GRANT = `INSERT INTO user_grants (user_id, role, scope) VALUES ($1, $2, $3)`;

export const ADD_SESSION = `
  INSERT INTO sessions (session_id, secret_hash, user_id, begun_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)`;

export const ADD_TOKEN = `
  INSERT INTO personal_tokens (token_id, secret_hash, user_id, name, made_at, expires_at) VALUES ($1, $2, $3, 'test', $4, $5)`;

export const SHOW_NAME = `UPDATE users SET display_name = $2 WHERE user_id = $1`;
