import { workbookOf } from '../../test/fuzz/mutate-workbook.js';
import { readParts } from '../../test/fuzz/read-parts.js';
import { writeZip } from '../../test/fuzz/write-zip.js';
import { UnreadableArchive } from './archive.js';
import { WorkbookReader } from './read-workbook.js';

const SHEET = 'xl/worksheets/sheet1.xml';

function workbookWith(name: string, xml: string): Buffer {
  return writeZip([...readParts(workbookOf([['a']])).filter((part) => part.name !== name), { name, bytes: Buffer.from(xml) }]);
}

const sheetOf = (rows: string) => workbookWith(SHEET, `<worksheet><sheetData>${rows}</sheetData></worksheet>`);

/** The rows of the first sheet, or why it is refused. */
async function readRows(file: Buffer): Promise<unknown> {
  try {
    const workbook = await WorkbookReader.open(file);
    const rows: unknown[] = [];
    for await (const { number, cells } of workbook.rows(workbook.sheetNames[0] ?? '')) rows.push([number, ...cells]);
    return rows;
  } catch (error) {
    return error instanceof UnreadableArchive ? error.reason : `no refusal: ${String(error)}`;
  }
}

const CELL = '<c><v>1</v></c>';

it.each([
  ['rows and cells without their places', `<row>${CELL}${CELL}</row><row>${CELL}</row>`, [[1, '1', '1'], [2, '1']]],
  ['a text that is not there', '<row><c t="s"><v>9</v></c><c t="s"><v>0.5</v></c><c t="s"><v>-1</v></c><c><v>2</v></c></row>', [[1, '', '', '', '2']]],
  ['a row before the one before it', `<row r="5">${CELL}</row><row r="4">${CELL}</row>`, 'broken'],
  ['a row twice', `<row r="5">${CELL}</row><row r="5">${CELL}</row>`, 'broken'],
  ['half a row', `<row r="1.5">${CELL}</row>`, 'broken'],
  ['a row that is no number', `<row r="NaN">${CELL}</row>`, 'broken'],
  ['a row beyond the last', `<row r="1048577">${CELL}</row>`, 'too-large'],
  ['a place that is none', '<row r="1"><c r="1"><v>1</v></c></row>', 'broken'],
  ['a column beyond the last', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', 'too-large'],
  ['a text without end', `<row r="1"><c t="inlineStr"><is>${'<t>aaaaaaaaaaaaaaaa</t>'.repeat(70_000)}</is></c></row>`, 'too-large'],
])('reads or refuses %s', async (_what, rows, expected) => {
  expect(await readRows(sheetOf(rows))).toEqual(expected);
});

it.each([
  ['a comment without end', SHEET, `<worksheet><!--${' <x>'.repeat(600_000)}--></worksheet>`, 'too-large'],
  ['entities of its own', SHEET, '<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>', 'broken'],
  ['sheets of one name', 'xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/><sheet name="a" r:id="rId1"/></sheets></workbook>', 'broken'],
  ['more sheets than anybody has', 'xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(1_001)}</sheets></workbook>`, 'too-large'],
])('refuses %s', async (_what, name, xml, reason) => {
  expect(await readRows(workbookWith(name, xml))).toBe(reason);
});

it('gives cells of skipped columns as empty texts, and a row is as wide as with them', async () => {
  const workbook = await WorkbookReader.open(sheetOf('<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row><c/><c><v>5</v></c></row><row><c><v>6</v></c><c><v></v></c></row>'));
  const rows: unknown[] = [];
  for await (const { cells } of workbook.rows(workbook.sheetNames[0] ?? '', undefined, new Set([1]))) rows.push(cells);
  expect(rows).toEqual([['1', '', '3'], ['', ''], ['6']]);
});
