/** The notice with the key $2 at the channel $1, and how the message that it is in stands. */
export const TEST_OF_CHANNEL = `
  SELECT delivery.state::text AS state, delivery.accepted_as, delivery.error, channel.paused
  FROM notices AS notice
  JOIN notice_channels AS channel USING (channel_id)
  LEFT JOIN notice_deliveries AS delivery ON delivery.delivery_id = notice.delivery_id
  WHERE notice.channel_id = $1 AND notice.subscription_id IS NULL AND notice.event_key = $2`;
