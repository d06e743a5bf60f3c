import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import type { ExportRequest } from '#libs/exports/export-files.js';
import { writeWholeFile } from '#libs/exports/export-file.js';
import { writeCsv } from '#libs/exports/write-csv.js';
import { writeJson } from '#libs/exports/write-json.js';
import { writeXlsx } from '#libs/exports/write-xlsx.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import type { Cell, CellType, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import { createTestDatabase } from '../support/database.js';

/** What is exported and read again is what it was: nothing turns into a formula, and no negative number into a text. */

const SEED = 20260702;
const TYPES: readonly CellType[] = ['text', 'day', 'instant', 'money', 'ratio', 'multiple', 'points', 'units', 'count', 'number', 'flag'];
const COLUMNS = TYPES.map((type) => column(`a_${type}`, `列_${type}`, type));
const REPORT = { title: { en: 'Trial', zh: '试' }, columns: COLUMNS };
const REQUEST: ExportRequest = {
  ...{ report: 'trial', period: '2026Q2', asOf: null, managerId: null, merchantId: null, division: null, campaign: null, slots: null },
  ...{ format: 'xlsx', language: 'en', valuesOnly: false },
};
const ABOUT = { request: REQUEST, asOf: '2026-06-30', madeBy: { name: 'Li', at: new Date('2026-07-02T04:00:00Z') }, timeZone: 'Asia/Shanghai' };

const PIECES = [
  ...['=', '+', '-', '@', '\t', '\r', '\n', '\r\n', "'", '"', ',', ';', '|', ' ', '\u00a0', '\ufeff', '＝', '＋', '－', '＠', '，', '“'],
  ...['-5', '-abc', '5', '00123', '1e5', '0x1F', '1/2', '2026-07-01', 'TRUE', 'NULL', 'SUM(A1)', 'cmd|', "'=", "''-"],
  ...['中文', '😀', 'é', 'e\u0301', '\ud83d', '\ude00', '\0', '\u0007', '\u001b', '\ufffe', '_x0041_', '_x000D_', '&amp;', '<b>', ']]>', '\\', '\\.', '${x}'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join(''));

const whole = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const decimal = (decimals: number) => whole.map((value) => writeDecimal(value, decimals));
const day = fc.integer({ min: 0, max: 73_000 }).map((days) => new Date(Date.UTC(1900, 2, 1) + days * 86_400_000).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1_000).toISOString().slice(0, 19).replace('T', ' '));
const OF_TYPE: Readonly<Record<CellType, fc.Arbitrary<Cell>>> = {
  text,
  day,
  instant,
  money: decimal(2),
  ratio: decimal(4),
  multiple: decimal(4),
  points: decimal(2),
  units: decimal(4),
  count: fc.oneof(whole, whole.map(String)),
  number: decimal(6),
  flag: fc.boolean(),
};
const row = fc.tuple(...TYPES.map((type) => fc.option(OF_TYPE[type], { nil: null })));
const rows = fc.array(row, { maxLength: 12 });

function writeDecimal(value: number, decimals: number): string {
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

async function* inTwo(all: readonly Row[]): AsyncIterable<readonly Row[]> {
  yield all.slice(0, 5);
  yield all.slice(5);
}

async function bytesOf(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece as string));
  return Buffer.concat(all);
}

/** A file of texts holds what UTF-8 does: half a surrogate pair is no character. */
const asUtf8 = (cell: string) => cell.replaceAll(/\p{Cs}/gu, '\ufffd');
/** A workbook is XML: control characters are none of its characters either. */
const asXml = (cell: string) => cell.replaceAll(/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

describe('a workbook that is read again', () => {
  it('has every cell as it was, of its type, and no formula; on one sheet or several', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 2, max: 8 }), async (all, rowsPerSheet) => {
        const bytes = await bytesOf(writeXlsx(REPORT, inTwo(all), ABOUT, rowsPerSheet));
        const { sheets } = await readXlsx(bytes);
        const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
        expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
        const read: Row[] = [];
        for (const { name } of sheets.slice(0, -1)) {
          let heading: readonly unknown[] | undefined;
          for await (const { values } of streamXlsxRows(bytes, { sheet: name })) {
            if (heading === undefined) heading = values;
            else read.push(TYPES.map((_, index) => readCell(values[index] ?? null)));
          }
          expect(heading).toEqual(COLUMNS.map((each) => each.name));
        }
        expect(read).toEqual(all.map((cells_) => cells_.map((cell, index) => workbookCell(cell, TYPES[index] ?? 'text'))));
      }),
      { numRuns: 150, seed: SEED },
    );
  });
});

function readCell(value: unknown): Cell {
  return value instanceof Date ? value.toISOString().slice(0, 19) : (value as Cell);
}

function workbookCell(cell: Cell, type: CellType): Cell {
  if (cell === null) return null;
  if (type === 'text') return asXml(String(cell));
  if (type === 'day') return `${String(cell)}T00:00:00`;
  if (type === 'instant') return String(cell).replace(' ', 'T');
  return type === 'flag' ? cell : Number(cell);
}

describe('JSON that is read again', () => {
  it('has every cell as it was, and figures with their decimals', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const json = (await bytesOf(writeJson(COLUMNS, inTwo(all)))).toString();
        const read = JSON.parse(json) as Record<string, Cell>[];
        const isText = (index: number) => ['text', 'day', 'instant'].includes(TYPES[index] ?? '');
        expect(read).toEqual(
          all.map((cells) => Object.fromEntries(cells.map((cell, index) => [COLUMNS[index]?.name, typeof cell === 'string' && !isText(index) ? Number(cell) : cell]))),
        );
        for (const money of all.flatMap((cells) => cells[TYPES.indexOf('money')] ?? [])) expect(json).toContain(`"a_money":${String(money)}`);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});

describe('CSV that is imported again', () => {
  it('has every text as it was, and every number', async () => {
    const { database, drop } = await createTestDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'opscore-round-trip-'));
    try {
      const texts = [...new Set(fc.sample(text, { numRuns: 3_000, seed: SEED }).filter(isImportable))];
      expect(texts.length).toBeGreaterThan(1_000);
      const columns = [column('merchant_id', '商家', 'text'), column('name', '名称', 'text'), column('category', '类目', 'text')];
      const table = texts.map((name, index): Row => [`m${index}`, name, index % 2 === 0 ? null : name]);
      const path = join(folder, 'merchants.csv');
      await writeWholeFile(path, writeCsv(columns, inTwo(table), 'en'));
      await importFile(database, { kind: kindNamed('merchants'), path, rejectsFolder: folder, strict: true });
      const stored = await database.query<{ merchant_id: string; name: string; category: string | null }>('SELECT merchant_id, name, category FROM merchants');
      const found = new Map(stored.map((merchant) => [merchant.merchant_id, [merchant.name, merchant.category]]));
      expect(table.map(([id]) => found.get(String(id)))).toEqual(table.map(([, name, category]) => [asUtf8(String(name)), category === null ? null : asUtf8(String(category))]));
    } finally {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  /** An import takes blanks around a value for none of it, an empty one for absent, and refuses NUL. Blanks that are guarded stay. */
  function isImportable(name: string): boolean {
    return !name.includes('\0') && name.trimEnd() === name && name !== '' && (name.trimStart() === name || /^[\t\r]/.test(name));
  }

  it('has figures without apostrophes and texts like figures with none', async () => {
    const columns = [column('name', '名称', 'text'), column('amount', '金额', 'money')];
    const table: Row[] = [['-5', '-5.00'], ['-abc', '-0.01'], ['=1+1', null], ["'=1+1", '7.00'], ["it's", '0.00'], ['\tx', '1.00'], ['-5\n', '2.00']];
    expect((await bytesOf(writeCsv(columns, inTwo(table), 'zh'))).toString().split('\r\n')).toEqual([
      '\ufeff名称,金额',
      '-5,-5.00',
      "'-abc,-0.01",
      "'=1+1,",
      "''=1+1,7.00",
      "it's,0.00",
      "'\tx,1.00",
      `"'-5\n",2.00`,
      '',
    ]);
  });
});
