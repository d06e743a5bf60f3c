import { writeText } from './sheet-text.js';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  /** The cells of its table, heading included, as `A1:H20`; null where it has none. */
  readonly table: string | null;
}

/** What a file says of itself. */
export interface WorkbookProperties {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
}

/** Styles of a workbook by place: plain, heading, title, a marked text; then one for every column. */
export const PLAIN_STYLE = 0;
export const HEADING_STYLE = 1;
export const LABEL_STYLE = 2;
export const MARKED_STYLE = 3;
export const FIRST_COLUMN_STYLE = 4;

/** Where a sheet lies in the file; the first has place 0. */
export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** A built-in format: what is typed into such a cell stays a text. */
const TEXT_FORMAT = 49;
const FIRST_OWN_FORMAT = 164;

/** Everything of a workbook of tables but its sheets: by path, the text of each part. */
export function workbookParts(
  sheets: readonly ListedSheet[],
  numberFormats: readonly (string | null)[],
  properties: WorkbookProperties,
): readonly (readonly [path: string, text: string])[] {
  const numbers = sheets.map((_, index) => index + 1);
  return [
    ['xl/styles.xml', styles(numberFormats)],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...numbers.map((number) => [`${OFFICE}/worksheet`, `worksheets/sheet${number}.xml`] as const),
        [`${OFFICE}/styles`, 'styles.xml'],
      ]),
    ],
    ['docProps/core.xml', coreProperties(properties)],
    ['docProps/app.xml', `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>opscore</Application></Properties>`],
    [
      '_rels/.rels',
      relations([
        [`${OFFICE}/officeDocument`, 'xl/workbook.xml'],
        [`${RELATIONS}/metadata/core-properties`, 'docProps/core.xml'],
        [`${OFFICE}/extended-properties`, 'docProps/app.xml'],
      ]),
    ],
    ['[Content_Types].xml', contentTypes(numbers)],
  ];
}

function workbook(sheets: readonly ListedSheet[]): string {
  const listed = sheets.map(({ name }, index) => `<sheet name="${writeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const names = sheets.flatMap(({ name, table }, index) => {
    if (table === null) return [];
    const quoted = `'${writeText(name.replaceAll("'", "''"))}'`;
    const fixed = table.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    // A filter has a name beside it, without which some programs do not know it again; every printed page repeats the headings.
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${quoted}!${fixed}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${quoted}!$1:$1</definedName>`,
    ];
  });
  const defined = names.length === 0 ? '' : `<definedNames>${names.join('')}</definedNames>`;
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${listed.join('')}</sheets>${defined}</workbook>`;
}

function styles(numberFormats: readonly (string | null)[]): string {
  const own = [...new Set(numberFormats.filter((format) => format !== null))];
  const listed = own.map((format, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${writeText(format)}"/>`);
  const idOf = (format: string | null) => (format === null ? TEXT_FORMAT : FIRST_OWN_FORMAT + own.indexOf(format));
  const ofColumns = numberFormats.map((format) => `<xf numFmtId="${idOf(format)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`);
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;
  const line = '<left/><right/><top/><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/>';
  return (
    `${XML}<styleSheet xmlns="${MAIN}">` +
    (own.length === 0 ? '' : `<numFmts count="${own.length}">${listed.join('')}</numFmts>`) +
    `<fonts count="2">${font('')}${font('<b/>')}</fonts>` +
    '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F4F7"/><bgColor indexed="64"/></patternFill></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD8D2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${line}</border></borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${FIRST_COLUMN_STYLE + numberFormats.length}">` +
    `<xf numFmtId="${TEXT_FORMAT}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
    `<xf numFmtId="${TEXT_FORMAT}" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>` +
    `<xf numFmtId="${TEXT_FORMAT}" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
    `<xf numFmtId="${TEXT_FORMAT}" fontId="0" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>` +
    `${ofColumns.join('')}</cellXfs></styleSheet>`
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`;
}

function coreProperties({ title, author, madeAt }: WorkbookProperties): string {
  const instant = madeAt.toISOString().replace(/\.\d+/, '');
  const dated = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${instant}</dcterms:${name}>`;
  return (
    `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${writeText(title)}</dc:title><dc:creator>${writeText(author)}</dc:creator>${dated('created')}${dated('modified')}</cp:coreProperties>`
  );
}

function contentTypes(numbers: readonly number[]): string {
  const part = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;
  return (
    `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
    part('xl/workbook.xml', `${CONTENT}.sheet.main+xml`) +
    numbers.map((number) => part(`xl/worksheets/sheet${number}.xml`, `${CONTENT}.worksheet+xml`)).join('') +
    part('xl/styles.xml', `${CONTENT}.styles+xml`) +
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    part('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    '</Types>'
  );
}
