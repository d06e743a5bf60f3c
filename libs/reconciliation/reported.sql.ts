/** The figures of a report, in tables that go with the transaction. */

/** A row for each row of the report that could be read; amounts are fen, and the agent is '' in reports of whole merchants. */
export function createReportedRows(figures: readonly string[]): string {
  return `
  CREATE TEMPORARY TABLE reported_rows (
    merchant_id text COLLATE "C" NOT NULL, day date NOT NULL, agent_id text COLLATE "C" NOT NULL, line integer NOT NULL,
    ${figures.map((figure) => `${figure} bigint`).join(', ')}) ON COMMIT DROP`;
}

export const COPY_REPORTED_ROWS = 'COPY reported_rows FROM STDIN WITH (FORMAT csv)';

/** What the report says of each day of a merchant, or of an agent: its rows added up, or else the last of them. */
export function createReported(figures: readonly string[], isAddedUp: boolean): string {
  const said = isAddedUp
    ? `SELECT merchant_id, day, agent_id, ${figures.map((figure) => `sum(${figure})::bigint AS ${figure}`).join(', ')} FROM reported_rows GROUP BY merchant_id, day, agent_id`
    : `SELECT DISTINCT ON (merchant_id, day, agent_id) merchant_id, day, agent_id, ${figures.join(', ')} FROM reported_rows ORDER BY merchant_id, day, agent_id, line DESC`;
  return `
  CREATE TEMPORARY TABLE reported ON COMMIT DROP AS
  SELECT merchant.merchant_key, said.*
  FROM (${said}) AS said
  LEFT JOIN merchants AS merchant USING (merchant_id)`;
}

export const ANALYZE_REPORTED = 'ANALYZE reported';

/** What the report covers, on how many days it has each figure, and the first of its merchants that are not here. */
export function sumReported(figures: readonly string[]): string {
  return `
  SELECT
    ${figures.map((figure) => `count(${figure})::integer AS ${figure}`).join(', ')},
    count(*)::integer AS days, min(day) AS first, max(day) AS last,
    count(DISTINCT merchant_id)::integer AS merchants,
    coalesce(array_agg(DISTINCT merchant_key) FILTER (WHERE merchant_key IS NOT NULL), '{}') AS merchant_keys,
    count(DISTINCT merchant_id) FILTER (WHERE merchant_key IS NULL)::integer AS unknown_merchants,
    (coalesce(array_agg(DISTINCT merchant_id) FILTER (WHERE merchant_key IS NULL), '{}'))[1:5] AS unknown_ids
  FROM reported`;
}

/** The days on which the merchants $1 have orders. */
export const DAYS_OF_ORDERS = `
  SELECT min(placed_day) AS first, max(greatest(placed_day, paid_day)) AS last
  FROM orders
  WHERE merchant_key = ANY ($1::integer[])`;

/** What orders that are alike add up to, by merchant, day and agent ('' for the merchant as a whole). */
export const CREATE_DAY_CELLS = `
  CREATE TEMPORARY TABLE day_cells (
    merchant_key integer NOT NULL, day date NOT NULL, agent_id text COLLATE "C" NOT NULL, key text NOT NULL,
    orders bigint NOT NULL, amount_fen bigint NOT NULL, refund_fen bigint NOT NULL, units bigint NOT NULL, amounts_fen bigint[]) ON COMMIT DROP`;

export const ANALYZE_DAY_CELLS = 'ANALYZE day_cells';

/** The keys that there are, and whether there are refunds. */
export const SEEN_KEYS = 'SELECT key, bool_or(refund_fen <> 0) AS refunded FROM day_cells GROUP BY key ORDER BY key';

const LIST = 'json_agg(json_build_array(key, orders, amount_fen, refund_fen, units, amounts_fen) ORDER BY key) AS cells';

/** Each day that the report or the facts have. In reports by agent, days of agents have the cells of their shop beside them. */
export function createComparedDays(figures: readonly string[], isByAgent: boolean): string {
  return `
  CREATE TEMPORARY TABLE compared_days ON COMMIT DROP AS
  SELECT
    coalesce(reported.merchant_id, merchant.merchant_id) AS merchant_id, day, agent_id,
    reported.merchant_id IS NOT NULL AS is_reported, ${figures.map((figure) => `reported.${figure}`).join(', ')},
    own.cells, ${isByAgent ? 'shop.cells' : 'NULL::json'} AS shop_cells,
    stated.gmv_fen IS NOT NULL AS gmv_stated, stated.paid_orders IS NOT NULL AS paid_orders_stated,
    stated.outbound_orders IS NOT NULL AS outbound_orders_stated
  FROM reported
  FULL JOIN (
    SELECT merchant_key, day, agent_id, ${LIST}
    FROM day_cells
    WHERE agent_id ${isByAgent ? '<>' : '='} ''
    GROUP BY merchant_key, day, agent_id
  ) AS own USING (merchant_key, day, agent_id)
  ${isByAgent ? SHOP_CELLS : ''}
  LEFT JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN merchant_days AS stated USING (merchant_key, day)`;
}

const SHOP_CELLS = `
  LEFT JOIN (
    SELECT merchant_key, day, ${LIST}
    FROM day_cells
    WHERE agent_id = ''
    GROUP BY merchant_key, day
  ) AS shop USING (merchant_key, day)`;

export const COMPARED_DAYS = 'SELECT * FROM compared_days ORDER BY merchant_id, day, agent_id';
