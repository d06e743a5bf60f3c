export const ADD_ADMINISTRATOR = `
  INSERT INTO users (user_id, name, name_key, display_name, language, active, must_change_password, added_at)
  VALUES ($1, 'bench', 'bench', 'bench', 'en', true, false, clock_timestamp())`;

export const GIVE_ROLE = `INSERT INTO user_grants (user_id, role, scope) VALUES ($1, 'administrator', NULL)`;

export const ADD_TOKEN = `
  INSERT INTO personal_tokens (token_id, secret_hash, user_id, name, made_at, expires_at)
  VALUES ($1, $2, $3, 'bench', clock_timestamp(), clock_timestamp() + interval '1 day')`;

export const ADD_SESSION = `
  INSERT INTO sessions (session_id, secret_hash, user_id, begun_at, seen_at, expires_at)
  VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')`;
