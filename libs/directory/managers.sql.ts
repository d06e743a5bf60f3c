export const MANAGERS = `
  SELECT manager_id, name, division, category, probation_from, probation_until
  FROM managers
  ORDER BY division, manager_id`;
