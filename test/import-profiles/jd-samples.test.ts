import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { bringInSample, pathOf, rowsOf } from './samples.js';

/** What the sample files of the platform become. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

const ORDERS = 'order_id buyer_id amount_fen status pay_method placed_at paid_at parent_order_id';

describe('the order export', () => {
  it('gives orders once, with children that know their parent, and their lines', async () => {
    await bringInSample(imports, 'jd-pop-orders');
    expect(await rowsOf(imports, 'orders', ORDERS)).toEqual([
      ['310000000000000101', 'jd_试样a', 49_700, 'completed', 'online', '2026-09-01T09:15:02+08:00', '2026-09-01T09:16:40+08:00', null],
      ['310000000000000102', 'jd_试样b', 19_900, 'paid', 'cash_on_delivery', '2026-09-01T20:01:33+08:00', null, null],
      ['310000000000000103', 'jd_试样c', 42_800, 'cancelled', 'online', '2026-09-02T11:00:00+08:00', '2026-09-02T11:00:20+08:00', null],
      ['310000000000000104', 'jd_试样c', 32_900, 'shipped', 'online', '2026-09-02T11:00:00+08:00', '2026-09-02T11:00:20+08:00', '310000000000000103'],
      ['310000000000000105', 'jd_试样c', 9_900, 'cancelled', 'online', '2026-09-02T11:00:00+08:00', '2026-09-02T11:00:20+08:00', '310000000000000103'],
      ['310000000000000106', 'jd_试样d', 9_900, 'placed', 'online', '2026-09-03T23:59:59+08:00', null, null],
    ]);
    expect(await rowsOf(imports, 'order_lines', 'order_id line_no sku_id quantity amount_fen')).toEqual([
      ['310000000000000101', 1, '100012043978', 2, 39_800],
      ['310000000000000101', 2, '100012043979', 1, 9_900],
      ['310000000000000102', 1, '100012043978', 1, 19_900],
      ['310000000000000103', 1, '100012043980', 1, 32_900],
      ['310000000000000104', 1, '100012043980', 1, 32_900],
      ['310000000000000105', 1, '100012043979', 1, 9_900],
      ['310000000000000106', 1, '100012043979', 1, 9_900],
    ]);
  });

  it('is the same as a workbook, with numbers, dates and what has changed since', async () => {
    await bringInSample(imports, 'jd-pop-orders');
    const path = pathOf('jd-pop-orders').replace('.csv', '.xlsx');
    const { summaries } = await importMapped(imports.database, { profile: builtInProfile('jd-pop-orders'), path, options: { merchant_id: 'm1' }, rejectsFolder: imports.folder });
    expect(summaries.map(({ kind, readAs, read, added, changed, rejected }) => [kind, readAs, read, added, changed, rejected])).toEqual([
      ['orders', 'XLSX', 3, 0, 1, 0],
      ['order_lines', 'XLSX', 4, 0, 0, 0],
    ]);
    expect((await rowsOf(imports, 'orders', 'order_id status'))[1]).toEqual(['310000000000000102', 'shipped']);
  });
});

it('the shipping list gives times of outbound, and rows without one none', async () => {
  await bringInSample(imports, 'jd-pop-orders');
  const { summaries } = await bringInSample(imports, 'jd-shipping');
  expect(summaries[0]?.oddities.map(({ rows, firstLine, en }) => [rows, firstLine, en])).toEqual([
    [1, 5, 'times of outbound are of orders that are not here; they count as soon as these orders are imported'],
  ]);
  expect(await rowsOf(imports, 'order_outbounds', 'merchant_id order_id outbound_at outbound_day')).toEqual([
    ['m1', '310000000000000101', '2026-09-01T17:30:00+08:00', '2026-09-01'],
    ['m1', '310000000000000102', '2026-09-02T10:05:11+08:00', '2026-09-02'],
    ['m1', '310000000000000999', '2026-09-04T08:00:00+08:00', '2026-09-04'],
  ]);
});

describe('the SKU report', () => {
  it('gives traffic and SKUs', async () => {
    const { passedOver } = await bringInSample(imports, 'jd-shangzhi-sku');
    expect(passedOver).toEqual({ totals: 1, blank: 0 });
    expect(await rowsOf(imports, 'skus', 'merchant_id sku_id name category')).toEqual([
      ['m1', '100012043978', '电饭煲 3L，白色', '电饭煲'],
      ['m1', '100012043979', '蒸笼', '蒸笼'],
      ['m1', '100012043980', '空气炸锅', '空气炸锅'],
    ]);
    expect(await rowsOf(imports, 'sku_traffic', 'day sku_id visitors page_views ordering_buyers')).toEqual([
      ['2026-09-01', '100012043978', 620, 1_100, 3],
      ['2026-09-01', '100012043979', 310, 500, 1],
      ['2026-09-01', '100012043980', 12_000, null, 0],
    ]);
  });

  it('is of the shop in the name of the file where no merchant is said', async () => {
    await bringInSample(imports, 'jd-shangzhi-sku', { merchant_id: '' });
    expect((await rowsOf(imports, 'skus', 'merchant_id')).flat()).toEqual(['试样旗舰店', '试样旗舰店', '试样旗舰店']);
  });
});

describe('the overview', () => {
  const DAYS = [
    ['2026-09-01', 980_000, 33, 1_000, 30],
    ['2026-09-02', 530_000, 27, 930, 25],
  ];

  it.each([
    ['with a title, a merged header, 万元, and a range of days as its total', 'jd-shangzhi-overview.xlsx', 'XLSX'],
    ['as an old workbook', '交易概况_数据概览_全部渠道_2026年09月.xls', 'XLS'],
  ])('gives merchant days %s', async (_, file, readAs) => {
    const path = pathOf('jd-shangzhi-overview').replace('jd-shangzhi-overview.xlsx', file);
    const { summaries, passedOver } = await importMapped(imports.database, { profile: builtInProfile('jd-shangzhi-overview'), path, options: { merchant_id: 'm1' }, rejectsFolder: imports.folder });
    expect([summaries.map((summary) => summary.readAs), passedOver.totals]).toEqual([[readAs], 1]);
    expect(await rowsOf(imports, 'merchant_days', 'day gmv_fen paid_orders visitors ordering_buyers')).toEqual(DAYS);
  });
});

describe('the reports of advertising', () => {
  const SPEND = 'day product campaign_id impressions clicks spend_fen attributed_orders attributed_fen attribution';

  it('give spend by campaign', async () => {
    await bringInSample(imports, 'jd-jingzhuntong');
    expect(await rowsOf(imports, 'ad_spend', SPEND)).toEqual([
      ['2026-09-01', '京准通', '77001001', 12_345, 321, 107_034, 15, 447_500, '15d click'],
      ['2026-09-01', '京准通', '77001002', 8_000, 100, 25_000, 0, 0, '15d click'],
      ['2026-09-02', '京准通', '77001001', 12_000, 300, 99_050, 9, 179_100, '15d click'],
    ]);
  });

  it('give spend of the account, by the caliber that is said', async () => {
    await bringInSample(imports, 'jd-jingzhuntong-account');
    expect(await rowsOf(imports, 'ad_spend', SPEND)).toEqual([
      ['2026-09-01', '京准通', 'account', 20_345, 421, 132_034, 15, 447_500, '0d order'],
      ['2026-09-02', '京准通', 'account', 12_000, 300, 99_050, 9, 179_100, '0d order'],
    ]);
    await expect(bringInSample(imports, 'jd-jingzhuntong-account', { caliber: 'guess' })).rejects.toMatchObject({ code: 'profile-option-unlike', details: { known: 'click, order' } });
  });

  it('give spend by SKU, added up by campaign', async () => {
    await bringInSample(imports, 'jd-jingzhuntong-sku');
    expect(await rowsOf(imports, 'ad_spend', SPEND)).toEqual([
      ['2026-09-01', '京东快车', '77001001', 12_345, 321, 107_034, 15, 447_500, '15d click'],
      ['2026-09-01', '京东快车', '77001002', 8_000, 100, 25_000, 0, 0, '15d click'],
    ]);
  });
});

describe('the chat log', () => {
  it('by message gives messages without their texts and recalled ones, and the days that it covers', async () => {
    await bringInSample(imports, 'jd-chat-messages');
    expect(await rowsOf(imports, 'chat_messages', 'sent_at buyer_id agent_id sender')).toEqual([
      ['2026-09-01T09:10:01+08:00', 'jd_试样a', 'shop_客服1', 'buyer'],
      ['2026-09-01T09:10:01+08:00', 'jd_试样a', 'shop_客服1', 'robot'],
      ['2026-09-01T09:10:40+08:00', 'jd_试样a', 'shop_客服1', 'agent'],
      ['2026-09-02T20:00:00+08:00', 'jd_试样b', 'shop_客服2', 'agent'],
      ['2026-09-02T20:00:00+08:00', 'jd_试样b', 'shop_客服2', 'system'],
    ]);
    expect(await rowsOf(imports, 'chat_coverage', 'merchant_id day')).toEqual([['m1', '2026-09-01'], ['m1', '2026-09-02']]);
  });

  it('by session gives messages that stand for it', async () => {
    const { summaries } = await bringInSample(imports, 'jd-chat-sessions');
    expect(summaries.map(({ kind, added }) => [kind, added])).toEqual([['chat_coverage', 2], ['chat_messages', 8]]);
    expect(await rowsOf(imports, 'chat_messages', 'message_id sent_at buyer_id sender')).toEqual([
      ['50001/shop_客服1/2', '2026-09-01T09:10:01+08:00', 'jd_试样a', 'buyer'],
      ['50001/shop_客服1/3', '2026-09-01T09:10:40+08:00', 'jd_试样a', 'agent'],
      ['50001/shop_客服1/4', '2026-09-01T09:20:00+08:00', 'jd_试样a', 'agent'],
      ['50002/shop_客服2/1', '2026-09-01T10:00:00+08:00', 'jd_试样b', 'agent'],
      ['50002/shop_客服2/2', '2026-09-01T10:15:00+08:00', 'jd_试样b', 'buyer'],
      // Handed on: the first agent said nothing.
      ['50003/shop_客服1/2', '2026-09-02T11:00:00+08:00', 'jd_试样c', 'buyer'],
      ['50003/shop_客服2/2', '2026-09-02T11:10:05+08:00', 'jd_试样c', 'buyer'],
      ['50003/shop_客服2/3', '2026-09-02T11:10:30+08:00', 'jd_试样c', 'agent'],
    ]);
  });
});
