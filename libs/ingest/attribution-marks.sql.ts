import type { Kind } from './kind.js';

/**
 * Marks of the orders that must be judged again, written with the rows that change them. A first load marks whole shops:
 * every row of it is new, and a mark for each would only repeat the load.
 */
export function markWholeShops(kind: Kind, rows: string): string[] {
  if (kind.attribution === undefined) return [];
  return [
    `
  INSERT INTO touched_shops (merchant_key)
  SELECT DISTINCT merchant_key FROM ${rows} ORDER BY merchant_key
  ON CONFLICT (merchant_key) DO NOTHING`,
  ];
}

/** Marks what changed rows concern: as they are now and as they were. */
export function markChangedRows({ attribution }: Kind, rows: string): string[] {
  return attribution === undefined ? [] : [MARKS[attribution](rows)];
}

const MARKS: Record<NonNullable<Kind['attribution']>, (rows: string) => string> = {
  // A parent is left out of attribution as soon as a child names it.
  orders: (rows) => `
  INSERT INTO touched_orders (merchant_key, order_id)
  SELECT merchant_key, order_id FROM ${rows}
  UNION
  SELECT merchant_key, parent_order_id FROM ${rows} WHERE parent_order_id IS NOT NULL
  ON CONFLICT (merchant_key, order_id) DO NOTHING`,
  messages: (rows) => `
  INSERT INTO touched_messages (merchant_key, buyer_id, sent_at)
  SELECT DISTINCT merchant_key, buyer_id, sent_at FROM ${rows} WHERE sender IN ('buyer', 'agent')
  ON CONFLICT (merchant_key, buyer_id, sent_at) DO NOTHING`,
  coverage: (rows) => `
  INSERT INTO touched_coverage (merchant_key, day)
  SELECT DISTINCT merchant_key, day FROM ${rows}
  ON CONFLICT (merchant_key, day) DO NOTHING`,
};
