import { merchantKeysWithin } from './reach.sql.js';

/** Merchants for who looks them up, and who has or had them. */

/** The manager whose merchant `merchant` is on the day in the parameter `day`. */
function joinHolder(day: string): string {
  return `
  LEFT JOIN assignments AS assignment
    ON assignment.merchant_key = merchant.merchant_key
    AND assignment.from_day <= ${day}::date AND (assignment.to_day IS NULL OR assignment.to_day >= ${day}::date)
  LEFT JOIN managers AS manager ON manager.manager_id = assignment.manager_id`;
}

const COLUMNS = `
    merchant.merchant_id, merchant.name, merchant.category, merchant.ka, merchant.known,
    assignment.manager_id, manager.name AS manager_name, manager.division`;

/**
 * Merchants by id, with who has them on the day $1. Of all where $2 (ids of managers) and $3 (ids of merchants) are NULL, else of
 * those that these managers have on the day $4, and of these merchants. $5 the manager, $6 the division, on the day $1; $7 the
 * category; $8 whether KA; $9 a part of id or name, taken as it stands; each NULL for any. After $10 or from the first (NULL); $11 at
 * most.
 */
export const MERCHANTS_PAGE = `
  SELECT ${COLUMNS}
  FROM merchants AS merchant
  ${joinHolder('$1')}
  WHERE ($2::text[] IS NULL OR merchant.merchant_key IN ${merchantKeysWithin({ merchants: '$3', managers: '$2', day: '$4' })})
    AND ($5::text IS NULL OR assignment.manager_id = $5)
    AND ($6::text IS NULL OR manager.division = $6)
    AND ($7::text IS NULL OR merchant.category = $7)
    AND ($8::boolean IS NULL OR merchant.ka = $8)
    AND ($9::text IS NULL OR strpos(lower(merchant.merchant_id), lower($9)) > 0 OR strpos(lower(merchant.name), lower($9)) > 0)
    AND ($10::text IS NULL OR merchant.merchant_id > $10)
  ORDER BY merchant.merchant_id
  LIMIT $11`;

/** The merchant $1 with who has it on the day $2. */
export const MERCHANT = `
  SELECT ${COLUMNS}
  FROM merchants AS merchant
  ${joinHolder('$2')}
  WHERE merchant.merchant_id = $1`;

/** Who had the merchant $1 when, the latest first; $2 at most. */
export const HOLDERS_OF_MERCHANT = `
  SELECT assignment.manager_id, manager.name AS manager_name, manager.division, assignment.from_day, assignment.to_day
  FROM assignments AS assignment
  JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN managers AS manager USING (manager_id)
  WHERE merchant.merchant_id = $1
  ORDER BY assignment.from_day DESC
  LIMIT $2`;

/** The names of the merchants $1; those without a name are left out. */
export const MERCHANT_NAMES = `
  SELECT merchant_id, name FROM merchants WHERE merchant_id = ANY ($1::text[]) AND name IS NOT NULL`;

/** The names of the merchants $1, and whether they are key accounts. */
export const MERCHANTS_DESCRIBED = `
  SELECT merchant_id, name, ka FROM merchants WHERE merchant_id = ANY ($1::text[])`;
