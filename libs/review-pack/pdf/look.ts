import type { CustomTableLayout } from 'pdfmake/interfaces.js';

/** How the pages look: A4, one font, the calm colours of the page on paper. Lengths in points. */

export const FONT = 'Noto Sans SC';

const SIDE = 42;

export const PAGE = { width: 595.28, height: 841.89, margins: { left: SIDE, top: 54, right: SIDE, bottom: 48 } } as const;

/** How wide text and tables are. */
export const CONTENT_WIDTH = PAGE.width - 2 * SIDE;

export const COLOURS = {
  accent: '#1f6b66',
  accentSoft: '#e2efed',
  ink: '#1d2625',
  muted: '#566361',
  line: '#dfe4e2',
  good: '#23704a',
  warn: '#8f5a00',
  warnSoft: '#fbf3e2',
  bad: '#a8362a',
  track: '#e6eae8',
  bar: '#2a857e',
  barSoft: '#a9cfcb',
  edge: '#87938f',
} as const;

export const TEXT: Readonly<Record<'small' | 'table' | 'body' | 'lead' | 'heading' | 'title' | 'figure', number>> = { small: 6.8, table: 7.6, body: 8.6, lead: 10, heading: 15, title: 27, figure: 24 };

/** Between the columns of a table, and at its edges. */
export const CELL_PADDING = 3;

/** A line below the head, thin ones between the rows, none beside the cells. */
const FIGURES: CustomTableLayout = {
  hLineWidth: (line, { table }) => (line === 0 ? 0 : line === (table.headerRows ?? 0) ? 0.8 : 0.4),
  hLineColor: (line, { table }) => (line === (table.headerRows ?? 0) ? COLOURS.edge : COLOURS.line),
  vLineWidth: () => 0,
  paddingLeft: () => CELL_PADDING,
  paddingRight: () => CELL_PADDING,
};

/** Tables by what they hold: figures, on full pages more densely; `plain` has nothing but places, a `note` some room around it. */
export const TABLE_LAYOUTS: Readonly<Record<'figures' | 'dense' | 'plain' | 'note', CustomTableLayout>> = {
  figures: { ...FIGURES, paddingTop: () => 2.6, paddingBottom: () => 2.6 },
  dense: { ...FIGURES, paddingTop: () => 1.7, paddingBottom: () => 1.7 },
  plain: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => 0, paddingTop: () => 0, paddingBottom: () => 0 },
  note: { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 9, paddingRight: () => 9, paddingTop: () => 5, paddingBottom: () => 6 },
};
