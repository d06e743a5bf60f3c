import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import type { Imports } from '../../test/support/imports.js';
import { openImports } from '../../test/support/imports.js';

/** Files as the systems of others write them: every encoding and container gives the same facts. */

let imports: Imports;

beforeEach(async () => {
  imports = await openImports();
});

afterEach(() => imports.close());

const CSV = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n0012,店铺,买家,2026-10-02 10:00:00,paid,5.50\n0013,店铺,"王,二",2026-10-03 00:00:00,paid,1234\n';
/** The same in GBK. */
const GBK = Buffer.from(
  Buffer.from(CSV.replaceAll('店铺', '\u0001').replaceAll('买家', '\u0002').replace('王', '\u0003').replace('二', '\u0004'))
    .toString('latin1')
    .replaceAll('\u0001', '\xb5\xea\xc6\xcc')
    .replaceAll('\u0002', '\xc2\xf2\xbc\xd2')
    .replaceAll('\u0003', '\xcd\xf5')
    .replaceAll('\u0004', '\xb6\xfe'),
  'latin1',
);
const ORDERS = [
  { order_id: '0012', merchant_id: '店铺', buyer_id: '买家', amount_fen: 550, placed_at: '2026-10-02T10:00:00+08:00' },
  { order_id: '0013', merchant_id: '店铺', buyer_id: '王,二', amount_fen: 123_400, placed_at: '2026-10-03T00:00:00+08:00' },
];

describe('a file of orders', () => {
  it.each([
    ['in UTF-8 with a mark', 'orders.csv', Buffer.from(`\uFEFF${CSV}`), 'CSV, UTF-8'],
    ['in UTF-16 with a mark', 'orders.csv', Buffer.from(`\uFEFF${CSV}`, 'utf16le'), 'CSV, UTF-16'],
    ['in UTF-16 of the other order', 'orders.csv', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16(), 'CSV, UTF-16'],
    ['in GBK', 'orders.csv', GBK, 'CSV, GB18030 (GBK)'],
    ['in GBK, packed', 'orders.csv.gz', gzipSync(GBK), 'CSV, GB18030 (GBK), gzip'],
    ['packed, without saying so', 'orders.csv', gzipSync(CSV), 'CSV, UTF-8, gzip'],
    ['not packed, though it says so', 'orders.csv.gz', Buffer.from(CSV), 'CSV, UTF-8'],
    ['as text with the name of a workbook', 'orders.xlsx', Buffer.from(CSV), 'CSV, UTF-8'],
  ])('%s is read', async (_, name, bytes, readAs) => {
    expect(await imports.bringIn('orders', name, bytes)).toMatchObject({ read: 2, added: 2, rejected: 0, readAs });
    expect((await imports.everything()).orders).toMatchObject(ORDERS);
  });
});

interface SheetOf {
  readonly name: string;
  /** The XML of its rows. */
  readonly rows: string;
  readonly isHidden?: boolean;
}

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

/** The bytes of a workbook, made part by part. */
async function writeWorkbook(sheets: readonly SheetOf[], strings: readonly string[], other: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr/><x:sheets>${sheets.map(({ name, isHidden }, index) => `<x:sheet name="${name}" sheetId="${index + 1}" ${isHidden === true ? 'state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Target="/xl/worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><r><t>${text}</t></r><rPh><t>pinyin</t></rPh></si>`).join('')}</sst>`,
    ...Object.fromEntries(sheets.map(({ rows }, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet><cols/><sheetData>${rows}</sheetData><mergeCells/></worksheet>`])),
    ...other,
  };
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

const STRINGS = ['order_id', 'merchant_id', 'buyer_id', 'placed_at', 'status', 'amount', '店铺', '王,二', 'paid'];
const HEADER = `<row r="1">${[0, 1, 2, 3, 4, 5].map((at) => `<c t="s"><v>${at}</v></c>`).join('')}</row>`;
/** 2 October 2026, 10:00, and the midnight after it. */
const FIRST = '<row r="2"><c r="A2" t="str"><f>"00"&amp;12</f><v>0012</v></c><c r="B2" t="s"><v>6</v></c><c r="C2" t="inlineStr"><is><t>买家</t></is></c><c r="D2" s="1"><v>46297.416666666664</v></c><c r="E2" t="s"><v>8</v></c><c r="F2"><v>5.5000000000000001</v></c></row>';
const SECOND = '<row r="7"><c r="A7" t="s"><v>9</v></c><c r="B7" t="s"><v>6</v></c><c r="C7" t="s"><v>7</v></c><c r="D7" s="1"><v>46298</v></c><c r="E7" t="s"><v>8</v></c><c r="F7"><v>1234</v></c></row>';

describe('a workbook of orders', () => {
  it('is read sheet by sheet: hidden ones and those of another shape are passed over', async () => {
    const sheets = [
      { name: 'old', rows: HEADER + FIRST.replaceAll('0012', '9'), isHidden: true },
      { name: 'empty', rows: '' },
      { name: 'orders', rows: HEADER + FIRST },
      { name: 'about', rows: '<row r="1"><c t="inlineStr"><is><t>made by</t></is></c></row>' },
      { name: 'orders 2', rows: HEADER + SECOND },
    ];
    const bytes = await writeWorkbook(sheets, [...STRINGS, '0013']);
    expect(await imports.bringIn('orders', 'orders.xlsx', bytes)).toMatchObject({ read: 2, added: 2, rejected: 0, readAs: 'XLSX' });
    expect((await imports.everything()).orders).toMatchObject(ORDERS);
  });

  it('has its bad rows told by the row of the sheet', async () => {
    const bytes = await writeWorkbook([{ name: 'a', rows: HEADER + FIRST + SECOND.replace('<v>1234</v>', '<v>-1</v>') }], [...STRINGS, '0013']);
    const { firstProblems, ...summary } = await imports.bringIn('orders', 'orders.xlsx', bytes);
    expect(summary).toMatchObject({ read: 2, added: 1, rejected: 1 });
    expect(firstProblems).toMatchObject([{ line: 7, columns: ['amount'], values: ['-1'] }]);
  });

  it('keeps ids that lost digits out', async () => {
    const bytes = await writeWorkbook([{ name: 'a', rows: HEADER + FIRST.replace('t="str"><f>"00"&amp;12</f><v>0012', '><v>1.2345678901234567E+17') }], STRINGS);
    expect(await imports.bringIn('orders', 'orders.xlsx', bytes)).toMatchObject({ read: 1, added: 0, rejected: 1, firstProblems: [{ line: 2, columns: ['order_id'], values: ['1.23456789012346E+17'] }] });
  });

  it.each([
    ['entities of its own', { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>' }, 'archive-broken'],
    ['broken XML', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}<row` }, 'archive-broken'],
    ['tags without end', { 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(100_000)}` }, 'archive-broken'],
    ['a column beyond all measure', { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${HEADER}<row r="2"><c r="XFD2"><v>1</v></c></row></sheetData></worksheet>` }, 'archive-too-large'],
    ['a thousand times its size', { 'xl/worksheets/sheet1.xml': ' '.repeat(60 * 1024 * 1024) }, 'archive-too-packed'],
    ['a text beyond all measure', { 'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(9 * 1024 * 1024)}</t></si></sst>` }, 'archive-too-large'],
  ])('is refused with %s, and nothing of it is stored', async (_, other, code) => {
    const bytes = await writeWorkbook([{ name: 'a', rows: HEADER + FIRST }], STRINGS, other);
    await expect(imports.bringIn('orders', 'orders.xlsx', bytes)).rejects.toMatchObject({ code });
    expect(await imports.everything()).toMatchObject({ orders: [], merchants: [], staging: [] });
  });
});
