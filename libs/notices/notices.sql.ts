/** Adds notices that are not there yet: lists of the same length, $1 to $9, and $10 the instant. */
export const ADD_NOTICES = `
  INSERT INTO notices (notice_id, channel_id, subscription_id, event, event_key, facts, state, export_id, due_at, made_at)
  SELECT given.*, $10
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::jsonb[], $7::notice_state[], $8::uuid[], $9::timestamptz[]) AS given (notice_id, channel_id, subscription_id, event, event_key, facts, state, export_id, due_at)
  WHERE EXISTS (SELECT FROM notice_channels AS channel WHERE channel.channel_id = given.channel_id)
  ON CONFLICT (channel_id, subscription_id, event_key) DO NOTHING`;
