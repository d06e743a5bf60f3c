import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MappedImport } from '#libs/ingest/mapping/import-mapped.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';
import { rowsOf } from './samples.js';

/** Profiles written for the raw files of public data sets, as examples of what profiles can say. They are not built in. */

const FOLDER = join(__dirname, 'examples');

it('are profiles', () => {
  const files = readdirSync(FOLDER);
  expect(files.map((file) => `${readMappingProfile(readFileSync(join(FOLDER, file), 'utf8'), file).profile}.yaml`)).toEqual(files);
});

describeWithShared('the raw files of public data sets', () => {
  let imports: Imports;

  beforeAll(async () => {
    imports = await openImports();
  });

  beforeEach(() => imports.empty());

  afterAll(() => imports.close());

  async function bringIn(profile: string, file: string): Promise<MappedImport> {
    const yaml = readFileSync(join(FOLDER, `${profile}.yaml`), 'utf8');
    const path = join(sharedFolder() ?? '', 'data', file);
    const made = await importMapped(imports.database, { profile: readMappingProfile(yaml, profile), path, options: { merchant_id: 'm1' }, rejectsFolder: imports.folder });
    expect(made.unknownColumns).toEqual([]);
    return made;
  }

  const countsOf = ({ summaries }: MappedImport) => summaries.map(({ kind, added, rejected }) => [kind, added, rejected]);
  const sum = (rows: readonly unknown[][], place: number) => rows.reduce((total, row) => total + Number(row[place]), 0);

  it('online_advertising: banners added up, day by day', async () => {
    expect(countsOf(await bringIn('online-advertising', 'online_advertising/online_advertising_performance_data.csv.gz'))).toEqual([['ad_spend', 1_655, 0]]);
    const rows = await rowsOf(imports, 'ad_spend', 'day campaign_id product impressions clicks spend_fen attributed_orders attributed_fen');
    expect(rows[0]).toEqual(['2020-04-01', 'camp 1', '160 x 600', 234_881, 2_331, 28_627, 741, 3_005_224]);
    expect([3, 4, 5, 6, 7].map((place) => sum(rows, place))).toEqual([239_017_725, 2_492_837, 17_519_292, 651_768, 3_271_562_253]);
  });

  it('ga_merch_store: visitors and buyers of products, counted once a day', async () => {
    expect(countsOf(await bringIn('ga-product-hits', 'ga_merch_store/product_hits.csv.gz'))).toEqual([['skus', 435, 0], ['sku_traffic', 319, 0]]);
    const rows = await rowsOf(imports, 'sku_traffic', 'day sku_id visitors ordering_buyers');
    expect([new Set(rows.map(([day]) => day)), sum(rows, 2), sum(rows, 3)]).toEqual([new Set(['2017-08-01']), 1_147, 185]);
    expect(rows.find(([, sku]) => sku === 'GGOEGHPJ080310')).toEqual(['2017-08-01', 'GGOEGHPJ080310', 13, 6]);
  });

  it('ga_merch_store: the day of the shop, and its orders', async () => {
    await bringIn('ga-sessions', 'ga_merch_store/sessions.csv.gz');
    expect(await rowsOf(imports, 'merchant_days', 'day gmv_fen paid_orders visitors ordering_buyers')).toEqual([['2017-08-01', 889_000, 45, 2_293, 42]]);
    expect(countsOf(await bringIn('ga-transactions', 'ga_merch_store/transactions.csv.gz'))).toEqual([['orders', 43, 0]]);
    const rows = await rowsOf(imports, 'orders', 'order_id buyer_id placed_at amount_fen');
    expect(rows.find(([order]) => order === 'ORD201708012585')).toEqual(['ORD201708012585', '8016003971239765913', '2017-08-02T06:34:50+08:00', 13_996]);
    expect(sum(rows, 3)).toBe(890_200);
  });

  it('taobao_user_behavior_sample: users of items, by the days of China', async () => {
    expect(countsOf(await bringIn('taobao-user-behaviour', 'taobao_user_behavior_sample/UserBehavior_sample.csv.gz'))).toEqual([['sku_traffic', 68_979, 0]]);
    const rows = await rowsOf(imports, 'sku_traffic', 'day sku_id visitors ordering_buyers');
    expect([sum(rows, 2), sum(rows, 3)]).toEqual([71_159, 1_709]);
    expect(rows.find(([day, sku]) => day === '2017-11-30' && sku === '3371523')).toEqual(['2017-11-30', '3371523', 12, 0]);
  });
});
