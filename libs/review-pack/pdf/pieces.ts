import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { CELL_PADDING, COLOURS, CONTENT_WIDTH, TEXT } from './look.js';

/** The pieces that pages are put together from. */

/** What never stands alone at the foot of a page: titles, and the lines below them that introduce a table. */
export const TITLE_LEVEL = 1;
/** What stands on every page and belongs to no text. */
export const FRAME_LEVEL = 9;

/** The title of a section, with its place in the bookmarks; what links to it names its id. */
export function sectionTitle(text: string, id: string, top = 0): Content {
  return { text, id, headlineLevel: TITLE_LEVEL, fontSize: TEXT.heading + 3, bold: true, outline: true, outlineText: text, margin: [0, top, 0, 8] };
}

/** A title within a section. */
export function heading(text: string, top = 14): Content {
  return { text, headlineLevel: TITLE_LEVEL, fontSize: TEXT.lead, bold: true, margin: [0, top, 0, 4] };
}

/** A quiet line. */
export function quiet(text: string, margin: readonly [number, number, number, number] = [0, 0, 0, 4]): Content {
  return { text, color: COLOURS.muted, fontSize: TEXT.table + 0.4, lineHeight: 1.15, margin: [...margin] };
}

/** A quiet line that introduces what follows. */
export function lead(text: string): Content {
  return { stack: [{ text, headlineLevel: TITLE_LEVEL, color: COLOURS.muted, fontSize: TEXT.table + 0.4 }], margin: [0, 0, 0, 4] };
}

/** A line that should not be overlooked. */
export function warning(text: string): Content {
  return {
    table: { widths: [CONTENT_WIDTH - 18], body: [[{ text, color: COLOURS.warn, fontSize: TEXT.body, fillColor: COLOURS.warnSoft }]] },
    layout: 'note',
    margin: [0, 0, 0, 6],
  };
}

export interface FigureColumn {
  readonly title: string;
  /** A part of the width that is there, in relation to the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** What stands in a cell: a text, or a text with a look of its own, or a drawing. */
export type FigureCell = string | { readonly text: string; readonly color?: string; readonly bold?: boolean; readonly linkToDestination?: string } | { readonly content: Content };

const NO_MARGIN: [number, number, number, number] = [0, 0, 0, 0];
const AFTER_FIGURES: [number, number, number, number] = [5, 0, 0, 0];

/** A table with a head that is repeated on every page, and rows that no page cuts. */
export function figureTable(columns: readonly FigureColumn[], rows: readonly (readonly FigureCell[])[], { width = CONTENT_WIDTH, fontSize = TEXT.table, isDense = false } = {}): Content {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const within = width - 2 * CELL_PADDING * columns.length;
  const place = columns.map(({ align = 'left' }, index) => ({ alignment: align, margin: isAfterFigures(columns, index) ? AFTER_FIGURES : NO_MARGIN }));
  const head = columns.map(({ title }, index): TableCell => ({ text: title, ...place[index], color: COLOURS.muted, fontSize: fontSize - 0.4 }));
  const body = rows.map((row) =>
    row.map((cell, index): TableCell => {
      if (typeof cell === 'object' && 'content' in cell) return cell.content;
      const look = typeof cell === 'string' ? { text: cell } : cell;
      return { ...look, ...place[index] };
    }),
  );
  return {
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: columns.map(({ share }) => (share / all) * within), body: [head, ...body] },
    layout: isDense ? 'dense' : 'figures',
    fontSize,
  };
}

/** A text to the left would touch the figure before it, which stands to the right. */
function isAfterFigures(columns: readonly FigureColumn[], index: number): boolean {
  return (columns[index]?.align ?? 'left') === 'left' && columns[index - 1]?.align === 'right';
}

/** Names and what stands for them, one under the other. */
export function factList(facts: readonly (readonly [string, string])[], nameWidth = 92): Content {
  return {
    table: {
      widths: [nameWidth, CONTENT_WIDTH - nameWidth],
      body: facts.map(([name, value]) => [
        { text: name, color: COLOURS.muted, margin: [0, 3, 0, 3] },
        // Fingerprints are letters one by one, and no ligatures.
        { text: value, fontFeatures: { liga: false } as unknown as [], margin: [0, 3, 0, 3] },
      ]),
    },
    layout: 'plain',
  };
}

/** Contents side by side, of equal or given widths. */
export function sideBySide(contents: readonly Content[], widths: readonly number[], gap = 12): Content {
  return { columns: contents.map((content, index) => ({ width: widths[index] ?? '*', stack: [content] })), columnGap: gap };
}

/** How far something is completed, as a bar with a stroke at 100 %; it ends at 150 %. */
export function completionBar(completion: string, width: number): Content {
  const share = Math.min(1.5, Math.max(0, Number(completion))) / 1.5;
  const mark = width / 1.5;
  const colour = Number(completion) >= 1 ? COLOURS.bar : COLOURS.barSoft;
  return {
    canvas: [
      { type: 'rect', x: 0, y: 3, w: width, h: 4.5, color: COLOURS.track },
      ...(share > 0 ? [{ type: 'rect' as const, x: 0, y: 3, w: width * share, h: 4.5, color: colour }] : []),
      { type: 'line', x1: mark, y1: 1.6, x2: mark, y2: 9, lineWidth: 0.8, lineColor: COLOURS.ink },
    ],
  };
}

/** A text that is no wider than so many small letters; a Chinese character takes two of them. The rest is told by `…`. */
export function shorten(text: string, places: number): string {
  let taken = 0;
  let kept = '';
  for (const character of text) {
    taken += placesOf(character);
    if (taken <= places - ELLIPSIS_PLACES) kept += character;
    if (taken > places) return `${kept.trimEnd()}…`;
  }
  return text;
}

const ELLIPSIS_PLACES = 2;

function placesOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) >= 0x2e80) return 2;
  if (/[MW@%]/.test(character)) return 1.75;
  return /\p{Lu}/u.test(character) ? 1.3 : 1;
}
