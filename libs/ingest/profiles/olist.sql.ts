import type { ProfileTables } from '../profile.js';

/** The public Olist data set as canonical facts: an order for every (order, seller), its lines, SKUs and sellers. */

export function selectMerchants(tables: ProfileTables): string {
  return `
  SELECT seller_id, concat_ws(' ', seller_city, seller_state, left(seller_id, 8))
  FROM ${tables['olist_sellers_dataset']}`;
}

/** A SKU belongs to one merchant: of the sellers of a product, the first by id. */
export function selectSkus(tables: ProfileTables): string {
  return `
  SELECT sold.product_id, sold.seller_id, coalesce(translated.product_category_name_english, product.product_category_name)
  FROM (
    SELECT product_id, min(seller_id COLLATE "C") AS seller_id
    FROM ${tables['olist_order_items_dataset']}
    GROUP BY product_id) AS sold
  LEFT JOIN ${tables['olist_products_dataset']} AS product USING (product_id)
  LEFT JOIN ${tables['product_category_name_translation']} AS translated USING (product_category_name)`;
}

/** Amounts that are no numbers are left to the checks of the import, which name them. */
export function selectOrders(tables: ProfileTables): string {
  return `
  SELECT
    item.order_id,
    item.seller_id,
    customer.customer_unique_id,
    placed.order_purchase_timestamp,
    placed.order_approved_at,
    placed.order_delivered_carrier_date,
    CASE placed.order_status
      WHEN 'delivered' THEN 'completed'
      WHEN 'shipped' THEN 'shipped'
      WHEN 'canceled' THEN 'cancelled'
      WHEN 'unavailable' THEN 'cancelled'
      WHEN 'invoiced' THEN 'paid'
      WHEN 'processing' THEN 'paid'
      WHEN 'approved' THEN 'paid'
      WHEN 'created' THEN 'placed'
      ELSE placed.order_status
    END,
    'online',
    item.amount
  FROM (
    SELECT
      order_id,
      seller_id,
      CASE WHEN bool_and(pg_input_is_valid(price, 'numeric') AND pg_input_is_valid(freight_value, 'numeric'))
        THEN sum(CASE WHEN pg_input_is_valid(price, 'numeric') THEN price::numeric END
          + CASE WHEN pg_input_is_valid(freight_value, 'numeric') THEN freight_value::numeric END)::text
        ELSE min(price || ' + ' || freight_value) END AS amount
    FROM ${tables['olist_order_items_dataset']}
    GROUP BY order_id, seller_id
  ) AS item
  JOIN ${tables['olist_orders_dataset']} AS placed USING (order_id)
  LEFT JOIN ${tables['olist_customers_dataset']} AS customer USING (customer_id)`;
}

export function selectOrderLines(tables: ProfileTables): string {
  return `
  SELECT item.seller_id, item.order_id, item.order_item_id, item.product_id, '1', item.price
  FROM ${tables['olist_order_items_dataset']} AS item
  JOIN ${tables['olist_orders_dataset']} AS placed USING (order_id)`;
}

export function countOrdersWithoutItems(tables: ProfileTables): string {
  return `
  SELECT count(*)::bigint AS rows
  FROM ${tables['olist_orders_dataset']} AS placed
  WHERE NOT EXISTS (
    SELECT FROM ${tables['olist_order_items_dataset']} AS item WHERE item.order_id = placed.order_id)`;
}

export function countItemsWithoutOrder(tables: ProfileTables): string {
  return `
  SELECT count(*)::bigint AS rows
  FROM ${tables['olist_order_items_dataset']} AS item
  WHERE NOT EXISTS (SELECT FROM ${tables['olist_orders_dataset']} AS placed WHERE placed.order_id = item.order_id)`;
}
