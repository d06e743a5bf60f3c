/**
 * The orders to judge, what the rules say of each, and who won before placing and payment where that can be read off the
 * conversation. Everything here is text of SELECTs that other statements are composed of.
 */

/** Which orders are due: all of the shops with the keys $1, which stand in `due_shops` too; or the single ones in `due_orders`. */
export type DueOrders = 'shops' | 'orders';

/**
 * Where an order's rule comes from: a join that gives it the name `rule`, and which of the due orders are judged by it. Where it names the shops
 * itself, they are said once only: the planner would take the same condition for another one, and so for far fewer orders than there are.
 */
export interface RuleSource {
  readonly join: string;
  readonly where: string;
  readonly namesShops: boolean;
}

/** The rules of `shop_rules`, which an order finds by its shop and the day it was placed on. */
export const JOIN_RULE = `
  JOIN shop_rules AS rule
    ON rule.merchant_key = orders.merchant_key AND orders.placed_day BETWEEN rule.first_day AND rule.last_day`;

/**
 * One rule for all orders of the shops $1 that were placed from $2 to $3, in the parameters $4 to $11, so that the planner
 * can work out beforehand what it means.
 */
export const GIVEN_RULE: RuleSource = {
  join: `
  CROSS JOIN (
    SELECT NULL::integer AS rule_no, $4::integer AS version, $5::boolean AS by_rounds, $6::text AS credit, true AS quick,
      make_interval(hours => 24 * $7::integer) AS look_back, make_interval(mins => $8::integer) AS guard,
      $9::boolean AS exclude_flagged, $10::boolean AS pays_at_outbound, $11::boolean AS net_of_refunds,
      false AS follows_up, make_interval() AS follow_up
  ) AS rule`,
  where: 'orders.merchant_key = ANY ($1::integer[]) AND orders.placed_day BETWEEN $2::date AND $3::date',
  namesShops: true,
};

/** What counts as an order's payment under the rule `rule`: the moment, or its business day. */
export function paymentOf(part: 'at' | 'day'): string {
  return `
    CASE
      WHEN orders.pay_method = 'online' THEN orders.paid_${part}
      WHEN rule.pays_at_outbound THEN orders.outbound_${part}
      ELSE orders.placed_${part}
    END`;
}

/** What can be credited of an order under the rule `rule`: a refunded order without a stated refund was refunded whole. */
export function amountOf(): string {
  return `
    CASE
      WHEN rule.net_of_refunds THEN orders.amount_fen
        - coalesce(orders.refunded_fen, CASE WHEN orders.status = 'refunded' THEN orders.amount_fen ELSE 0 END)
      ELSE orders.amount_fen
    END`;
}

/**
 * Whole shops are read by scans, single orders by look-ups. The keys stand in the statement's parameters rather than in a
 * table, so that the planner knows how many rows they have.
 */
const DUE: Record<DueOrders, { from: string; within: (table: string) => string }> = {
  shops: {
    from: `
  FROM orders
  LEFT JOIN (
    SELECT DISTINCT merchant_key, parent_order_id AS order_id
    FROM orders
    WHERE parent_order_id IS NOT NULL AND merchant_key = ANY ($1::integer[])) AS parent USING (merchant_key, order_id)`,
    within: (table) => `AND ${table}.merchant_key = ANY ($1::integer[])`,
  },
  orders: {
    from: `
  FROM due_orders AS orders
  LEFT JOIN LATERAL (
    SELECT parent_order_id AS order_id
    FROM orders AS child
    WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id
    LIMIT 1
  ) AS parent ON true`,
    within: () => '',
  },
};

/** What the rules say of each due order: whether it takes part, when it was paid, and what can be credited. */
function casesOf(due: DueOrders, { join, where, namesShops }: RuleSource): string {
  return `
  SELECT
    orders.merchant_key,
    orders.order_id,
    orders.buyer_id,
    orders.placed_at,
    ${paymentOf('at')} AS paid_at,
    ${paymentOf('day')} AS paid_day,
    orders.status = 'cancelled' OR orders.amount_fen = 0 OR (rule.exclude_flagged AND orders.flagged)
      OR parent.order_id IS NOT NULL AS excluded,
    ${amountOf()} AS amount_fen,
    rule.rule_no,
    rule.version,
    rule.credit,
    rule.quick,
    rule.by_rounds,
    rule.look_back,
    rule.guard,
    rule.follows_up,
    rule.follow_up
  ${DUE[due].from}
  ${join}
  WHERE ${where} ${namesShops ? '' : DUE[due].within('orders')}`;
}

/**
 * R12 to R15: the cases with the agents who won before placing and before payment, where the rule is quick: found by binary
 * search in the conversation; for rounds, the leader after that message. Others are left without agents.
 *
 * `OFFSET 0` keeps each search from being done again for every column that uses it.
 */
export function casesWithQuickWinners(due: DueOrders, rule: RuleSource): string {
  const isWithin = (found: string, moment: string) => `(look_back IS NULL OR sent_at[${found}] > ${moment} - look_back)`;
  const winnerAt = (found: string) => `CASE WHEN by_rounds THEN leaders[${found}] ELSE ${found} END`;
  return `
  SELECT
    merchant_key, order_id, buyer_id, placed_at, paid_at, paid_day, excluded, amount_fen, rule_no, version, credit, quick,
    look_back, guard, follows_up, follow_up,
    agent_ids[placed_winner] AS placed_agent_id,
    message_ids[placed_winner] AS placed_message_id,
    agent_ids[paid_winner] AS paid_agent_id,
    message_ids[paid_winner] AS paid_message_id
  FROM (
    SELECT
      *,
      -- The guard: after a silent order, what agents say in its first minutes names nobody.
      CASE
        WHEN ${isWithin('paid_found', 'paid_at')}
          AND (guard = make_interval() OR agent_ids[placed_winner] IS NOT NULL
            OR NOT (sent_at[paid_found] > placed_at AND sent_at[paid_found] <= placed_at + guard))
          THEN ${winnerAt('paid_found')}
      END AS paid_winner
    FROM (
      SELECT *, CASE WHEN ${isWithin('placed_found', 'placed_at')} THEN ${winnerAt('placed_found')} END AS placed_winner
      FROM (
        SELECT
          cases.*,
          conversation.sent_at,
          conversation.agent_ids,
          conversation.message_ids,
          conversation.leaders,
          width_bucket(cases.placed_at, conversation.sent_at) AS placed_found,
          width_bucket(cases.paid_at, conversation.sent_at) AS paid_found
        FROM (${casesOf(due, rule)}) AS cases
        LEFT JOIN conversations AS conversation
          ON conversation.merchant_key = cases.merchant_key AND conversation.buyer_id = cases.buyer_id AND cases.quick
          ${DUE[due].within('conversation')}
        OFFSET 0
      ) AS found
      OFFSET 0
    ) AS placed
    OFFSET 0
  ) AS paid`;
}
