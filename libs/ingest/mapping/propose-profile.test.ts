import type { TableRow } from '../table-rows.js';
import { readMappingProfile } from './mapping-profile.js';
import { wordQuestion } from './open-question.js';
import { proposeProfile } from './propose-profile.js';

function table(...rows: readonly string[]): TableRow[] {
  return rows.map((row, index) => ({ line: index + 1, cells: row.split(','), width: row.split(',').length }));
}

describe('a profile for an unknown file', () => {
  it('is proposed by the headers under a title, with what its statuses mean', () => {
    const proposal = proposeProfile({ name: 'my-orders' },
      table('某某店铺订单报表', '', '订单编号,店铺,买家昵称,下单时间,付款时间,订单状态,实付金额(元),收货地址', '1,s1,u1,2026/9/1 10:00,2026/9/1 10:05,交易成功,5.00,北京', '2,s1,u2,2026/9/1 11:00,,等待付款,7.00,上海'),
    );
    expect(proposal).toMatchObject({ kind: 'orders', headerLine: 3 });
    expect(proposal?.questions.map((question) => wordQuestion(question).en)).toEqual(['status: check what its texts mean; others than those of the first rows are rejected.', 'Left out as personal: 收货地址.']);
    expect(readMappingProfile(proposal?.yaml ?? '', 'my-orders.yaml')).toMatchObject({
      profile: 'my-orders',
      options: {},
      ignored: ['收货地址'],
      fields: {
        order_id: { header: ['订单编号'], type: 'id' },
        status: { header: ['订单状态'], type: 'choice', choices: { 交易成功: 'completed', 等待付款: 'placed' } },
        amount: { header: ['实付金额(元)'], type: 'yuan' },
      },
      facts: [{ kind: 'orders', once_per: ['order_id'], columns: { merchant_id: 'merchant_id', paid_at: 'paid_at' } }],
    });
  });

  it('asks for what the file does not say, and for the order of its days', () => {
    const proposal = proposeProfile({ name: 'ads' }, table('Campaign,Day,Impr.,Clicks,Cost,Conversions,Conv. value', 'brand,09/01/2026,100,5,1.20,0,0', 'brand,09/02/2026,100,5,1.20,0,0'));
    expect(proposal?.kind).toBe('ad_spend');
    expect(proposal?.questions.map((question) => wordQuestion(question).en)).toEqual([
      '"Day": whether the day or the month comes first cannot be told from the first rows; month-first is assumed.',
      'No column looks like merchant_id: it is asked for at the import (--set merchant_id=…). Name its column if there is one.',
      'No column looks like product: "ads" stands for it. Name its column if there is one.',
    ]);
    // Each surface says in its own words which column is meant, and how an option is told.
    expect(proposal?.questions[1]).toEqual({
      en: 'No column looks like {column merchant_id}: it is asked for at the import ({option merchant_id}). Name its column if there is one.',
      zh: '没有列像是 {column merchant_id}：将在导入时指定（{option merchant_id}）。如有对应列请写明。',
    });
    const profile = readMappingProfile(proposal?.yaml ?? '', 'ads.yaml');
    expect(profile.fields['day']).toMatchObject({ type: 'day', order: 'month-first' });
    expect(Object.keys(profile.options)).toEqual(['merchant_id']);
    expect(profile.totals).toEqual({ field: 'day' });
  });

  it('makes orders and their lines of an export with a row for each SKU, and leaves no address of a buyer', () => {
    const proposal = proposeProfile({ name: 'shop' }, table('order-id,purchase-date,order-status,sku,quantity,item-price,buyer-email', '1,2026-09-01 10:00:00,Shipped,A,1,5.00,ada@sample.example', '1,2026-09-01 10:00:00,Shipped,B,2,7.00,ada@sample.example'));
    expect(readMappingProfile(proposal?.yaml ?? '', 'shop.yaml').facts).toEqual([
      {
        kind: 'orders',
        columns: { order_id: 'order_id', placed_at: 'placed_at', status: 'status', amount: 'amount', buyer_id: { digest: ['email'] }, merchant_id: { option: 'merchant_id' } },
        gather: { by: ['merchant_id', 'order_id'], sum: ['amount'], distinct: [], round: false },
      },
      {
        kind: 'order_lines',
        columns: { merchant_id: { option: 'merchant_id' }, order_id: 'order_id', sku_id: 'sku_id', quantity: 'quantity', amount: 'amount' },
        number: { column: 'line_no', within: ['merchant_id', 'order_id'], by: ['sku_id'] },
      },
    ]);
  });

  it('adds up a report that is finer than the facts, rounds what has too many places, and says what is no day', () => {
    const proposal = proposeProfile({ name: 'ads' }, table('month,day,campaign,banner,cost,clicks', 'April,1,c1,b1,0.006,1', 'April,1,c1,b2,0.5,2'));
    expect(proposal?.questions.map((question) => wordQuestion(question).en).slice(0, 2)).toEqual([
      `day: "day" holds no days (1). Name another column, or put a day together: { text: '{month} {day}, {year}' }.`,
      'spend: "cost" has values such as 0.006, which are rounded to two decimals.',
    ]);
    expect(readMappingProfile(proposal?.yaml ?? '', 'ads.yaml')).toMatchObject({ fields: { spend: { round: true } }, facts: [{ gather: { by: ['day', 'merchant_id', 'product', 'campaign_id'], sum: ['clicks', 'spend'] } }] });
  });

  it('tells times by their values where no header says them, and orders in a log of visits by the rows that have one', () => {
    const proposal = proposeProfile({ name: 'log' }, table('visitor_id,hit_epoch_ms,transaction_id,revenue', '7,1501570840000,,', '7,1501570841000,t1,17.96'));
    expect(readMappingProfile(proposal?.yaml ?? '', 'log.yaml')).toMatchObject({ fields: { placed_at: { header: ['hit_epoch_ms'], epoch: 'milliseconds' } }, facts: [{ kind: 'orders', where: ['order_id'] }] });
  });

  it('is none of a table that is like a kind in what does not matter', () => {
    expect(proposeProfile({ name: 'x' }, table('客服账号,客服姓名,日期,咨询量', 'a,张三,2026-09-01,5'))).toBeNull();
    expect(proposeProfile({ name: 'x' }, table('order_id,review_score,review_creation_date', '1,5,2026-09-01'))).toBeNull();
  });

  it('is none where nothing is known', () => {
    expect(proposeProfile({ name: 'x' }, table('a,b', '1,2'))).toBeNull();
    expect(proposeProfile({ name: 'x' }, [])).toBeNull();
  });

  it('sees the order of days by a number over twelve', () => {
    const proposal = proposeProfile({ name: 'ads' }, table('Campaign,Day,Impr.,Clicks,Cost', 'brand,13/02/2026,1,1,1'));
    expect(readMappingProfile(proposal?.yaml ?? '', 'ads.yaml').fields['day']).toMatchObject({ order: 'day-first' });
  });
});
