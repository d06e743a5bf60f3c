import type { Look } from '#libs/spreadsheets/workbook.js';

/** The colours of the page, for paper and screen. */
export const COLOURS = {
  accent: '1F6B66',
  accentSoft: 'E2EFED',
  ink: '1D2625',
  muted: '566361',
  line: 'DFE4E2',
  back: 'F5F6F4',
  bar: '2A857E',
  good: '23704A',
  warn: '8F5A00',
  bad: 'A8362A',
  edge: '87938F',
  /** The ground of cells that a reader may change. */
  input: 'FFF6DA',
} as const;

/** The colours of series, the first being the most important. */
export const SERIES = ['2A857E', 'C98A1B', '5B7DB1', 'A8556B', '7A8C3C', '7C6BA8'] as const;

/** How figures are shown. */
export const FORMATS = {
  money: '#,##0.00',
  ratio: '0.00%',
  count: '#,##0',
  points: '0.00',
  units: '#,##0.00##',
} as const;

export type FormatName = keyof typeof FORMATS;

const font = (color: string, size: number, more: { bold?: boolean; underline?: boolean } = {}) => ({ color: { rgb: color }, size, ...more });
const ground = (color: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb: color } }) as const;
const under = (color: string, style: 'thin' | 'medium' = 'thin') => ({ bottom: { style, color: { rgb: color } } }) as const;

const TEXT_SIZE = 10;
const LINE = under(COLOURS.line);

/** How cells look. */
export const LOOKS = {
  title: { font: font(COLOURS.ink, 20, { bold: true }), alignment: { vertical: 'center' } },
  subtitle: { font: font(COLOURS.muted, TEXT_SIZE), alignment: { vertical: 'center' } },
  section: { font: font(COLOURS.accent, 12, { bold: true }), alignment: { vertical: 'center' }, border: under(COLOURS.accent) },
  part: { font: font(COLOURS.ink, TEXT_SIZE, { bold: true }), alignment: { vertical: 'center' } },
  note: { font: font(COLOURS.muted, 9), alignment: { vertical: 'top', wrapText: true } },
  link: { font: font(COLOURS.accent, TEXT_SIZE, { underline: true }), alignment: { vertical: 'center' } },
  linkRight: { font: font(COLOURS.accent, TEXT_SIZE, { underline: true }), alignment: { vertical: 'center', horizontal: 'right' } },
  heading: headingLook('left'),
  headingRight: headingLook('right', 1),
  headingCentre: headingLook('center'),
  text: { font: font(COLOURS.ink, TEXT_SIZE), alignment: { vertical: 'center' }, border: LINE },
  wrapped: { font: font(COLOURS.ink, TEXT_SIZE), alignment: { vertical: 'top', wrapText: true }, border: LINE },
  centred: { font: font(COLOURS.ink, TEXT_SIZE), alignment: { vertical: 'center', horizontal: 'center' }, border: LINE },
  muted: { font: font(COLOURS.muted, TEXT_SIZE), alignment: { vertical: 'center' }, border: LINE },
  linked: { font: font(COLOURS.accent, TEXT_SIZE), alignment: { vertical: 'center' }, border: LINE },
  label: { font: font(COLOURS.muted, TEXT_SIZE), alignment: { vertical: 'top' }, border: LINE },
  tileLabel: { font: font(COLOURS.muted, 9), fill: ground(COLOURS.back), alignment: { vertical: 'center', horizontal: 'left', indent: 1 } },
  tileValue: { font: font(COLOURS.accent, 20, { bold: true }), fill: ground(COLOURS.back), alignment: { vertical: 'center', horizontal: 'left', indent: 1 } },
  tileNote: { font: font(COLOURS.muted, 9), fill: ground(COLOURS.back), alignment: { vertical: 'center', horizontal: 'left', indent: 1 } },
  warning: { font: font(COLOURS.warn, TEXT_SIZE), alignment: { vertical: 'top', wrapText: true } },
  better: { font: font(COLOURS.good, TEXT_SIZE), alignment: { vertical: 'center', wrapText: true }, border: LINE },
  worse: { font: font(COLOURS.bad, TEXT_SIZE), alignment: { vertical: 'center', wrapText: true }, border: LINE },
} as const satisfies Readonly<Record<string, Look>>;

function headingLook(horizontal: 'left' | 'right' | 'center', indent = 0): Look {
  return {
    font: font(COLOURS.accent, TEXT_SIZE, { bold: true }),
    fill: ground(COLOURS.accentSoft),
    alignment: { vertical: 'center', horizontal, indent, wrapText: true },
    border: under(COLOURS.accent),
  };
}

const RIGHT = { vertical: 'center', horizontal: 'right' } as const;
const FIGURE: Look = { font: font(COLOURS.ink, TEXT_SIZE), alignment: RIGHT, border: LINE };

/**
 * A format with the width of a digit to the right, which keeps figures apart from a text beside them (an indent of the cell is not the
 * same for all figures of a column in LibreOffice).
 */
export function inTable(format: string): string {
  return format.split(';').map((part) => `${part}_0`).join(';');
}

/** A figure. */
export const figureLook = remembered((format) => ({ ...FIGURE, numFmt: inTable(FORMATS[format]) }));

/** A figure that a reader may change. */
export const inputLook = remembered((format) => ({ ...FIGURE, fill: ground(COLOURS.input), numFmt: inTable(FORMATS[format]) }));

/** A figure at the foot of a table. */
export const sumLook = remembered((format) => ({
  font: font(COLOURS.ink, TEXT_SIZE, { bold: true }),
  alignment: RIGHT,
  border: { top: { style: 'thin', color: { rgb: COLOURS.accent } }, bottom: { style: 'thin', color: { rgb: COLOURS.accent } } },
  numFmt: inTable(FORMATS[format]),
}));

/** A figure on a tile. */
export const tileLook = remembered((format) => ({ ...LOOKS.tileValue, numFmt: FORMATS[format] }));

/** What figures that are met or missed turn to. */
export const GOOD: Look = { font: { color: { rgb: COLOURS.good }, bold: true } };
export const BAD: Look = { font: { color: { rgb: COLOURS.bad } } };

function remembered(make: (format: FormatName) => Look): (format: FormatName) => Look {
  const known = new Map<FormatName, Look>();
  return (format) => {
    const look = known.get(format) ?? make(format);
    known.set(format, look);
    return look;
  };
}
