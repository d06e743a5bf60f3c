import { straightVerdicts } from '#libs/attribution/judge.sql.js';

/** The yardstick of imports: the same files into tables without a log, a check or an index. */
export const CREATE_BARE_TABLES = `
  CREATE UNLOGGED TABLE bare_talk_orders (
    order_id text, merchant_id text, buyer_id text, placed_at timestamptz, paid_at timestamptz, outbound_at timestamptz,
    status text, amount numeric, flagged boolean);
  CREATE UNLOGGED TABLE bare_messages (
    message_id text, merchant_id text, buyer_id text, agent_id text, sent_at timestamptz, sender text)`;
export const COPY_BARE_ORDERS = 'COPY bare_talk_orders FROM STDIN (FORMAT csv, HEADER)';
export const COPY_BARE_MESSAGES = 'COPY bare_messages FROM STDIN (FORMAT csv, HEADER)';

/** What the server does by itself some time after a large import. */
export const SETTLE = 'VACUUM ANALYZE';

export const EMPTY_TALK = `
  TRUNCATE orders, chat_messages, conversations, verdicts, touched_merchant_months, touched_shops, touched_orders,
    touched_messages, touched_coverage, attribution_state`;

export const FORGET_VERDICTS = `
  TRUNCATE verdicts, touched_orders, touched_messages, touched_coverage, touched_shops, attribution_state`;

/** The shops in two halves with about as many orders each. */
export const HALVES_OF_SHOPS = `
  SELECT array_agg(merchant_key ORDER BY merchant_key) AS shops
  FROM (
    SELECT merchant_key, sum(orders) OVER (ORDER BY merchant_key) * 2 > sum(orders) OVER () AS half
    FROM (SELECT merchant_key, count(*) AS orders FROM orders GROUP BY merchant_key) AS counted
  ) AS cut
  GROUP BY half`;

export const COUNT_VERDICTS = `
  SELECT count(*), count(placed_agent_id), count(paid_agent_id), count(credited_agent_id), count(deciding_message_id),
    count(verdict), sum(amount_fen)
  FROM (${straightVerdicts('shops')}) AS verdict`;

/** The default rule for some shops on all days, as the parameters of that statement. */
export function defaultRuleOf(shops: readonly number[]): unknown[] {
  return [shops, '0001-01-01', '9999-12-31', 1, false, 'payment', null, 0, false, false, false];
}

const ORDER = `merchant_id, buyer_id, to_char(placed_at, 'YYYY-MM-DD HH24:MI:SS') AS placed_at,
      to_char(paid_at, 'YYYY-MM-DD HH24:MI:SS') AS paid_at, status, round(amount_fen / 100.0, 2) AS amount`;

/** One order of a hundred once more, under another id. */
export function scatteredOrders(round: number): string {
  return `COPY (
    SELECT 'late-${round}-' || order_id AS order_id, ${ORDER}
    FROM orders JOIN merchants USING (merchant_key)
    WHERE order_id NOT LIKE 'late-%' AND abs(hashtext(order_id)) % 100 = ${round}
  ) TO STDOUT (FORMAT csv, HEADER)`;
}

const MESSAGE = `message_id AS message_id, merchant_id, buyer_id, agent_id, to_char(sent_at, 'YYYY-MM-DD HH24:MI:SS') AS sent_at, sender`;

/** One message of a hundred once more, each of another conversation. */
export function scatteredMessages(round: number): string {
  return `COPY (
    SELECT 'late-s${round}-' || ${MESSAGE}
    FROM chat_messages JOIN merchants USING (merchant_key)
    WHERE message_id NOT LIKE 'late-%' AND abs(hashtext(message_id)) % 100 = ${round}
  ) TO STDOUT (FORMAT csv, HEADER)`;
}

/** All messages of one buyer of a hundred once more. */
export function scatteredTalks(round: number): string {
  return `COPY (
    SELECT 'late-t${round}-' || ${MESSAGE}
    FROM chat_messages JOIN merchants USING (merchant_key)
    WHERE message_id NOT LIKE 'late-%' AND abs(hashtext(buyer_id)) % 100 = ${round}
  ) TO STDOUT (FORMAT csv, HEADER)`;
}

/** The orders of a day once more, under other ids. */
export function ordersOfDay(day: string, round: number): string {
  return `COPY (
    SELECT 'late-d${round}-' || order_id AS order_id, ${ORDER}
    FROM orders JOIN merchants USING (merchant_key)
    WHERE order_id NOT LIKE 'late-%' AND placed_day = '${day}'
  ) TO STDOUT (FORMAT csv, HEADER)`;
}

/** The messages of a day once more, under other ids. */
export function messagesOfDay(day: string, round: number): string {
  return `COPY (
    SELECT 'late-d${round}-' || ${MESSAGE}
    FROM chat_messages JOIN merchants USING (merchant_key)
    WHERE message_id NOT LIKE 'late-%' AND sent_at >= '${day}' AND sent_at < '${day}'::date + 1
  ) TO STDOUT (FORMAT csv, HEADER)`;
}

/** DuckDB's own tables of the same files; its types are found by itself, ids are texts. */
export function duckTables({ orders, messages }: { orders: string; messages: string }): string[] {
  const ids = "{'order_id': 'VARCHAR', 'merchant_id': 'VARCHAR', 'buyer_id': 'VARCHAR'}";
  return [
    `CREATE TABLE orders AS SELECT * FROM read_csv('${orders}', types = ${ids})`,
    `CREATE TABLE messages AS SELECT * FROM read_csv('${messages}', types = {'merchant_id': 'VARCHAR', 'buyer_id': 'VARCHAR'})`,
  ];
}

const DUCK_JOIN = `
  SELECT orders.merchant_id, orders.order_id, placed.agent_id AS placed_agent_id, paid.agent_id AS paid_agent_id,
    placed.message_id AS placed_message_id, paid.message_id AS paid_message_id
  FROM orders
  ASOF LEFT JOIN (SELECT * FROM messages WHERE sender = 'agent') AS placed
    ON orders.merchant_id = placed.merchant_id AND orders.buyer_id = placed.buyer_id AND orders.placed_at >= placed.sent_at
  ASOF LEFT JOIN (SELECT * FROM messages WHERE sender = 'agent') AS paid
    ON orders.merchant_id = paid.merchant_id AND orders.buyer_id = paid.buyer_id AND orders.paid_at >= paid.sent_at`;

export const DUCK_COUNT = `
  SELECT count(*), count(placed_agent_id), count(paid_agent_id), count(placed_message_id), count(paid_message_id)
  FROM (${DUCK_JOIN}) AS joined`;

export const DUCK_WRITE = `CREATE OR REPLACE TABLE verdicts AS ${DUCK_JOIN}`;
