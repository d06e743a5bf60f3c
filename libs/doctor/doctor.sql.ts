export const SERVER = `
  SELECT
    current_setting('server_version') AS version,
    pg_size_pretty(pg_database_size(current_database())) AS size,
    (SELECT time_zone FROM deployment) AS time_zone`;

export const CONTENT = `
  SELECT
    (SELECT count(*)::integer FROM managers) AS managers,
    (SELECT count(*)::integer FROM merchants WHERE known) AS merchants,
    (SELECT count(*)::integer FROM imports) AS imports,
    (SELECT max(finished_at) FROM imports) AS last_import,
    (SELECT max(finished_at) FROM runs) AS last_run,
    (SELECT coalesce(sum(bit_count(days::bit(32))), 0)::bigint FROM (
      SELECT merchant_key, bit_or(days) AS days FROM touched_merchant_months GROUP BY merchant_key, month
    ) AS month) AS touched_days`;
