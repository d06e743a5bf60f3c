/**
 * Opens items for the SKUs given, where none is open and none was done within the period: its days are partly from before the action, so
 * the rate of the period says nothing of what came of it. $1 period, $2 kind, $3, $4 first and last day, $5 as-of day, $6 now; then
 * lists of the same length: $7 item ids, $8 managers, $9 merchant ids, $10 SKUs, $11 visitors, $12 buyers, $13 benchmark rates.
 * The unique index of open items settles who comes first.
 */
export const OPEN_ITEMS = `
  WITH opened AS (
    INSERT INTO work_items
      (item_id, manager_id, merchant_key, sku_id, found_period, found_kind, found_first, found_last, found_as_of, found_visitors,
       found_ordering_buyers, found_benchmark, looked_first, looked_as_of, state, opened_at, changed_at, version)
    SELECT
      low.item_id, low.manager_id, merchant.merchant_key, low.sku_id, $1, $2, $3::date, $4::date, $5::date, low.visitors,
      low.ordering_buyers, low.benchmark, $3::date, $5::date, 'to-contact', $6::timestamptz, $6::timestamptz, 1
    FROM unnest($7::uuid[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::numeric[])
      AS low (item_id, manager_id, merchant_id, sku_id, visitors, ordering_buyers, benchmark)
    JOIN merchants AS merchant USING (merchant_id)
    WHERE NOT EXISTS (
      SELECT
      FROM work_items AS done
      WHERE done.manager_id = low.manager_id
        AND done.merchant_key = merchant.merchant_key
        AND done.sku_id = low.sku_id
        AND done.state = 'done'
        AND done.done_on >= $3::date
    )
    ON CONFLICT (manager_id, merchant_key, sku_id) WHERE state <> 'done' DO NOTHING
    RETURNING item_id, state, opened_at
  ),
  noted AS (
    INSERT INTO work_item_changes (item_id, version, state, changed_by, changed_at)
    SELECT item_id, 1, state, $14, opened_at FROM opened
  )
  SELECT count(*)::integer AS opened FROM opened`;

/**
 * Notes what a look found of open items: low again, or ok and so recovered. Only of items that were found in a period of the same kind, and
 * not where the last look was at a later period or as-of day. $1 kind, $2 first day of the period, $3 as-of day; then lists of the same
 * length: $4 managers, $5 merchant ids, $6 SKUs, $7 whether low. A look that finds nothing new writes nothing.
 */
export const NOTE_LOOK = `
  WITH seen AS (
    SELECT item.item_id, item.recovered_on IS NOT NULL AS was_recovered, seen.low
    FROM unnest($4::text[], $5::text[], $6::text[], $7::boolean[]) AS seen (manager_id, merchant_id, sku_id, low)
    JOIN merchants AS merchant USING (merchant_id)
    JOIN work_items AS item
      ON item.manager_id = seen.manager_id AND item.merchant_key = merchant.merchant_key AND item.sku_id = seen.sku_id
    WHERE item.state <> 'done'
      AND item.found_kind = $1
      AND item.looked_first <= $2::date
      AND item.looked_as_of <= $3::date
      AND (item.looked_first < $2::date OR item.looked_as_of < $3::date OR (item.recovered_on IS NOT NULL) = seen.low)
    ORDER BY item.item_id
    FOR UPDATE OF item
  ),
  looked AS (
    UPDATE work_items AS item
    SET
      looked_first = $2::date,
      looked_as_of = $3::date,
      recovered_on = CASE WHEN seen.low THEN NULL ELSE coalesce(item.recovered_on, $3::date) END
    FROM seen
    WHERE item.item_id = seen.item_id
    RETURNING seen.low, seen.was_recovered
  )
  SELECT
    count(*) FILTER (WHERE NOT low AND NOT was_recovered)::integer AS recovered,
    count(*) FILTER (WHERE low AND was_recovered)::integer AS low_again
  FROM looked`;

/** The open items of a manager ($1, or NULL for all): what a look has to judge. */
export const OPEN_SKUS = `
  SELECT item.manager_id, merchant.merchant_id, item.sku_id
  FROM work_items AS item
  JOIN merchants AS merchant USING (merchant_key)
  WHERE item.state <> 'done' AND ($1::text IS NULL OR item.manager_id = $1)`;

/**
 * Items with the traffic before and after. Before: the days of the period found in, up to the day that the action was agreed, else that of
 * the contact, else the as-of day; after: the days after it up to the as-of day, both while the merchant was the manager's. $1 as-of
 * day, which is yesterday: who has the merchant is told of the day after it. The part in `picked` picks items.
 */
const items = (picked: string) => `
  WITH picked AS (${picked})
  SELECT
    item.*,
    merchant.merchant_id,
    merchant.name AS merchant_name,
    sku.name AS sku_name,
    sku.category,
    span.acted_on,
    least(span.acted_on, item.found_last, $1::date) AS before_last,
    traffic.before_visitors,
    traffic.before_ordering_buyers,
    traffic.before_days_with_traffic,
    traffic.after_visitors,
    traffic.after_ordering_buyers,
    traffic.after_days_with_traffic,
    EXISTS (
      SELECT
      FROM assignments AS assignment
      WHERE assignment.merchant_key = item.merchant_key
        AND assignment.manager_id = item.manager_id
        AND $1::date + 1 BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
    ) AS is_held
  FROM picked AS item
  JOIN merchants AS merchant USING (merchant_key)
  LEFT JOIN skus AS sku USING (merchant_key, sku_id)
  CROSS JOIN LATERAL (SELECT coalesce(item.agreed_on, item.contacted_on) AS acted_on) AS span
  CROSS JOIN LATERAL (
    SELECT
      coalesce(sum(day.visitors) FILTER (WHERE is_before), 0)::bigint AS before_visitors,
      coalesce(sum(day.ordering_buyers) FILTER (WHERE is_before), 0)::bigint AS before_ordering_buyers,
      count(*) FILTER (WHERE is_before AND day.visitors > 0)::integer AS before_days_with_traffic,
      coalesce(sum(day.visitors) FILTER (WHERE is_after), 0)::bigint AS after_visitors,
      coalesce(sum(day.ordering_buyers) FILTER (WHERE is_after), 0)::bigint AS after_ordering_buyers,
      count(*) FILTER (WHERE is_after AND day.visitors > 0)::integer AS after_days_with_traffic
    FROM sku_traffic AS day
    JOIN assignments AS assignment
      ON assignment.merchant_key = day.merchant_key
      AND assignment.manager_id = item.manager_id
      AND day.day BETWEEN assignment.from_day AND coalesce(assignment.to_day, 'infinity')
    CROSS JOIN LATERAL (
      SELECT
        day.day <= least(coalesce(span.acted_on, $1::date), item.found_last) AS is_before,
        coalesce(day.day > span.acted_on, false) AS is_after
    ) AS side
    WHERE day.merchant_key = item.merchant_key
      AND day.sku_id = item.sku_id
      AND day.day BETWEEN item.found_first AND $1::date
  ) AS traffic
  ORDER BY item.opened_at DESC, item.item_id DESC`;

/**
 * A page of items, the newest first. $1 as-of day; $2 managers, or NULL for all; $3 state, $4 merchant id, $5 whether recovered, each or NULL;
 * $6, $7 instant and id of the last one of the page before, or NULL; $8 how many.
 */
export const ITEMS_PAGE = items(`
    SELECT *
    FROM work_items
    WHERE ($2::text[] IS NULL OR manager_id = ANY ($2::text[]))
      AND ($3::text IS NULL OR state = $3)
      AND ($4::text IS NULL OR merchant_key = (SELECT merchant_key FROM merchants WHERE merchant_id = $4))
      AND ($5::boolean IS NULL OR (recovered_on IS NOT NULL) = $5)
      AND ($6::timestamptz IS NULL OR (opened_at, item_id) < ($6::timestamptz, $7::uuid))
    ORDER BY opened_at DESC, item_id DESC
    LIMIT $8`);

/** One item: $1 as-of day, $2 id. */
export const ITEM = items('SELECT * FROM work_items WHERE item_id = $2');

export const MANAGER_OF_ITEM = `SELECT manager_id FROM work_items WHERE item_id = $1`;

/** Waits for whoever is changing an item, holds it until the end of the transaction, and gives how it stands. */
export const LOCK_ITEM = `
  SELECT manager_id, merchant_key, sku_id, state, action_kind, note, assigned_to, contacted_on, agreed_on, done_on, version
  FROM work_items
  WHERE item_id = $1
  FOR UPDATE`;

/** Another open item of the same manager, merchant and SKU. */
export const OPEN_ITEM_OF_SKU = `
  SELECT item_id FROM work_items
  WHERE manager_id = $2 AND merchant_key = $3 AND sku_id = $4 AND state <> 'done' AND item_id <> $1`;

/** Changes an item and keeps what it has become. $1 id, $2 next version, $3 to $9 how it stands, $10 who, $11 when. */
export const CHANGE_ITEM = `
  WITH changed AS (
    UPDATE work_items
    SET
      version = $2, state = $3, action_kind = $4, note = $5, assigned_to = $6, contacted_on = $7, agreed_on = $8, done_on = $9,
      changed_at = $11::timestamptz
    WHERE item_id = $1
  )
  INSERT INTO work_item_changes (item_id, version, state, action_kind, note, assigned_to, changed_by, changed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $10, $11::timestamptz)`;

/** The newest changes of an item: $2 at most. */
export const CHANGES_OF_ITEM = `
  SELECT version, state, action_kind, note, assigned_to, changed_by, changed_at
  FROM work_item_changes
  WHERE item_id = $1
  ORDER BY version DESC
  LIMIT $2`;
