/**
 * How agents serve, by agent and day: whom they heard from, what became of it, and how long buyers waited.
 *
 * A session is a stretch of a thread without a silence longer than the shop's session gap; it ends with the business day. A
 * wait begins with the buyer's first unanswered message of a session and ends with the answer, and belongs to the agent who
 * sent that. An enquiry leads to an order when the buyer places one after it, by the end of the next day.
 * $1, $2 first and last day; $3 merchant ids or NULL for all; $4 the session gaps as JSON.
 */
export const AGENT_SERVICE = `
  WITH gaps AS MATERIALIZED (
    SELECT given.merchant_id, given.first_day, given.last_day, make_interval(mins => given.session_gap_minutes) AS gap
    FROM jsonb_to_recordset($4::jsonb) AS given (
      merchant_id text, first_day date, last_day date, session_gap_minutes integer)
  ),
  said AS (
    SELECT
      message.merchant_key,
      message.buyer_id,
      message.agent_id,
      message.message_id,
      message.sent_at,
      message.sender,
      message.sent_at::date AS day,
      coalesce(own.gap, general.gap) AS gap
    FROM chat_messages AS message
    JOIN merchants AS merchant USING (merchant_key)
    JOIN gaps AS general
      ON general.merchant_id IS NULL AND message.sent_at::date BETWEEN general.first_day AND general.last_day
    LEFT JOIN gaps AS own
      ON own.merchant_id = merchant.merchant_id AND message.sent_at::date BETWEEN own.first_day AND own.last_day
    WHERE merchant.known
      AND message.sent_at >= $1::date AND message.sent_at < $2::date + 1
      AND ($3::text[] IS NULL OR merchant.merchant_id = ANY ($3::text[]))
  ),
  followed AS (
    SELECT
      *,
      lag(sender) OVER thread AS sender_before,
      coalesce(lag(day) OVER thread <> day OR sent_at - lag(sent_at) OVER thread > gap, true) AS begins_session
    FROM said
    WHERE sender IN ('buyer', 'agent')
    WINDOW thread AS (PARTITION BY merchant_key, buyer_id, agent_id ORDER BY sent_at, message_id)
  ),
  sessions AS (
    SELECT
      *,
      count(*) FILTER (WHERE begins_session) OVER (
        PARTITION BY merchant_key, buyer_id, agent_id ORDER BY sent_at, message_id ROWS UNBOUNDED PRECEDING) AS session
    FROM followed
  ),
  waits AS (
    SELECT
      *,
      sender = 'agent' AND sender_before = 'buyer' AND NOT begins_session AS answers,
      max(sent_at) FILTER (WHERE sender = 'buyer' AND (begins_session OR sender_before = 'agent')) OVER (
        PARTITION BY merchant_key, buyer_id, agent_id, session ORDER BY sent_at, message_id ROWS UNBOUNDED PRECEDING)
        AS waiting_since
    FROM sessions
  ),
  answers AS (
    SELECT merchant_key, agent_id, day, extract(epoch FROM sent_at - waiting_since) AS seconds,
      row_number() OVER (
        PARTITION BY merchant_key, buyer_id, agent_id, session ORDER BY sent_at, message_id) = 1 AS is_first
    FROM waits
    WHERE answers
  ),
  response AS (
    SELECT
      merchant_key,
      agent_id,
      day,
      count(*)::integer AS responses,
      round(avg(seconds), 1)::text AS mean_response_seconds,
      sum(seconds)::bigint AS waited_seconds,
      count(*) FILTER (WHERE is_first)::integer AS first_responses,
      round(avg(seconds) FILTER (WHERE is_first), 1)::text AS first_response_seconds,
      coalesce(sum(seconds) FILTER (WHERE is_first), 0)::bigint AS first_waited_seconds
    FROM answers
    GROUP BY merchant_key, agent_id, day
  ),
  enquiries AS (
    SELECT merchant_key, agent_id, day, buyer_id, min(sent_at) AS first_at
    FROM said
    WHERE sender = 'buyer'
    GROUP BY merchant_key, agent_id, day, buyer_id
  ),
  outcomes AS (
    SELECT
      enquiries.merchant_key,
      enquiries.agent_id,
      enquiries.day,
      enquiries.buyer_id,
      count(orders.order_id) > 0 AS ordered,
      bool_or(verdict.verdict <> 'unpaid') AS paid,
      bool_or(verdict.verdict <> 'unpaid' AND (orders.outbound_at IS NOT NULL OR EXISTS (
        SELECT FROM order_outbounds AS listed
        WHERE listed.merchant_key = orders.merchant_key AND listed.order_id = orders.order_id))) AS sent_out
    FROM enquiries
    LEFT JOIN (
      orders JOIN verdicts AS verdict USING (merchant_key, order_id)
    ) ON orders.merchant_key = enquiries.merchant_key
      AND orders.buyer_id = enquiries.buyer_id
      AND orders.placed_at > enquiries.first_at
      AND orders.placed_day <= enquiries.day + 1
      AND verdict.verdict <> 'excluded'
    GROUP BY enquiries.merchant_key, enquiries.agent_id, enquiries.day, enquiries.buyer_id
  ),
  enquired AS (
    SELECT
      merchant_key,
      agent_id,
      day,
      count(*)::integer AS enquiries,
      count(*) FILTER (WHERE ordered)::integer AS ordering_buyers,
      count(*) FILTER (WHERE paid)::integer AS paying_buyers,
      count(*) FILTER (WHERE sent_out)::integer AS outbound_buyers
    FROM outcomes
    GROUP BY merchant_key, agent_id, day
  ),
  volume AS (
    SELECT
      merchant_key,
      agent_id,
      day,
      count(*) FILTER (WHERE sender = 'agent')::integer AS agent_messages,
      count(*) FILTER (WHERE sender IN ('robot', 'system'))::integer AS automatic_messages
    FROM said
    GROUP BY merchant_key, agent_id, day
  )
  SELECT
    merchant.merchant_id,
    volume.agent_id,
    volume.day,
    coalesce(enquired.enquiries, 0) AS enquiries,
    coalesce(enquired.ordering_buyers, 0) AS ordering_buyers,
    coalesce(enquired.paying_buyers, 0) AS paying_buyers,
    coalesce(enquired.outbound_buyers, 0) AS outbound_buyers,
    volume.agent_messages,
    coalesce(response.responses, 0) AS responses,
    response.mean_response_seconds,
    coalesce(response.waited_seconds, 0) AS waited_seconds,
    coalesce(response.first_responses, 0) AS first_responses,
    response.first_response_seconds,
    coalesce(response.first_waited_seconds, 0) AS first_waited_seconds,
    volume.automatic_messages
  FROM volume
  LEFT JOIN enquired USING (merchant_key, agent_id, day)
  LEFT JOIN response USING (merchant_key, agent_id, day)
  JOIN merchants AS merchant USING (merchant_key)
  ORDER BY merchant.merchant_id, volume.agent_id, volume.day`;
