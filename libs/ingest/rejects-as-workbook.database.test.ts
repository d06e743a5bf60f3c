import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { streamMarkedTables } from '#libs/spreadsheets/stream-marked-tables.js';
import type { Imports } from '../../test/support/imports.js';
import { countsOf, openImports, problemsOf } from '../../test/support/imports.js';
import { NO_LIBRE_OFFICE, convertWorkbook, findLibreOffice } from '../../test/support/libre-office.js';
import { importMapped } from './mapping/import-mapped.js';
import { readMappingProfile } from './mapping/mapping-profile.js';
import { rejectsText, rejectsWorkbook } from './rejects-workbook.js';

/** Rejected rows as a workbook, mended and imported again as it is. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

type Sheet = readonly [name: string, headings: readonly string[], ...rows: (readonly string[])[]];

/** A workbook of texts. */
async function workbookOf(...sheets: Sheet[]): Promise<Buffer> {
  async function* tables() {
    for (const [name, headings, ...rows] of sheets) yield { name, headings, batches: Readable.from([rows.map((cells) => ({ cells, marked: [] }))]) };
  }
  return buffer(Readable.from(streamMarkedTables(tables(), { title: '', author: '', madeAt: new Date(0) })));
}

async function textOf(path: string): Promise<string> {
  let text = '';
  for await (const line of rejectsText(path)) text += line;
  return text;
}

/** The workbook after somebody has changed some of its cells. */
async function mend(path: string, change: (text: string) => string): Promise<Buffer> {
  writeFileSync(`${path}.csv`, change(await textOf(path)));
  await pipeline(Readable.from(rejectsWorkbook(`${path}.csv`)), createWriteStream(path));
  return readFileSync(path);
}

const HEADER = ['day', 'weight', 'label'];

it('a canonical one says the sheet and the row of each', async () => {
  const rejectsPath = join(imports.folder, 'calendar.rejects.xlsx');
  const given = await workbookOf(['First', HEADER, ['2026-09-01', '1', ''], ['2026-09-02', 'some', '=A1']], ['Second', HEADER, ['2026-09-03', '2', ''], ['2026-09-33', '1', '']]);
  const summary = await imports.bringIn('calendar', 'calendar.xlsx', given, { rejectsPath });
  expect([summary.rejected, summary.rejectsPath]).toEqual([2, rejectsPath]);
  expect(await textOf(rejectsPath)).toBe(
    `day,weight,label,reject_line,reject_column,reject_value,reject_reason,reject_sheet
2026-09-02,some,=A1,3,weight,some,not a decimal number from 0,First
2026-09-33,1,,3,day,2026-09-33,"not a day: write YYYY-MM-DD, 1900 to 2099",Second
`,
  );
  const mended = await mend(rejectsPath, (text) => text.replaceAll('some,=', '3,=').replaceAll('33,1', '04,4'));
  expect(countsOf(await imports.bringIn('calendar', 'calendar.rejects.xlsx', mended))).toEqual({ read: 2, added: 2 });
  expect((await imports.stored('calendar')).map((row) => [row['day'], Number(row['weight']), row['label']])).toEqual([
    ['2026-09-01', 1, null],
    ['2026-09-02', 3, '=A1'],
    ['2026-09-03', 2, null],
    ['2026-09-04', 4, null],
  ]);
});

const PROFILE = readMappingProfile(
  `
profile: some-skus
title: { en: a, zh: b }
names: ['{shop}_商品_{day}']
fields:
  sku: { header: [商品编号, SKU], type: id }
  visitors: { header: 访客数, type: count }
facts: [{ kind: sku_traffic, columns: { day: { name_part: day }, merchant_id: { name_part: shop }, sku_id: sku, visitors: visitors, ordering_buyers: { value: 0 } } }]`,
  'some-skus.yaml',
);

async function bringIn(fileName: string, bytes: Buffer, rejectsPath: string) {
  const path = join(imports.folder, fileName);
  writeFileSync(path, bytes);
  const { summaries } = await importMapped(imports.database, { profile: PROFILE, path, options: {}, rejectsFolder: imports.folder, rejectsPath });
  return summaries;
}

const office = findLibreOffice();

it(`a foreign one keeps its sheets, headers and ids, and goes through a spreadsheet program${office === undefined ? ` (${NO_LIBRE_OFFICE})` : ''}`, async () => {
  const rejectsPath = join(imports.folder, 'file.rejects.xlsx');
  const given = await workbookOf(
    ['九月', ['商品编号', '名称', '访客数'], ['310000000000000101', '锅', '5'], ['310000000000000102', '碗', 'some']],
    ['说明', ['本表为试样']],
    ['十月', ['访客数', 'SKU'], ['many', '00123']],
  );
  const [summary] = await bringIn('m1_商品_2026-09-01.xlsx', given, rejectsPath);
  expect(summary === undefined ? [] : problemsOf(summary)).toEqual(['3: visitors: some: not-count', '5: visitors: many: not-count']);
  expect(await textOf(rejectsPath)).toBe(
    `商品编号,访客数,reject_line,reject_column,reject_value,reject_reason,reject_file,reject_sheet
310000000000000102,some,3,访客数,some,不是有效数量：非负整数,m1_商品_2026-09-01.xlsx,九月
访客数,SKU,reject_line,reject_column,reject_value,reject_reason,reject_file,reject_sheet
many,00123,2,访客数,many,不是有效数量：非负整数,m1_商品_2026-09-01.xlsx,十月
`,
  );
  const mended = await mend(rejectsPath, (text) => text.replace('102,some', '102,6').replace('many,', '7,'));
  const saved = office === undefined ? mended : convertWorkbook(office, mended, 'xlsx');
  expect((await bringIn('改好.xlsx', saved, join(imports.folder, 'again.xlsx'))).map(countsOf)).toEqual([{ read: 2, added: 2, waiting: 2, waitingMerchants: 1 }]);
  expect((await imports.stored('sku_traffic')).map((row) => [row['day'], row['merchant_id'], row['sku_id'], row['visitors']]).toSorted((a, b) => Number(a[3]) - Number(b[3]))).toEqual([
    ['2026-09-01', 'm1', '310000000000000101', 5],
    ['2026-09-01', 'm1', '310000000000000102', 6],
    ['2026-09-01', 'm1', '00123', 7],
  ]);
});
