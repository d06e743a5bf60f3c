/** The windows of a set of periods, given as lists: $1 names, $2 kinds, $3 quarters, $4, $5 first and last days, $6 first days of their facts, $7 as-of days. */
const GIVEN = `
  unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::date[], $7::date[])
    AS given (period, kind, quarter, first_day, last_day, facts_from, as_of)`;

/**
 * Notes the windows of all managers that are wanted; those that were wanted as of another day are due again. Further
 * parameters: $8 the instant.
 */
export const WANT_WINDOWS = `
  INSERT INTO due_windows AS own (
    period, manager_id, kind, quarter, first_day, last_day, facts_from, as_of, state, changed_at)
  SELECT given.period, manager.manager_id, given.kind, given.quarter, given.first_day, given.last_day, given.facts_from,
    given.as_of, 'due', $8
  FROM ${GIVEN}
  CROSS JOIN managers AS manager
  LEFT JOIN due_windows AS known ON known.period = given.period AND known.manager_id = manager.manager_id
  -- Looked at before, so that the rows of all others are not even locked.
  WHERE known.period IS NULL OR known.as_of <> given.as_of
  ORDER BY given.period, manager.manager_id
  ON CONFLICT (period, manager_id) DO UPDATE SET
    as_of = excluded.as_of, state = 'due', failures = 0, error = NULL, retry_at = NULL, changed_at = excluded.changed_at
  WHERE own.as_of <> excluded.as_of`;

/** Windows of periods that have not begun by the day $1, after the clock was set back: nobody wants them any more. */
export const FORGET_WINDOWS_AHEAD = `DELETE FROM due_windows WHERE first_day > $1::date AND as_of > $1::date`;

/** How the windows of the given periods stand, those of managers without a row as missing. $8 the states to look for. */
export const STATES_OF_WINDOWS = `
  SELECT given.period, coalesce(own.state::text, 'missing') AS state, count(*)::integer AS windows
  FROM ${GIVEN}
  CROSS JOIN managers AS manager
  LEFT JOIN due_windows AS own ON own.period = given.period AND own.manager_id = manager.manager_id
  WHERE coalesce(own.state::text, 'missing') = ANY ($8::text[])
  GROUP BY given.period, coalesce(own.state::text, 'missing')
  ORDER BY given.period, state`;

/** Makes windows of the given periods due that stand in one of the states $9; 'missing' are those without a row. $8 the instant. */
export const MAKE_DUE = `
  INSERT INTO due_windows AS own (
    period, manager_id, kind, quarter, first_day, last_day, facts_from, as_of, state, changed_at)
  SELECT given.period, manager.manager_id, given.kind, given.quarter, given.first_day, given.last_day, given.facts_from,
    given.as_of, 'due', $8
  FROM ${GIVEN}
  CROSS JOIN managers AS manager
  LEFT JOIN due_windows AS known ON known.period = given.period AND known.manager_id = manager.manager_id
  WHERE coalesce(known.state::text, 'missing') = ANY ($9::text[])
  ORDER BY given.period, manager.manager_id
  ON CONFLICT (period, manager_id) DO UPDATE SET
    as_of = excluded.as_of, state = 'due', failures = 0, error = NULL, retry_at = NULL, changed_at = excluded.changed_at
  WHERE own.state <> 'running'`;

/**
 * The periods with windows to compute at the instant $1: due or stale, or failed and waited long enough. A failure that lies
 * ahead was noted by a clock that was set back since.
 */
export const PERIODS_TO_SCORE = `
  SELECT period, as_of, count(*)::integer AS windows
  FROM due_windows
  WHERE state IN ('due', 'stale') OR (state = 'failed' AND (retry_at <= $1 OR changed_at > $1))
  GROUP BY period, as_of
  ORDER BY period, as_of`;

/** The same of some periods only ($2). */
export const PERIODS_TO_SCORE_OF = `
  SELECT period, as_of, count(*)::integer AS windows
  FROM due_windows
  WHERE (state IN ('due', 'stale') OR (state = 'failed' AND (retry_at <= $1 OR changed_at > $1))) AND period = ANY ($2::text[])
  GROUP BY period, as_of
  ORDER BY period, as_of`;

/**
 * Notes the windows of one period that nobody has noted yet, of all managers, as being computed: so that who changes the facts
 * meanwhile finds them. $1 to $7 as of a single period, $8 the instant.
 */
export const NOTE_RUNNING = `
  INSERT INTO due_windows (
    period, manager_id, kind, quarter, first_day, last_day, facts_from, as_of, state, changed_at)
  SELECT $1, manager_id, $2, $3, $4::date, $5::date, $6::date, $7::date, 'running', $8
  FROM managers
  ORDER BY manager_id
  ON CONFLICT (period, manager_id) DO NOTHING`;

/** Notes that the windows of a period $1 as of a day $2 are being computed. $3 the instant. */
export const CLAIM_WINDOWS = `
  UPDATE due_windows SET state = 'running', changed_at = $3
  WHERE period = $1 AND as_of = $2 AND state IN ('due', 'stale', 'failed')`;

/** Holds the windows of a period $1 until the end of the transaction, and tells which are not done as of the day $2. */
export const HOLD_WINDOWS = `
  SELECT manager_id, as_of, state
  FROM due_windows
  WHERE period = $1
  ORDER BY manager_id
  FOR UPDATE`;

/** The scorecards of the managers $8 are stored, as of the day $7: their windows are done. $9 rule version, $10 fingerprints, $11 run, $12 instant. */
export const SETTLE_WINDOWS = `
  INSERT INTO due_windows AS own (
    period, manager_id, kind, quarter, first_day, last_day, facts_from, as_of, state, rule_version, fingerprint, run_id, changed_at)
  SELECT $1, scored.manager_id, $2, $3, $4::date, $5::date, $6::date, $7::date, 'done', $9, scored.fingerprint, $11, $12
  FROM unnest($8::text[], $10::text[]) AS scored (manager_id, fingerprint)
  ORDER BY scored.manager_id
  ON CONFLICT (period, manager_id) DO UPDATE SET
    as_of = excluded.as_of,
    state = 'done',
    rule_version = excluded.rule_version,
    fingerprint = excluded.fingerprint,
    run_id = excluded.run_id,
    failures = 0,
    error = NULL,
    retry_at = NULL,
    changed_at = excluded.changed_at
  WHERE own.as_of <= excluded.as_of`;

/** Computing the windows of a period $1 as of a day $2 failed: $3 why, $4 the instant. Each failure doubles the wait, up to an hour. */
export const FAIL_WINDOWS = `
  UPDATE due_windows
  SET state = 'failed', failures = failures + 1, error = $3, changed_at = $4,
    retry_at = $4::timestamptz + least(interval '1 hour', interval '1 minute' * 2 ^ least(failures, 10))
  WHERE period = $1 AND as_of = $2 AND state <> 'done'`;

/** Failed windows of a period $1, of the manager $2 or (null) of all, are due at once. $3 the instant. */
export const RETRY_FAILED = `
  UPDATE due_windows SET state = 'due', failures = 0, error = NULL, retry_at = NULL, changed_at = $3
  WHERE period = $1 AND state = 'failed' AND ($2::text IS NULL OR manager_id = $2)`;

/** Failed windows in the order of periods and managers, after those of $1 and $2 (null for the first), $3 at most. */
export const FAILURES = `
  SELECT period, manager_id, as_of, failures, coalesce(error, '') AS error, changed_at, retry_at
  FROM due_windows
  WHERE state = 'failed' AND ($1::text IS NULL OR (period, manager_id) > ($1, $2))
  ORDER BY period, manager_id
  LIMIT $3`;

/** Periods that somebody said to be computing. */
export const RUNNING_PERIODS = `
  SELECT DISTINCT period, as_of FROM due_windows WHERE state = 'running' ORDER BY period, as_of`;

/** Whoever computes a period holds this lock: where it can be had, nobody does. $1 lock key, $2 period and day. */
export const TRY_SCORING_LOCK = 'SELECT pg_try_advisory_xact_lock($1::integer, hashtext($2)) AS free';

/** Waits for whoever computes a period, and keeps others from it until the end of the transaction. $1 lock key, $2 period and day. */
export const HOLD_SCORING_PLACE = 'SELECT pg_advisory_xact_lock($1::integer, hashtext($2))';

/** The windows of the managers $3 in a period $1 as of a day $2 are due. $4 the instant. */
export const MAKE_DUE_OF_MANAGERS = `
  UPDATE due_windows SET state = 'due', failures = 0, error = NULL, retry_at = NULL, changed_at = $4
  WHERE period = $1 AND as_of = $2 AND manager_id = ANY ($3::text[])`;

export const RELEASE_WINDOWS = `
  UPDATE due_windows SET state = 'due', changed_at = $3 WHERE period = $1 AND as_of = $2 AND state = 'running'`;

/** Every period with its windows by state, and what there is to know of those that failed. */
export const GRID = `
  SELECT period, kind, quarter, as_of, state::text AS state, count(*)::integer AS windows, min(changed_at) AS since,
    min(error) AS error, min(retry_at) AS retry_at
  FROM due_windows
  WHERE $1::text IS NULL OR quarter = $1
  GROUP BY period, kind, quarter, as_of, state
  ORDER BY quarter, kind, period, as_of, state`;

/** Windows by state, and since when the oldest that is not done waits. */
export const WINDOW_COUNTS = `
  SELECT state::text AS state, count(*)::integer AS windows, min(changed_at) AS since
  FROM due_windows
  GROUP BY state`;

export const QUARTERS = 'SELECT DISTINCT quarter FROM due_windows ORDER BY quarter';
