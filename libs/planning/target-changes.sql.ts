/** Changing single rows of targets. */

const GIVEN = `jsonb_to_recordset($2::jsonb) AS given (period text, measure target_measure, effective_from date, value numeric)`;

/** Takes rows away, those of the manager $1 that $2 names, and gives back nothing. */
export const REMOVE_TARGETS = `
  DELETE FROM targets AS stored
  USING ${GIVEN}
  WHERE stored.manager_id = $1
    AND stored.period = given.period
    AND stored.measure = given.measure
    AND stored.effective_from IS NOT DISTINCT FROM given.effective_from`;

/** Lays rows of the manager $1 down, $2, in place of those that are there. */
export const STORE_TARGETS = `
  INSERT INTO targets (manager_id, period, measure, effective_from, value)
  SELECT $1, given.period, given.measure, given.effective_from, given.value
  FROM ${GIVEN}
  ON CONFLICT ON CONSTRAINT targets_key DO UPDATE SET value = excluded.value`;

/** The rows that changed, for the windows that they concern: of the manager $1 the periods $2. */
export const CREATE_CHANGED_TARGETS = `
  CREATE TEMPORARY TABLE changed_targets ON COMMIT DROP AS
  SELECT $1::text AS manager_id, period FROM unnest($2::text[]) AS given (period)`;
