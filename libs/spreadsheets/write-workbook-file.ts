import { buffer } from 'node:stream/consumers';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { FILTER_TO_BE_SET, appendRows } from './append-rows.js';
import { Archive } from './archive.js';
import { onSheet } from './cell-reference.js';
import type { PackedFile } from './packed-archive.js';
import { packArchive } from './packed-archive.js';
import type { Look, Workbook, WorkbookCell, WorkbookSheet } from './workbook.js';

/** In inches. */
const MARGINS = { top: 0.7, bottom: 0.7, left: 0.5, right: 0.5, header: 0.35, footer: 0.35 };
const LONGEST_TEXT = 32_767;
/** What a spreadsheet would read as an escaped character, such as `_x0041_`. */
const LOOKS_ESCAPED = /_(?=x[\dA-F]{4}_)/gi;
const NO_TEXT = /\p{Surrogate}|[\uFFFE\uFFFF]/gu;
/** A text that the library would write as an error. */
const LOOKS_WRONG = /^#[A-Z/_0!?]+$/;

/**
 * A workbook as the bytes of an xlsx file. Sheets are built one after another and rows that are streamed go straight into the file,
 * so that memory holds the compressed sheets and one sheet at a time.
 */
export async function* writeWorkbookFile(workbook: Workbook): AsyncGenerator<Uint8Array> {
  const archive = await writeXlsx({
    sheets: toSheets(workbook),
    defaultFont: { ...workbook.font },
    properties: { title: workbook.title, creator: workbook.author, created: workbook.createdAt, modified: workbook.createdAt },
    namedRanges: [...workbook.ranges.map((each) => ({ ...each })), ...workbook.sheets.flatMap(repeatedRowsOf)],
  });
  yield* packArchive(finishFiles(archive, workbook));
}

async function* finishFiles(archive: Uint8Array, { sheets, chartLines }: Workbook): AsyncGenerator<PackedFile> {
  const parts = await Archive.open(Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength));
  for (const { name: path } of parts.entries) {
    const text = (await buffer(parts.read(path))).toString('utf8');
    const place = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
    const streamed = place === undefined ? undefined : sheets[Number(place) - 1]?.streamed;
    if (streamed !== undefined) yield { path, texts: appendRows(text, streamed) };
    else yield { path, texts: [path.startsWith('xl/charts/') ? calmLines(text, chartLines) : text] };
  }
}

/** The library leaves the lines of a chart as dark as its columns: gives those behind it a colour, and the scale at the side none. */
function calmLines(chart: string, colour: string): string {
  const line = `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;
  return chart
    .replaceAll('<c:majorGridlines/>', `<c:majorGridlines>${line}</c:majorGridlines>`)
    .replace(/<c:catAx>.*?(?=<c:txPr>)/s, (start) => start + line)
    .replace(/<c:valAx>.*?(?=<c:txPr>)/s, (start) => `${start}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>`);
}

/** Turns sheets into what the library takes: their contents are made when it asks for them, and only the last ones are kept. */
function toSheets({ sheets, font }: Workbook): WriteSheet[] {
  let kept: { readonly sheet: WorkbookSheet; readonly made: MadeContents } | undefined;
  const styleOf = withFont(font.name);
  const make = (sheet: WorkbookSheet): MadeContents => {
    kept = kept?.sheet === sheet ? kept : { sheet, made: toContents(sheet, styleOf) };
    return kept.made;
  };
  return sheets.map((sheet) => toSheet(sheet, () => make(sheet)));
}

/** Looks name no font; the one of the workbook is put into each once. */
function withFont(name: string): (look: Look) => Look {
  const known = new WeakMap<Look, Look>();
  return (look) => {
    const style = known.get(look) ?? { ...look, font: { name, ...look.font } };
    known.set(look, style);
    return style;
  };
}

type MadeContents = Required<Pick<WriteSheet, 'cells' | 'rowDefs' | 'merges' | 'conditionalRules' | 'charts' | 'rowBreaks'>>;

function toContents(sheet: WorkbookSheet, styleOf: (look: Look) => Look): MadeContents {
  const { cells, heights, merges, conditions, charts, breaks } = sheet.contents();
  const made = new Map<string, Partial<Cell>>();
  for (const [place, cell] of cells) made.set(place, toCell(cell, styleOf));
  const below = Math.max(-1, ...[...cells.keys()].map((place) => Number(place.slice(0, place.indexOf(','))))) + 1;
  // An empty row carries the looks of the rows that follow.
  for (const [column, { look }] of (sheet.streamed?.columns ?? []).entries()) made.set(`${below},${column}`, { value: null, style: styleOf(look) });
  return {
    cells: made,
    rowDefs: new Map([...heights].map(([row, height]) => [row, { height }] as const)),
    merges: [...merges],
    conditionalRules: [...conditions],
    charts: [...charts],
    // The library counts the rows that a break follows.
    rowBreaks: breaks.map((row) => row - 1),
  };
}

function toSheet(sheet: WorkbookSheet, contents: () => MadeContents): WriteSheet {
  // Charts are asked for when all sheets are written; they are few and small, so they are kept.
  let charts: MadeContents['charts'] | undefined;
  const { name, widths, showsGrid, frozen, tabColour, print, streamed } = sheet;
  return {
    name,
    columns: widths.map((width) => ({ width })),
    view: { showGridLines: showsGrid, ...(tabColour === undefined ? {} : { tabColor: { rgb: tabColour } }) },
    ...(frozen === undefined ? {} : { freezePane: { ...frozen } }),
    ...(streamed === undefined ? {} : { autoFilter: { range: FILTER_TO_BE_SET } }),
    pageSetup: { paperSize: 'a4', orientation: print.orientation, fitToPage: true, fitToWidth: 1, fitToHeight: print.isOnePage === true ? 1 : 0, margins: MARGINS },
    headerFooter: { oddHeader: print.header, oddFooter: print.footer },
    get cells() {
      const made = contents();
      charts = made.charts;
      return made.cells;
    },
    get rowDefs() {
      return contents().rowDefs;
    },
    get merges() {
      return contents().merges;
    },
    get conditionalRules() {
      return contents().conditionalRules;
    },
    get rowBreaks() {
      return contents().rowBreaks;
    },
    get charts() {
      charts ??= contents().charts;
      return charts;
    },
  };
}

function toCell({ value, formula, look, link }: WorkbookCell, styleOf: (look: Look) => Look): Partial<Cell> {
  const style = look === undefined ? {} : { style: styleOf(look) };
  if (formula !== undefined) return { ...style, value: null, formula, formulaResult: value ?? '' };
  if (typeof value !== 'string') return { ...style, value };
  const text = plainText(value);
  return {
    ...style,
    ...(LOOKS_WRONG.test(text) ? { value: text, richText: [{ text }] } : { value: text }),
    ...(link === undefined ? {} : { hyperlink: { target: '', location: link } }),
  };
}

function repeatedRowsOf({ name, print: { repeatedRows } }: WorkbookSheet): { name: string; range: string; scope: string }[] {
  if (repeatedRows === undefined) return [];
  const [first, last] = repeatedRows;
  return [{ name: '_xlnm.Print_Titles', range: onSheet(name, `$${first + 1}:$${last + 1}`), scope: name }];
}

function plainText(text: string): string {
  const fitting = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1)}…`;
  return fitting.replaceAll(NO_TEXT, '\uFFFD').replaceAll(LOOKS_ESCAPED, '_x005F_');
}
