import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import type { FuzzSource } from './fuzz-sources.js';
import { workbookOf } from './mutate-workbook.js';
import { readParts } from './read-parts.js';
import { containerOf, oldWorkbookOf, recordOf, workbookStream } from './write-old-workbook.js';
import type { ZippedFile } from './write-zip.js';
import { writeZip } from './write-zip.js';

/** A small file that becomes a large one where it is read without care. */
export interface Bomb {
  readonly name: string;
  readonly goesIn: FuzzSource['goesIn'];
  readonly make: () => Buffer;
  /** What it is refused with. */
  readonly refusedWith: string;
  /** How much work that takes at most, in seconds of a processor; 1 where nothing is said. */
  readonly mostSeconds?: number;
}

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
const PROFILE: FuzzSource['goesIn'] = { profile: 'jd-pop-orders', options: { merchant_id: 'm1' } };
const CANONICAL: FuzzSource['goesIn'] = { kind: 'orders' };
const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n';
const ROW = '1,m1,b1,2026-10-02 10:00:00,paid,5\n';

/** A text, then another over and over until there are so many bytes, packed; without ever being there as a whole. */
function packRepeated(before: string, repeated: string, after: string, bytes: number): Buffer {
  const piece = Buffer.from(repeated.repeat(Math.ceil(MEGABYTE / repeated.length)));
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  const packed = deflateRawSync(piece, flush);
  return Buffer.concat([deflateRawSync(Buffer.from(before), flush), ...Array.from({ length: Math.ceil(bytes / piece.length) }, () => packed), deflateRawSync(Buffer.from(after))]);
}

function gzipRepeated(before: string, repeated: string, bytes: number, saysBytes: number): Buffer {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(saysBytes, 4);
  return Buffer.concat([gzipSync('').subarray(0, 10), packRepeated(before, repeated, '', bytes), end]);
}

const zipOf = (name: string, packed: Buffer, saysBytes: number, more: Partial<ZippedFile> = {}) => writeZip([{ name, bytes: Buffer.alloc(0), packed, saysBytes, ...more }]);

/** A workbook whose sheet or table of texts is made of repeated XML. */
function workbookWith(name: string, [before, repeated, after]: readonly [string, string, string], bytes: number, more: Partial<ZippedFile> = {}): Buffer {
  const packed = packRepeated(before, repeated, after, bytes);
  const rest = readParts(workbookOf([['a']])).filter((part) => part.name !== name);
  return writeZip([...rest, { name, bytes: Buffer.alloc(0), packed, saysBytes: bytes, ...more }]);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

function workbookOfXml(name: string, xml: string): Buffer {
  return writeZip([...readParts(workbookOf([['a']])).filter((part) => part.name !== name), { name, bytes: Buffer.from(xml) }]);
}

function laughs(): string {
  const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`).join('');
  return `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY lol0 "lol">${entities}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row></sheetData></worksheet>`;
}

function quadratic(): string {
  return `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "${'a'.repeat(100_000)}">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${'&a;'.repeat(100_000)}</v></c></row></sheetData></worksheet>`;
}

/** A few long texts that stand in many cells. */
function manyCells(rows: number): Buffer {
  const strings = `<sst>${Array.from({ length: 30 }, (_, index) => `<si><t>${String(index).repeat(32_000).slice(0, 32_000)}</t></si>`).join('')}</sst>`;
  const sheet = Array.from({ length: rows }, (_, row) => `<row>${Array.from({ length: 30 }, (__, column) => `<c t="s"><v>${(row + column) % 30}</v></c>`).join('')}</row>`).join('');
  const rest = readParts(workbookOf([['a']])).filter(({ name }) => name !== SHEET);
  return writeZip([...rest, { name: STRINGS, bytes: Buffer.from(strings) }, { name: SHEET, bytes: Buffer.from(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`) }]);
}

/** Files that lie in each other, so that all of them together are a thousand times the archive. */
function overlapping(): Buffer {
  const bytes = 49 * MEGABYTE;
  const packed = packRepeated('', '\0', '', bytes);
  return writeZip([{ name: '0.csv', bytes: Buffer.alloc(0), packed, saysBytes: bytes }, ...Array.from({ length: 2_000 }, (_, index) => ({ name: `${index + 1}.csv`, bytes: Buffer.alloc(0), packed: Buffer.alloc(0), saysPacked: packed.length, saysBytes: bytes, saysOffset: 0 }))]);
}

function changedWorkbook(change: (file: Buffer) => void): Buffer {
  const file = oldWorkbookOf(Array.from({ length: 200 }, (_, row) => [`order ${row}`, 'x'.repeat(100)]));
  change(file);
  return file;
}

/** Where the table of sectors of {@link changedWorkbook} lies. */
const tableOf = (file: Buffer) => (file.readUInt32LE(76) + 1) * 512;

function circularTable(): Buffer {
  return changedWorkbook((file) => {
    file.writeUInt32LE(0xffffffff, 44);
    file.writeUInt32LE(3, 68);
    file.writeUInt32LE(0xffffffff, 72);
    file.writeUInt32LE(3, (3 + 2) * 512 - 4);
  });
}

function manySheets(): Buffer {
  const sheet = Array.from({ length: 30_000 }, (_, row) => recordOf(0x0203, row, 0, 0, Buffer.alloc(8)));
  const stream = workbookStream([sheet, ...Array.from({ length: 900 }, () => [])]);
  // All of them begin where the first does.
  const first = stream.readUInt32LE(20 + 4);
  for (let index = 1; index <= 900; index++) stream.writeUInt32LE(first, 20 + index * 18 + 4);
  return containerOf(stream);
}

/** Each of them, made when it is asked for. */
export const BOMBS: readonly Bomb[] = [
  { name: 'zip.zip', goesIn: PROFILE, make: () => zipOf('a.csv', packRepeated('', '\0', '', GIGABYTE), GIGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'zip of 64 bits.zip', goesIn: PROFILE, make: () => zipOf('a.csv', packRepeated('', '\0', '', GIGABYTE), 4_096 * GIGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'zip that lies.zip', goesIn: PROFILE, make: () => zipOf('a.csv', packRepeated('a,b\n', '1,2\n', '', GIGABYTE), 1_000), refusedWith: 'archive-broken' },
  { name: 'zip of overlapping files.zip', goesIn: PROFILE, make: overlapping, refusedWith: 'archive-too-packed' },
  { name: 'zip of zip.zip', goesIn: PROFILE, make: () => writeZip([{ name: 'a.zip', bytes: zipOf('a.csv', packRepeated('', '\0', '', GIGABYTE), GIGABYTE) }]), refusedWith: 'file-empty' },
  { name: 'zip of a workbook.zip', goesIn: PROFILE, make: () => zipOf('a.xlsx', packRepeated('', '\0', '', 200 * MEGABYTE), 200 * MEGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'zip of a workbook that is one.zip', goesIn: PROFILE, make: () => writeZip([{ name: 'a.xlsx', bytes: workbookWith(SHEET, ['<worksheet><sheetData>', '<row><c><v>1</v></c></row>', ''], GIGABYTE) }]), refusedWith: 'archive-too-packed' },
  { name: 'zip of long lines.zip', goesIn: PROFILE, make: () => zipOf('a.csv', packRepeated('', `${','.repeat(4_000_000)}\n`, '', 48 * MEGABYTE), 48 * 1.2 * MEGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'gzip.csv.gz', goesIn: CANONICAL, make: () => gzipRepeated(HEADER, ROW, GIGABYTE, GIGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'gzip that lies.csv.gz', goesIn: CANONICAL, make: () => gzipRepeated(HEADER, ROW, GIGABYTE, 100), refusedWith: 'archive-too-packed', mostSeconds: 10 },
  { name: 'gzip of zeros.csv.gz', goesIn: PROFILE, make: () => gzipRepeated('', '\0', GIGABYTE, GIGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'gzip of commas.csv.gz', goesIn: PROFILE, make: () => gzipRepeated('', `${','.repeat(1_000_000)}\n`, 45 * MEGABYTE, 45 * MEGABYTE), refusedWith: 'profile-header-missing' },
  { name: 'billion laughs.xlsx', goesIn: PROFILE, make: () => workbookOfXml(SHEET, laughs()), refusedWith: 'archive-broken' },
  { name: 'billion laughs in its texts.xlsx', goesIn: CANONICAL, make: () => workbookOfXml(STRINGS, laughs()), refusedWith: 'archive-broken' },
  { name: 'quadratic blow-up.xlsx', goesIn: PROFILE, make: () => workbookOfXml(SHEET, quadratic()), refusedWith: 'archive-broken' },
  { name: 'sheet of one value.xlsx', goesIn: PROFILE, make: () => workbookWith(SHEET, ['<worksheet><sheetData>', '<row><c><v>1</v></c></row>', '</sheetData></worksheet>'], GIGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'sheet that lies.xlsx', goesIn: CANONICAL, make: () => workbookWith(SHEET, ['<worksheet><sheetData>', '<row><c><v>1</v></c></row>', '</sheetData></worksheet>'], GIGABYTE, { saysBytes: 2_000 }), refusedWith: 'archive-broken' },
  { name: 'endless comment.xlsx', goesIn: PROFILE, make: () => workbookWith(SHEET, ['<worksheet><!--', ' <x>', '--></worksheet>'], 49 * MEGABYTE), refusedWith: 'archive-too-large' },
  { name: 'endless text.xlsx', goesIn: PROFILE, make: () => workbookWith(SHEET, ['<worksheet><sheetData><row><c t="inlineStr"><is>', '<t>aaaa</t>', ''], 49 * MEGABYTE), refusedWith: 'archive-too-large' },
  { name: 'many texts.xlsx', goesIn: PROFILE, make: () => workbookWith(STRINGS, ['<sst>', '<si><t>a</t></si>', '</sst>'], 200 * MEGABYTE), refusedWith: 'archive-too-packed' },
  { name: 'few texts in many cells.xlsx', goesIn: PROFILE, make: () => manyCells(2_000), refusedWith: 'profile-header-missing' },
  { name: 'chain in a circle.xls', goesIn: PROFILE, make: () => changedWorkbook((file) => void file.writeUInt32LE(1, tableOf(file) + 4 * 5)), refusedWith: 'archive-broken' },
  { name: 'list in a circle.xls', goesIn: PROFILE, make: () => changedWorkbook((file) => void file.writeUInt32LE(0, tableOf(file))), refusedWith: 'archive-broken' },
  { name: 'table in a circle.xls', goesIn: PROFILE, make: circularTable, refusedWith: 'archive-broken' },
  { name: 'sheets in one place.xls', goesIn: PROFILE, make: manySheets, refusedWith: 'archive-broken' },
];
