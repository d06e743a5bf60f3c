import type { Kind } from '#libs/ingest/kind.js';
import { needsMerchantKey } from '#libs/ingest/staging.sql.js';

/** What is stored of a kind, by merchant id: keys of merchants depend on the order of imports. */
export function storedFacts(kind: Kind): string {
  const keyed = needsMerchantKey(kind) && kind.name !== 'merchants';
  const merchant = keyed ? `|| jsonb_build_object('merchant_id', merchant_id)` : '';
  return `
  SELECT to_jsonb(fact) - 'merchant_key' ${merchant} AS fact
  FROM ${kind.table} AS fact ${keyed ? 'JOIN merchants USING (merchant_key)' : ''}
  ${kind.name === 'merchants' ? 'WHERE known' : ''}`;
}

/** One value for all that is stored of a kind of merchants. */
export function digestOf(kind: Kind): string {
  return `
  SELECT md5(string_agg(fact::text, '|' ORDER BY fact::text COLLATE "C")) AS digest, count(*)::integer AS rows
  FROM (${storedFacts(kind)}) AS stored`;
}

/** Which merchant-days are marked for the roll-up. */
export const TOUCHED_MONTHS = `
  SELECT merchant_id, month, bit_or(days) AS days
  FROM touched_merchant_months JOIN merchants USING (merchant_key)
  GROUP BY merchant_id, month
  ORDER BY merchant_id, month`;

/** What attribution reads of messages. */
export const CONVERSATIONS = `
  SELECT merchant_id, buyer_id, sent_at::text[] AS sent_at, agent_ids, message_ids, leaders
  FROM conversations JOIN merchants USING (merchant_key)
  ORDER BY merchant_id, buyer_id`;

/** Facts that attribution is not told of: neither by themselves nor by their shop. */
export const UNMARKED = `
  WITH rest AS (SELECT merchant_key FROM merchants WHERE merchant_key NOT IN (SELECT merchant_key FROM touched_shops))
  SELECT 'orders' AS kind, order_id AS id
  FROM orders JOIN rest USING (merchant_key)
  WHERE (merchant_key, order_id) NOT IN (SELECT merchant_key, order_id FROM touched_orders)
  UNION ALL
  SELECT 'chat_messages', message_id
  FROM chat_messages JOIN rest USING (merchant_key)
  WHERE sender IN ('buyer', 'agent')
    AND (merchant_key, buyer_id, sent_at) NOT IN (SELECT merchant_key, buyer_id, sent_at FROM touched_messages)
  UNION ALL
  SELECT 'chat_coverage', day::text
  FROM chat_coverage JOIN rest USING (merchant_key)
  WHERE (merchant_key, day) NOT IN (SELECT merchant_key, day FROM touched_coverage)`;

/** Tables that imports have left behind. */
export const LEFT_IN_STAGING = `
  SELECT relname FROM pg_class WHERE relnamespace = 'staging'::regnamespace`;

/** How many imports are on record. */
export const RECORDED_IMPORTS = 'SELECT count(*)::integer AS imports FROM imports';

/** Cuts the connections of this database that wait for another one. */
export const CUT_WHO_WAITS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** Lets an import read and check orders, and wait before it stores them. */
export const HOLD_ORDERS = 'LOCK TABLE orders IN SHARE MODE';

/** Leaves a migrated database as it was before the first import; quicker than TRUNCATE where few rows are there. */
export const EMPTY_SMALL_TABLES = `
  DO $$
  DECLARE filled text;
  BEGIN
    FOR filled IN
      SELECT table_name
      FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('migrations', 'deployment', 'buyer_id_secret')
    LOOP
      EXECUTE format('DELETE FROM %I', filled);
    END LOOP;
  END $$`;

export const ALL_TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;

/** How many rows of a table hold one of the texts $1, in upper or lower case, also as bytes. */
export function rowsLike(table: string): string {
  return `
  SELECT count(*)::integer AS rows
  FROM ${table} AS own
  WHERE EXISTS (
    SELECT FROM unnest($1::text[]) AS text
    WHERE strpos(lower(own::text), lower(text)) > 0 OR strpos(own::text, encode(convert_to(text, 'UTF8'), 'hex')) > 0)`;
}
