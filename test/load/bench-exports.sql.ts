import { VERDICTS_OF_PERIOD } from '#libs/attribution/verdicts.sql.js';

/** The shops that generated orders name are in no directory, and reports show only those that are. */
export const KNOW_ALL_SHOPS = 'UPDATE merchants SET known = true WHERE NOT known';

export const COUNT_VERDICTS = 'SELECT count(*)::integer AS verdicts FROM verdicts';

/** The yardstick of exports: the query of the report itself, written by the server. Days are constants of the benchmark. */
export const copyOfVerdicts = (first: string, last: string): string =>
  `COPY (${VERDICTS_OF_PERIOD.replaceAll('$1', `'${first}'`).replaceAll('$2', `'${last}'`).replaceAll('$3', 'NULL')}) TO STDOUT (FORMAT csv, HEADER)`;
