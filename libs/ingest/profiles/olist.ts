import type { ImportProfile } from '../profile.js';
import * as sql from './olist.sql.js';

/**
 * The public Brazilian data set of Olist, joined out of its raw files. Its times are wall-clock times of the deployment's
 * business zone, which should be America/Sao_Paulo.
 */
export const OLIST: ImportProfile = {
  name: 'olist',
  files: [
    { name: 'olist_sellers_dataset', columns: ['seller_id', 'seller_city', 'seller_state'] },
    { name: 'olist_products_dataset', columns: ['product_id', 'product_category_name'] },
    {
      name: 'product_category_name_translation',
      columns: ['product_category_name', 'product_category_name_english'],
    },
    { name: 'olist_customers_dataset', columns: ['customer_id', 'customer_unique_id'] },
    {
      name: 'olist_orders_dataset',
      columns: [
        'order_id',
        'customer_id',
        'order_status',
        'order_purchase_timestamp',
        'order_approved_at',
        'order_delivered_carrier_date',
      ],
    },
    {
      name: 'olist_order_items_dataset',
      columns: ['order_id', 'order_item_id', 'product_id', 'seller_id', 'price', 'freight_value'],
    },
  ],
  facts: [
    { kind: 'merchants', columns: ['merchant_id', 'name'], select: sql.selectMerchants },
    { kind: 'skus', columns: ['sku_id', 'merchant_id', 'category'], select: sql.selectSkus },
    {
      kind: 'orders',
      columns: [
        'order_id',
        'merchant_id',
        'buyer_id',
        'placed_at',
        'paid_at',
        'outbound_at',
        'status',
        'pay_method',
        'amount',
      ],
      select: sql.selectOrders,
    },
    {
      kind: 'order_lines',
      columns: ['merchant_id', 'order_id', 'line_no', 'sku_id', 'quantity', 'amount'],
      select: sql.selectOrderLines,
    },
  ],
  notices: [
    {
      en: 'orders have no items and so no seller: they are not stored',
      zh: '个订单没有商品行，因而没有卖家：未存储',
      count: sql.countOrdersWithoutItems,
    },
    {
      en: 'order items name an order that is not in the file: they are not stored',
      zh: '个商品行对应的订单不在文件中：未存储',
      count: sql.countItemsWithoutOrder,
    },
  ],
};
