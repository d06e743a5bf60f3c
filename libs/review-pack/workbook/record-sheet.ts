import type { Look, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import type { FormatName } from './looks.js';
import { LOOKS, figureLook } from './looks.js';
import { SheetCanvas } from './sheet-canvas.js';
import { heightOf, putTitle } from './sheet-parts.js';
import type { SheetWord } from './words.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { printSetup } from './workbook-plan.js';

/** A column of a sheet of records. */
export interface RecordColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'wrapped' | 'centred' | FormatName;
}

/** What a record says in a column: a text, a figure in a format of its own, or nothing. */
export type RecordCell = string | { readonly decimal: string; readonly format: FormatName } | null;

const HEADING_ROW = 3;

/** A sheet of records, one a row, with a filter's heading always in sight. */
export function recordSheet(
  plan: WorkbookPlan,
  { sheet, lead, columns, records }: { readonly sheet: SheetWord; readonly lead: string; readonly columns: readonly RecordColumn[]; readonly records: () => Iterable<readonly RecordCell[]> },
): WorkbookSheet {
  const { words } = plan;
  return {
    name: plan.names[sheet],
    widths: columns.map(({ width }) => width),
    showsGrid: false,
    frozen: { rows: HEADING_ROW + 1, columns: 1 },
    print: printSetup(plan, 'landscape', { repeatedRows: [HEADING_ROW, HEADING_ROW] }),
    contents: () => {
      const canvas = new SheetCanvas(plan.isLive);
      putTitle(canvas, plan, { title: words.sheets[sheet], subtitle: lead, lastColumn: columns.length - 1 });
      for (const [index, { heading, kind }] of columns.entries()) canvas.text(HEADING_ROW, index, heading, headingLook(kind));
      canvas.height(HEADING_ROW, 20);
      let row = HEADING_ROW;
      for (const record of records()) {
        row += 1;
        putRecord(canvas, row, columns, record);
      }
      if (row === HEADING_ROW) canvas.text(row + 1, 0, words.nothing, LOOKS.subtitle);
      return canvas;
    },
  };
}

function putRecord(canvas: SheetCanvas, row: number, columns: readonly RecordColumn[], record: readonly RecordCell[]): void {
  let height = 18;
  for (const [index, { kind, width }] of columns.entries()) {
    const cell = record[index] ?? null;
    if (cell !== null && typeof cell === 'object') canvas.figure(row, index, cell.decimal, figureLook(cell.format));
    else if (kind === 'text' || kind === 'wrapped' || kind === 'centred') {
      canvas.text(row, index, cell, LOOKS[kind]);
      if (kind === 'wrapped' && cell !== null) height = Math.max(height, heightOf(cell, width - 2));
    } else canvas.figure(row, index, cell, figureLook(kind));
  }
  canvas.height(row, height);
}

function headingLook(kind: RecordColumn['kind']): Look {
  if (kind === 'text' || kind === 'wrapped') return LOOKS.heading;
  return kind === 'centred' ? LOOKS.headingCentre : LOOKS.headingRight;
}
