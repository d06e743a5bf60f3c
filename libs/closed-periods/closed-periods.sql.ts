/** What everybody must know of closed periods: which they are, whose scorecards stay as they are, and what would be other figures. */

/** $1 lock key, $2 the period. Whoever closes or reopens a period holds it alone, whoever needs it open shares it. */
export const HOLD_CLOSING = 'SELECT pg_advisory_xact_lock($1::integer, hashtext($2))';
export const SHARE_CLOSING = 'SELECT pg_advisory_xact_lock_shared($1::integer, hashtext($2))';

/** The closings of a period $1; of some divisions only ($2, NULL for all). */
export const CLOSINGS = `
  SELECT period, division, rule_version, newest_rule_version, fingerprint, managers, last_import, closed_at, closed_by, asked_by,
    (SELECT count(*)::integer FROM adjustments AS own WHERE own.period = closed.period AND own.division = closed.division) AS adjustments
  FROM closed_periods AS closed
  WHERE period = $1 AND ($2::text[] IS NULL OR division = ANY ($2::text[]))
  ORDER BY division`;

/**
 * Whose scorecards of a period $1 as of its last day must not change: those that were closed, and of closed divisions also who
 * joined them since.
 */
export const FROZEN_MANAGERS = `
  SELECT manager_id, division FROM closed_scorecards WHERE period = $1
  UNION ALL
  SELECT manager.manager_id, manager.division
  FROM managers AS manager
  JOIN closed_periods AS closed ON closed.period = $1 AND closed.division = manager.division
  WHERE NOT EXISTS (
    SELECT FROM closed_scorecards AS kept WHERE kept.period = $1 AND kept.manager_id = manager.manager_id)`;

/** The lines of the managers $2 in a period $1. */
export const ADJUSTMENTS_OF_MANAGERS = `
  SELECT manager_id, division, figure, closed_value, current_value, changed_at
  FROM adjustments
  WHERE period = $1 AND manager_id = ANY ($2::text[])
  ORDER BY manager_id, figure`;

/** The lines of the managers $2 in a period $1 that are lines no longer: $3, $4 managers and figures that still are. */
export const REMOVE_ADJUSTMENTS = `
  DELETE FROM adjustments AS own
  WHERE own.period = $1 AND own.manager_id = ANY ($2::text[])
    AND NOT EXISTS (
      SELECT FROM unnest($3::text[], $4::text[]) AS line (manager_id, figure)
      WHERE line.manager_id = own.manager_id AND line.figure = own.figure)`;

/**
 * Lines of a period $1: $2 managers, $3 figures, $4 divisions, $5 closed and $6 current values, $7 fingerprints; $8 the run, $9 its
 * rule version, $10 the instant. A line that is there already was first seen when it was.
 */
export const STORE_ADJUSTMENTS = `
  INSERT INTO adjustments AS own (
    period, manager_id, figure, division, closed_value, current_value, fingerprint, run_id, rule_version, first_seen_at, changed_at)
  SELECT $1, line.manager_id, line.figure, line.division, line.closed_value, line.current_value, line.fingerprint, $8, $9, $10, $10
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
    AS line (manager_id, figure, division, closed_value, current_value, fingerprint)
  ORDER BY line.manager_id, line.figure
  ON CONFLICT (period, manager_id, figure) DO UPDATE SET
    division = excluded.division,
    closed_value = excluded.closed_value,
    current_value = excluded.current_value,
    fingerprint = excluded.fingerprint,
    run_id = excluded.run_id,
    rule_version = excluded.rule_version,
    changed_at = CASE
      WHEN own.current_value IS DISTINCT FROM excluded.current_value THEN excluded.changed_at
      ELSE own.changed_at
    END
  WHERE (own.division, own.closed_value, own.current_value, own.fingerprint, own.rule_version)
    IS DISTINCT FROM (excluded.division, excluded.closed_value, excluded.current_value, excluded.fingerprint, excluded.rule_version)`;
