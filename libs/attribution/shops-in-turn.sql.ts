/** The known shops by id: of the shops $1 or of all (NULL), from the shop $2 on ($3: after it), $4 of them; NULL for from the first. */
export const KNOWN_SHOPS = `
  SELECT merchant_id
  FROM merchants
  WHERE known
    AND ($1::text[] IS NULL OR merchant_id = ANY ($1::text[]))
    AND ($2::text IS NULL OR merchant_id > $2 OR (merchant_id = $2 AND NOT $3::boolean))
  ORDER BY merchant_id
  LIMIT $4`;
