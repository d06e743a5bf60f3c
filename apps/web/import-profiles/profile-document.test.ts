import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindColumns } from './bind-columns.js';
import { readProfile } from './profile-document.js';

const PROFILES = join(__dirname, '../../../libs/ingest/profiles');

it('reads a profile as far as the page shows it', () => {
  const read = readProfile(readFileSync(join(PROFILES, 'jd-pop-orders.yaml'), 'utf8'));
  expect(read).toMatchObject({
    name: 'jd-pop-orders',
    title: { zh: '京东 POP 订单导出' },
    options: [{ name: 'merchant_id', default: null, choices: null, optional: false }],
    facts: [{ kind: 'orders', numbered: null }, { kind: 'order_lines', numbered: 'line_no' }],
  });
  expect(read?.fields.find(({ name }) => name === 'pay_method')).toEqual({
    name: 'pay_method',
    headers: ['支付方式'],
    type: 'choice',
    unit: null,
    order: 'year-first',
    choices: [['货到付款', 'cash_on_delivery']],
    otherwise: 'online',
    isOptional: false,
  });
  expect(read?.facts[1]?.columns).toContainEqual(['amount', { from: 'fields', fields: ['price', 'quantity'] }]);
  expect(read?.facts[0]?.columns).toContainEqual(['merchant_id', { from: 'option', option: 'merchant_id' }]);
});

it('sees fields within texts, digests and firsts', () => {
  const read = readProfile(`profile: x
fields: { a: { header: A, type: id }, b: { header: B, type: id } }
facts: [{ kind: orders, columns: { order_id: { text: '{a}/{b}/1' }, buyer_id: { digest: [b] }, status: { first_of: [a, { value: b }] }, amount: { value: 0 } } }]`);
  expect(read?.facts[0]?.columns).toEqual([
    ['order_id', { from: 'fields', fields: ['a', 'b'] }],
    ['buyer_id', { from: 'fields', fields: ['b'] }],
    ['status', { from: 'fields', fields: ['a'] }],
    ['amount', { from: 'value', value: '0' }],
  ]);
});

it.each(['', 'a: [', 'profile: x', '- 1', '*nowhere', 'fields: 1\nfacts: []'])('shows no table of %j', (text) => {
  expect(readProfile(text)).toBeNull();
});

it('finds the columns of fields by their headers as the import does', () => {
  const field = (name: string, headers: readonly string[]) => ({ name, headers, type: 'id', unit: null, order: 'year-first', choices: null, otherwise: undefined, isOptional: false });
  const bound = bindColumns(['订单号 ', '消耗（万元）', '日期', 'x'], [field('order', ['订单编号', '订单号']), field('cost', ['消耗']), field('day', ['日期']), field('at', ['日期']), field('none', ['无'])]);
  expect(bound.map((fields) => fields.map(({ name }) => name))).toEqual([['order'], ['cost'], ['day', 'at'], []]);
});
