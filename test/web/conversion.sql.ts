/** Moves what was done about a SKU ($1) to an earlier day ($2), so that there is traffic after it. */
export const ACT_EARLIER = `
  UPDATE work_items
  SET contacted_on = $2::date, agreed_on = $2::date, done_on = CASE WHEN state = 'done' THEN $2::date END
  WHERE sku_id = $1`;
