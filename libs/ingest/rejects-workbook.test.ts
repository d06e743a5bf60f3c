import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { readXlsx } from 'hucre/xlsx';
import { rejectsText, rejectsWorkbook } from './rejects-workbook.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opscore-rejects-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REASONS = 'reject_line,reject_column,reject_value,reject_reason,reject_sheet';
const TEXT = `订单号,金额,备注,${REASONS}
310000000000000101,much,=1+1,4,金额 | 备注,much | =1+1,"wrong, twice",九月
310000000000000102,5.00,,5,,,belongs,九月
,,,9,,,moved,十月
编号,${REASONS}
00123,2,编号,00123,wrong,十一月
`;

async function workbookOf(text: string, rowsPerSheet?: number): Promise<string> {
  const [csv, xlsx] = [join(folder, 'rejects.csv'), join(folder, 'rejects.xlsx')];
  writeFileSync(csv, text);
  writeFileSync(xlsx, await buffer(Readable.from(rejectsWorkbook(csv, rowsPerSheet))));
  return xlsx;
}

it('has a sheet for each of the source, with its header, all cells as texts and the faulty ones marked', async () => {
  const path = await workbookOf(TEXT);
  const { sheets } = await readXlsx(readFileSync(path), { readStyles: true });
  expect(sheets.map(({ name, rows }) => [name, rows.map((row) => row.slice(0, 4))])).toEqual([
    ['九月', [['订单号', '金额', '备注', 'reject_line'], ['310000000000000101', 'much', '=1+1', '4'], ['310000000000000102', '5.00', null, '5']]],
    ['十月', [['订单号', '金额', '备注', 'reject_line'], [null, null, null, '9']]],
    ['十一月', [['编号', 'reject_line', 'reject_column', 'reject_value'], ['00123', '2', '编号', '00123']]],
  ]);
  expect(sheets.map(({ freezePane, autoFilter }) => [freezePane?.rows, autoFilter?.range])).toEqual([[1, 'A1:H3'], [1, 'A1:H2'], [1, 'A1:F2']]);
  const filled = sheets.map(({ cells }) => [...(cells ?? [])].filter(([place, { style }]) => !place.startsWith('0,') && style?.fill !== undefined).map(([place]) => place));
  expect(filled).toEqual([['1,1', '1,2'], ['1,6'], ['1,0']]);
});

it('is the same text again, whatever sheets it takes', async () => {
  for (const rowsPerSheet of [undefined, 2]) {
    const lines: string[] = [];
    for await (const line of rejectsText(await workbookOf(TEXT, rowsPerSheet))) lines.push(line);
    expect(lines.join('')).toBe(TEXT);
  }
});
