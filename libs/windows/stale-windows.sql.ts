/**
 * Windows become stale in the transaction that changes what their scorecards are made of: those that failed, too, since what was
 * wrong may be mended. Those that are being computed just
 * now are held by whoever computes them: the statement waits, and finds them done. All lock windows in the same order.
 */

/**
 * Whoever changes what scorecards are made of holds this from before windows are looked at to the end of the transaction;
 * whoever computes them waits until nobody does, and only then begins to read. $1 lock key.
 */
export const BEGIN_CHANGE = 'SELECT pg_advisory_xact_lock_shared($1)';

/** Waits until all changes that have looked at the windows are committed or taken back. $1 lock key. */
export const AWAIT_CHANGES = 'SELECT pg_advisory_lock($1), pg_advisory_unlock($1)';

/** Whether any window could become stale at all. */
export const HAS_SETTLED_WINDOWS = `
  SELECT EXISTS (SELECT FROM due_windows WHERE state IN ('done', 'running', 'failed')) AS present`;

/** $1 the instant. `concerned` is SQL over the window `own`. */
function markStale(concerned: string): string {
  return `
  WITH concerned AS MATERIALIZED (
    SELECT own.period, own.manager_id
    FROM due_windows AS own
    WHERE own.state IN ('done', 'running', 'failed') AND (${concerned})
    ORDER BY own.period, own.manager_id
    FOR UPDATE
  )
  UPDATE due_windows AS own
  SET state = 'stale', changed_at = $1, failures = 0, error = NULL, retry_at = NULL
  FROM concerned
  WHERE own.period = concerned.period AND own.manager_id = concerned.manager_id`;
}

/** The first day of a window's quarter. */
const QUARTER_FIRST = `make_date(left(own.quarter, 4)::integer, (right(own.quarter, 1)::integer - 1) * 3 + 1, 1)`;

/**
 * Whether the tiers of a window's scorecard were ranked by the quarter so far, since nobody sold anything in the one before: as it is
 * stored, and where it is closed also as it would be.
 */
const IS_PROVISIONAL = `
  (
    EXISTS (
      SELECT
      FROM scorecards AS scorecard
      WHERE scorecard.period = own.period AND scorecard.as_of = own.as_of AND scorecard.manager_id = own.manager_id
        AND (scorecard.document -> 'snapshot' ->> 'provisional')::boolean
    )
    OR EXISTS (
      SELECT
      FROM adjustments AS adjustment
      WHERE adjustment.period = own.period AND adjustment.manager_id = own.manager_id
        AND adjustment.figure = 'provisional' AND adjustment.current_value = 'true'
    )
  )`;

/**
 * The sums of the merchant-days in the table `touched_days` were made anew: this concerns the managers who hold or held those
 * merchants, on the days of the window, of the quarter before, which the tiers are ranked by, and of the same quarter a year
 * before, which a day curve may be learned from; and on any day up to then where a probation looks back over months.
 */
export const MARK_STALE_BY_DAYS = markStale(`
  EXISTS (
    SELECT
    FROM (
      SELECT DISTINCT assignment.manager_id, touched.day
      FROM touched_days AS touched
      JOIN assignments AS assignment ON assignment.merchant_key = touched.merchant_key
    ) AS held
    JOIN managers AS manager ON manager.manager_id = held.manager_id
    WHERE held.manager_id = own.manager_id
      AND held.day <= own.as_of
      AND (
        held.day >= own.first_day
        OR (held.day >= own.facts_from AND (held.day < ${QUARTER_FIRST} OR ${IS_PROVISIONAL}))
        OR manager.probation_from IS NOT NULL
        OR (held.day >= ${QUARTER_FIRST} - interval '1 year' AND held.day < ${QUARTER_FIRST} - interval '9 months')
      )
  )`);

/** The windows that changed rows of a kind concern; `changed` names them, as they are now and as they were. */
export function markStaleByRows(rows: string, concerned: string): string {
  return markStale(`EXISTS (SELECT FROM ${rows} AS changed WHERE ${concerned})`);
}

/** Rules that are in force for a quarter changed: windows of the quarters $2 whose scorecards were made by other versions than $3. */
export const MARK_STALE_BY_RULES = markStale(`
  own.state = 'done'
  AND EXISTS (
    SELECT FROM unnest($2::text[], $3::integer[]) AS given (quarter, version)
    WHERE given.quarter = own.quarter AND given.version IS DISTINCT FROM own.rule_version
  )`);

/** Managers of the table `rows` who are no more. */
const gone = (rows: string): string => `
  SELECT DISTINCT manager_id FROM ${rows} AS gone
  WHERE NOT EXISTS (SELECT FROM managers WHERE managers.manager_id = gone.manager_id)`;

/** Holds the windows of all periods in which such managers have some, in the order in which everybody locks them. */
export function holdWindowsBesideGone(rows: string): string {
  return `
  SELECT period, manager_id FROM due_windows
  WHERE period IN (SELECT period FROM due_windows WHERE manager_id IN (${gone(rows)}))
  ORDER BY period, manager_id
  FOR UPDATE`;
}

/** Where such a manager was ranked among others, these must be ranked anew. $1 the instant. */
export function markStaleBesideGone(rows: string): string {
  return markStale(`
    (own.period, own.as_of) IN (SELECT period, as_of FROM due_windows WHERE manager_id IN (${gone(rows)}))`);
}

export function forgetWindowsOfGone(rows: string): string {
  return `DELETE FROM due_windows WHERE manager_id IN (${gone(rows)})`;
}

export function forgetScorecardsOfGone(rows: string): string {
  return `DELETE FROM scorecards WHERE manager_id IN (${gone(rows)})`;
}
