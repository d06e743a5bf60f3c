import { BEST_FIRST, PASSES_TRANSFER_FILTER, candidatesBefore, messagesOfDue } from './candidates.sql.js';
import type { DueOrders } from './cases.sql.js';
import { GIVEN_RULE, JOIN_RULE, casesWithQuickWinners } from './cases.sql.js';

/**
 * Judges orders set-based, in one of two ways that end in the same verdicts:
 *
 * - orders whose rule is quick and follows no silent order up: one statement, from the orders to their verdicts;
 * - all others: temporary tables of one transaction, in this order: `cases` (what the rules say of each, and who won where
 *   that is quick) → `placed_winners`, `paid_winners` (who won out of all candidates) → `parties` (both agents) →
 *   `follow_ups` (of fully silent orders).
 */

/** Which of the due orders are judged by steps: all of them, or those that one statement cannot judge. */
export type BySteps = 'all' | 'others';

/** What the rules say of each due order. $1 the keys of the shops where whole shops are due. */
export function createCases(due: DueOrders, which: BySteps): string {
  return `
  CREATE TEMPORARY TABLE cases ON COMMIT DROP AS
  ${casesWithQuickWinners(due, { join: JOIN_RULE, where: which === 'all' ? 'true' : 'NOT rule.is_straight', namesShops: false })}`;
}

export const ANALYZE_CASES = 'ANALYZE cases';

/** R14, R15: who won before a moment under any rule, out of all candidates. */
function winnersBefore(moment: 'placed_at' | 'paid_at', judged: string, due: DueOrders): string {
  return `
  ${candidatesBefore(moment, judged, due)}
  SELECT DISTINCT ON (merchant_key, order_id) merchant_key, order_id, agent_id, latest_id AS message_id
  FROM candidates
  WHERE ${PASSES_TRANSFER_FILTER}
  ORDER BY merchant_key, order_id, ${BEST_FIRST}`;
}

/** $1, here and below, the keys of the shops where whole shops are due. */
export function createPlacedWinners(due: DueOrders): string {
  return `
  CREATE TEMPORARY TABLE placed_winners ON COMMIT DROP AS
  ${winnersBefore('placed_at', 'SELECT *, false AS guarded FROM cases WHERE NOT quick', due)}`;
}

export const ANALYZE_PLACED_WINNERS = 'ANALYZE placed_winners';

/** Before payment the guard protects the orders that have no placed-order agent. */
export function createPaidWinners(due: DueOrders): string {
  return `
  CREATE TEMPORARY TABLE paid_winners ON COMMIT DROP AS
  ${winnersBefore(
    'paid_at',
    `SELECT cases.*, cases.guard > make_interval() AND placed_winners.agent_id IS NULL AS guarded
    FROM cases
    LEFT JOIN placed_winners USING (merchant_key, order_id)
    WHERE cases.paid_at IS NOT NULL AND NOT cases.quick`,
    due,
  )}`;
}

export const ANALYZE_PAID_WINNERS = 'ANALYZE paid_winners';

const PARTY_COLUMNS = `
    merchant_key, order_id, buyer_id, placed_at, paid_at, paid_day, excluded, amount_fen, rule_no, version, credit,
    look_back, follows_up, follow_up`;

/** R12, R13: both agents of each case. */
export const CREATE_PARTIES = `
  CREATE TEMPORARY TABLE parties ON COMMIT DROP AS
  SELECT ${PARTY_COLUMNS},
    CASE WHEN quick THEN placed_agent_id ELSE placed_winners.agent_id END AS placed_agent_id,
    CASE WHEN quick THEN placed_message_id ELSE placed_winners.message_id END AS placed_message_id,
    CASE WHEN quick THEN paid_agent_id ELSE paid_winners.agent_id END AS paid_agent_id,
    CASE WHEN quick THEN paid_message_id ELSE paid_winners.message_id END AS paid_message_id
  FROM cases
  LEFT JOIN placed_winners USING (merchant_key, order_id)
  LEFT JOIN paid_winners USING (merchant_key, order_id)`;

export const ANALYZE_PARTIES = 'ANALYZE parties';

/**
 * R19 to R21: who followed a fully silent order up. A thread qualifies where both its buyer and its agent spoke within the
 * window after payment. Its initiator is who spoke first there; but an agent who only answers the buyer's last message
 * from before the payment, not older than the window, is no initiator.
 */
export function createFollowUps(due: DueOrders): string {
  return `
  CREATE TEMPORARY TABLE follow_ups ON COMMIT DROP AS
  WITH silent AS MATERIALIZED (
    SELECT parties.merchant_key, parties.order_id, parties.buyer_id, parties.paid_at, parties.follow_up,
      rule.buyer_contacts, rule.agent_follows_up
    FROM parties
    JOIN attribution_rules AS rule USING (rule_no)
    WHERE parties.follows_up AND parties.paid_at IS NOT NULL AND NOT parties.excluded
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
      AND message.sent_at > silent.paid_at AND message.sent_at <= silent.paid_at + silent.follow_up ${messagesOfDue(due)}
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
}

const FIRST_DAY_NEEDED = '(placed_at - coalesce(look_back, make_interval()))::date';
const LAST_DAY_NEEDED = '(paid_at + CASE WHEN follows_up THEN follow_up ELSE make_interval() END)::date';

/**
 * Whether the chat log lacks a day that could have named an agent: fewer days are covered than matter. A shop without any
 * row counts as covered.
 */
const MISSES_CHAT_LOG = `
  covered_days IS NOT NULL
    AND width_bucket(${LAST_DAY_NEEDED}, covered_days) - width_bucket(${FIRST_DAY_NEEDED} - 1, covered_days)
      < ${LAST_DAY_NEEDED} - ${FIRST_DAY_NEEDED} + 1`;

/** A verdict as a constant of its type: cast from text it would be looked up for every order. */
function verdict(name: string): string {
  return `'${name}'::order_verdict`;
}

/** The verdicts that one statement makes of the orders of one rule: see {@link GIVEN_RULE} for its parameters. */
export function straightVerdicts(due: DueOrders): string {
  return verdictsOf(`
    SELECT ${PARTY_COLUMNS},
      placed_agent_id, placed_message_id, paid_agent_id, paid_message_id,
      NULL AS follow_agent_id, NULL AS follow_message_id, NULL::boolean AS by_buyer
    FROM (${casesWithQuickWinners(due, GIVEN_RULE)}) AS cases`);
}

/** The verdicts of the orders that were judged by steps. */
export const VERDICTS_BY_STEPS = verdictsOf(`
    SELECT parties.*,
      follow.agent_id AS follow_agent_id, follow.message_id AS follow_message_id, follow.by_buyer
    FROM parties
    LEFT JOIN follow_ups AS follow USING (merchant_key, order_id)`);

export const CREATE_FRESH_VERDICTS = `
  CREATE TEMPORARY TABLE fresh_verdicts ON COMMIT DROP AS
  ${VERDICTS_BY_STEPS}`;

/**
 * The verdicts: excluded → unpaid → the credit rule → follow-up → unknown (no chat log for a day that matters) → silent or
 * no_agent. Once paid, an order with a placed-order agent has a paid-order agent: the same, where nobody else is found.
 */
function verdictsOf(parties: string): string {
  return `
  SELECT
    merchant_key,
    order_id,
    placed_agent_id,
    paid_agent_id,
    CASE verdict
      WHEN 'placed_agent' THEN placed_agent_id
      WHEN 'paid_agent' THEN paid_agent_id
      WHEN 'buyer_contact' THEN follow_agent_id
      WHEN 'agent_follow_up' THEN follow_agent_id
    END AS credited_agent_id,
    CASE verdict
      WHEN 'placed_agent' THEN placed_message_id
      WHEN 'paid_agent' THEN paid_message_id
      WHEN 'buyer_contact' THEN follow_message_id
      WHEN 'agent_follow_up' THEN follow_message_id
    END AS deciding_message_id,
    CASE WHEN verdict NOT IN ('excluded', 'unpaid') THEN amount_fen END AS amount_fen,
    CASE WHEN verdict <> 'excluded' THEN paid_day END AS paid_day,
    version AS rule_version,
    verdict
  FROM (
    SELECT
      *,
      CASE
        WHEN excluded THEN ${verdict('excluded')}
        WHEN paid_at IS NULL THEN ${verdict('unpaid')}
        WHEN credit <> 'payment' AND placed_agent_id IS NOT NULL THEN ${verdict('placed_agent')}
        WHEN credit <> 'order_only' AND paid_agent_id IS NOT NULL THEN ${verdict('paid_agent')}
        WHEN paid_agent_id IS NOT NULL THEN ${verdict('no_agent')}
        WHEN follow_agent_id IS NOT NULL AND by_buyer THEN ${verdict('buyer_contact')}
        WHEN follow_agent_id IS NOT NULL THEN ${verdict('agent_follow_up')}
        WHEN ${MISSES_CHAT_LOG} THEN ${verdict('unknown')}
        ELSE ${verdict('silent')}
      END AS verdict
    FROM (
      SELECT
        merchant_key, order_id, placed_at, paid_at, paid_day, excluded, amount_fen, version, credit, look_back, follows_up,
        follow_up,
        placed_agent_id, placed_message_id, follow_agent_id, follow_message_id, by_buyer,
        CASE WHEN paid_at IS NOT NULL THEN coalesce(paid_agent_id, placed_agent_id) END AS paid_agent_id,
        CASE WHEN paid_agent_id IS NULL THEN placed_message_id ELSE paid_message_id END AS paid_message_id
      FROM (${parties}) AS parties
      OFFSET 0
    ) AS settled
    LEFT JOIN (
      SELECT merchant_key, array_agg(day ORDER BY day) AS covered_days
      FROM chat_coverage
      WHERE merchant_key IN (SELECT merchant_key FROM due_shops)
      GROUP BY merchant_key
    ) AS coverage USING (merchant_key)
    OFFSET 0
  ) AS judged`;
}
