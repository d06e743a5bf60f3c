import type { Kind } from './kind.js';

/**
 * What attribution reads and is told by, written with the rows that change it, in their transaction:
 *
 * - `conversations`: for each buyer of a shop the agents' messages in the order of time, so that who spoke last before a
 *   moment is found by binary search; and after each of them, whose rounds lead;
 * - marks of the orders that must be judged again: each change makes its own, see `#libs/database/merchant-claims.js`.
 */

/** After a first load everything is new: all conversations are made, and whole shops marked. `markedBy`: the id of who brings the rows. */
export function deriveFromFresh({ attribution, table }: Kind, markedBy: string): string[] {
  if (attribution === undefined) return [];
  return [...(attribution === 'messages' ? [insertConversations('')] : []), markShops(table, markedBy)];
}

/** What changed rows concern: as they are now and as they were. `markedBy`: the id of who changes them. */
export function deriveFromChanged({ attribution }: Kind, rows: string, markedBy: string): string[] {
  return attribution === undefined ? [] : CHANGED[attribution](rows, `'${markedBy}'::uuid`);
}

function markShops(table: string, markedBy: string): string {
  return `
  INSERT INTO touched_shops (merchant_key, marked_by)
  SELECT merchant_key, '${markedBy}'::uuid FROM merchants
  WHERE EXISTS (SELECT FROM ${table} AS facts WHERE facts.merchant_key = merchants.merchant_key)`;
}

const CHANGED: Record<NonNullable<Kind['attribution']>, (rows: string, markedBy: string) => string[]> = {
  // A parent is left out of attribution as soon as a child names it.
  orders: (rows, markedBy) => [
    `
  INSERT INTO touched_orders (merchant_key, order_id, marked_by)
  SELECT merchant_key, order_id, ${markedBy} FROM ${rows}
  UNION
  SELECT merchant_key, parent_order_id, ${markedBy} FROM ${rows} WHERE parent_order_id IS NOT NULL`,
  ],
  messages: (rows, markedBy) => {
    const spoken = `(SELECT DISTINCT merchant_key, buyer_id FROM ${rows} WHERE sender IN ('buyer', 'agent'))`;
    return [
      `
  DELETE FROM conversations
  USING ${spoken} AS spoken
  WHERE conversations.merchant_key = spoken.merchant_key AND conversations.buyer_id = spoken.buyer_id`,
      insertConversations(`JOIN ${spoken} AS spoken USING (merchant_key, buyer_id)`),
      `
  INSERT INTO touched_messages (merchant_key, buyer_id, sent_at, marked_by)
  SELECT DISTINCT merchant_key, buyer_id, sent_at, ${markedBy} FROM ${rows} WHERE sender IN ('buyer', 'agent')`,
    ];
  },
  coverage: (rows, markedBy) => [
    `
  INSERT INTO touched_coverage (merchant_key, day, marked_by)
  SELECT DISTINCT merchant_key, day, ${markedBy} FROM ${rows}`,
  ],
};

/**
 * R14, R15: the agents' messages of each buyer in order, and after each the place of the message by which the agent with
 * the most rounds leads: more rounds win, then the later latest message. An agent's rounds never fall and its messages
 * come later and later, so the leader is the greatest (rounds, place) so far.
 */
function insertConversations(only: string): string {
  return `
  INSERT INTO conversations (merchant_key, buyer_id, sent_at, agent_ids, message_ids, leaders)
  WITH turns AS (
    SELECT
      merchant_key, buyer_id, agent_id, message_id, sent_at, sender,
      lag(sender) OVER thread AS sender_before
    FROM chat_messages ${only}
    WHERE sender IN ('buyer', 'agent')
    WINDOW thread AS (PARTITION BY merchant_key, buyer_id, agent_id ORDER BY sent_at, message_id)
  ),
  rounds AS (
    SELECT
      merchant_key, buyer_id, agent_id, message_id, sent_at,
      count(*) FILTER (WHERE sender_before = 'buyer') OVER (
        PARTITION BY merchant_key, buyer_id, agent_id ORDER BY sent_at, message_id ROWS UNBOUNDED PRECEDING) AS rounds
    FROM turns
    WHERE sender = 'agent'
  ),
  places AS (
    SELECT *, row_number() OVER (PARTITION BY merchant_key, buyer_id ORDER BY sent_at, message_id) AS place
    FROM rounds
  ),
  led AS (
    SELECT *, (max((rounds << 32) + place) OVER (
      PARTITION BY merchant_key, buyer_id ORDER BY place ROWS UNBOUNDED PRECEDING) & 4294967295)::integer AS leader
    FROM places
  )
  SELECT
    merchant_key,
    buyer_id,
    array_agg(sent_at ORDER BY place),
    array_agg(agent_id ORDER BY place),
    array_agg(message_id ORDER BY place),
    array_agg(leader ORDER BY place)
  FROM led
  GROUP BY merchant_key, buyer_id
  ORDER BY merchant_key, buyer_id`;
}
