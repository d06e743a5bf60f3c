import { parse } from 'yaml';
import type { ImportKind } from '../api/imports.js';
import { assignColumn, blankProfile, setAbsent, setFieldKey, setFieldType, setKind, setMeaning, setNames, setOtherwise } from './change-profile.js';
import type { Target } from './change-profile.js';

const column = (name: string, type: ImportKind['columns'][number]['type'], required = true, values: string[] | null = null) => ({ name, type, required, values });
const ORDERS = {
  name: 'orders',
  key: ['merchant_id', 'order_id'],
  columns: [column('order_id', 'id'), column('merchant_id', 'id'), column('status', 'choice', true, ['placed', 'paid']), column('amount', 'yuan'), column('paid_at', 'instant', false)],
} as const satisfies ImportKind | object as unknown as ImportKind;
const LINES = { name: 'order_lines', key: ['order_id'], columns: [column('order_id', 'id'), column('quantity', 'count')] } as unknown as ImportKind;
const target = (name: string, fact = 0): Target => {
  const found = ORDERS.columns.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return { fact, column: found };
};

const PROFILE = `# My shop.
profile: my-shop
title: { en: My shop, zh: 我的店 }
options:
  merchant_id: { title: { en: the merchant, zh: 商家 } }
fields:
  order_id: { header: [订单号, 订单编号], type: id }
  amount: { header: 金额, type: yuan } # with freight
  status:
    header: 状态
    type: choice
    choices: { 1: paid }
ignored: [电话, 实付]
facts:
  - kind: orders
    once_per: [order_id]
    columns: { order_id: order_id, merchant_id: { option: merchant_id }, status: status, amount: amount }
`;

const said = (text: string) => parse(text) as Record<string, unknown>;

it('begins with a profile that asks for all that a kind needs', () => {
  expect(said(blankProfile('my-orders', ORDERS, ['单号', '', '实付']))).toMatchObject({
    profile: 'my-orders',
    fields: {},
    ignored: ['单号', '实付'],
    facts: [{ kind: 'orders', columns: { order_id: { option: 'order_id' }, amount: { option: 'amount' } } }],
  });
});

describe('a column of the file', () => {
  it('becomes what nothing was, and is asked for no more', () => {
    const text = assignColumn(blankProfile('my-orders', ORDERS, ['单号', '状态']), { column: { header: '状态', samples: ['Paid', '已发货', 'Paid'] }, field: null, targets: [target('status')], others: [] });
    expect(said(text)).toMatchObject({ fields: { status: { header: '状态', type: 'choice', choices: { Paid: 'paid' } } }, ignored: ['单号'], facts: [{ columns: { status: 'status' } }] });
    expect(Object.keys(said(text)['options'] as object)).toEqual(['order_id', 'merchant_id', 'amount']);
  });

  it('takes the place of another one, which is read no more; comments stay', () => {
    const text = assignColumn(PROFILE, { column: { header: '实付', samples: [] }, field: null, targets: [target('amount')], others: [] });
    expect(said(text)).toMatchObject({ fields: { amount_2: { header: '实付', type: 'yuan' } }, ignored: ['电话', '金额'], facts: [{ columns: { amount: 'amount_2' } }] });
    expect(said(text)['fields']).not.toHaveProperty('amount');
    expect(text).toContain('# My shop.');
  });

  it('takes the place of one that rows are told apart by', () => {
    const text = assignColumn(PROFILE, { column: { header: '电话', samples: [] }, field: null, targets: [target('order_id')], others: [] });
    expect(said(text)).toMatchObject({ facts: [{ once_per: ['order_id_2'], columns: { order_id: 'order_id_2' } }], ignored: ['实付', '订单号', '订单编号'] });
  });

  it('is left out: what is needed is asked for, what is not goes', () => {
    const text = assignColumn(PROFILE, { column: { header: '金额', samples: [] }, field: 'amount', targets: [], others: [target('amount')] });
    expect(said(text)).toMatchObject({ options: { amount: { title: { en: 'amount', zh: 'amount' } } }, ignored: ['电话', '实付', '金额'], facts: [{ columns: { amount: { option: 'amount' } } }] });
    const paid = assignColumn(PROFILE, { column: { header: '电话', samples: [] }, field: null, targets: [target('paid_at')], others: [] });
    expect(said(paid)).toMatchObject({ fields: { paid_at: { header: '电话', type: 'instant', optional: true } } });
    const left = assignColumn(paid, { column: { header: '电话', samples: [] }, field: 'paid_at', targets: [], others: [target('paid_at')] });
    expect(said(left)).toEqual({ ...said(PROFILE), ignored: ['实付', '电话'] });
  });

  it('becomes something else', () => {
    const text = assignColumn(PROFILE, { column: { header: '金额', samples: [] }, field: 'amount', targets: [target('merchant_id')], others: [target('amount')] });
    expect(said(text)).toMatchObject({ options: { amount: {} }, facts: [{ columns: { merchant_id: 'amount', amount: { option: 'amount' } } }] });
    expect(said(text)['options']).not.toHaveProperty('merchant_id');
  });
});

it('says how a column is written', () => {
  expect(said(setFieldKey(PROFILE, 'amount', 'unit', '万元'))).toMatchObject({ fields: { amount: { unit: '万元' } } });
  expect(setFieldKey(setFieldKey(PROFILE, 'amount', 'unit', '万元'), 'amount', 'unit', null)).toContain('amount: { header: 金额, type: yuan } # with freight');
  expect(said(setFieldType(setFieldKey(PROFILE, 'amount', 'unit', '万元'), 'amount', 'count', { samples: [], values: [] }))['fields']).toMatchObject({ amount: { header: '金额', type: 'count' } });
  expect(said(setFieldType(PROFILE, 'status', 'id', { samples: [], values: [] }))['fields']).toMatchObject({ status: { header: '状态', type: 'id' } });
});

it('says what the texts of a status mean', () => {
  expect(said(setMeaning(PROFILE, 'status', '1', 'placed'))['fields']).toMatchObject({ status: { choices: { '1': 'placed' } } });
  expect(said(setMeaning(PROFILE, 'status', '完成', null))['fields']).toMatchObject({ status: { choices: { 1: 'paid', 完成: null } } });
  expect(said(setMeaning(PROFILE, 'status', '1', undefined))['fields']).toMatchObject({ status: { choices: {} } });
  expect(said(setOtherwise(PROFILE, 'status', 'paid'))['fields']).toMatchObject({ status: { otherwise: 'paid' } });
  expect(setOtherwise(setOtherwise(PROFILE, 'status', 'paid'), 'status', undefined)).not.toContain('otherwise');
});

it('says what the file does not say', () => {
  const fixed = setAbsent(PROFILE, target('merchant_id'), 's1');
  expect(said(fixed)).toMatchObject({ facts: [{ columns: { merchant_id: { value: 's1' } } }] });
  expect(fixed).not.toContain('options');
  expect(said(setAbsent(fixed, target('merchant_id'), null))).toMatchObject({ options: { merchant_id: {} }, facts: [{ columns: { merchant_id: { option: 'merchant_id' } } }] });
});

it('keeps for another kind what both kinds have', () => {
  const text = setKind(PROFILE, LINES);
  expect(said(text)).toMatchObject({ facts: [{ kind: 'order_lines', columns: { order_id: 'order_id', quantity: { option: 'quantity' } } }], ignored: ['电话', '实付', '金额', '状态'] });
  expect(Object.keys(said(text)['options'] as object)).toEqual(['quantity']);
});

it('takes names, and leaves alone what is no YAML', () => {
  expect(said(setNames(PROFILE, { name: 'shop-2', title: { en: 'b', zh: '乙' } }))).toMatchObject({ profile: 'shop-2', title: { en: 'b', zh: '乙' } });
  expect(setNames('a: [', { name: 'x', title: { en: '', zh: '' } })).toBe('a: [');
});
