/** Quarters with targets, the latest first. */
export const TARGET_QUARTERS = `
  SELECT DISTINCT CASE WHEN period LIKE '____Q_' THEN period ELSE to_char(to_date(period, 'YYYY-MM'), 'YYYY"Q"Q') END AS quarter
  FROM targets
  ORDER BY quarter DESC`;

/** Notes when a schedule ran. $1 its name, $2 the instant. */
export const NOTE_SCHEDULE_RUN = `
  INSERT INTO schedule_runs (schedule, ran_at) VALUES ($1, $2)
  ON CONFLICT (schedule) DO UPDATE SET ran_at = greatest(schedule_runs.ran_at, excluded.ran_at)`;

export const SCHEDULE_RUNS = 'SELECT schedule, ran_at FROM schedule_runs';
