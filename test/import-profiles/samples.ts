import { join } from 'node:path';
import type { KindName } from '#libs/ingest/kind.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import type { MappedImport } from '#libs/ingest/mapping/import-mapped.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import type { Imports } from '../support/imports.js';

/** A sample file of a built-in profile: made-up rows, byte for byte as the platform writes them. */
export interface Sample {
  readonly file: string;
  readonly options: Readonly<Record<string, string>>;
  /** What it was taken for. */
  readonly readAs: string;
  /** The headers of its columns that say something of people. */
  readonly personal: readonly string[];
}

const SHOP = { merchant_id: 'm1' };
const ADDRESS = ['Name', 'Street', 'Address1', 'Address2', 'Company', 'City', 'Zip', 'Province', 'Country', 'Phone', 'Province Name'];
const SHOPIFY = ['Email', 'Notes', 'Note Attributes', 'Phone', 'Employee', 'Location', 'Tags', 'Receipt Number', 'Payment Reference', 'Payment References', 'Payment ID'];
const WOOCOMMERCE = ['First Name', 'Last Name', 'Address 1&2', 'City', 'State Code', 'Postcode', 'Country Code'];

export const SAMPLES: Readonly<Record<BuiltInName, Sample>> = {
  'jd-pop-orders': { file: 'jd-pop-orders.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: ['客户姓名', '客户地址', '联系电话', '订单备注', '发票抬头', '商家备注', '增值税发票'] },
  'jd-shipping': { file: 'jd-shipping.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: ['收货人', '收货地址', '联系电话', '运单号'] },
  'jd-shangzhi-sku': { file: '试样旗舰店_商品明细_2026-09-01_sku.xlsx', options: SHOP, readAs: 'XLSX', personal: [] },
  'jd-shangzhi-overview': { file: 'jd-shangzhi-overview.xlsx', options: SHOP, readAs: 'XLSX', personal: [] },
  'jd-jingzhuntong': { file: 'jd-jingzhuntong.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: [] },
  'jd-jingzhuntong-account': { file: 'jd-jingzhuntong-account.csv', options: { ...SHOP, days: '0', caliber: 'order' }, readAs: 'CSV, UTF-8', personal: [] },
  'jd-jingzhuntong-sku': { file: 'jd-jingzhuntong-sku.xlsx', options: SHOP, readAs: 'XLSX', personal: [] },
  'jd-chat-messages': { file: 'jd-chat-messages.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: ['顾客昵称', '消息内容'] },
  'jd-chat-sessions': { file: 'jd-chat-sessions.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: ['顾客昵称', '客服姓名', '备注'] },
  'agent-performance': { file: 'agent-performance.csv', options: SHOP, readAs: 'CSV, GB18030 (GBK)', personal: ['客服姓名'] },
  'shopify-orders': { file: 'shopify-orders.csv', options: SHOP, readAs: 'CSV, UTF-8', personal: [...SHOPIFY, ...['Billing', 'Shipping'].flatMap((whose) => ADDRESS.map((part) => `${whose} ${part}`))] },
  'woocommerce-orders': { file: 'woocommerce-orders.csv', options: SHOP, readAs: 'CSV, UTF-8', personal: ['Customer Note', 'Company (Billing)', 'Email (Billing)', 'Phone (Billing)', 'Coupon Code', ...['Billing', 'Shipping'].flatMap((whose) => WOOCOMMERCE.map((part) => `${part} (${whose})`))] },
  'amazon-orders': { file: 'amazon-orders.txt', options: SHOP, readAs: 'TSV, UTF-8', personal: ['ship-city', 'ship-state', 'ship-postal-code', 'ship-country', 'purchase-order-number'] },
  'google-ads-daily': { file: 'google-ads-daily.csv', options: SHOP, readAs: 'TSV, UTF-16', personal: [] },
  'meta-ads-daily': { file: 'meta-ads-daily.csv', options: SHOP, readAs: 'CSV, UTF-8', personal: [] },
};

/** Where a sample lies. */
export function pathOf(name: BuiltInName): string {
  return join(__dirname, 'samples', SAMPLES[name].file);
}

/** The stored rows of a kind, each as the values of some columns, in the order of those. */
export async function rowsOf(imports: Imports, kind: KindName, columns: string): Promise<unknown[][]> {
  const rows = (await imports.stored(kind)).map((row) => columns.split(' ').map((column) => row[column]));
  return rows.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
}

/** Imports the sample of a built-in profile. */
export function bringInSample(imports: Imports, name: BuiltInName, options: Readonly<Record<string, string>> = {}): Promise<MappedImport> {
  const { database, folder: rejectsFolder } = imports;
  return importMapped(database, { profile: builtInProfile(name), path: pathOf(name), options: { ...SAMPLES[name].options, ...options }, rejectsFolder });
}
