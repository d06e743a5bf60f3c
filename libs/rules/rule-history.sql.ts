/**
 * Versions without what they say, newest first: from before the version $1 on (null: from the newest on), $2 at most; with who applied
 * each, where the audit log knows.
 */
export const VERSION_PAGE = `
  SELECT own.version, own.in_force_from, own.restated_until, own.fingerprint, own.applied_at, entry.actor_name AS applied_by,
    entry.action = 'shop-rules.applied' AS of_shop
  FROM rule_set_versions AS own
  LEFT JOIN LATERAL (
    SELECT actor_name, action FROM audit_entries
    WHERE action IN ('rules.applied', 'shop-rules.applied') AND subject = own.version::text
    ORDER BY sequence DESC
    LIMIT 1
  ) AS entry ON true
  WHERE $1::integer IS NULL OR own.version < $1
  ORDER BY own.version DESC
  LIMIT $2`;
