/** The order and what the rules make of it. */
export const CASE_OF_ORDER = `
  SELECT
    orders.status::text AS status,
    orders.pay_method::text AS pay_method,
    orders.amount_fen,
    orders.buyer_id,
    to_char(orders.placed_at, 'YYYY-MM-DD HH24:MI:SS') AS placed_at,
    to_char(parties.paid_at, 'YYYY-MM-DD HH24:MI:SS') AS paid_at,
    to_char(coalesce(orders.outbound_at, listed.outbound_at), 'YYYY-MM-DD HH24:MI:SS') AS outbound_at,
    orders.placed_at AS placed_instant,
    parties.paid_at AS paid_instant,
    coalesce(orders.outbound_at, listed.outbound_at) AS outbound_instant,
    parties.excluded,
    orders.flagged,
    CASE
      WHEN NOT parties.excluded THEN NULL
      WHEN orders.status = 'cancelled' THEN 'cancelled'
      WHEN orders.amount_fen = 0 THEN 'zero-amount'
      WHEN EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id) THEN 'split-parent'
      ELSE 'flagged'
    END AS left_out,
    orders.placed_at - rule.look_back AS before_placing_from,
    parties.paid_at - rule.look_back AS before_payment_from,
    CASE WHEN rule.guard > make_interval() AND fresh.placed_agent_id IS NULL THEN orders.placed_at + rule.guard END AS ignored_until,
    CASE WHEN rule.follows_up AND fresh.placed_agent_id IS NULL AND fresh.paid_agent_id IS NULL
      THEN parties.paid_at + rule.follow_up END AS follow_up_until,
    fresh.placed_agent_id,
    fresh.paid_agent_id,
    fresh.credited_agent_id,
    fresh.verdict::text AS verdict,
    CASE WHEN fresh.credited_agent_id IS NOT NULL THEN fresh.amount_fen END AS credited_fen,
    fresh.deciding_message_id,
    fresh.rule_version
  FROM fresh_verdicts AS fresh
  JOIN parties USING (merchant_key, order_id)
  JOIN attribution_rules AS rule USING (rule_no)
  JOIN orders USING (merchant_key, order_id)
  LEFT JOIN order_outbounds AS listed USING (merchant_key, order_id)`;

/** What was said between the buyer and the shop, up to the end of the follow-up; the last $1 messages of it. */
export const TIMELINE = `
  SELECT *
  FROM (
    SELECT
      to_char(message.sent_at, 'YYYY-MM-DD HH24:MI:SS') AS at,
      message.sent_at AS instant,
      message.agent_id,
      message.sender::text AS sender,
      message.message_id
    FROM parties
    JOIN attribution_rules AS rule USING (rule_no)
    JOIN chat_messages AS message USING (merchant_key, buyer_id)
    WHERE message.sent_at <= greatest(parties.placed_at, parties.paid_at + rule.follow_up)
      AND (rule.look_back IS NULL OR message.sent_at > least(parties.placed_at, parties.paid_at) - rule.look_back)
    ORDER BY message.sent_at DESC, message.message_id DESC
    LIMIT $1
  ) AS latest
  ORDER BY at, message_id`;

/** The verdict alone, for what another rule would have said. */
export const FRESH_VERDICT = `
  SELECT verdict::text AS verdict, credited_agent_id, deciding_message_id FROM fresh_verdicts`;

export const KNOWN_ORDERS = `
  SELECT merchant.merchant_id, orders.order_id
  FROM orders JOIN merchants AS merchant USING (merchant_key)
  WHERE orders.order_id = $1
  LIMIT 5`;

/** Ends each statement of the transaction after so many milliseconds $1. */
export const LIMIT_TIME = `SELECT set_config('statement_timeout', $1, true)`;
