import { containerOf, oldWorkbookOf, recordOf, workbookStream } from '../../test/fuzz/write-old-workbook.js';
import { UnreadableArchive } from './archive.js';
import { OldWorkbookReader } from './read-old-workbook.js';

/** The rows of all sheets, or why the workbook is refused. */
async function readSheets(file: Buffer): Promise<unknown> {
  try {
    const workbook = OldWorkbookReader.open(file);
    const rows: unknown[] = [];
    for (const name of workbook.sheetNames) for await (const { number, cells } of workbook.rows(name)) rows.push([number, ...cells]);
    return rows;
  } catch (error) {
    return error instanceof UnreadableArchive ? error.reason : `no refusal: ${String(error)}`;
  }
}

const bytes = (...values: readonly number[]) => Buffer.from(values);
const text = (content: string) => Buffer.concat([bytes(content.length, 0, 0), Buffer.from(content, 'latin1')]);

function double(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleLE(value);
  return buffer;
}

const sheetOf = (records: readonly Buffer[], global: readonly Buffer[] = []) => containerOf(workbookStream([records], global));

it('reads cells of every kind, whatever order they are written in', async () => {
  const global = [
    recordOf(0xe0, 0, 0),
    recordOf(0xe0, 0, 14),
    // "订单" begins in one record and goes on in the next, which says anew that its characters are wide.
    recordOf(0xfc, bytes(2, 0, 0, 0, 2, 0, 0, 0), bytes(2, 0, 0), Buffer.from('ab'), bytes(2, 0, 1, 0xa2, 0x8b)),
    recordOf(0x3c, bytes(1, 0x55, 0x53)),
  ];
  const cells = [
    recordOf(0x0204, 1, 0, 0, text('later\0')),
    recordOf(0xfd, 0, 0, 0, bytes(0, 0, 0, 0)),
    recordOf(0xfd, 0, 1, 0, bytes(1, 0, 0, 0)),
    recordOf(0xfd, 0, 2, 0, bytes(9, 0, 0, 0)),
    recordOf(0x0203, 0, 3, 0, double(0.1 + 0.2)),
    recordOf(0x0203, 0, 4, 1, double(46_266.5)),
    recordOf(0x027e, 0, 5, 0, bytes(0x02 | (7 << 2), 0, 0, 0)),
    recordOf(0xbd, 0, 6, 0, bytes(0x03 | (50 << 2), 0, 0, 0), 1, bytes(0x02 | ((46_266 & 0x3f) << 2), (46_266 >> 6) & 255, 46_266 >> 14, 0), 7),
    recordOf(0x0205, 0, 8, 0, bytes(1, 0)),
    recordOf(0x0205, 0, 9, 0, bytes(7, 1)),
    recordOf(0x0006, 0, 10, 0, double(2.5), bytes(0, 0)),
    recordOf(0x0006, 0, 11, 0, bytes(0, 0, 0, 0, 0, 0, 0xff, 0xff)),
    recordOf(0x0207, text('made')),
  ];
  expect(await readSheets(sheetOf(cells, global))).toEqual([
    [1, 'ab', '订单', '', '0.3', '2026-09-01 12:00:00', '7', '0.5', '2026-09-01', 'true', '#DIV/0!', '2.5', 'made'],
    [2, 'later'],
  ]);
});

it('reads what lies in many sectors', async () => {
  const rows = Array.from({ length: 3_000 }, (_, row) => [`order ${row}`, '京东', String(row)]);
  expect(await readSheets(oldWorkbookOf(rows))).toEqual(rows.map((cells, index) => [index + 1, ...cells]));
});

/** A workbook whose header or table of sectors is changed: 4 bytes at a place. */
function changed(at: number | 'table', value: number): Buffer {
  const file = oldWorkbookOf(Array.from({ length: 100 }, (_, row) => [`order ${row}`, 'x'.repeat(60)]));
  file.writeUInt32LE(value, at === 'table' ? (file.readUInt32LE(76) + 1) * 512 + 4 * 5 : at);
  return file;
}

it.each([
  ['a chain that comes back', changed('table', 2), 'broken'],
  ['a chain that leaves the file', changed('table', 0x00ffffff), 'broken'],
  ['a chain that ends too early', changed('table', 0xfffffffe), 'broken'],
  ['a list that is not there', changed(48, 0x00ffffff), 'broken'],
  ['sectors of no size', changed(30, 0), 'broken'],
  ['a password', sheetOf([], [recordOf(0x2f, 0)]), 'encrypted'],
  ['a column beyond the last', sheetOf([recordOf(0x0203, 0, 256, 0, double(1))]), 'broken'],
  ['a number that is cut off', sheetOf([recordOf(0x0203, 0, 0, 0, bytes(1, 2))]), 'broken'],
  ['texts that go on nowhere', sheetOf([], [recordOf(0xfc, bytes(1, 0, 0, 0, 1, 0, 0, 0), bytes(9, 0, 0))]), 'broken'],
  ['something else', Buffer.alloc(600, 0xd0), 'broken'],
])('refuses %s', async (_what, file, reason) => {
  expect(await readSheets(file)).toBe(reason);
});
