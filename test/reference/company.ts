import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** The columns of every kind of fact that scoring reads, as `data.md` names them. */
export const COLUMNS = {
  managers: ['manager_id', 'name', 'division', 'category', 'probation_from', 'probation_until'],
  merchants: ['merchant_id', 'name', 'category', 'ka'],
  assignments: ['merchant_id', 'manager_id', 'from', 'to'],
  targets: ['manager_id', 'period', 'measure', 'value', 'effective_from'],
  calendar: ['day', 'weight', 'label'],
  skus: ['sku_id', 'merchant_id', 'name', 'category'],
  orders: [
    'order_id',
    'merchant_id',
    'buyer_id',
    'placed_at',
    'paid_at',
    'outbound_at',
    'status',
    'pay_method',
    'amount',
    'refunded_amount',
    'flagged',
    'parent_order_id',
  ],
  order_lines: ['merchant_id', 'order_id', 'line_no', 'sku_id', 'quantity', 'amount'],
  merchant_days: [
    'day',
    'merchant_id',
    'gmv',
    'paid_orders',
    'outbound_orders',
    'outbound_units',
    'visitors',
    'ordering_buyers',
  ],
  sku_traffic: ['day', 'merchant_id', 'sku_id', 'visitors', 'page_views', 'ordering_buyers'],
  ad_spend: [
    'day',
    'merchant_id',
    'product',
    'campaign_id',
    'impressions',
    'clicks',
    'spend',
    'attributed_orders',
    'attributed_amount',
    'attribution',
  ],
  slots: ['slot_id', 'campaign', 'position', 'starts_at', 'ends_at', 'assessed', 'exempt_reason'],
  slot_placements: ['slot_id', 'merchant_id', 'sku_id', 'starts_at', 'ends_at', 'amount', 'visitors'],
} as const;

export type Kind = keyof typeof COLUMNS;

/** A row of a kind: every column as text, '' for absent. */
export type RowOf<K extends Kind> = { readonly [Column in (typeof COLUMNS)[K][number]]: string };

/** A company: its rows of every kind. */
export type Company = { readonly [K in Kind]: readonly RowOf<K>[] };

/** Every kind in the order in which a folder of files is imported. */
export const KINDS: readonly Kind[] = [
  'managers',
  'merchants',
  'assignments',
  'calendar',
  'targets',
  'skus',
  'orders',
  'order_lines',
  'merchant_days',
  'sku_traffic',
  'ad_spend',
  'slots',
  'slot_placements',
];

/** A row of a kind from what is known of it; the columns left out are absent. */
export function rowOf<K extends Kind>(kind: K, known: Readonly<Record<string, string | undefined>>): RowOf<K> {
  const columns: readonly string[] = COLUMNS[kind];
  return Object.fromEntries(columns.map((column) => [column, known[column] ?? ''])) as RowOf<K>;
}

/** A company without any row. */
export function emptyCompany(): Company {
  return {
    managers: [],
    merchants: [],
    assignments: [],
    targets: [],
    calendar: [],
    skus: [],
    orders: [],
    order_lines: [],
    merchant_days: [],
    sku_traffic: [],
    ad_spend: [],
    slots: [],
    slot_placements: [],
  };
}

/** Reads the canonical CSV files of a folder; a kind without a file has no rows. */
export function readCompany(folder: string): Company {
  const rows = <K extends Kind>(kind: K): RowOf<K>[] => {
    const file = join(folder, `${kind}.csv`);
    return existsSync(file) ? readCsv(file).map((row) => rowOf(kind, row)) : [];
  };
  return {
    managers: rows('managers'),
    merchants: rows('merchants'),
    assignments: rows('assignments'),
    targets: rows('targets'),
    calendar: rows('calendar'),
    skus: rows('skus'),
    orders: rows('orders'),
    order_lines: rows('order_lines'),
    merchant_days: rows('merchant_days'),
    sku_traffic: rows('sku_traffic'),
    ad_spend: rows('ad_spend'),
    slots: rows('slots'),
    slot_placements: rows('slot_placements'),
  };
}

/** The rows of a CSV file with a header line, as texts by column name. */
export function readCsv(file: string): Record<string, string>[] {
  return parseCsv(readFileSync(file));
}

/** The rows of a CSV text with a header line, as texts by column name. */
export function parseCsv(text: Buffer): Record<string, string>[] {
  return parse(text, { columns: true, bom: true, skip_empty_lines: true });
}

/** The cells of a CSV text, header first. */
export function parseCsvRows(text: string): string[][] {
  return parse(text, { bom: true });
}
