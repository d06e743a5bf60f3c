/** What the catalogue says of the tables in schema public. */

export const TABLES = `
  SELECT relname AS name
  FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`;

/** Unique constraints and unique indexes alike; an expression has no column. */
export const UNIQUE_KEYS = `
  SELECT indrelid::regclass::text AS table_name, indexrelid::regclass::text AS name, indisprimary AS is_primary, attname AS first_column
  FROM pg_index
  JOIN pg_class ON pg_class.oid = indrelid
  LEFT JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] AND attnum > 0
  WHERE indisunique AND relnamespace = 'public'::regnamespace`;

export const COLUMNS = `
  SELECT
    relname AS table_name,
    attname AS name,
    format_type(atttypid, NULL) AS type,
    attidentity <> '' AS is_identity,
    pg_get_expr(adbin, adrelid) AS default_value
  FROM pg_class
  JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`;

export const FOREIGN_KEYS = `
  SELECT
    conname AS name,
    conrelid::regclass::text AS from_table,
    confrelid::regclass::text AS to_table,
    array_agg(own.attname || '=' || other.attname) AS column_pairs
  FROM pg_constraint
  CROSS JOIN unnest(conkey, confkey) AS pair (own_number, other_number)
  JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = own_number
  JOIN pg_attribute AS other ON other.attrelid = confrelid AND other.attnum = other_number
  WHERE contype = 'f' AND connamespace = 'public'::regnamespace
  GROUP BY conname, conrelid, confrelid`;

export const MACHINERY = `
  SELECT tgrelid::regclass::text AS table_name, 'the trigger ' || tgname AS what FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT relname, 'row security' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity
  UNION ALL
  SELECT relname, 'partitions below a partition'
  FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'p' AND relispartition`;
