/** The managers who had the merchant $1 on a day from $2 to $3. */
export const MANAGERS_OF_MERCHANT = `
  SELECT DISTINCT assignment.manager_id
  FROM assignments AS assignment
  JOIN merchants AS merchant USING (merchant_key)
  WHERE merchant.merchant_id = $1
    AND assignment.from_day <= $3::date AND (assignment.to_day IS NULL OR assignment.to_day >= $2::date)
  ORDER BY assignment.manager_id`;
