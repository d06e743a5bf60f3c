/** The states of the windows of a period $1, of the managers $2 or of all (NULL), and the latest day that one of each is wanted for. */
export const STATES_OF_PERIOD = `
  SELECT state::text AS state, max(as_of) AS as_of
  FROM due_windows
  WHERE period = $1 AND ($2::text[] IS NULL OR manager_id = ANY ($2::text[]))
  GROUP BY state`;
