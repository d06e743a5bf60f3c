/** The managers that a person reaches: $1 divisions, $2 manager ids. */
export const MANAGERS_WITHIN = `
  SELECT manager_id FROM managers WHERE division = ANY ($1::text[]) OR manager_id = ANY ($2::text[])
  ORDER BY manager_id`;

/** The divisions of the managers $1. */
export const DIVISIONS_OF_MANAGERS = `SELECT manager_id, division FROM managers WHERE manager_id = ANY ($1::text[])`;

/** Which of the divisions $1 have managers. */
export const PRESENT_DIVISIONS = `SELECT DISTINCT division FROM managers WHERE division = ANY ($1::text[])`;

/** Of the merchants $1, who has them on the day $2, and in which division. */
export const HOLDERS_OF_MERCHANTS = `
  SELECT merchant.merchant_id, manager.manager_id, manager.division
  FROM merchants AS merchant
  LEFT JOIN assignments AS assignment
    ON assignment.merchant_key = merchant.merchant_key
    AND assignment.from_day <= $2::date AND (assignment.to_day IS NULL OR assignment.to_day >= $2::date)
  LEFT JOIN managers AS manager ON manager.manager_id = assignment.manager_id
  WHERE merchant.merchant_id = ANY ($1::text[])`;

/**
 * SQL for the keys of the merchants that a person reaches: those of the ids in the parameter `merchants`, and those that the
 * managers in the parameter `managers` have on the day in the parameter `day`.
 */
export function merchantKeysWithin(parameters: { merchants: string; managers: string; day: string }): string {
  return `(
    SELECT merchant_key FROM merchants WHERE merchant_id = ANY (${parameters.merchants}::text[])
    UNION
    SELECT merchant_key FROM assignments
    WHERE manager_id = ANY (${parameters.managers}::text[])
      AND from_day <= ${parameters.day}::date AND (to_day IS NULL OR to_day >= ${parameters.day}::date)
  )`;
}

/** The ids of the merchants within a reach: $1 merchant ids, $2 managers, $3 the day. */
export const MERCHANTS_WITHIN = `
  SELECT merchant_id FROM merchants
  WHERE merchant_key IN ${merchantKeysWithin({ merchants: '$1', managers: '$2', day: '$3' })}
  ORDER BY merchant_id`;
