/** What a sign-in is checked against. */
export const CREDENTIALS_NAMED = `SELECT user_id, password_hash FROM users WHERE name_key = $1`;

export const CREDENTIALS_OF = `SELECT user_id, password_hash FROM users WHERE user_id = $1`;

/** The state of an account when its sign-in is decided: nobody else decides one meanwhile. */
export const LOCK_ACCOUNT = `
  SELECT user_id, name, active, password_hash, failures, locked_until FROM users WHERE user_id = $1 FOR UPDATE`;

export const NOTE_FAILURE = `UPDATE users SET failures = $2, locked_until = $3 WHERE user_id = $1`;

export const FORGET_FAILURES = `UPDATE users SET failures = 0, locked_until = NULL WHERE user_id = $1`;

/** The same password with other parameters. */
export const RENEW_HASH = `UPDATE users SET password_hash = $2 WHERE user_id = $1 AND password_hash = $3`;

/** Counting a failure does not wait for the disk: that would tell a known name from an unknown one by its time. */
export const WITHOUT_WAITING_FOR_DISK = `SET LOCAL synchronous_commit = off`;
