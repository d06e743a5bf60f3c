import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEEP_BUYER_ID_SECRET } from '#libs/directory/buyer-ids.sql.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { bringInSample, rowsOf } from './samples.js';

/** What the sample files of shops and advertising outside of China become. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

/** A secret of the deployment, so that digests are always the same. */
const SECRET = Buffer.alloc(32, 7);

beforeEach(async () => {
  await imports.empty();
  await imports.database.query(KEEP_BUYER_ID_SECRET, [SECRET]);
});

afterAll(() => imports.close());

const ORDERS = 'order_id buyer_id amount_fen refunded_fen status pay_method placed_at paid_at outbound_at';
const LINES = 'order_id line_no sku_id quantity amount_fen';
/** What is kept of ada@sample.example and bob@sample.example. */
const [ADA, BOB] = ['a2c0ae81f0b6d9da79d1ec80', '2026f1981e58dbeba8b39b50'];

it('Shopify: the fields of an order stand on its first row, and times have their offset', async () => {
  await bringInSample(imports, 'shopify-orders');
  expect(await rowsOf(imports, 'orders', ORDERS)).toEqual([
    ['#1001', ADA, 11_500, 0, 'shipped', 'online', '2026-09-01T22:00:00+08:00', '2026-09-01T22:00:05+08:00', '2026-09-02T21:30:00+08:00'],
    ['#1002', '#1002', 5_000, 0, 'placed', 'cash_on_delivery', '2026-09-02T10:00:00+08:00', null, null],
    ['#1003', BOB, 5_000, 2_000, 'cancelled', 'online', '2026-09-03T20:00:00+08:00', '2026-09-03T20:00:00+08:00', null],
  ]);
  expect(await rowsOf(imports, 'order_lines', LINES)).toEqual([
    ['#1001', 1, 'Gift wrap', 1, 2_000],
    ['#1001', 2, 'RC-3-W', 2, 9_000],
    ['#1002', 1, 'RC-3-W', 1, 5_000],
    ['#1003', 1, 'RC-3-W', 1, 5_000],
  ]);
});

it('WooCommerce: an order is paid by its status', async () => {
  await bringInSample(imports, 'woocommerce-orders');
  expect(await rowsOf(imports, 'orders', ORDERS)).toEqual([
    ['501', ADA, 7_000, 0, 'completed', 'online', '2026-09-01T12:00:00+08:00', '2026-09-01T12:00:00+08:00', null],
    ['502', BOB, 5_000, 0, 'placed', 'online', '2026-09-02T08:30:00+08:00', null, null],
    ['503', '5e7cedc74820bd34b882a5b4', 5_000, 550, 'paid', 'cash_on_delivery', '2026-09-02T09:00:00+08:00', '2026-09-02T09:00:00+08:00', null],
  ]);
  expect(await rowsOf(imports, 'order_lines', LINES)).toEqual([
    ['501', 1, 'Gift wrap, red', 2, 2_000],
    ['501', 2, 'RC-3-W', 1, 5_000],
    ['502', 1, 'RC-3-W', 1, 5_000],
    ['503', 1, 'RC-3-W', 1, 5_000],
  ]);
});

it('Amazon: orders are added up from their items, with freight and without promotions', async () => {
  await bringInSample(imports, 'amazon-orders');
  expect(await rowsOf(imports, 'orders', ORDERS)).toEqual([
    ['111-0000001-0000001', '111-0000001-0000001', 11_350, null, 'shipped', 'online', '2026-09-02T00:10:00+08:00', '2026-09-02T00:10:00+08:00', null],
    ['111-0000002-0000002', '111-0000002-0000002', 0, null, 'placed', 'online', '2026-09-02T09:00:00+08:00', null, null],
    ['111-0000003-0000003', '111-0000003-0000003', 0, null, 'cancelled', 'online', '2026-09-02T10:00:00+08:00', null, null],
  ]);
  expect(await rowsOf(imports, 'order_lines', LINES)).toEqual([
    ['111-0000001-0000001', 1, 'RC-3-W', 2, 9_000],
    ['111-0000001-0000001', 2, 'ST-1', 1, 2_050],
    ['111-0000002-0000002', 1, 'RC-3-W', 1, 0],
    ['111-0000003-0000003', 1, 'RC-3-W', 0, 0],
  ]);
});

const SPEND = 'day product campaign_id impressions clicks spend_fen attributed_orders attributed_fen attribution';

it('Google Ads: titles above the header and totals at the end are passed over', async () => {
  const { passedOver } = await bringInSample(imports, 'google-ads-daily');
  expect(passedOver.totals).toBe(2);
  expect(await rowsOf(imports, 'ad_spend', SPEND)).toEqual([
    ['2026-09-01', 'Search', '20000000001', 10_001, 321, 123_456, 13, 432_100, null],
    ['2026-09-02', 'Performance Max', '20000000002', 0, 0, 0, 0, 0, null],
    ['2026-09-02', 'Search', '20000000001', 900, 20, 20_000, 0, 0, null],
  ]);
});

describe('Meta ads', () => {
  it('have a summary without a campaign first, and no figures where nothing was spent', async () => {
    const { passedOver } = await bringInSample(imports, 'meta-ads-daily');
    expect(passedOver.totals).toBe(1);
    expect(await rowsOf(imports, 'ad_spend', SPEND)).toEqual([
      ['2026-09-01', 'meta-ads', '120200000000001', 9_600, 200, 10_050, 4, 32_050, '7-day click or 1-day view'],
      ['2026-09-02', 'meta-ads', '120200000000001', 6_000, 110, 5_025, 2, 16_000, '7-day click or 1-day view'],
      ['2026-09-02', 'meta-ads', '120200000000002', 0, 0, 0, 0, 0, '7-day click or 1-day view'],
    ]);
  });

  it('of several days in a row are rejected', async () => {
    const path = join(imports.folder, 'account-Campaigns-Sep.csv');
    writeFileSync(path, 'Campaign name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value,Reporting starts,Reporting ends\nAutumn,5,1,1,1,9,2026-09-01,2026-09-30\n');
    const { summaries } = await importMapped(imports.database, { profile: builtInProfile('meta-ads-daily'), path, options: { merchant_id: 'm1' }, rejectsFolder: imports.folder });
    expect(summaries[0]?.firstProblems.map(({ line, columns, values, reasons }) => [line, columns, values, reasons])).toEqual([[2, ['day'], ['2026-09-01/2026-09-30'], ['not-day']]]);
  });
});
