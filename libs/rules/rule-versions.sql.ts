export const VERSIONS = `
  SELECT version, in_force_from, restated_until, document, full_set, fingerprint
  FROM rule_set_versions
  ORDER BY version`;

export const ADD_VERSION = `
  INSERT INTO rule_set_versions
    (version, in_force_from, restated_until, document, full_set, fingerprint, applied_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
