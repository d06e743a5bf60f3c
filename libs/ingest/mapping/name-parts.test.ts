import { readNameParts } from './name-parts.js';

it.each([
  ['好家电旗舰店_商品明细_2026-09-01_sku.xlsx', '{shop}_商品明细_{day}_sku', { shop: '好家电旗舰店', day: '2026-09-01' }],
  ['好家电旗舰店_商品明细_2026-09-01_sku (2).xlsx', '{shop}_商品明细_{day}_sku', { shop: '好家电旗舰店', day: '2026-09-01' }],
  ['好家电_商品明细_2026-09-01_sku-1a2b3c4d.rejects (1).csv', '{shop}_商品明细_{day}_sku', { shop: '好家电', day: '2026-09-01' }],
  ['交易概况_2026年09月.xls', '交易概况_{month}', { month: '2026年09月' }],
  ['orders.csv.gz', 'orders', {}],
  ['_商品明细_2026-09-01_sku.xlsx', '{shop}_商品明细_{day}_sku', null],
  ['好家电_商品明细_2026-09-01.xlsx', '{shop}_商品明细_{day}_sku', null],
  ['my orders.csv', 'orders', null],
  ['a-b-c.csv', '{first}-{rest}', { first: 'a', rest: 'b-c' }],
])('%s by %s', (name, pattern, parts) => {
  expect(readNameParts(name, pattern)).toEqual(parts);
});
