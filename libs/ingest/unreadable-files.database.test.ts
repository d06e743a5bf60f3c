import { gzipSync } from 'node:zlib';
import type { Imports } from '../../test/support/imports.js';
import { openImports } from '../../test/support/imports.js';
import * as sql from '../../test/support/imports.sql.js';

/** Files that are refused whole: with the reason and the place, and with nothing stored. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n';
const GOOD = '1,m1,b1,2026-10-02 10:00:00,paid,5\n';
const COLUMNS =
  'order_id, merchant_id, buyer_id, placed_at, paid_at, outbound_at, status, pay_method, amount, refunded_amount, flagged, parent_order_id';
const latin = (text: string) => Buffer.from(text, 'latin1');

const FILES: readonly (readonly [string, string, string | Buffer, string])[] = [
  ['a file of another kind', 'orders.csv', 'day,weight\n2026-11-11,5\n', '{file} has the columns of calendar, not of orders. Import it as calendar.'],
  [
    'unknown columns',
    'orders.csv',
    `colour,${HEADER.trim()},size\nred,${GOOD.trim()},L\n`,
    `The columns of {file} are not those of orders. Unknown: colour, size. Missing: -. Twice: -. The columns of orders are ${COLUMNS}.`,
  ],
  [
    'missing columns',
    'orders.csv',
    'order_id,merchant_id,buyer_id,placed_at\n',
    `The columns of {file} are not those of orders. Unknown: -. Missing: status, amount. Twice: -. The columns of orders are ${COLUMNS}.`,
  ],
  [
    'a column that is there twice',
    'orders.csv',
    `${HEADER.trim()},amount,reject_line,reject_line\n`,
    `The columns of {file} are not those of orders. Unknown: -. Missing: -. Twice: amount, reject_line. The columns of orders are ${COLUMNS}.`,
  ],
  [
    'no header',
    'orders.csv',
    GOOD,
    `The first line of {file} names no column of orders: either the header is missing, or this is another file. Write as first line the columns that the file has, out of: ${COLUMNS}.`,
  ],
  ['nothing in it', 'orders.csv', '', '{file} has no header: its first line must name the columns.'],
  ['blank lines only', 'orders.csv', '\uFEFF\n\r\n\n', '{file} has no header: its first line must name the columns.'],
  ['no objects in it', 'orders.ndjson', '[1]\n2\n', '{file} has no header: its first line must name the columns.'],
  ['a broken header', 'orders.csv', `"order_id\n${GOOD}`, 'The header of {file} cannot be read as CSV, or has more than 1,000 columns. Check its quotes and separators.'],
  ['a header of separators', 'orders.csv', `${HEADER.trim()}${','.repeat(1_001)}\n${GOOD}`, 'The header of {file} cannot be read as CSV, or has more than 1,000 columns. Check its quotes and separators.'],
  [
    'a quote that is never closed',
    'orders.csv',
    `${HEADER}${GOOD}2,m1,"b1,2026-10-02 10:00:00,paid,5\n${GOOD}`,
    '{file}: a quote that opens in the record of line 3 is never closed. Nothing was imported; mend the file.',
  ],
  [
    'line ends of old Macs',
    'orders.csv',
    (HEADER + GOOD).replaceAll('\n', '\r'),
    '{file}: line 1 holds a carriage return outside of quotes that ends no line. Nothing was imported; save the file with ordinary line ends.',
  ],
  [
    'a header in another encoding',
    'orders.csv',
    latin('num\xe9ro,amount\n1,2\n'),
    '{file}: line 1 is not UTF-8. Nothing was imported; save the file as UTF-8.',
  ],
  ['half a character at the end of UTF-16', 'orders.csv', Buffer.from(`\uFEFF${HEADER}${GOOD}`, 'utf16le').subarray(0, -1), '{file} is written in UTF-16, and cannot be read from line 2 on. Nothing was imported; export the file anew, or save it as UTF-8.'],
  [
    'a row in another encoding',
    'orders.csv',
    latin(`${HEADER}${GOOD}\n2,m1,\xb1,2026-10-02 10:00:00,paid,5\n`),
    '{file}: line 4 is not UTF-8. Nothing was imported; save the file as UTF-8.',
  ],
  ['NDJSON in another encoding', 'orders.ndjson', latin('{"order_id":"1"}\n{"order_id":"\xb1"}\n'), '{file}: line 1 is not UTF-8. Nothing was imported; save the file as UTF-8.'],
  ['a zero byte', 'orders.csv', `${HEADER}${GOOD}2\0\n`, '{file}: line 3 holds a zero byte. Nothing was imported; is this a text file?'],
  ['a zero byte in NDJSON', 'orders.ndjson', '{"order_id":"1"}\n\0\n', '{file}: line 2 holds a zero byte. Nothing was imported; is this a text file?'],
  [
    'a line of more than 4 MB in NDJSON',
    'orders.ndjson',
    `{"order_id":"1"}\n{"order_id":"${'x'.repeat(5_500_000)}`,
    '{file}: the record that begins on line 2 is longer than 4 MB. Nothing was imported; is this a CSV file?',
  ],
  ['gzip of another kind', 'orders.csv.gz', Buffer.from([0x1f, 0x8b, 0, 0]), '{file} is not whole or not packed with gzip. Nothing was imported.'],
  ['a page with the name of a table', 'orders.xlsx', '<html><table><tr><td>1</td></tr></table></html>', '{file} is a page of the web (HTML or XML) with the name of a table. Nothing was imported: open it in a spreadsheet program and save it as .xlsx.'],
  ['a workbook that is not whole', 'orders.xlsx', Buffer.from('PK\u0003\u0004 and no more'), '{file} is not whole, or no workbook that can be read. Nothing was imported: download it again, or open it in a spreadsheet program and save it as .xlsx.'],
  ['half of a gzip file', 'orders.csv.gz', gzipSync(HEADER + GOOD).subarray(0, -20), '{file} is not whole or not packed with gzip. Nothing was imported.'],
  // The last bytes of a whole one would say its length: these are no reason to take it for a bomb.
  ['a gzip file that breaks off anywhere', 'orders.csv.gz', Buffer.concat([gzipSync(HEADER + GOOD.repeat(500)).subarray(0, -20), Buffer.alloc(4, 0xff)]), '{file} is not whole or not packed with gzip. Nothing was imported.'],
  [
    'an unknown ending',
    'orders.xls',
    '',
    '{file} is no file that can be imported as it is: .csv or .ndjson, also packed with gzip (.csv.gz), or .xlsx. Save it as one of these and import it again.',
  ],
];

describe('a file is refused for', () => {
  it.each(FILES)('%s', async (_what, name, bytes, message) => {
    const refusal = await imports.refusalOf('orders', name, bytes);
    expect(refusal.message).toBe(message.replace('{file}', `${imports.folder}/${name}`));
    expect(await imports.everything()).toMatchObject({ orders: [], merchants: [], months: [], staging: [] });
    expect(await imports.database.query(sql.RECORDED_IMPORTS)).toEqual([{ imports: 0 }]);
  });

  it('more than 50,000 records of another shape', async () => {
    const { message } = await imports.refusalOf('orders', 'orders.csv', HEADER + '1\n'.repeat(50_001));
    expect(message).toContain('More than 50,000 records of');
    expect(await imports.everything()).toMatchObject({ orders: [], staging: [] });
  });
});

describe('JSON that no table can hold', () => {
  it.each(['"a\\u0000"', '12345678901234567890', '["b"]', '{"b":1}'])('is a rejected row: %s', async (value) => {
    await imports.empty();
    const good = '{"day":"2026-11-11","weight":5,"label":"b"}\n';
    const summary = await imports.bringIn('calendar', 'calendar.ndjson', `${good}{"day":"2026-11-12","weight":5,"label":${value}}\n`);
    expect(summary).toMatchObject({ read: 2, added: 1, rejected: 1 });
  });
});
