import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import { streamMarkedTables } from '#libs/spreadsheets/stream-marked-tables.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';

/** A foreign file with faults, its rejected rows mended and imported by themselves, brings what the file without faults brings. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

/** An export of a row for each line of an order, and how its orders are made of them. */
const profileWith = (orders: string) =>
  readMappingProfile(
    `
profile: some-orders
title: { en: a, zh: b }
fields:
  order: { header: [订单号, 订单编号], type: id }
  sku: { header: 商品, type: id }
  price: { header: 单价, type: yuan }
  amount: { header: [总额, 金额], type: yuan }
  placed_at: { header: 时间, type: instant }
  buyer: { header: [邮箱, Email], type: id }
  children: { header: 备注, type: text, after: 拆分为 }
ignored: [姓名]
totals: { place: first }
facts:
  - kind: orders
    ${orders}
  - kind: order_lines
    number: { column: line_no, within: [merchant_id, order_id], by: [sku_id] }
    columns: { merchant_id: { value: m1 }, order_id: order, sku_id: sku, quantity: { value: 1 }, amount: price }`,
    'some-orders.yaml',
  );
const OF_ORDER = 'order_id: order, merchant_id: { value: m1 }, buyer_id: { digest: [buyer] }, placed_at: placed_at, status: { value: paid }';
const PROFILES = {
  once: profileWith(`once_per: [order]
    linked: { column: parent_order_id, key: order_id, from: children }
    columns: { ${OF_ORDER}, amount: amount }`),
  gathered: profileWith(`gather: { by: [merchant_id, order_id], sum: [amount] }
    columns: { ${OF_ORDER}, amount: price }`),
};

type Row = readonly string[];

const HEADER: Row = ['姓名', '订单号', '商品', '单价', '金额', '时间', '邮箱', '备注'];
/** The second sheet of a workbook has other headers in another order. */
const OTHER_HEADER: Row = ['姓名', '商品', '单价', '订单编号', '总额', '时间', 'Email', '备注'];
const OTHER_PLACES = [0, 2, 3, 1, 4, 5, 6, 7];
const TOTAL: Row = ['合计', '', '', '99', '99', '', '', ''];

/** A line of the export; what it looks like where it is at fault, of which nobody knows the cells where they have moved. */
interface Line {
  readonly row: Row;
  readonly faulty: Row;
}

const FAULTS: Readonly<Record<number, string>> = { 1: '1.2E+17', 2: '3.4E+15', 3: 'some', 4: 'much', 5: 'then' };
const MOVED = 0;

const anOrder = fc.record({
  lines: fc.array(fc.tuple(fc.constantFrom('s1', 's2', 's3'), fc.constantFrom('3.00', '4.50')), { minLength: 1, maxLength: 3 }),
  buyer: fc.constantFrom('a@b.example', 'c@d.example'),
  child: fc.option(fc.nat(6), { nil: null, freq: 2 }),
});
const aFault = fc.record({ line: fc.nat(20), column: fc.nat(5) });
const aCase = fc.record({
  profile: fc.constantFrom('once' as const, 'gathered' as const),
  isWorkbook: fc.boolean(),
  orders: fc.array(anOrder, { minLength: 2, maxLength: 6 }),
  faults: fc.array(aFault, { minLength: 1, maxLength: 4 }),
  isMixed: fc.boolean(),
});
type Case = typeof aCase extends fc.Arbitrary<infer Value> ? Value : never;

/** The lines of orders, those of an order together or not. Whose a row is must be known where they are not. */
function linesOf({ orders, faults, isMixed }: Case): Line[] {
  const rows = orders.flatMap(({ lines, buyer, child }, order) =>
    lines.map(([sku, price]): Row => ['王小明', `o${order}`, sku, price, '9.00', '2026-09-01 10:00:00', buyer, child === null || child === order ? '' : `电话 拆分为 o${child}`]),
  );
  const placed = isMixed ? [...rows.filter((_, index) => index % 2 === 0), ...rows.filter((_, index) => index % 2 === 1)] : rows;
  return placed.map((row, index) => {
    const own = faults.filter(({ line }) => line % rows.length === index).map(({ column }) => column);
    if (!isMixed && own.includes(MOVED) && row[7] === '') return { row, faulty: [...row, 'x', 'y'] };
    return { row, faulty: row.map((cell, column) => (own.includes(column) && column > (isMixed ? 1 : MOVED) ? (FAULTS[column] ?? cell) : cell)) };
  });
}

/** A table in a file: its sheet and its rows, the header first. */
type Sheet = readonly [name: string, rows: readonly Row[]];

function sheetsOf(rows: readonly Row[], isWorkbook: boolean): Sheet[] {
  if (!isWorkbook) return [['', [HEADER, TOTAL, ...rows]]];
  const half = Math.ceil(rows.length / 2);
  const reorder = (row: Row) => [...OTHER_PLACES.map((place) => row[place] ?? ''), ...row.slice(HEADER.length)];
  return [['九月', [HEADER, TOTAL, ...rows.slice(0, half)]], ['十月', [OTHER_HEADER, ...[TOTAL, ...rows.slice(half)].map(reorder)]]];
}

async function writeSheets(path: string, sheets: readonly Sheet[]): Promise<void> {
  if (!path.endsWith('.xlsx')) {
    writeFileSync(path, sheets.flatMap(([, rows]) => rows.map((row) => `${row.join(',')}\n`)).join(''));
    return;
  }
  async function* tables() {
    for (const [name, [headings = [], ...rows]] of sheets) {
      const width = Math.max(...rows.map((row) => row.length));
      yield { name, headings: [...headings, ...Array.from({ length: width - headings.length }, () => '')], batches: Readable.from([rows.map((cells) => ({ cells, marked: [] }))]) };
    }
  }
  await pipeline(Readable.from(streamMarkedTables(tables(), { title: '', author: '', madeAt: new Date(0) })), createWriteStream(path));
}

/** Rejected rows as somebody mends them: all cells of the source as they should have been. */
async function mend(path: string, truth: readonly Sheet[]): Promise<Sheet[]> {
  const file = await openRawFile(path, () => undefined);
  const mended: Sheet[] = [];
  try {
    for (const table of file.tables) {
      const rows: Row[] = [];
      let header: Row = [];
      for await (const batch of table.rows()) {
        for (const { cells } of batch) {
          if (cells.includes('reject_line')) header = cells;
          const [, [ownHeader = [], ...own] = []] = truth.find(([name]) => name === (table.sheet ?? '')) ?? [];
          const right = own[Number(cells[header.indexOf('reject_line')]) - 2];
          rows.push(header.map((name, column) => (ownHeader.includes(name) && right !== undefined ? (right[ownHeader.indexOf(name)] ?? '') : (cells[column] ?? '')).replaceAll(',', ';')));
        }
      }
      mended.push([table.sheet ?? '', rows]);
    }
    return mended;
  } finally {
    file.close();
  }
}

async function bringIn(profile: Case['profile'], path: string): Promise<number> {
  const rejectsPath = path.replace(/(?=\.\w+$)/, '.rejects');
  const { summaries } = await importMapped(imports.database, { profile: PROFILES[profile], path, options: {}, rejectsFolder: imports.folder, rejectsPath });
  return summaries.reduce((sum, { rejected }) => sum + rejected, 0);
}

const stored = async () => [await imports.stored('orders'), await imports.stored('order_lines')];

it('brings the same facts', async () => {
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(aCase, async (given) => {
      const lines = linesOf(given);
      const path = join(imports.folder, `${(cases += 1)}${given.isWorkbook ? '.xlsx' : '.csv'}`);
      const truth = sheetsOf(lines.map(({ row }) => row), given.isWorkbook);
      await imports.empty();
      await writeSheets(path, truth);
      expect(await bringIn(given.profile, path)).toBe(0);
      const expected = await stored();

      await imports.empty();
      await writeSheets(path, sheetsOf(lines.map(({ faulty }) => faulty), given.isWorkbook));
      if ((await bringIn(given.profile, path)) > 0) {
        const rejectsPath = path.replace(/(?=\.\w+$)/, '.rejects');
        await writeSheets(rejectsPath, await mend(rejectsPath, truth));
        expect(await bringIn(given.profile, rejectsPath)).toBe(0);
      }
      expect(await stored()).toEqual(expected);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
