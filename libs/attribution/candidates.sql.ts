import type { DueOrders } from './cases.sql.js';

/** Of whole shops, whose keys are $1, no messages of others are read; of single orders the messages are looked up. */
export function messagesOfDue(due: DueOrders): string {
  return due === 'shops' ? 'AND message.merchant_key = ANY ($1::integer[])' : '';
}

/**
 * R14, R15: all candidates before a moment, as the common table `candidates`: the agents who spoke to the buyer (and were
 * spoken to, where the rule wants it) within the look-back; with their messages, and with
 * their rounds, which are counted where a thread turns from buyer to agent.
 *
 * `judged` gives the cases to judge; where it says `guarded`, the agents' messages of the first minutes after placing do
 * not count.
 */
export function candidatesBefore(moment: 'placed_at' | 'paid_at', judged: string, due: DueOrders): string {
  return `
  WITH judged AS MATERIALIZED (${judged}),
  spoken AS (
    SELECT
      judged.merchant_key,
      judged.order_id,
      judged.rule_no,
      message.agent_id,
      message.message_id,
      message.sent_at,
      message.sender,
      lag(message.sender) OVER thread AS sender_before
    FROM judged
    JOIN attribution_rules AS rule USING (rule_no)
    JOIN chat_messages AS message USING (merchant_key, buyer_id)
    WHERE message.sender IN ('buyer', 'agent')
      AND message.sent_at <= judged.${moment} ${messagesOfDue(due)}
      AND (rule.look_back IS NULL OR message.sent_at > judged.${moment} - rule.look_back)
      AND NOT (
        judged.guarded AND message.sender = 'agent'
        AND message.sent_at > judged.placed_at AND message.sent_at <= judged.placed_at + rule.guard)
    WINDOW thread AS (
      PARTITION BY judged.merchant_key, judged.order_id, message.agent_id
      ORDER BY message.sent_at, message.message_id)
  ),
  threads AS (
    SELECT
      merchant_key,
      order_id,
      rule_no,
      agent_id,
      count(*) FILTER (WHERE sender = 'agent') AS own_messages,
      bool_or(sender = 'buyer') AS buyer_spoke,
      count(*) FILTER (WHERE sender = 'agent' AND sender_before = 'buyer') AS rounds,
      max(sent_at) FILTER (WHERE sender = 'agent') AS latest_at,
      (array_agg(message_id ORDER BY sent_at DESC, message_id DESC) FILTER (WHERE sender = 'agent'))[1] AS latest_id
    FROM spoken
    GROUP BY merchant_key, order_id, rule_no, agent_id
    HAVING bool_or(sender = 'agent')
  ),
  candidates AS (
    SELECT
      threads.*,
      rule.by_rounds,
      rule.transfer_messages,
      max(threads.own_messages) OVER (PARTITION BY threads.merchant_key, threads.order_id) AS most_messages
    FROM threads
    JOIN attribution_rules AS rule USING (rule_no)
    WHERE NOT rule.both_spoke OR threads.buyer_spoke
  )`;
}

/** The best candidate first: by rounds where the rule counts them, then by the latest message. */
export const BEST_FIRST = 'CASE WHEN by_rounds THEN rounds END DESC, latest_at DESC, latest_id DESC';

/** Candidates with few messages are passed over, unless that removes all. */
export const PASSES_TRANSFER_FILTER = '(own_messages > transfer_messages OR most_messages <= transfer_messages)';

/** All candidates of the cases before placing or payment, the best first: what an explanation shows. */
export function candidatesOfCases(moment: 'placed_at' | 'paid_at'): string {
  const judged = `
    SELECT cases.*,
      ${moment === 'paid_at' ? 'rule.guard_minutes > 0 AND parties.placed_agent_id IS NULL' : 'false'} AS guarded
    FROM cases
    JOIN attribution_rules AS rule USING (rule_no)
    JOIN parties USING (merchant_key, order_id)
    WHERE cases.${moment} IS NOT NULL`;
  return `
  ${candidatesBefore(moment, judged, 'orders')}
  SELECT agent_id, own_messages::integer AS own_messages, rounds::integer AS rounds, latest_at, latest_id,
    ${PASSES_TRANSFER_FILTER} AS stays
  FROM candidates
  ORDER BY stays DESC, ${BEST_FIRST}`;
}
