/** The schema as the catalogue tells it, in an order that does not depend on how it came about. */

export const SCHEMAS = `
  SELECT nspname AS name
  FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
  ORDER BY nspname COLLATE "C"`;

export const ENUMS = `
  SELECT typname AS name, array_agg(enumlabel::text ORDER BY enumsortorder) AS labels
  FROM pg_type
  JOIN pg_enum ON enumtypid = pg_type.oid
  WHERE typnamespace = 'public'::regnamespace
  GROUP BY typname
  ORDER BY typname COLLATE "C"`;

export const COLUMNS = `
  SELECT
    relname AS table_name,
    attname AS name,
    format_type(atttypid, atttypmod) AS type,
    CASE WHEN attcollation <> typcollation THEN collname END AS collation,
    attnotnull AS not_null,
    attidentity <> '' AS is_identity,
    attgenerated <> '' AS is_generated,
    pg_get_expr(adbin, adrelid) AS default_value
  FROM pg_class
  JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
  JOIN pg_type ON pg_type.oid = atttypid
  LEFT JOIN pg_collation ON pg_collation.oid = attcollation
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
  ORDER BY relname COLLATE "C", attnum`;

/** Constraints but NOT NULL, which stands with its column; p, u, c, f and x as the catalogue calls them. */
export const CONSTRAINTS = `
  SELECT relname AS table_name, conname AS name, contype AS type, pg_get_constraintdef(pg_constraint.oid, true) AS definition
  FROM pg_constraint
  JOIN pg_class ON pg_class.oid = conrelid
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'c', 'f', 'x')
  ORDER BY relname COLLATE "C", position(contype::text IN 'puxfc'), conname COLLATE "C"`;

/** Indexes that belong to no constraint. */
export const INDEXES = `
  SELECT relation.relname AS table_name, index.relname AS name, pg_get_indexdef(indexrelid) AS definition
  FROM pg_index
  JOIN pg_class AS index ON index.oid = indexrelid
  JOIN pg_class AS relation ON relation.oid = indrelid
  WHERE index.relnamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  ORDER BY relation.relname COLLATE "C", index.relname COLLATE "C"`;

/** Whatever else there is: views, sequences, functions, triggers, policies. */
export const OTHERS = `
  SELECT kind, name
  FROM (
    SELECT CASE relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'relation' END, relname
    FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'p', 'i', 'I', 't', 'c')
    UNION ALL
    SELECT 'function', proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'trigger', concat(tgname, ' on ', tgrelid::regclass) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 'policy', concat(polname, ' on ', polrelid::regclass) FROM pg_policy
  ) AS other (kind, name)
  ORDER BY kind, name COLLATE "C"`;
