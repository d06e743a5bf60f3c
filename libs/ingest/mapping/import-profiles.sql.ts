const COLUMNS = 'name, yaml, changed_at, changed_by';

/** Every profile that people wrote, by name. */
export const ALL_PROFILES = `SELECT ${COLUMNS} FROM import_profiles ORDER BY name`;

/** $1 name. */
export const ONE_PROFILE = `SELECT ${COLUMNS} FROM import_profiles WHERE name = $1`;

/** One at a time changes profiles: what stood there before is kept in the audit log. */
export const LOCK_PROFILES = 'LOCK TABLE import_profiles IN SHARE ROW EXCLUSIVE MODE';

/** $1 name, $2 YAML, $3 the instant, $4 by whom. */
export const SAVE_PROFILE = `
  INSERT INTO import_profiles (name, yaml, changed_at, changed_by) VALUES ($1, $2, $3, $4)
  ON CONFLICT (name) DO UPDATE SET yaml = excluded.yaml, changed_at = excluded.changed_at, changed_by = excluded.changed_by
  RETURNING ${COLUMNS}`;

export const REMOVE_PROFILE = 'DELETE FROM import_profiles WHERE name = $1';
