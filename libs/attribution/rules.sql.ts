/** The rules as the judging statements read them: temporary tables of one transaction. */

/** The rules as rows: one for every span of days, and one for every shop with rules of its own in it. $1 JSON. */
export const CREATE_RULES = `
  CREATE TEMPORARY TABLE attribution_rules ON COMMIT DROP AS
  SELECT
    *,
    -- Who won is read off the conversation.
    NOT both_spoke AND transfer_messages = 0
      AND (NOT by_rounds OR (look_back_days IS NULL AND guard_minutes = 0)) AS quick
  FROM (
    SELECT
      given.*,
      merchant.merchant_key AS shop_key,
      -- Days of 24 hours: days of the calendar would, at a change of the clock, let an earlier moment look less far back.
      make_interval(hours => 24 * given.look_back_days) AS look_back,
      make_interval(mins => given.guard_minutes) AS guard,
      make_interval(mins => given.window_minutes) AS follow_up,
      given.buyer_contacts OR given.agent_follows_up AS follows_up
    FROM jsonb_to_recordset($1::jsonb) AS given (
      rule_no integer, merchant_id text, first_day date, last_day date, version integer, by_rounds boolean, credit text,
      buyer_contacts boolean, agent_follows_up boolean, window_minutes integer, look_back_days integer,
      both_spoke boolean, guard_minutes integer, transfer_messages integer, exclude_flagged boolean,
      pays_at_outbound boolean, net_of_refunds boolean)
    LEFT JOIN merchants AS merchant ON merchant.merchant_id = given.merchant_id
    WHERE given.merchant_id IS NULL OR merchant.merchant_key IS NOT NULL
  ) AS rule`;

/** The planner knows nothing of temporary tables but what it is told. */
export const ANALYZE_RULES = 'ANALYZE attribution_rules';

/**
 * The rules of the shops that are due, one for each shop and span of days: its own, else the default. `is_straight`: one
 * statement leads from the orders to their verdicts.
 */
export const CREATE_SHOP_RULES = `
  CREATE TEMPORARY TABLE shop_rules ON COMMIT DROP AS
  SELECT due_shops.merchant_key, rule.*, rule.quick AND NOT rule.follows_up AS is_straight
  FROM due_shops
  JOIN attribution_rules AS general ON general.merchant_id IS NULL
  LEFT JOIN attribution_rules AS own ON own.shop_key = due_shops.merchant_key AND own.first_day = general.first_day
  JOIN attribution_rules AS rule ON rule.rule_no = coalesce(own.rule_no, general.rule_no)`;

export const ANALYZE_SHOP_RULES = 'ANALYZE shop_rules';

/** Rules that one statement can judge by, each with the shops and days that it judges: shops with the same rules together. */
export const STRAIGHT_RULES = `
  SELECT array_agg(merchant_key ORDER BY merchant_key) AS shops, first_day, last_day, version, by_rounds, credit,
    look_back_days, guard_minutes, exclude_flagged, pays_at_outbound, net_of_refunds
  FROM shop_rules
  WHERE is_straight
  GROUP BY first_day, last_day, version, by_rounds, credit, look_back_days, guard_minutes, exclude_flagged,
    pays_at_outbound, net_of_refunds`;

/** Whether the due shops have any other rule as well. */
export const HAS_OTHER_RULES = 'SELECT coalesce(bool_or(NOT is_straight), false) AS present FROM shop_rules';

/**
 * Rows of whole shops are read in the order in which they are stored. All keys begin with the shop, and the planner takes what follows for no
 * matter: it would read the orders of a shop by their buyers, each from another page.
 */
export const READ_AS_STORED = 'SET LOCAL enable_indexscan = off';
export const LOOK_UP_AGAIN = 'SET LOCAL enable_indexscan = on';

/** For whole shops: the planner takes orders that it joined with rules for fewer than they are, and would look each up. */
export const JOIN_BY_HASHING = 'SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off';
