/** The names of merchants: $1 ids, some more than once. */
export const MERCHANT_NAMES = `
  SELECT merchant_id, name
  FROM merchants
  WHERE merchant_id = ANY ($1::text[]) AND name IS NOT NULL
  ORDER BY merchant_id`;

/** The names of SKUs: lists of the same length, $1 merchant ids and $2 SKUs. */
export const SKU_NAMES = `
  SELECT DISTINCT merchant.merchant_id, sku.sku_id, sku.name
  FROM unnest($1::text[], $2::text[]) AS asked (merchant_id, sku_id)
  JOIN merchants AS merchant USING (merchant_id)
  JOIN skus AS sku USING (merchant_key, sku_id)
  WHERE sku.name IS NOT NULL
  ORDER BY merchant.merchant_id, sku.sku_id`;
