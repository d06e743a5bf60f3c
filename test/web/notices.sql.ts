/** A message ($1) of a channel ($2) with these words ($3), given up at an instant ($4) for a reason ($5). */
export const ADD_GIVEN_UP = `
  INSERT INTO notice_deliveries (delivery_id, channel_id, state, notices, body, attempts, failures, next_try_at, error, made_at, settled_at)
  VALUES ($1, $2, 'failed', 1, $3, 1, 1, $4, $5, $4, $4)`;

/** Pauses a channel ($1) for a reason ($2). */
export const PAUSE = `UPDATE notice_channels SET paused = $2 WHERE channel_id = $1`;
