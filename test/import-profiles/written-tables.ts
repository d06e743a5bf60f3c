import { gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { columnLetters } from '#libs/spreadsheets/cell-reference.js';
import type { PackedFile } from '#libs/spreadsheets/packed-archive.js';
import { packArchive } from '#libs/spreadsheets/packed-archive.js';
import { writeText } from '#libs/spreadsheets/sheet-text.js';
import type { Encoding } from '../fuzz/encode-text.js';
import { encodeText } from '../fuzz/encode-text.js';
import { oldWorkbookOf } from '../fuzz/write-old-workbook.js';
import { writeZip } from '../fuzz/write-zip.js';
import type { Cell, Pen } from './written-cells.js';

/** A foreign table before it is written: lines above its header, the header, and its rows. */
export interface WrittenTable {
  readonly titles: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Every way in which files come: texts in their encodings and packings, and workbooks. */
export type Look = { readonly encoding: Encoding; readonly packing: 'none' | 'gzip' | 'zip' } | { readonly workbook: 'typed' | 'texts' | 'old' };

const TEXT_LOOKS: Look[] = (['utf-8', 'utf-8 with mark', 'gb18030', 'utf-16le with mark', 'utf-16be with mark'] as const).flatMap((encoding) =>
  (['none', 'gzip', 'zip'] as const).map((packing) => ({ encoding, packing })),
);
export const LOOKS: readonly Look[] = [...TEXT_LOOKS, { workbook: 'typed' }, { workbook: 'texts' }, { workbook: 'old' }];

/** The bytes of a file of tables and the ending of its name. Texts and old workbooks are of the first table; archives and workbooks of all. */
export async function writeTables(pen: Pen, tables: readonly [WrittenTable, ...WrittenTable[]], look: Look, stem: string): Promise<{ bytes: Buffer; ending: string }> {
  if ('workbook' in look) {
    if (look.workbook === 'old') return { bytes: oldWorkbookOf(gridOf(tables[0]).map((row) => row.map(({ text }) => text))), ending: '.xls' };
    return { bytes: await buffer(Readable.from(packArchive(partsOf(tables, look.workbook === 'typed')))), ending: '.xlsx' };
  }
  const { encoding, packing } = look;
  const text = (table: WrittenTable) => encodeText(writeTexts(pen, table), encoding);
  if (packing === 'zip') return { bytes: writeZip(tables.map((table, index) => ({ name: `${index === 0 ? '' : `${index}/`}${stem}.csv`, bytes: text(table) }))), ending: '.zip' };
  return packing === 'gzip' ? { bytes: gzipSync(text(tables[0])), ending: '.csv.gz' } : { bytes: text(tables[0]), ending: '.csv' };
}

/** How many tables a file of a look holds. */
export function holdsSeveral(look: Look): boolean {
  return 'workbook' in look ? look.workbook !== 'old' : look.packing === 'zip';
}

function gridOf({ titles, header, rows }: WrittenTable): (readonly Cell[])[] {
  return [...titles.map((text) => [{ text }]), header.map((text) => ({ text })), ...rows];
}

function writeTexts(pen: Pen, table: WrittenTable): string {
  const separator = pen.pick([',', ',', '\t', ';']);
  const [lineEnd, extra] = [pen.pick(['\r\n', '\n']), pen.pick(['', separator])];
  const quotesAll = pen.once(4);
  const write = ({ text }: Cell) => (quotesAll || /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = gridOf(table).map((row, index) => (index < table.titles.length ? row.map(write).join('') : row.map(write).join(separator) + extra));
  const blank = pen.integer(table.titles.length, lines.length);
  if (pen.once(3)) lines.splice(blank, 0, '');
  return lines.join(lineEnd) + pen.pick([lineEnd, '']);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with a sheet for each table, and one that is about something else; titles stand in cells merged over the whole width. */
async function* partsOf(tables: readonly WrittenTable[], isTyped: boolean): AsyncGenerator<PackedFile> {
  const sheets = [...tables.map((table) => writeSheet(table, isTyped)), `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>说明</t></is></c></row></sheetData></worksheet>`];
  for (const [index, sheet] of sheets.entries()) yield { path: `xl/worksheets/sheet${index + 1}.xml`, texts: [sheet] };
  const relations = (listed: readonly string[]) => [`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${listed.join('')}</Relationships>`];
  yield { path: '_rels/.rels', texts: relations([`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>`]) };
  yield { path: 'xl/_rels/workbook.xml.rels', texts: relations([...sheets.map((_, index) => `<Relationship Id="r${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`), `<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/>`]) };
  yield { path: 'xl/workbook.xml', texts: [`<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map((_, index) => `<sheet name="S${index + 1}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`] };
  yield { path: 'xl/styles.xml', texts: [`<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`] };
}

function writeSheet(table: WrittenTable, isTyped: boolean): string {
  const rows = gridOf(table).map((cells, index) => {
    const written = cells.map(({ text, number }, column) => {
      const at = `${columnLetters(column)}${index + 1}`;
      if (isTyped && number !== undefined) return `<c r="${at}"${number.isDate ? ' s="1"' : ''}><v>${number.value}</v></c>`;
      return text === '' ? '' : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${writeText(text)}</t></is></c>`;
    });
    return `<row r="${index + 1}">${written.join('')}</row>`;
  });
  const merges = table.titles.map((_, index) => `<mergeCell ref="A${index + 1}:${columnLetters(table.header.length - 1)}${index + 1}"/>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData>${merges.length === 0 ? '' : `<mergeCells>${merges.join('')}</mergeCells>`}</worksheet>`;
}
