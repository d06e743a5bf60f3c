/** Fills day_cells: of the merchants $1, from the day $2 to $3. */

const IN_QUESTION = 'orders.merchant_key = ANY ($1::integer[])';

/** A refunded or cancelled order without a stated refund was refunded whole. */
const REFUND = `coalesce(orders.refunded_fen, CASE WHEN orders.status IN ('refunded', 'cancelled') THEN orders.amount_fen ELSE 0 END)`;

/** The children of a split parent count, it does not. */
const PARENTS = `
    SELECT DISTINCT merchant_key, parent_order_id AS order_id
    FROM orders
    WHERE parent_order_id IS NOT NULL AND ${IN_QUESTION}`;

/** Orders by the day of one of their moments. */
function listedBy(moment: string, day: string, from = 'orders', where = 'true'): string {
  return `
    SELECT '${moment}' AS moment, ${day} AS day, orders.*
    FROM ${from}
    WHERE ${IN_QUESTION} AND ${day} BETWEEN $2::date AND $3::date AND ${where}`;
}

const MOMENTS = [
  listedBy('paid', 'orders.paid_day'),
  listedBy('placed', 'orders.placed_day'),
  listedBy('sent', 'orders.outbound_day'),
  listedBy('sent', 'listed.outbound_day', 'order_outbounds AS listed JOIN orders USING (merchant_key, order_id)', 'orders.outbound_day IS NULL'),
  listedBy('received', 'orders.paid_at::date', 'orders', `orders.pay_method = 'cash_on_delivery'`),
].join(`
    UNION ALL`);

/** An order that was sent out after the day was cancelled after it. */
const STATE = `
      CASE
        WHEN status <> 'cancelled' THEN 'kept'
        WHEN coalesce(outbound_day, (
          SELECT listed.outbound_day FROM order_outbounds AS listed
          WHERE listed.merchant_key = orders.merchant_key AND listed.order_id = orders.order_id)) > day THEN 'later'
        ELSE 'cancelled'
      END`;

const PART = `
      CASE
        WHEN parent.order_id IS NOT NULL THEN 'parent'
        WHEN parent_order_id IS NOT NULL AND EXISTS (
          SELECT FROM orders AS named
          WHERE named.merchant_key = orders.merchant_key AND named.order_id = orders.parent_order_id) THEN 'child'
        ELSE 'whole'
      END`;

const PIECES = `
  LEFT JOIN (
    SELECT merchant_key, order_id, sum(quantity) AS units FROM order_lines AS orders WHERE ${IN_QUESTION} GROUP BY merchant_key, order_id
  ) AS line USING (merchant_key, order_id)`;

/**
 * The cells of sales: see sales-definitions.rule.ts for the words. Lines are read only where pieces are asked for. Of $4 cancelled orders at
 * most each amount is kept.
 */
export function fillSalesCells(withUnits: boolean): string {
  return `
  INSERT INTO day_cells
  SELECT
    merchant_key, day, '', concat_ws(' ', moment, pay_method, CASE WHEN is_paid THEN 'paid' ELSE 'unpaid' END, state, part,
      CASE WHEN flagged THEN 'flagged' ELSE 'plain' END, CASE WHEN has_amount THEN 'amount' ELSE 'zero' END),
    count(*), sum(amount_fen), sum(refund_fen), sum(units), CASE WHEN state <> 'kept' AND count(*) <= $4::integer THEN array_agg(amount_fen) FILTER (WHERE state <> 'kept') END
  FROM (
    SELECT
      merchant_key, day, moment, pay_method, paid_day IS NOT NULL AS is_paid, flagged, amount_fen > 0 AS has_amount, amount_fen,
      ${REFUND} AS refund_fen, ${withUnits ? 'coalesce(line.units, 0)' : '0'} AS units,
      ${STATE} AS state,
      ${PART} AS part
    FROM (${MOMENTS}
    ) AS orders
    LEFT JOIN (${PARENTS}) AS parent USING (merchant_key, order_id)
    ${withUnits ? PIECES : ''}
  ) AS listed
  GROUP BY merchant_key, day, moment, pay_method, is_paid, state, part, flagged, has_amount`;
}

/** Orders that count by the day of payment and were paid within $4 minutes of midnight, and the two days that they lie between. */
export const FILL_MIDNIGHT_CELLS = `
  INSERT INTO day_cells
  SELECT merchant_key, edge.day, '', edge.key, count(*), sum(amount_fen), sum(${REFUND}), 0
  FROM orders
  LEFT JOIN (${PARENTS}) AS parent USING (merchant_key, order_id)
  CROSS JOIN LATERAL (
    SELECT (CASE WHEN pay_method = 'cash_on_delivery' THEN placed_at ELSE paid_at END)::time AS clock
  ) AS payment
  CROSS JOIN LATERAL (
    SELECT 'midnight first' AS key, paid_day AS day WHERE clock < time '00:00' + make_interval(mins => $4::integer)
    UNION ALL
    SELECT 'midnight after', paid_day - 1 WHERE clock < time '00:00' + make_interval(mins => $4::integer)
    UNION ALL
    SELECT 'midnight last', paid_day WHERE clock >= time '00:00' - make_interval(mins => $4::integer)
    UNION ALL
    SELECT 'midnight before', paid_day + 1 WHERE clock >= time '00:00' - make_interval(mins => $4::integer)
  ) AS edge
  WHERE ${IN_QUESTION} AND paid_day BETWEEN $2::date - 1 AND $3::date + 1 AND edge.day BETWEEN $2::date AND $3::date
    AND status <> 'cancelled' AND amount_fen > 0 AND parent.order_id IS NULL
    AND (clock < time '00:00' + make_interval(mins => $4::integer) OR clock >= time '00:00' - make_interval(mins => $4::integer))
  GROUP BY merchant_key, edge.day, edge.key`;

/** Buyers are counted once a day: a cell for each definition. */
export const FILL_BUYERS_CELLS = `
  INSERT INTO day_cells
  SELECT merchant_key, day, '', 'buyers ' || definition.words, definition.buyers, 0, 0, 0
  FROM (
    SELECT
      merchant_key, day,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'paid' AND status <> 'cancelled') AS paid_kept,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'paid') AS paid_all,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'placed' AND paid_day IS NOT NULL AND status <> 'cancelled') AS placed_of_paid_kept,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'placed' AND paid_day IS NOT NULL) AS placed_of_paid_all,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'placed' AND status <> 'cancelled') AS placed_kept,
      count(DISTINCT buyer_id) FILTER (WHERE moment = 'placed') AS placed_all
    FROM (${listedBy('paid', 'orders.paid_day')}
    UNION ALL${listedBy('placed', 'orders.placed_day')}
    ) AS orders
    LEFT JOIN (${PARENTS}) AS parent USING (merchant_key, order_id)
    WHERE amount_fen > 0 AND parent.order_id IS NULL
    GROUP BY merchant_key, day
  ) AS counted
  CROSS JOIN LATERAL (VALUES
    ('paid left-out', paid_kept), ('paid counted', paid_all),
    ('placed-of-paid left-out', placed_of_paid_kept), ('placed-of-paid counted', placed_of_paid_all),
    ('placed left-out', placed_kept), ('placed counted', placed_all)
  ) AS definition (words, buyers)
  WHERE definition.buyers > 0`;

/** What counts as the payment of a judged order; those that take no part have no day of their own. */
const JUDGED_PAID_DAY = `CASE WHEN verdict.verdict = 'excluded' THEN orders.paid_day ELSE verdict.paid_day END`;

/** Judged orders by the day of one of their moments. */
function judgedBy(moment: string, day: string): string {
  return `
    SELECT '${moment}' AS moment, ${day} AS day, merchant_key, orders.status, orders.amount_fen, ${REFUND} AS refund_fen, verdict.verdict,
      ${JUDGED_PAID_DAY} IS NOT NULL AS is_paid, verdict.amount_fen AS credited_fen,
      verdict.credited_agent_id, verdict.paid_agent_id, verdict.placed_agent_id
    FROM verdicts AS verdict
    JOIN orders USING (merchant_key, order_id)
    LEFT JOIN order_outbounds AS listed USING (merchant_key, order_id)
    WHERE ${IN_QUESTION} AND ${day} BETWEEN $2::date AND $3::date AND (verdict.verdict <> 'excluded' OR orders.status = 'cancelled')`;
}

const JUDGED = [judgedBy('paid', JUDGED_PAID_DAY), judgedBy('placed', 'orders.placed_day'), judgedBy('sent', 'coalesce(orders.outbound_day, listed.outbound_day)')].join(`
    UNION ALL`);

/**
 * The cells of agents: see agent-definitions.rule.ts for the words. An order has a row for each agent with a part in it; those whose agent
 * nobody can tell stand under the shop.
 */
export const FILL_AGENT_CELLS = `
  INSERT INTO day_cells
  SELECT
    merchant_key, day, agent_id, concat_ws(' ', moment, CASE WHEN is_paid THEN 'paid' ELSE 'unpaid' END, state, roles),
    count(*), sum(coalesce(credited_fen, amount_fen)), sum(greatest(coalesce(credited_fen, amount_fen) - (amount_fen - refund_fen), 0)), 0
  FROM (
    SELECT
      judged.*, party.agent_id, party.roles,
      CASE WHEN verdict = 'unknown' AND party.agent_id = '' THEN 'unknown' WHEN verdict = 'excluded' THEN 'cancelled' ELSE 'kept' END AS state
    FROM (${JUDGED}
    ) AS judged
    CROSS JOIN LATERAL (
      SELECT agent_id, concat_ws(' ',
        CASE WHEN agent_id = credited_agent_id OR verdict = 'excluded' AND agent_id = paid_agent_id THEN 'credited' END,
        CASE WHEN agent_id = paid_agent_id THEN 'paid-agent' END,
        CASE WHEN agent_id = placed_agent_id THEN 'placed-agent' END,
        CASE WHEN agent_id = coalesce(placed_agent_id, paid_agent_id) THEN 'order-first' END) AS roles
      FROM (SELECT credited_agent_id UNION SELECT paid_agent_id UNION SELECT placed_agent_id) AS agents (agent_id)
      WHERE agent_id IS NOT NULL
      UNION ALL
      SELECT '', 'shop'
    ) AS party
  ) AS roled
  GROUP BY merchant_key, day, agent_id, moment, is_paid, state, roles`;

/** Buyers whom agents heard or spoke to, counted once a day: a cell for each definition, and one for the shop that says that there are chats. */
export const FILL_ENQUIRY_CELLS = `
  INSERT INTO day_cells
  SELECT merchant_key, day, heard.agent_id, 'enquiries ' || heard.contact, heard.buyers, 0, 0, 0
  FROM (
    SELECT
      merchant_key, day, agent_id,
      count(*) FILTER (WHERE wrote) AS wrote, count(*) FILTER (WHERE wrote AND answered) AS answered, count(*) FILTER (WHERE answered) AS spoken_to
    FROM (
      SELECT merchant_key, agent_id, buyer_id, sent_at::date AS day, bool_or(sender = 'buyer') AS wrote, bool_or(sender = 'agent') AS answered
      FROM chat_messages
      WHERE merchant_key = ANY ($1::integer[]) AND sent_at >= $2::date AND sent_at < $3::date + 1 AND sender IN ('buyer', 'agent')
      GROUP BY merchant_key, agent_id, buyer_id, sent_at::date
    ) AS threads
    GROUP BY merchant_key, day, agent_id
  ) AS counted
  CROSS JOIN LATERAL (
    VALUES (agent_id, 'wrote', wrote), (agent_id, 'answered', answered), (agent_id, 'spoken-to', spoken_to), ('', 'of-the-shop', 1)
  ) AS heard (agent_id, contact, buyers)
  WHERE heard.buyers > 0`;
