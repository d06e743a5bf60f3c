/** The latest day that a manager $2 was scored for the period $1. */
export const LATEST_DAY_OF_MANAGER = `
  SELECT max(as_of) AS as_of FROM scorecards WHERE period = $1 AND manager_id = $2`;
