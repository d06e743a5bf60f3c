/** The business calendar, day by day. */

const COLUMNS = `day, trim_scale(weight)::text AS weight, label`;

/** The days from $1 to $2 that the calendar names. */
export const CALENDAR_DAYS = `SELECT ${COLUMNS} FROM calendar WHERE day BETWEEN $1::date AND $2::date ORDER BY day`;

/** Puts the day $1 in, with the weight $2 and the label $3, in place of what stands there. */
export const STORE_DAY = `
  INSERT INTO calendar (day, weight, label) VALUES ($1::date, $2::numeric, $3)
  ON CONFLICT (day) DO UPDATE SET weight = excluded.weight, label = excluded.label`;

export const REMOVE_DAY = 'DELETE FROM calendar WHERE day = $1::date';

/** The day $1, for the windows that it concerns. */
export const CREATE_CHANGED_CALENDAR = `
  CREATE TEMPORARY TABLE changed_calendar ON COMMIT DROP AS SELECT $1::date AS day`;
