const DELIVERY = `delivery_id, channel_id, state, notices, body, attempts, failures, next_try_at, error, accepted_as, made_at, settled_at`;

/** What is due at a channel at the instant $1: a message that waits or whose sender is lost, or a notice. */
const HAS_DUE = `
  EXISTS (
    SELECT FROM notice_deliveries AS delivery
    WHERE delivery.channel_id = channel.channel_id AND delivery.state IN ('waiting', 'sending') AND delivery.next_try_at <= $1
  ) OR EXISTS (
    SELECT FROM notices AS notice
    WHERE notice.channel_id = channel.channel_id AND notice.state = 'waiting' AND notice.due_at <= $1
  )`;

/** A channel at which something is due and whose address is free at the instant $1; nobody else takes from it until the end of the transaction. */
export const TAKE_CHANNEL = `
  SELECT channel.channel_id, channel.owner_id, channel.kind, channel.name, channel.hint, channel.language, channel.address, channel.address_key, channel.version
  FROM notice_channels AS channel
  LEFT JOIN notice_addresses AS place USING (address_key)
  WHERE channel.paused IS NULL AND (place.free_at IS NULL OR place.free_at <= $1) AND (${HAS_DUE})
  ORDER BY place.free_at NULLS FIRST, channel.channel_id
  LIMIT 1
  FOR NO KEY UPDATE OF channel SKIP LOCKED`;

/** Locks the address $1, which is noted where it is not yet, at the instant $2. */
export const LOCK_ADDRESS = `
  INSERT INTO notice_addresses (address_key, attempts, free_at) VALUES ($1, '{}', $2)
  ON CONFLICT (address_key) DO UPDATE SET attempts = notice_addresses.attempts
  RETURNING attempts, free_at`;

/** $1 address, $2 attempts that count, $3 when it is free. */
export const NOTE_ATTEMPT = `UPDATE notice_addresses SET attempts = $2::timestamptz[], free_at = $3 WHERE address_key = $1`;

/** The address of a message $1 is left alone until $2. */
export const CLOSE_ADDRESS = `
  UPDATE notice_addresses AS place SET free_at = greatest(place.free_at, $2)
  FROM notice_deliveries AS delivery
  JOIN notice_channels AS channel USING (channel_id)
  WHERE delivery.delivery_id = $1 AND place.address_key = channel.address_key`;

/**
 * Takes the message of a channel $1 that has been due longest at the instant $2, until $3. One that was being sent lost its sender: that is a
 * failure, for the reason $4.
 */
export const TAKE_DELIVERY = `
  UPDATE notice_deliveries AS own SET
    state = 'sending', attempts = own.attempts + 1, next_try_at = $3,
    failures = own.failures + (own.state = 'sending')::integer, error = CASE WHEN own.state = 'sending' THEN $4 ELSE own.error END
  FROM (
    SELECT delivery_id
    FROM notice_deliveries
    WHERE channel_id = $1 AND state IN ('waiting', 'sending') AND next_try_at <= $2
    ORDER BY next_try_at, delivery_id
    LIMIT 1
    FOR UPDATE
  ) AS due
  WHERE own.delivery_id = due.delivery_id
  RETURNING own.delivery_id, own.body, own.attempts, own.failures`;

/** The notices of a channel $1 that are due at $2, the longest first, $3 at most. */
export const DUE_NOTICES = `
  SELECT notice_id, subscription_id, event, event_key, facts, export_id, made_at
  FROM notices
  WHERE channel_id = $1 AND state = 'waiting' AND due_at <= $2
  ORDER BY due_at, notice_id
  LIMIT $3
  FOR UPDATE SKIP LOCKED`;

/** What the files of the exports $1 are saved under. */
export const EXPORTS = `
  SELECT export_id, report, request ->> 'period' AS period, format, made_at
  FROM export_files
  WHERE export_id = ANY ($1::uuid[]) AND state = 'done'`;

/** Adds a message that is being sent. $1 delivery, $2 channel, $3 notices in it, $4 body, $5 until when, $6 the instant. */
export const ADD_DELIVERY = `
  INSERT INTO notice_deliveries (delivery_id, channel_id, state, notices, body, attempts, next_try_at, made_at)
  VALUES ($1, $2, 'sending', $3, $4, 1, $5, $6)`;

export const NOTICES_TAKEN = `UPDATE notices SET state = 'taken', delivery_id = $2 WHERE notice_id = ANY ($1::uuid[])`;

/** A message was accepted, whoever sent it, and whatever was noted of it before. $1 delivery, $2 as what, $3 the instant. */
export const SETTLE_SENT = `
  UPDATE notice_deliveries SET state = 'sent', accepted_as = $2, error = NULL, settled_at = $3 WHERE delivery_id = $1 AND state <> 'sent'`;

/** Puts a message back, or gives it up. Of an attempt that nobody else has taken over. $1 delivery, $2 attempt, $3 state, $4 failures, $5 next try, $6 why, $7 settled at. */
export const SETTLE_NOT_SENT = `
  UPDATE notice_deliveries SET state = $3::notice_delivery_state, failures = $4, next_try_at = $5, error = $6, settled_at = $7
  WHERE delivery_id = $1 AND attempts = $2 AND state = 'sending'`;

/** $1 delivery, $2 state. */
export const NOTICES_OF_DELIVERY = `UPDATE notices SET state = $2::notice_state WHERE delivery_id = $1`;

/** Pauses a channel $1 for the reason $3, unless somebody has changed it since the version $2 was seen. */
export const PAUSE_CHANNEL = `UPDATE notice_channels SET paused = $3 WHERE channel_id = $1 AND version = $2 AND paused IS NULL`;

/** The other channels of an owner $1 that work, but for $2. */
export const OTHER_CHANNELS = `SELECT channel_id FROM notice_channels WHERE owner_id = $1 AND channel_id <> $2 AND paused IS NULL ORDER BY channel_id`;

/** When something is due next; null where nothing waits. */
export const NEXT_DUE = `
  SELECT min(greatest(due.at, place.free_at)) AS at
  FROM notice_channels AS channel
  LEFT JOIN notice_addresses AS place USING (address_key)
  CROSS JOIN LATERAL (
    SELECT least(
      (SELECT min(next_try_at) FROM notice_deliveries AS own WHERE own.channel_id = channel.channel_id AND own.state IN ('waiting', 'sending')),
      (SELECT min(due_at) FROM notices AS own WHERE own.channel_id = channel.channel_id AND own.state = 'waiting')
    ) AS at
  ) AS due
  WHERE channel.paused IS NULL AND due.at IS NOT NULL`;

/** What waits, what failed since $1, and how many channels are paused. */
export const COUNTS = `
  SELECT
    (SELECT count(*) FROM notices WHERE state IN ('held', 'waiting'))::integer AS waiting,
    (SELECT count(*) FROM notice_deliveries WHERE state IN ('waiting', 'sending'))::integer AS sending,
    (SELECT count(*) FROM notice_deliveries WHERE state = 'failed' AND settled_at >= $1)::integer AS failed,
    (SELECT count(*) FROM notice_channels WHERE paused IS NOT NULL)::integer AS paused`;

/**
 * Messages at the channels of the owner $1 (null: of anybody), of the channel $2 and in the state $3 where these are named; newest first, older
 * than the one made at $4 with the id $5 (null for the first page), $6 at most.
 */
export const PAGE = `
  SELECT ${DELIVERY}
  FROM notice_deliveries AS delivery
  WHERE ($1::uuid IS NULL OR EXISTS (SELECT FROM notice_channels AS channel WHERE channel.channel_id = delivery.channel_id AND channel.owner_id = $1))
    AND ($2::uuid IS NULL OR channel_id = $2)
    AND ($3::notice_delivery_state IS NULL OR state = $3)
    AND ($4::timestamptz IS NULL OR (made_at, delivery_id) < ($4, $5::uuid))
  ORDER BY made_at DESC, delivery_id DESC
  LIMIT $6`;

/** A message $1 at a channel of the owner $2 (null: of anybody). */
export const ONE = `
  SELECT ${DELIVERY}
  FROM notice_deliveries AS delivery
  WHERE delivery_id = $1
    AND ($2::uuid IS NULL OR EXISTS (SELECT FROM notice_channels AS channel WHERE channel.channel_id = delivery.channel_id AND channel.owner_id = $2))`;

export const LOCK_ONE = `${ONE} FOR UPDATE OF delivery`;

/** A message that failed begins anew. $1 delivery, $2 the instant. */
export const RETRY = `UPDATE notice_deliveries SET state = 'waiting', failures = 0, next_try_at = $2, settled_at = NULL WHERE delivery_id = $1`;

/** Messages and notices made before $1 are kept no longer. */
export const SWEEP_DELIVERIES = `DELETE FROM notice_deliveries WHERE made_at < $1 AND state <> 'sending'`;
export const SWEEP_NOTICES = `DELETE FROM notices WHERE made_at < $1 AND state IN ('sent', 'failed', 'withdrawn', 'taken') AND NOT EXISTS (
  SELECT FROM notice_deliveries AS delivery WHERE delivery.delivery_id = notices.delivery_id)`;
/** Addresses that nobody has written to since $1. */
export const SWEEP_ADDRESSES = `DELETE FROM notice_addresses WHERE free_at < $1`;
