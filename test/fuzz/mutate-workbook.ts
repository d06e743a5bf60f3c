import type { RandomSource } from '../attribution/random-source.js';
import { BYTE_MUTATIONS } from './mutate-bytes.js';
import { ODD_CELLS } from './mutate-text.js';
import { readParts } from './read-parts.js';
import type { ZippedFile } from './write-zip.js';
import { writeZip } from './write-zip.js';

/** A change of the parts of a workbook. */
type MutateParts = (parts: readonly ZippedFile[], random: RandomSource) => readonly ZippedFile[];

const SHEET = /worksheets\/sheet\d+\.xml$/;
const STRINGS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const ODD_NUMBERS = ['-1', '0', '1.5', '1e9', '1e300', '99999', '2147483648', '4294967296', '1048577', 'NaN', 'Infinity', '', ' ', 'x', '0x10', '00001', '-0'];
const ODD_REFERENCES = ['A0', 'A', '1', 'XFD1', 'XFE1', 'ZZZZ1', 'A1048577', 'A99999999999', 'a1', '$A$1', 'A-1', 'A1:B2', '', ' A1', '京1', 'A1e5'];
const ENTITIES = ['&#0;', '&#x1F6D2;', '&#xD800;', '&#99999999;', '&nbsp;', '&lol9;', '&amp;lt;', '&', '&#', '<', ']]>', '<![CDATA[x<y]]>', '<!-- x -->', '<?x y?>', '_x0000_', '_x000D_'];
const LAUGHS = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;"><!ENTITY lol9 "&lol2;&lol2;">]>';

const within =
  (name: string | RegExp, change: (text: string, random: RandomSource) => string): MutateParts =>
  (parts, random) =>
    parts.map((part) => ((typeof name === 'string' ? part.name === name : name.test(part.name)) ? { ...part, bytes: Buffer.from(change(part.bytes.toString('utf8'), random)) } : part));

/** Replaces one of the places that a pattern finds, or with `all` each. */
const replacing =
  (pattern: RegExp, put: (found: string, random: RandomSource) => string, all = false) =>
  (text: string, random: RandomSource): string => {
    const places = [...text.matchAll(pattern)].length;
    const wanted = random.below(Math.max(places, 1));
    let seen = 0;
    return text.replaceAll(pattern, (found) => (all || seen++ === wanted ? put(found, random) : found));
  };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Changes within the parts of a workbook, by what they do. */
export const WORKBOOK_MUTATIONS: Readonly<Record<string, MutateParts>> = {
  'text out of range': within(SHEET, replacing(/t="s"><v>\d+/g, (_, random) => `t="s"><v>${random.pick(ODD_NUMBERS)}`)),
  'odd number': within(SHEET, replacing(/<v>[^<]*/g, (_, random) => `<v>${escaped(random.pick(ODD_CELLS))}`)),
  'odd numbers': within(SHEET, replacing(/<v>[\d.]+/g, (found, random) => (random.happens(20) ? `<v>${random.pick(ODD_NUMBERS)}` : found), true)),
  'odd text': within(STRINGS, replacing(/<t[^>]*>[^<]*/g, (_, random) => `<t>${escaped(random.pick(ODD_CELLS))}`)),
  'odd place': within(SHEET, replacing(/ r="[A-Z]+\d+"/g, (_, random) => ` r="${random.pick(ODD_REFERENCES)}"`)),
  'no places': within(SHEET, replacing(/ r="[A-Z]+\d+"/g, () => '', true)),
  'odd row': within(SHEET, replacing(/<row r="\d+"/g, (_, random) => `<row r="${random.pick(ODD_NUMBERS)}"`)),
  'no rows numbered': within(SHEET, replacing(/<row r="\d+"/g, () => '<row', true)),
  'odd type': within(SHEET, replacing(/<c r="[A-Z]+\d+"[^>]*>/g, (found, random) => found.replace(/ t="\w+"|>$/, ` t="${random.pick(['b', 'e', 'n', 's', 'd', 'str', 'inlineStr', '', 'x'])}"${found.includes(' t=') ? '' : '>'}`))),
  'odd style': within(SHEET, replacing(/<c r="[A-Z]+\d+"/g, (found, random) => `${found} s="${random.pick(ODD_NUMBERS)}"`)),
  'dates out of range': within(SHEET, replacing(/ s="1"><v>[\d.]+/g, (_, random) => ` s="1"><v>${random.pick([...ODD_NUMBERS, '2958466', '-0.5', '60', '0.99999999', '46266.9999999999'])}`)),
  'inline text': within(SHEET, replacing(/<c r="([A-Z]+\d+)"[^>]*>.*?<\/c>/g, (found, random) => `<c ${/r="[A-Z]+\d+"/.exec(found)?.[0] ?? ''} t="inlineStr"><is>${random.pick([`<t>${escaped(random.pick(ODD_CELLS))}</t>`, '<r><t>a</t></r><r><rPh><t>b</t></rPh></r>', '', '<t/>'])}</is></c>`)),
  'formula and error': within(SHEET, replacing(/<v>/g, (_, random) => random.pick(['<f>1/0</f><v>', '<f t="shared" si="0"/><v>', '<v>#DIV/0!</v><v>', '<f>cmd|x</f><v>']))),
  'merged cells': within(SHEET, replacing(/<\/sheetData>/g, (_, random) => `</sheetData><mergeCells count="1"><mergeCell ref="${random.pick(['A1:C1', 'A1:XFD1048576', 'B2:A1', '', 'A1'])}"/></mergeCells>`)),
  'rows repeated': within(SHEET, replacing(/<row .*?<\/row>/g, (found, random) => found.repeat(1 + random.below(200)))),
  'cells repeated': within(SHEET, replacing(/<c .*?<\/c>/g, (found, random) => found.repeat(1 + random.below(1_500)))),
  'tags gone': within(/\.(?:xml|rels)$/, replacing(/<[^>]*>/g, () => '')),
  'tags swapped': within(SHEET, replacing(/<\/?(?:row|c|v|sheetData)\b[^>]*>/g, (_, random) => random.pick(['<row>', '</row>', '<c>', '</c>', '<v>', '</v>', '<sheetData>', '</sheetData>', '<x>']))),
  'tags in each other': within(SHEET, replacing(/<sheetData>/g, (_, random) => '<sheetData>'.repeat(1 + random.below(100)))),
  'entity': within(/\.(?:xml|rels)$/, replacing(/>[^<]*</g, (_, random) => `>${random.pick(ENTITIES)}<`)),
  'entities of its own': within(/\.(?:xml|rels)$/, (text, random) => (random.happens(50) ? text.replace('?>', `?>${LAUGHS}`).replace(/<(t|v)>/, '<$1>&lol9;') : text)),
  'prefixes': within(/^xl\/.*\.xml$/, (text) => text.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace(' xmlns="', ' xmlns:x="')),
  'other encoding': within(/\.xml$/, (text, random) => text.replace('UTF-8', random.pick(['UTF-16', 'GBK', 'x'])).replace(/^/, random.pick(['\uFEFF', ' ', '']))),
  'XML bytes changed': (parts, random) => {
    const at = random.below(parts.length);
    return parts.map((part, index) => (index === at && part.bytes.length > 0 ? { ...part, bytes: BYTE_MUTATIONS[random.pick(Object.keys(BYTE_MUTATIONS))]?.(part.bytes, random) ?? part.bytes } : part));
  },
  'part gone': (parts, random) => parts.toSpliced(random.below(parts.length), 1),
  'part twice': (parts, random) => [...parts, random.pick(parts)],
  'part of another': (parts, random) => parts.map((part) => (random.happens(20) ? { ...part, bytes: random.pick(parts).bytes } : part)),
  'parts of nothing': (parts, random) => parts.map((part) => (random.happens(20) ? { ...part, bytes: Buffer.alloc(0) } : part)),
  'wrong sum': (parts, random) => parts.map((part) => (random.happens(20) ? { ...part, crc: random.below(2 ** 31) } : part)),
  'not packed': (parts) => parts.map((part) => ({ ...part, isStored: true })),
  'relation elsewhere': within(RELATIONS, replacing(/Target="[^"]*"/g, (_, random) => `Target="${random.pick(['../../x.xml', '/etc/passwd', 'worksheets/none.xml', 'http://sample.example/x', '', 'sharedStrings.xml', 'workbook.xml', '/xl/worksheets/sheet1.xml', 'worksheets/../worksheets/sheet1.xml'])}"`)),
  'relation of another id': within(RELATIONS, replacing(/Id="[^"]*"/g, (_, random) => `Id="${random.pick(['', 'rId1', 'rId2', 'x'])}"`)),
  'sheet twice': within(BOOK, replacing(/<sheet [^>]*>/g, (found, random) => found.repeat(2 + random.below(10)))),
  'sheet hidden': within(BOOK, replacing(/<sheet /g, (_, random) => `<sheet state="${random.pick(['hidden', 'veryHidden', 'x'])}" `)),
  'sheet of an odd name': within(BOOK, replacing(/name="[^"]*"/g, (_, random) => `name="${random.pick(['', 'x'.repeat(400), '京/东', '&lt;a&gt;', '../x'])}"`)),
  'days from 1904': within(BOOK, (text) => text.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>')),
  'odd formats': within(STYLES, replacing(/numFmtId="\d+"/g, (_, random) => `numFmtId="${random.pick([...ODD_NUMBERS, '14', '22', '20', '57'])}"`)),
  'no styles of cells': within(STYLES, (text) => text.replaceAll(/<cellXfs.*?<\/cellXfs>/g, '')),
  'parts cut off': within(/./, (text, random) => (random.happens(10) ? text.slice(0, random.below(text.length)) : text)),
};

/** Changes the parts of a workbook and packs it again. */
export function mutateWorkbook(workbook: Buffer, name: string, random: RandomSource): Buffer {
  return writeZip(WORKBOOK_MUTATIONS[name]?.(readParts(workbook), random) ?? []);
}

const part = (name: string, text: string): ZippedFile => ({ name, bytes: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`) });

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

/** A workbook of one sheet whose cells are texts, as some programs write them. */
export function workbookOf(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string, row: number, column: number) => `<c r="${columnName(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const sheet = rows.map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join('')}</row>`).join('');
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return writeZip([
    part(BOOK, `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    part(RELATIONS, '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
    part('xl/worksheets/sheet1.xml', `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`),
  ]);
}
