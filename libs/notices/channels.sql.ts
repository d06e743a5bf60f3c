const COLUMNS = `channel_id, owner_id, name, kind, hint, language, paused, version, added_at, changed_at`;

/** $1 channel, $2 owner, $3 name, $4 kind, $5 address, $6 address key, $7 hint, $8 language, $9 the instant. */
export const ADD_CHANNEL = `
  INSERT INTO notice_channels (channel_id, owner_id, name, kind, address, address_key, hint, language, added_at, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
  RETURNING ${COLUMNS}`;

/** One at a time adds to the channels of an owner $1. */
export const LOCK_OWNER = `SELECT user_id FROM users WHERE user_id = $1 FOR UPDATE`;

export const COUNT_CHANNELS = `SELECT count(*)::integer AS channels FROM notice_channels WHERE owner_id = $1`;

/** Of the owner $2, or of anybody (null). */
export const ONE_CHANNEL = `
  SELECT ${COLUMNS} FROM notice_channels WHERE channel_id = $1 AND ($2::uuid IS NULL OR owner_id = $2)`;

export const LOCK_CHANNEL = `${ONE_CHANNEL} FOR UPDATE`;

/** Of the owner $1, or of anybody (null), oldest first, after the place of $2 and $3 (null for the first page), $4 at most. */
export const CHANNELS_PAGE = `
  SELECT ${COLUMNS}
  FROM notice_channels
  WHERE ($1::uuid IS NULL OR owner_id = $1) AND ($2::timestamptz IS NULL OR (added_at, channel_id) > ($2, $3::uuid))
  ORDER BY added_at, channel_id
  LIMIT $4`;

/**
 * Changes a channel, which then goes on where it was paused. $1 channel, $2 name, $3 language, $4 address, $5 address key, $6 hint (each of
 * these three null to keep what is there), $7 the instant.
 */
export const CHANGE_CHANNEL = `
  UPDATE notice_channels SET
    name = $2, language = $3, address = coalesce($4, address), address_key = coalesce($5, address_key), hint = coalesce($6, hint),
    paused = NULL, version = version + 1, changed_at = $7
  WHERE channel_id = $1
  RETURNING ${COLUMNS}`;

export const REMOVE_CHANNEL = `DELETE FROM notice_channels WHERE channel_id = $1`;
