/** Keys of the advisory locks, so that no two purposes share one. */
export const LOCK_KEYS = {
  migrations: 7_310_001,
  imports: 7_310_002,
  rules: 7_310_003,
  merchantKeys: 7_310_004,
  scoring: 7_310_005,
  receivedFiles: 7_310_006,
  windowChanges: 7_310_007,
  audit: 7_310_008,
  accounts: 7_310_009,
  closing: 7_310_016,
  workList: 7_310_018,
  noticePlanning: 7_310_019,
} as const;

export const SERVER_FACTS = `
  SELECT current_setting('server_version_num')::integer AS version, current_setting('server_encoding') AS encoding`;

export const APPLIED_MIGRATIONS = `
  SELECT name FROM migrations ORDER BY id`;

export const HAS_MIGRATIONS = `SELECT to_regclass('migrations') IS NOT NULL AS present`;

export const LOCK_SESSION = 'SELECT pg_advisory_lock($1)';
export const UNLOCK_SESSION = 'SELECT pg_advisory_unlock($1)';
export const LOCK_TRANSACTION = 'SELECT pg_advisory_xact_lock($1)';

export const STORED_TIME_ZONE = `
  SELECT time_zone, EXISTS (SELECT FROM imports) AS has_facts FROM deployment`;

export const STORE_TIME_ZONE = `
  INSERT INTO deployment (singleton, time_zone) VALUES (true, $1)
  ON CONFLICT (singleton) DO UPDATE SET time_zone = excluded.time_zone`;

export const EXPORT_SNAPSHOT = 'SELECT pg_export_snapshot() AS snapshot';
/** Shows a transaction that has just begun what another one sees. The name comes from the server: letters, digits, hyphens. */
export const takeSnapshot = (snapshot: string): string => `SET TRANSACTION SNAPSHOT '${snapshot}'`;

/** Nobody else may change rows of a table until the end of the transaction; reading goes on. The name is our own. */
export const holdTable = (table: string): string => `LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`;

export const OWN_PROCESS = 'SELECT pg_backend_pid() AS process';
/** Ends the statement that a connection is at. $1 its process. */
export const CANCEL_STATEMENT = 'SELECT pg_cancel_backend($1)';

export const SAVEPOINT = 'SAVEPOINT attempt';
export const ROLLBACK_TO = 'ROLLBACK TO SAVEPOINT attempt';

/** Room for sorting and joining many rows at once, for one transaction: what the server allows for its own upkeep, 256 MB at least. */
export const SORT_IN_MEMORY = `
  SELECT set_config(
    'work_mem', greatest(pg_size_bytes(current_setting('maintenance_work_mem')) / 1024, 262144)::text || 'kB', true)`;
