const COLUMNS = `subscription_id, channel_id, owner_id, events, division, manager_id, settings, export, active, version, told_from, added_at, changed_at`;

/** One at a time adds to the subscriptions of an owner $1. */
export const LOCK_OWNER = `SELECT user_id FROM users WHERE user_id = $1 FOR UPDATE`;

export const COUNT_SUBSCRIPTIONS = `SELECT count(*)::integer AS subscriptions FROM notice_subscriptions WHERE owner_id = $1`;

/** Whether the channel $1 is one of the user $2; it stays until the end of the transaction. */
export const HOLD_CHANNEL = `SELECT channel_id FROM notice_channels WHERE channel_id = $1 AND owner_id = $2 FOR SHARE`;

/** $1 subscription, $2 channel, $3 owner, $4 events, $5 division, $6 manager, $7 settings, $8 export, $9 the instant. */
export const ADD_SUBSCRIPTION = `
  INSERT INTO notice_subscriptions (subscription_id, channel_id, owner_id, events, division, manager_id, settings, export, active, told_from, added_at, changed_at)
  VALUES ($1, $2, $3, $4::text[], $5, $6, $7::jsonb, $8::jsonb, true, $9, $9, $9)
  RETURNING ${COLUMNS}`;

/** Of the owner $2, or of anybody (null). */
export const ONE_SUBSCRIPTION = `
  SELECT ${COLUMNS} FROM notice_subscriptions WHERE subscription_id = $1 AND ($2::uuid IS NULL OR owner_id = $2)`;

export const LOCK_SUBSCRIPTION = `${ONE_SUBSCRIPTION} FOR UPDATE`;

/** Of the owner $1, or of anybody (null), oldest first, after the place of $2 and $3 (null for the first page), $4 at most. */
export const SUBSCRIPTIONS_PAGE = `
  SELECT ${COLUMNS}
  FROM notice_subscriptions
  WHERE ($1::uuid IS NULL OR owner_id = $1) AND ($2::timestamptz IS NULL OR (added_at, subscription_id) > ($2, $3::uuid))
  ORDER BY added_at, subscription_id
  LIMIT $4`;

/** $1 subscription, $2 channel, $3 events, $4 division, $5 manager, $6 settings, $7 export, $8 active, $9 told from, $10 the instant. */
export const CHANGE_SUBSCRIPTION = `
  UPDATE notice_subscriptions SET
    channel_id = $2, events = $3::text[], division = $4, manager_id = $5, settings = $6::jsonb, export = $7::jsonb, active = $8, told_from = $9,
    version = version + 1, changed_at = $10
  WHERE subscription_id = $1
  RETURNING ${COLUMNS}`;

export const REMOVE_SUBSCRIPTION = `DELETE FROM notice_subscriptions WHERE subscription_id = $1`;

/** What is not told yet of the subscription $1 never will be. */
export const WITHDRAW_NOTICES = `UPDATE notices SET state = 'withdrawn' WHERE subscription_id = $1 AND state IN ('held', 'waiting')`;
