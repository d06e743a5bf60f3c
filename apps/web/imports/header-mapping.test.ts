import type { ImportKind } from '../api/imports.js';
import { mappedHeader, needsMapping, problemsOf, seemsOfKind, suggestMapping, withHeader } from './header-mapping.js';

const column = (name: string, required = true) => ({ name, required, type: 'text' as const, values: null });
const MERCHANTS: ImportKind = { name: 'merchants', key: ['merchant_id'], columns: [column('merchant_id'), column('name', false), column('category', false)] };
const ORDERS: ImportKind = { name: 'orders', key: ['order_id'], columns: [column('merchant_id'), column('order_id'), column('amount'), column('status', false)] };
const ORDER_LINES: ImportKind = { name: 'order_lines', key: ['order_id'], columns: [column('merchant_id'), column('order_id'), column('sku_id'), column('quantity')] };
const KINDS = [MERCHANTS, ORDERS, ORDER_LINES];

it.each([
  ['by its header', 'export.csv', ['order_id', 'merchant_id', 'amount'], 'orders'],
  ['by its header, with reasons of rejection', 'x.csv', ['order_id', 'merchant_id', 'amount', 'reject_reason'], 'orders'],
  ['by its name', 'orders-2026-06.csv', ['a', 'b'], 'orders'],
  ['by the longer of two names', 'order_lines.csv.gz', null, 'order_lines'],
  ['by most of its columns', 'export.csv', ['Order ID', 'SKU ID', 'Quantity', 'Colour'], 'order_lines'],
  ['not by columns that fit two kinds alike', 'export.csv', ['order_id', 'merchant_id', 'x'], null],
  ['not at all', 'x.csv', null, null],
])('tells the kind of a file %s', (_how, name, columns, kind) => {
  expect(seemsOfKind(name, columns, KINDS)).toBe(kind);
});

it('takes names for the same whatever their case and blanks', () => {
  expect(suggestMapping(['Order ID', 'merchant-id', 'Betrag'], ORDERS)).toEqual(['order_id', 'merchant_id', null]);
});

it('names what is missing and what is there twice', () => {
  expect(problemsOf(['order_id', 'order_id', null], ORDERS)).toEqual({ missing: ['merchant_id', 'amount'], twice: ['order_id'] });
  expect(problemsOf(['order_id', 'merchant_id', 'amount'], ORDERS)).toEqual({ missing: [], twice: [] });
});

it('leaves alone what the import takes as it is', () => {
  expect(needsMapping(['merchant_id', '', 'name', 'reject_line'], MERCHANTS)).toBe(false);
  expect(needsMapping(['merchant_id', 'Name'], MERCHANTS)).toBe(true);
  expect(needsMapping(['name'], MERCHANTS)).toBe(true);
});

it('passes columns over by leaving them without a name, but for the last', () => {
  expect(mappedHeader(['merchant_id', null, 'name'])).toBe('merchant_id,,name');
  expect(mappedHeader(['merchant_id', null])).toBe('merchant_id,reject_reason');
});

it('puts a header in the place of another, and leaves the rest as it is', async () => {
  const file = new Blob(['店铺,名称\r\ns1,"a,b"\r\n']);
  const mapped = withHeader(file, { columns: ['店铺', '名称'], bytes: new TextEncoder().encode('店铺,名称').length }, ['merchant_id', 'name']);
  expect(await mapped.text()).toBe('merchant_id,name\r\ns1,"a,b"\r\n');
});
