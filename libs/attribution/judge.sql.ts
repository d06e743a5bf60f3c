import { BEST_FIRST, PASSES_TRANSFER_FILTER, candidatesBefore } from './candidates.sql.js';

/**
 * Judges orders set-based. The statements work on temporary tables of one transaction, in this order:
 * `attribution_rules` and `due_orders` (which orders) → `cases` (what the rules say of each) → `quick_winners`,
 * `placed_winners`, `paid_winners` (who won before placing and payment) → `parties` (both together) → `follow_ups` (of
 * fully silent orders) → `fresh_verdicts`.
 */

/** The rules as rows: one for every span of days, and one for every shop with rules of its own in it. $1 JSON. */
export const CREATE_RULES = `
  CREATE TEMPORARY TABLE attribution_rules ON COMMIT DROP AS
  SELECT
    given.*,
    merchant.merchant_key AS shop_key,
    make_interval(days => given.look_back_days) AS look_back,
    make_interval(mins => given.guard_minutes) AS guard,
    make_interval(mins => given.window_minutes) AS follow_up,
    given.buyer_contacts OR given.agent_follows_up AS follows_up,
    NOT given.by_rounds AND NOT given.both_spoke AND given.transfer_messages = 0 AS quick
  FROM jsonb_to_recordset($1::jsonb) AS given (
    rule_no integer, merchant_id text, first_day date, last_day date, version integer, by_rounds boolean, credit text,
    buyer_contacts boolean, agent_follows_up boolean, window_minutes integer, look_back_days integer,
    both_spoke boolean, guard_minutes integer, transfer_messages integer, exclude_flagged boolean,
    pays_at_outbound boolean, net_of_refunds boolean)
  LEFT JOIN merchants AS merchant ON merchant.merchant_id = given.merchant_id
  WHERE given.merchant_id IS NULL OR merchant.merchant_key IS NOT NULL`;

/**
 * What the rules say of each due order: whether it takes part, the moment that counts as its payment, the amount that
 * can be credited, and the rule that judges it: of the shop, else the default of the day it was placed on.
 */
export const CREATE_CASES = `
  CREATE TEMPORARY TABLE cases ON COMMIT DROP AS
  SELECT
    orders.merchant_key,
    orders.order_id,
    orders.buyer_id,
    orders.placed_at,
    CASE
      WHEN orders.pay_method = 'online' THEN orders.paid_at
      WHEN rule.pays_at_outbound THEN orders.outbound_at
      ELSE orders.placed_at
    END AS paid_at,
    orders.status = 'cancelled' OR orders.amount_fen = 0 OR (rule.exclude_flagged AND orders.flagged)
      OR EXISTS (
        SELECT FROM orders AS child
        WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id) AS excluded,
    CASE
      WHEN rule.net_of_refunds THEN orders.amount_fen
        - coalesce(orders.refunded_fen, CASE WHEN orders.status = 'refunded' THEN orders.amount_fen ELSE 0 END)
      ELSE orders.amount_fen
    END AS amount_fen,
    rule.rule_no,
    rule.quick
  FROM due_orders
  JOIN orders USING (merchant_key, order_id)
  JOIN attribution_rules AS general
    ON general.merchant_id IS NULL AND orders.placed_day BETWEEN general.first_day AND general.last_day
  LEFT JOIN attribution_rules AS own
    ON own.shop_key = orders.merchant_key AND orders.placed_day BETWEEN own.first_day AND own.last_day
  JOIN attribution_rules AS rule ON rule.rule_no = coalesce(own.rule_no, general.rule_no)`;

/** The planner knows nothing of temporary tables but what it is told. */
export const ANALYZE_CASES = 'ANALYZE attribution_rules, cases';

/**
 * R12 to R14: who won before placing and before payment where only the latest message counts (by chat time, without
 * further conditions): the agents' messages to a buyer lie in one ordered array, in which a moment is found by binary
 * search.
 */
export const CREATE_QUICK_WINNERS = `
  CREATE TEMPORARY TABLE quick_winners ON COMMIT DROP AS
  WITH pairs AS MATERIALIZED (
    SELECT
      merchant_key,
      buyer_id,
      array_agg(sent_at ORDER BY sent_at, message_id) AS sent_at,
      array_agg(agent_id ORDER BY sent_at, message_id) AS agent_id,
      array_agg(message_id ORDER BY sent_at, message_id) AS message_id
    FROM chat_messages
    WHERE sender = 'agent'
      AND (merchant_key, buyer_id) IN (SELECT DISTINCT merchant_key, buyer_id FROM cases WHERE quick)
    GROUP BY merchant_key, buyer_id
  ),
  found AS (
    SELECT
      cases.merchant_key,
      cases.order_id,
      cases.placed_at - rule.look_back AS placed_after,
      cases.paid_at - rule.look_back AS paid_after,
      pairs.sent_at,
      pairs.agent_id,
      pairs.message_id,
      width_bucket(cases.placed_at, pairs.sent_at) AS placed,
      width_bucket(cases.paid_at, pairs.sent_at) AS paid
    FROM cases
    JOIN attribution_rules AS rule USING (rule_no)
    JOIN pairs USING (merchant_key, buyer_id)
    WHERE cases.quick
  ),
  -- What lies before the look-back is no winner; places count from 1, so that 0 names nobody.
  within AS (
    SELECT
      merchant_key,
      order_id,
      agent_id,
      message_id,
      CASE WHEN placed_after IS NULL OR sent_at[placed] > placed_after THEN placed ELSE 0 END AS placed,
      CASE WHEN paid_after IS NULL OR sent_at[paid] > paid_after THEN paid ELSE 0 END AS paid
    FROM found
  )
  SELECT
    merchant_key,
    order_id,
    agent_id[placed] AS placed_agent_id,
    message_id[placed] AS placed_message_id,
    agent_id[paid] AS paid_agent_id,
    message_id[paid] AS paid_message_id
  FROM within`;

/** R14, R15: who won before a moment under any rule, out of all candidates. */
function winnersBefore(moment: 'placed_at' | 'paid_at', judged: string): string {
  return `
  ${candidatesBefore(moment, judged)}
  SELECT DISTINCT ON (merchant_key, order_id) merchant_key, order_id, agent_id, latest_id AS message_id
  FROM candidates
  WHERE ${PASSES_TRANSFER_FILTER}
  ORDER BY merchant_key, order_id, ${BEST_FIRST}`;
}

export const CREATE_PLACED_WINNERS = `
  CREATE TEMPORARY TABLE placed_winners ON COMMIT DROP AS
  ${winnersBefore('placed_at', 'SELECT *, false AS guarded FROM cases WHERE NOT quick')}`;

/** Before payment, orders that the guard protects are judged here too: those without a placed-order agent. */
export const CREATE_PAID_WINNERS = `
  CREATE TEMPORARY TABLE paid_winners ON COMMIT DROP AS
  ${winnersBefore(
    'paid_at',
    `SELECT cases.*, rule.guard_minutes > 0 AND coalesce(quick_winners.placed_agent_id, placed_winners.agent_id) IS NULL AS guarded
    FROM cases
    JOIN attribution_rules AS rule USING (rule_no)
    LEFT JOIN quick_winners USING (merchant_key, order_id)
    LEFT JOIN placed_winners USING (merchant_key, order_id)
    WHERE cases.paid_at IS NOT NULL
      AND (NOT cases.quick OR (rule.guard_minutes > 0 AND quick_winners.placed_agent_id IS NULL))`,
  )}`;

/**
 * R12, R13: both agents of each case with their messages. Once paid, an order with a placed-order agent has a paid-order
 * agent: the same, where nobody else is found.
 */
export const CREATE_PARTIES = `
  CREATE TEMPORARY TABLE parties ON COMMIT DROP AS
  WITH winners AS (
    SELECT
      cases.*,
      CASE WHEN cases.quick THEN quick_winners.placed_agent_id ELSE placed_winners.agent_id END AS placed_agent_id,
      CASE WHEN cases.quick THEN quick_winners.placed_message_id ELSE placed_winners.message_id END AS placed_message_id,
      rule.guard_minutes > 0 AND cases.quick AND quick_winners.placed_agent_id IS NULL AS guarded,
      quick_winners.paid_agent_id AS quick_agent_id,
      quick_winners.paid_message_id AS quick_message_id,
      paid_winners.agent_id AS found_agent_id,
      paid_winners.message_id AS found_message_id
    FROM cases
    JOIN attribution_rules AS rule USING (rule_no)
    LEFT JOIN quick_winners USING (merchant_key, order_id)
    LEFT JOIN placed_winners USING (merchant_key, order_id)
    LEFT JOIN paid_winners USING (merchant_key, order_id)
  ),
  paid AS (
    SELECT
      *,
      CASE WHEN quick AND NOT guarded THEN quick_agent_id ELSE found_agent_id END AS before_payment_agent_id,
      CASE WHEN quick AND NOT guarded THEN quick_message_id ELSE found_message_id END AS before_payment_message_id
    FROM winners
  )
  SELECT
    merchant_key,
    order_id,
    buyer_id,
    placed_at,
    paid_at,
    excluded,
    amount_fen,
    rule_no,
    placed_agent_id,
    placed_message_id,
    CASE WHEN paid_at IS NOT NULL THEN coalesce(before_payment_agent_id, placed_agent_id) END AS paid_agent_id,
    CASE WHEN paid_at IS NOT NULL THEN
      CASE WHEN before_payment_agent_id IS NULL THEN placed_message_id ELSE before_payment_message_id END
    END AS paid_message_id
  FROM paid`;

export const ANALYZE_EARLIER_WINNERS = 'ANALYZE quick_winners, placed_winners';
export const ANALYZE_PAID_WINNERS = 'ANALYZE paid_winners';
export const ANALYZE_PARTIES = 'ANALYZE parties';

/**
 * R19 to R21: who followed a fully silent order up. A thread qualifies where both its buyer and its agent spoke within the
 * window after payment. Its initiator is who spoke first there; but an agent who only answers the buyer's last message
 * from before the payment, not older than the window, is no initiator.
 */
export const CREATE_FOLLOW_UPS = `
  CREATE TEMPORARY TABLE follow_ups ON COMMIT DROP AS
  WITH silent AS MATERIALIZED (
    SELECT parties.merchant_key, parties.order_id, parties.buyer_id, parties.paid_at, rule.follow_up,
      rule.buyer_contacts, rule.agent_follows_up
    FROM parties
    JOIN attribution_rules AS rule USING (rule_no)
    WHERE rule.follows_up AND parties.paid_at IS NOT NULL AND NOT parties.excluded
      AND parties.placed_agent_id IS NULL AND parties.paid_agent_id IS NULL
  ),
  threads AS (
    SELECT
      silent.merchant_key,
      silent.order_id,
      silent.buyer_id,
      silent.paid_at,
      silent.follow_up,
      silent.buyer_contacts,
      silent.agent_follows_up,
      message.agent_id,
      min(message.sent_at) AS first_at,
      (array_agg(message.message_id ORDER BY message.sent_at, message.message_id))[1] AS first_id,
      (array_agg(message.sender ORDER BY message.sent_at, message.message_id))[1] AS first_sender
    FROM silent
    JOIN chat_messages AS message USING (merchant_key, buyer_id)
    WHERE message.sender IN ('buyer', 'agent')
      AND message.sent_at > silent.paid_at AND message.sent_at <= silent.paid_at + silent.follow_up
    GROUP BY silent.merchant_key, silent.order_id, silent.buyer_id, silent.paid_at, silent.follow_up,
      silent.buyer_contacts, silent.agent_follows_up, message.agent_id
    HAVING bool_or(message.sender = 'buyer') AND bool_or(message.sender = 'agent')
  ),
  initiated AS (
    SELECT
      threads.*,
      threads.first_sender = 'buyer' OR coalesce(
        before.sender = 'buyer' AND before.sent_at >= threads.first_at - threads.follow_up, false) AS by_buyer
    FROM threads
    LEFT JOIN LATERAL (
      SELECT message.sender, message.sent_at
      FROM chat_messages AS message
      WHERE message.merchant_key = threads.merchant_key
        AND message.buyer_id = threads.buyer_id
        AND message.agent_id = threads.agent_id
        AND message.sender IN ('buyer', 'agent')
        AND message.sent_at <= threads.paid_at
      ORDER BY message.sent_at DESC, message.message_id DESC
      LIMIT 1
    ) AS before ON true
  )
  SELECT DISTINCT ON (merchant_key, order_id) merchant_key, order_id, agent_id, first_id AS message_id, by_buyer
  FROM initiated
  WHERE CASE WHEN by_buyer THEN buyer_contacts ELSE agent_follows_up END
  ORDER BY merchant_key, order_id, first_at, first_id`;

/**
 * The verdicts: excluded → unpaid → the credit rule → follow-up → unknown (no chat log for a day that matters) → silent or
 * no_agent.
 */
export const CREATE_FRESH_VERDICTS = `
  CREATE TEMPORARY TABLE fresh_verdicts ON COMMIT DROP AS
  WITH credited AS (
    SELECT
      parties.*,
      rule.version,
      rule.credit,
      rule.look_back,
      rule.follows_up,
      rule.follow_up,
      follow.agent_id AS follow_agent_id,
      follow.message_id AS follow_message_id,
      follow.by_buyer,
      CASE rule.credit WHEN 'payment' THEN NULL ELSE parties.placed_agent_id END AS first_agent_id,
      CASE rule.credit WHEN 'order_only' THEN NULL ELSE parties.paid_agent_id END AS second_agent_id
    FROM parties
    JOIN attribution_rules AS rule USING (rule_no)
    LEFT JOIN follow_ups AS follow USING (merchant_key, order_id)
  ),
  judged AS (
    SELECT
      *,
      CASE
        WHEN excluded THEN 'excluded'
        WHEN paid_at IS NULL THEN 'unpaid'
        WHEN first_agent_id IS NOT NULL THEN 'placed_agent'
        WHEN second_agent_id IS NOT NULL THEN 'paid_agent'
        WHEN placed_agent_id IS NOT NULL OR paid_agent_id IS NOT NULL THEN 'no_agent'
        WHEN follow_agent_id IS NOT NULL THEN CASE WHEN by_buyer THEN 'buyer_contact' ELSE 'agent_follow_up' END
        WHEN (SELECT count(*) FROM chat_coverage AS covered
              WHERE covered.merchant_key = credited.merchant_key
                AND covered.day BETWEEN (credited.placed_at - coalesce(credited.look_back, make_interval()))::date
                  AND (credited.paid_at + CASE WHEN credited.follows_up THEN credited.follow_up ELSE make_interval() END)::date)
          < (credited.paid_at + CASE WHEN credited.follows_up THEN credited.follow_up ELSE make_interval() END)::date
            - (credited.placed_at - coalesce(credited.look_back, make_interval()))::date + 1
          AND EXISTS (SELECT FROM chat_coverage AS covered WHERE covered.merchant_key = credited.merchant_key)
          THEN 'unknown'
        ELSE 'silent'
      END::order_verdict AS verdict
    FROM credited
  )
  SELECT
    merchant_key,
    order_id,
    placed_agent_id,
    paid_agent_id,
    CASE verdict
      WHEN 'placed_agent' THEN first_agent_id
      WHEN 'paid_agent' THEN second_agent_id
      WHEN 'buyer_contact' THEN follow_agent_id
      WHEN 'agent_follow_up' THEN follow_agent_id
    END AS credited_agent_id,
    verdict,
    CASE WHEN verdict NOT IN ('excluded', 'unpaid') THEN amount_fen END AS amount_fen,
    CASE verdict
      WHEN 'placed_agent' THEN placed_message_id
      WHEN 'paid_agent' THEN paid_message_id
      WHEN 'buyer_contact' THEN follow_message_id
      WHEN 'agent_follow_up' THEN follow_message_id
    END AS deciding_message_id,
    CASE WHEN verdict <> 'excluded' THEN paid_at::date END AS paid_day,
    version AS rule_version
  FROM judged`;
