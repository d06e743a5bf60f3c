import type { CellType, ReportColumn, Row } from '#libs/reports/report.js';
import type { StreamedColumn, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import type { ModuleEvidence } from '../review-pack.js';
import { readableHeading } from './readable-heading.js';
import { COLOURS, LOOKS, figureLook, inTable } from './looks.js';
import { SheetCanvas } from './sheet-canvas.js';
import { putTitle } from './sheet-parts.js';
import type { Words } from './words.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { linkTo, printSetup } from './workbook-plan.js';

const HEADING_ROW = 3;
/** Titles and links need so many columns, however few the rows have. */
const LEAST_COLUMNS = 4;

/** How the cells of a type are kept and shown, and how wide they are. */
const CELLS: Readonly<Record<CellType, Pick<StreamedColumn, 'kind' | 'numberFormat'> & { readonly width: number }>> = {
  text: { kind: 'text', numberFormat: null, width: 18 },
  day: { kind: 'day', numberFormat: 'yyyy-mm-dd', width: 12 },
  instant: { kind: 'instant', numberFormat: 'yyyy-mm-dd hh:mm', width: 17 },
  money: { kind: 'number', numberFormat: '#,##0.00', width: 16 },
  ratio: { kind: 'number', numberFormat: '0.00%', width: 11 },
  multiple: { kind: 'number', numberFormat: '0.0000', width: 11 },
  points: { kind: 'number', numberFormat: '0.00', width: 10 },
  units: { kind: 'number', numberFormat: '#,##0.00##', width: 11 },
  count: { kind: 'number', numberFormat: '#,##0', width: 10 },
  number: { kind: 'number', numberFormat: 'General', width: 12 },
  // Yes and no are written in words.
  flag: { kind: 'text', numberFormat: null, width: 10 },
};

/** The sheet of the rows that a module is made from: read while it is written, with a filter and the heading always in sight. */
export function evidenceSheet(plan: WorkbookPlan, evidence: ModuleEvidence): WorkbookSheet {
  const { words, pack } = plan;
  const { language } = pack.cover;
  const names = plan.moduleNames[evidence.module];
  return {
    name: names.evidence,
    widths: evidence.columns.map((column) => CELLS[column.type].width),
    showsGrid: false,
    tabColour: COLOURS.accentSoft,
    frozen: { rows: HEADING_ROW + 1, columns: 1 },
    print: printSetup(plan, 'landscape', { repeatedRows: [HEADING_ROW, HEADING_ROW] }),
    contents: () => {
      const canvas = new SheetCanvas(plan.isLive);
      const lastColumn = Math.max(LEAST_COLUMNS, evidence.columns.length) - 1;
      putTitle(canvas, plan, { title: evidence.title[language], subtitle: words.asOf(pack.cover.asOf), lastColumn });
      canvas.text(1, lastColumn - 1, words.toModule, LOOKS.linkRight, linkTo(names.figures));
      for (const [index, column] of evidence.columns.entries()) {
        canvas.text(HEADING_ROW, index, readableHeading(column, language), isFigure(column) ? LOOKS.headingRight : LOOKS.heading);
      }
      canvas.height(HEADING_ROW, 30);
      return canvas;
    },
    streamed: {
      columns: evidence.columns.map((column) => toStreamed(column)),
      rows: () => inWords(evidence.rows(), words),
      cutNote: words.evidenceCut,
    },
  };
}

async function* inWords(rows: AsyncIterable<Row>, { yes, no }: Words): AsyncGenerator<Row> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'boolean' ? (cell ? yes : no) : cell));
}

function toStreamed(column: ReportColumn): StreamedColumn {
  const { kind, numberFormat } = CELLS[column.type];
  const look = isFigure(column) ? figureLook('count') : LOOKS.text;
  return { heading: column.name, kind, numberFormat, look: numberFormat === null ? look : { ...look, numFmt: kind === 'number' ? inTable(numberFormat) : numberFormat } };
}

function isFigure({ type }: ReportColumn): boolean {
  return CELLS[type].kind === 'number';
}
