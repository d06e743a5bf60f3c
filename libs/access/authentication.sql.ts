const PERSON = `
  person.user_id, person.name, person.display_name, person.language, person.must_change_password,
  (SELECT coalesce(json_agg(json_build_object('role', role, 'scope', scope) ORDER BY role, scope), '[]')
    FROM user_grants WHERE user_grants.user_id = person.user_id) AS grants`;

/** The sessions of the secret hashes $1, with those who hold them. Of somebody who is disabled there is none. */
export const SESSIONS = `
  SELECT encode(secret_hash, 'hex') AS key, session_id, begun_at, seen_at, expires_at, ${PERSON}
  FROM sessions
  JOIN users AS person USING (user_id)
  WHERE secret_hash = ANY ($1::bytea[]) AND person.active`;

/** The personal tokens of the secret hashes $1, with those who hold them. */
export const TOKENS = `
  SELECT encode(secret_hash, 'hex') AS key, token_id, permissions, made_at, used_at, expires_at, ${PERSON}
  FROM personal_tokens
  JOIN users AS person USING (user_id)
  WHERE secret_hash = ANY ($1::bytea[]) AND person.active`;

/** Notes that the sessions $1 were used at $2. Those that are being ended are left alone. */
export const TOUCH_SESSIONS = `
  UPDATE sessions SET seen_at = $2
  WHERE session_id IN (
    SELECT session_id FROM sessions WHERE session_id = ANY ($1::uuid[]) AND seen_at < $2 FOR UPDATE SKIP LOCKED
  )`;

/** Notes that the tokens $1 were used at $2. Those that are being revoked are left alone. */
export const TOUCH_TOKENS = `
  UPDATE personal_tokens SET used_at = $2
  WHERE token_id IN (
    SELECT token_id FROM personal_tokens
    WHERE token_id = ANY ($1::uuid[]) AND (used_at IS NULL OR used_at < $2) FOR UPDATE SKIP LOCKED
  )`;
