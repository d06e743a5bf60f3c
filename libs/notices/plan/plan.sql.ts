/** Whether anybody listens, or anything is planned and not told yet. */
export const IS_NEEDED = `
  SELECT
    EXISTS (SELECT FROM notice_subscriptions WHERE active)
    OR EXISTS (SELECT FROM notices WHERE subscription_id IS NOT NULL AND state IN ('held', 'waiting')) AS needed`;

/** The active subscriptions of people who may come in, with the roles that these have now. */
export const LISTENERS = `
  SELECT
    subscription.subscription_id, subscription.channel_id, subscription.owner_id, subscription.events, subscription.division, subscription.manager_id,
    subscription.settings, subscription.export, subscription.version, subscription.told_from, channel.language,
    (SELECT coalesce(json_agg(json_build_object('role', role, 'scope', scope)), '[]') FROM user_grants WHERE user_grants.user_id = owner.user_id) AS grants
  FROM notice_subscriptions AS subscription
  JOIN notice_channels AS channel USING (channel_id)
  JOIN users AS owner ON owner.user_id = subscription.owner_id
  WHERE subscription.active AND owner.active
  ORDER BY subscription.subscription_id`;

/** Which of the subscriptions $1 are still as they were in the versions $2; these stay so until the end of the transaction. */
export const HOLD_LISTENERS = `
  SELECT own.subscription_id
  FROM notice_subscriptions AS own
  JOIN unnest($1::uuid[], $2::integer[]) AS given (subscription_id, version) USING (subscription_id, version)
  ORDER BY own.subscription_id
  FOR SHARE OF own`;

/** Whether any fact waits to be added up or judged, or a file is being imported: one that was handed over, or under the lock $1 by a command. */
export const IS_UNSETTLED = `
  SELECT
    EXISTS (SELECT merchant_key FROM touched_merchant_months)
    OR EXISTS (SELECT merchant_key FROM touched_shops)
    OR EXISTS (SELECT merchant_key FROM touched_orders)
    OR EXISTS (SELECT merchant_key FROM touched_messages)
    OR EXISTS (SELECT merchant_key FROM touched_coverage)
    OR EXISTS (SELECT FROM import_files WHERE state IN ('waiting', 'running') AND NOT dry_run)
    OR EXISTS (
      SELECT FROM pg_locks
      WHERE locktype = 'advisory' AND classid = 0 AND objid = $1::bigint::oid AND objsubid = 1
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    ) AS unsettled`;

/** How the windows of each period stand that ends on the day $1 or later and has begun by the day $2. */
export const PERIOD_STATES = `
  SELECT
    own.period,
    bool_and(own.state = 'done') AND NOT EXISTS (
      SELECT FROM managers AS manager
      WHERE NOT EXISTS (SELECT FROM due_windows AS other WHERE other.period = own.period AND other.manager_id = manager.manager_id)
    ) AS is_done,
    min(own.as_of) AS first_as_of,
    max(own.as_of) AS as_of,
    max(own.changed_at) AS changed_at,
    (
      SELECT min(started_at) FROM runs WHERE runs.period = own.period AND runs.as_of = own.last_day AND scorecards_changed > 0
    ) AS first_scored_at
  FROM due_windows AS own
  JOIN managers USING (manager_id)
  WHERE own.last_day >= $1::date AND own.first_day <= $2::date
  GROUP BY own.period, own.last_day
  ORDER BY own.period`;

/** Windows that failed, by period and day: those of which manager, how often at least one of them, why, and when it is tried next. */
export const FAILED_WINDOWS = `
  SELECT period, as_of, array_agg(manager_id ORDER BY manager_id) AS manager_ids, max(failures) AS failures, max(error) AS error,
    max(changed_at) AS failed_at, min(retry_at) AS retry_at
  FROM due_windows
  WHERE state = 'failed'
  GROUP BY period, as_of
  ORDER BY period, as_of`;

const hasFacts = (table: string, day: string): string => `
      SELECT FROM merchants AS merchant
      CROSS JOIN LATERAL (
        SELECT FROM ${table} AS fact WHERE fact.merchant_key = merchant.merchant_key AND fact.${day} = past.day LIMIT 1
      ) AS fact`;

/** The days $1 to $2: when each ended, and which kinds have any fact of it. Merchant by merchant, until one is found. */
export const FACT_DAYS = `
  SELECT past.day, (past.day + 1)::timestamptz AS ended_at, array_remove(ARRAY[
    CASE WHEN EXISTS (${hasFacts('orders', 'placed_day')}) THEN 'orders' END,
    CASE WHEN EXISTS (${hasFacts('merchant_days', 'day')}) THEN 'merchant_days' END,
    CASE WHEN EXISTS (${hasFacts('sku_traffic', 'day')}) THEN 'sku_traffic' END,
    CASE WHEN EXISTS (${hasFacts('ad_spend', 'day')}) THEN 'ad_spend' END,
    CASE WHEN EXISTS (${hasFacts('chat_coverage', 'day')}) THEN 'chat_coverage' END
  ], NULL) AS kinds
  FROM (SELECT $1::date + past AS day FROM generate_series(0, $2::date - $1::date) AS past) AS past
  ORDER BY past.day`;

/** What is planned and not told yet. */
export const OPEN_NOTICES = `
  SELECT notice_id, channel_id, subscription_id, event, event_key, facts, state::text AS state, export_id
  FROM notices
  WHERE subscription_id IS NOT NULL AND state IN ('held', 'waiting')`;

/** Notices $1 that are not told yet come to the states $2. Gives how many changed. */
export const SETTLE_OPEN = `
  UPDATE notices AS own SET state = given.state
  FROM unnest($1::uuid[], $2::notice_state[]) AS given (notice_id, state)
  WHERE own.notice_id = given.notice_id AND own.state IN ('held', 'waiting') AND own.state <> given.state`;

/** What was withdrawn and is true again is told after all, as it is now: channels $1, subscriptions $2, keys $3, facts $4, states $5, and $6 the instant. */
export const REVIVE = `
  UPDATE notices AS own SET facts = given.facts, state = given.state, due_at = $6, export_id = NULL
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[], $5::notice_state[]) AS given (channel_id, subscription_id, event_key, facts, state)
  WHERE own.channel_id = given.channel_id AND own.subscription_id = given.subscription_id AND own.event_key = given.event_key AND own.state = 'withdrawn'`;

/** What is not told yet tells its newest figures: channels $1, subscriptions $2, keys $3, facts $4. What became of its export is kept. */
export const REFRESH = `
  UPDATE notices AS own SET facts = given.facts || jsonb_strip_nulls(jsonb_build_object('fileProblem', own.facts -> 'fileProblem'))
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::jsonb[]) AS given (channel_id, subscription_id, event_key, facts)
  WHERE own.channel_id = given.channel_id AND own.subscription_id = given.subscription_id AND own.event_key = given.event_key AND own.state IN ('held', 'waiting')`;

/** The exports that notices wait for, and how they stand. Null where one was removed. */
export const EXPORTS_OF_NOTICES = `
  SELECT notice.notice_id, file.state::text AS state, file.error
  FROM notices AS notice
  LEFT JOIN export_files AS file ON file.export_id = notice.export_id
  WHERE notice.notice_id = ANY ($1::uuid[]) AND notice.export_id IS NOT NULL`;

/** Notes which export $2 a notice $1 waits for, unless it waits for one already. */
export const NOTE_EXPORT = `UPDATE notices SET export_id = $2 WHERE notice_id = $1 AND export_id IS NULL AND state = 'held'`;

/** A notice $1 is told without its file, for the reason $2. */
export const NOTE_FILE_PROBLEM = `
  UPDATE notices SET facts = facts || jsonb_build_object('fileProblem', $2::text), export_id = NULL
  WHERE notice_id = $1 AND state IN ('held', 'waiting')`;
