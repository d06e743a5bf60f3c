import { readXlsx } from 'hucre/xlsx';
import type { StreamedTable } from './stream-workbook.js';
import { streamWorkbook } from './stream-workbook.js';
import type { TableRow } from './table-cells.js';

const COLUMNS = [
  { heading: 'id', kind: 'text', numberFormat: null },
  { heading: 'amount', kind: 'number', numberFormat: '#,##0.00' },
] as const;
const MADE_AT = new Date('2026-07-02T04:00:00Z');

let told: unknown;

function tableOf(batches: AsyncIterable<readonly TableRow[]>, rowsPerSheet?: number): StreamedTable {
  return {
    name: '订单: 归属',
    columns: COLUMNS,
    batches,
    properties: { title: 'Orders', author: '李 & Co', madeAt: MADE_AT },
    about: {
      name: '说明',
      lines: (written) => {
        told = written;
        return [['行数', String(written.rows)]];
      },
    },
    ...(rowsPerSheet === undefined ? {} : { rowsPerSheet }),
  };
}

async function* some(...batches: readonly (readonly TableRow[])[]): AsyncIterable<readonly TableRow[]> {
  yield* batches;
}

async function bytesOf(table: StreamedTable): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamWorkbook(table)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it('is a sheet with its heading in sight and a filter, and one that says what it is', async () => {
  const { sheets, properties } = await readXlsx(await bytesOf(tableOf(some([['=a', '-1234.50']], [['b', null]]))), { readStyles: true });
  expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
    ['订单 归属', [['id', 'amount'], ['=a', -1234.5], ['b', null]]],
    ['说明', [['行数', '2']]],
  ]);
  expect(sheets[0]).toMatchObject({ freezePane: { rows: 1 }, autoFilter: { range: 'A1:B3' } });
  expect(sheets[0]?.cells?.get('1,1')?.style?.numFmt).toBe('#,##0.00');
  expect(properties).toMatchObject({ title: 'Orders', creator: '李 & Co', created: MADE_AT });
  expect(told).toEqual({ rows: 2, sheets: [{ name: '订单 归属', rows: 2 }] });
});

it.each([
  [0, 3, [0]],
  [2, 3, [2]],
  [3, 3, [2, 1]],
  [4, 3, [2, 2]],
  [5, 2, [1, 1, 1, 1, 1]],
])('puts %i rows on sheets of %i with their heading: %j', async (rows, rowsPerSheet, expected) => {
  const all = Array.from({ length: rows }, (_, index): TableRow => [`r${index}`, index]);
  const { sheets } = await readXlsx(await bytesOf(tableOf(some(all.slice(0, 3), [], all.slice(3)), rowsPerSheet)));
  const tables = sheets.slice(0, -1);
  expect(tables.map((sheet) => sheet.rows.length - 1)).toEqual(expected);
  expect(tables.flatMap((sheet) => sheet.rows.slice(1))).toEqual(all);
  for (const sheet of tables) expect(sheet.rows[0]).toEqual(['id', 'amount']);
  expect(told).toEqual({ rows, sheets: tables.map(({ name }, index) => ({ name, rows: expected[index] })) });
});

it('is the same bytes again', async () => {
  const make = () => bytesOf(tableOf(some([['a', 1]])));
  expect((await make()).equals(await make())).toBe(true);
});

it('fails where its rows do, and ends them where nobody reads on', async () => {
  let ended = 0;
  const rows = async function* (count: number, fail: boolean): AsyncIterable<readonly TableRow[]> {
    try {
      for (let index = 0; index < count; index++) {
        yield Array.from({ length: 1_000 }, (_, row): TableRow => [`${index * 7_919_999_993 * (row + 1)}`, index * row]);
      }
      if (fail) throw new Error('planted');
    } finally {
      ended += 1;
    }
  };
  await expect(bytesOf(tableOf(rows(3, true)))).rejects.toThrow('planted');
  for await (const chunk of streamWorkbook(tableOf(rows(500, false)))) if (chunk.length > 1_000) break;
  expect(ended).toBe(2);
});

it('holds as many rows as a sheet has, and no more on one', async () => {
  const LIMIT = 1_048_576;
  const batches = async function* (): AsyncIterable<readonly TableRow[]> {
    const batch = Array.from({ length: 65_536 }, (): TableRow => [null, 1]);
    for (let index = 0; index < 16; index++) yield batch;
  };
  let bytes = 0;
  for await (const chunk of streamWorkbook(tableOf(batches()))) bytes += chunk.length;
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(told).toEqual({ rows: LIMIT, sheets: [{ name: '订单 归属', rows: LIMIT - 1 }, { name: '订单 归属 2', rows: 1 }] });
});
