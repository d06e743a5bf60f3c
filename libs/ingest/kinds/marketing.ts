import type { Kind } from '../kind.js';
import { MERCHANT, optional, required } from './column.js';

/** Traffic, advertising and resource slots. */

export const SKU_TRAFFIC: Kind = {
  name: 'sku_traffic',
  table: 'sku_traffic',
  columns: [
    required('day', 'day'),
    MERCHANT,
    required('sku_id', 'id'),
    required('visitors', 'count'),
    optional('page_views', 'count'),
    required('ordering_buyers', 'count'),
  ],
  key: ['merchant_key', 'day', 'sku_id'],
  identity: ['sku_id', 'day'],
  order: ['merchant_key', 'day', 'sku_id'],
  rowRules: [
    { reason: 'buyers-exceed-visitors', column: 'ordering_buyers', violated: 'ready.ordering_buyers > ready.visitors' },
  ],
  touchedDays: ['day'],
};

export const AD_SPEND: Kind = {
  name: 'ad_spend',
  table: 'ad_spend',
  columns: [
    required('day', 'day'),
    MERCHANT,
    required('product', 'id'),
    required('campaign_id', 'id'),
    required('impressions', 'count'),
    required('clicks', 'count'),
    required('spend', 'yuan', { stored: 'spend_fen' }),
    required('attributed_orders', 'count'),
    required('attributed_amount', 'yuan', { stored: 'attributed_fen' }),
    optional('attribution', 'text'),
  ],
  key: ['merchant_key', 'day', 'campaign_id', 'product'],
  order: ['merchant_key', 'day', 'campaign_id', 'product'],
  touchedDays: ['day'],
};

export const SLOTS: Kind = {
  name: 'slots',
  table: 'slots',
  columns: [
    required('slot_id', 'id'),
    required('campaign', 'id'),
    required('position', 'text'),
    required('starts_at', 'instant'),
    required('ends_at', 'instant'),
    required('assessed', 'boolean'),
    optional('exempt_reason', 'text'),
  ],
  key: ['slot_id'],
  order: ['slot_id'],
  rowRules: [{ reason: 'end-before-start', column: 'ends_at', violated: 'ready.ends_at <= ready.starts_at' }],
  touchedElsewhere: [
    `
    SELECT placement.merchant_key, placement.output_day AS day
    FROM changed
    JOIN slot_placements AS placement USING (slot_id)`,
  ],
};

export const SLOT_PLACEMENTS: Kind = {
  name: 'slot_placements',
  table: 'slot_placements',
  columns: [
    required('slot_id', 'id'),
    MERCHANT,
    optional('sku_id', 'id', { absent: `''` }),
    required('starts_at', 'instant'),
    required('ends_at', 'instant'),
    required('amount', 'yuan', { stored: 'amount_fen' }),
    optional('visitors', 'count'),
  ],
  // A placement that ends at midnight belongs to the day that ends.
  derived: [{ stored: 'output_day', sql: `(ends_at - interval '1 microsecond')::date` }],
  key: ['merchant_key', 'slot_id', 'sku_id', 'starts_at'],
  order: ['merchant_key', 'slot_id', 'sku_id', 'starts_at'],
  rowRules: [{ reason: 'end-before-start', column: 'ends_at', violated: 'ready.ends_at <= ready.starts_at' }],
  touchedDays: ['output_day'],
};
