import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imports } from '../../../test/support/imports.js';
import { openImports } from '../../../test/support/imports.js';
import { importMapped } from './import-mapped.js';
import type { MappingProfile } from './mapping-profile.js';
import { readMappingProfile } from './mapping-profile.js';

/** Foreign files brought in by a profile. */

let imports: Imports;

beforeEach(async () => {
  imports = await openImports();
});

afterEach(() => imports.close());

const JD = readMappingProfile(readFileSync(join(__dirname, '../profiles/jd-pop-orders.yaml'), 'utf8'), 'jd-pop-orders.yaml');
const HEADER =
  '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道,';

/** A line of the export; what it says of the customer must be found nowhere afterwards. */
function line(order: string, sku: string, { quantity = '1', price = '100.00', amount = '100.00', pay = '在线支付', status = '完成', note = '', paid = '2026-09-01 10:01:00' } = {}): string {
  return `${order},${sku},电饭煲,${quantity},${pay},2026-09-01 10:00:00,${price},"${amount}","${amount}",0.00,"${amount}",${status},SOP,jd_buyer,王小明,"北京市朝阳区
秘密街 1 号",13900001111,请送到门口,电子发票,某某公司,明细,${note},,0.00,${paid},,HH-1,0001-01-01 00:00:00,APP,移动端,`;
}

const LINES = [
  line('1001', '11', { quantity: '2', price: '50.00', amount: '1,130.00' }),
  line('1001', '12', { price: '1030.00', amount: '1,130.00' }),
  line('1002', '11', { pay: '货到付款', status: '等待出库', paid: '0001-01-01 00:00:00' }),
  line('1003', '13', { amount: '300', status: '(删除)等待出库', note: '订单拆分为 1004 1005' }),
  line('1004', '13', { amount: '200' }),
  line('1005', '14', { amount: '100', status: '奇怪的状态' }),
  line('1001', '11', { quantity: '1', price: '0', amount: '1,130.00' }),
];

const bringIn = (profile: MappingProfile, name: string, bytes: string | Buffer, options = {}, further = {}) => {
  const path = join(imports.folder, name);
  writeFileSync(path, bytes);
  return importMapped(imports.database, { profile, path, options: { merchant_id: 'm1', ...options }, rejectsFolder: imports.folder, ...further });
};

describe('the order export of a platform', () => {
  it('gives orders once and their lines, children know their parent, and bad rows are told', async () => {
    const { summaries, passedOver, unknownColumns } = await bringIn(JD, '订单.csv', `${HEADER}\r\n${LINES.join('\r\n')}\r\n`);
    expect(summaries.map(({ kind, read, added, rejected }) => [kind, read, added, rejected])).toEqual([
      ['orders', 6, 4, 1],
      ['order_lines', 7, 7, 0],
    ]);
    expect(summaries[0]?.firstProblems).toMatchObject([{ line: 12, columns: ['status'], values: ['奇怪的状态'] }]);
    expect([passedOver, unknownColumns]).toEqual([{ totals: 0, blank: 0 }, []]);
    const orders = (await imports.stored('orders')).toSorted((a, b) => String(a['order_id']).localeCompare(String(b['order_id'])));
    const lines = await imports.stored('order_lines');
    expect(orders.map((each) => [each['order_id'], each['amount_fen'], each['status'], each['pay_method'], each['paid_at'], each['parent_order_id']])).toEqual([
      ['1001', 113_000, 'completed', 'online', '2026-09-01T10:01:00+08:00', null],
      ['1002', 10_000, 'paid', 'cash_on_delivery', null, null],
      ['1003', 30_000, 'cancelled', 'online', '2026-09-01T10:01:00+08:00', null],
      ['1004', 20_000, 'completed', 'online', '2026-09-01T10:01:00+08:00', '1003'],
    ]);
    expect(lines.filter((each) => each['order_id'] === '1001').map((each) => [each['line_no'], each['sku_id'], each['quantity'], each['amount_fen']]).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [1, '11', 2, 10_000],
      [2, '11', 1, 0],
      [3, '12', 1, 103_000],
    ]);
  });

  it('does not read cells that have moved to the side', async () => {
    const moved = LINES[0]?.replace('"1,130.00","1,130.00"', '1,130.00,1,130.00') ?? '';
    const { summaries } = await bringIn(JD, '订单.csv', `${HEADER}\n${moved}\n${LINES[2]}\n`);
    expect(summaries.map(({ read, added, rejected, firstProblems }) => [read, added, rejected, firstProblems.map(({ line: at, reasons }) => [at, ...reasons])])).toEqual([[2, 1, 1, [[2, 'field-count']]], [1, 1, 0, []]]);
    expect(await imports.textsLike(['王小明'])).toEqual([]);
  });

  it('changes nothing the second time, whatever order its lines come in', async () => {
    const good = LINES.filter((each) => !each.includes('奇怪'));
    await bringIn(JD, '订单.csv', `${HEADER}\n${good.join('\n')}\n`);
    const again = await bringIn(JD, '订单 (1).csv', `${HEADER}\n${[...good.slice(0, 6)].join('\n')}\n`);
    expect(again.summaries.map(({ added, changed }) => [added, changed])).toEqual([[0, 0], [0, 0]]);
  });

  it('leaves nothing of the customer in the database', async () => {
    await bringIn(JD, '订单.csv', `${HEADER}\n${LINES.join('\n')}\n`);
    const found = await imports.textsLike(['王小明', '秘密街', '13900001111', '请送到门口', '某某公司']);
    expect(found).toEqual([]);
    expect(await imports.textsLike(['jd_buyer'])).not.toEqual([]);
  });

  // Rows are with the server before the last is read; what comes late must count for those before it.
  it.each([
    ['none', '', [6_000, 0], [6_000, 0]],
    ['one whose status is none', line('x', '9', { status: '奇怪的状态' }), [6_000, 1], [6_001, 0]],
    ['one whose day is in no calendar', line('x', '9', { paid: '2026-02-30 10:00:00' }), [6_000, 1], [6_001, 0]],
    ['one whose cells have moved', `${line('x', '9')},,`, [6_000, 1], [6_000, 0]],
  ])('takes thousands of rows and late among them %s', async (_, late, ofOrders, ofLines) => {
    const many = Array.from({ length: 6_000 }, (_unused, index) => line(String(index), '11'));
    const { summaries } = await bringIn(JD, '订单.csv', [HEADER, ...many.slice(0, 5_900), ...(late === '' ? [] : [late]), ...many.slice(5_900), ''].join('\n'));
    expect(summaries.map(({ added, rejected }) => [added, rejected])).toEqual([ofOrders, ofLines]);
    expect([(await imports.stored('orders')).length, (await imports.stored('order_lines')).length]).toEqual([ofOrders[0], ofLines[0]]);
  });

  it('is stored as a whole, or with strict not at all', async () => {
    await expect(bringIn(JD, '订单.csv', `${HEADER}\n${LINES.join('\n')}\n`, {}, { strict: true })).rejects.toMatchObject({ code: 'rows-rejected' });
    expect(await imports.everything()).toMatchObject({ orders: [], order_lines: [], staging: [] });
  });

  it.each([
    ['another report', '日期,花费\n2026-09-01,5\n', {}, 'profile-header-missing', { missing: '订单号, 商品ID, 订购数量, 支付方式, 下单时间, 京东价, 订单金额, 订单状态, 下单帐号' }],
    ['nothing', '', {}, 'file-empty', {}],
    ['an option that it does not have', `${HEADER}\n`, { shop: 'm1' }, 'profile-option-unknown', { option: 'shop', known: 'merchant_id' }],
    ['nothing said of the merchant', `${HEADER}\n`, { merchant_id: '' }, 'profile-option-missing', { options: 'merchant_id' }],
  ])('is refused with %s', async (_, text, options, code, details) => {
    await expect(bringIn(JD, '订单.csv', text, options)).rejects.toMatchObject({ code, details });
  });
});

describe('a total that is told by its place', () => {
  const profileWith = (place: 'first' | 'last') =>
    readMappingProfile(
      `
profile: some
title: { en: a, zh: b }
options: { merchant_id: { title: { en: m, zh: m } } }
fields: { day: { header: 日期, type: day } }
ignored: [说明]
totals: { place: ${place} }
facts: [{ kind: chat_coverage, columns: { merchant_id: { option: merchant_id }, day: day } }]`,
      'some.yaml',
    );

  it.each([
    ['first', ['说明,日期', '合计,', 'a,2026-09-01', 'b,2026-09-02']],
    ['last', ['说明,日期', 'a,2026-09-01', 'b,2026-09-02', '合计,']],
  ] as const)('is none of the rows that are read, though it says something only where nobody reads: the %s', async (place, lines) => {
    const { summaries, passedOver } = await bringIn(profileWith(place), 'days.csv', lines.join('\n'));
    expect([summaries[0]?.added, passedOver]).toEqual([2, { totals: 1, blank: 0 }]);
    expect((await imports.stored('chat_coverage')).map(({ day }) => String(day)).toSorted()).toEqual(['2026-09-01', '2026-09-02']);
  });
});
