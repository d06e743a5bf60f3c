const COLUMNS = `
  user_id, name, display_name, language, active, must_change_password, issuer, subject, version, added_at, locked_until,
  password_hash IS NOT NULL AS has_password,
  (SELECT coalesce(json_agg(json_build_object('role', role, 'scope', scope) ORDER BY role, scope), '[]')
    FROM user_grants WHERE user_grants.user_id = users.user_id) AS grants`;

/** A page in the order of names: $1 after which name, $2 how many. */
export const USERS = `
  SELECT ${COLUMNS}, name_key FROM users WHERE $1::text IS NULL OR name_key > $1::text ORDER BY name_key LIMIT $2`;

export const USER = `SELECT ${COLUMNS} FROM users WHERE user_id = $1`;

export const USER_NAMED = `SELECT ${COLUMNS} FROM users WHERE name_key = $1`;

export const USER_OF_SUBJECT = `SELECT ${COLUMNS} FROM users WHERE issuer = $1 AND subject = $2`;

export const HAS_USERS = `SELECT EXISTS (SELECT FROM users) AS present`;

export const ADD_USER = `
  INSERT INTO users
    (user_id, name, name_key, display_name, language, active, password_hash, must_change_password, issuer, subject, added_at)
  VALUES ($1, $2, $3, $4, $5, true, $6, $7, $8, $9, $10)`;

export const CHANGE_USER = `
  UPDATE users SET display_name = $2, language = $3, active = $4, version = version + 1 WHERE user_id = $1`;

export const NOTE_CHANGE = `UPDATE users SET version = version + 1 WHERE user_id = $1`;

export const TAKE_GRANTS = `DELETE FROM user_grants WHERE user_id = $1`;

/** Gives the user $1 the roles $2 with the scopes $3. */
export const GIVE_GRANTS = `
  INSERT INTO user_grants (user_id, role, scope) SELECT $1, role, scope FROM unnest($2::text[], $3::text[]) AS given (role, scope)`;

/** A new password, and with it a new beginning: no failures, no lock. */
export const SET_PASSWORD = `
  UPDATE users
  SET password_hash = $2, must_change_password = $3, failures = 0, locked_until = NULL, version = version + 1
  WHERE user_id = $1`;

/** Whether somebody who may come in is an administrator. */
export const HAS_ADMINISTRATOR = `
  SELECT EXISTS (SELECT FROM users JOIN user_grants USING (user_id) WHERE active AND role = 'administrator') AS present`;
