import { shapesOf } from './field-shapes.js';
import type { ColumnType } from './kind.js';
import { KINDS } from './kinds.js';
import { CALENDAR } from './kinds/planning.js';
import { ORDERS } from './kinds/sales.js';

/** Whether a field of a required (else of an optional) column has the canonical shape. */
function fits(type: ColumnType, text: string, required = true): boolean {
  const kind = { ...ORDERS, columns: [{ name: 'column', type, required }] };
  const [shape] = shapesOf(kind, ['column']);
  const bytes = Buffer.from(`before,${text},after`);
  return shape?.(bytes, 7, bytes.length - 6) === true;
}

const FITTING: readonly (readonly [ColumnType, readonly string[]])[] = [
  ['id', ['0', '007', '123456789012345678', 'a b', '京东', '京 东', 'x'.repeat(200), '=1', "a'", '.', 'NULL', '\\N']],
  ['text', ['a', 'x'.repeat(2_000), '618高潮', 'a  b', '🛒']],
  ['day', ['2026-11-11', '1900-01-01', '2099-12-31', '2026-02-30']],
  [
    'instant',
    ['2026-11-11 20:00:00', '2026-11-11T20:00:00', '2026-11-11T12:00:00Z', '2026-11-11 20:00:00+08:00', '2026-11-11T20:00:00-05:30'],
  ],
  ['yuan', ['0', '0.5', '0.50', '007.10', '1234567890123', '1234567890123.99']],
  ['count', ['0', '42', '000000042', '999999999']],
  ['decimal', ['0', '1.5', '0.123456789012', '1234567890123.000000000001']],
  ['boolean', ['true', 'false', 'TRUE', 'False']],
];

const NOT_FITTING: readonly (readonly [ColumnType, readonly string[]])[] = [
  ['id', [' a', 'a ', '\ta', 'a\t', '\u00A0a', 'a\u3000', "'=1", "'", 'x'.repeat(201), '京'.repeat(67), 'x" "', 'a""', ' ']],
  ['text', [' a', 'a ', 'a\u3000', '\u2003a', "'-1", 'x'.repeat(2_001)]],
  ['day', ['2026-1-1', '20261111', '2026/11/11', '11-11-2026', '1899-12-31', '2100-01-01', '2026-11-11 ', 'now', '2026-11-1a']],
  [
    'instant',
    [
      ...['2026-11-11', '2026-11-11 20:00', '2026-11-11 20:00:00.5', '2026-11-11 20:00:00+08', '2026-11-11 20:00:00+0800'],
      ...['2026-11-11t20:00:00', '2026-11-11 20:00:00z', '2026-11-11 20:00:00.12345', '2100-01-01 00:00:00', '2026-11-11  0:00:00'],
    ],
  ],
  ['yuan', ['-1', '+1', '1.', '.5', '1.005', '12345678901234', '1e3', '1,234.50', '¥1', ' 1', 'NaN', 'Infinity', '0x1F', '1_000']],
  ['count', ['-1', '1.0', '1e3', '1234567890', '٣', '1 ', '1_0']],
  ['decimal', ['-1', '1.', '.5', '0.1234567890123', '12345678901234', '8%']],
  ['boolean', ['t', '1', 'yes', ' true', 'true ', 'on']],
];

const table = (cases: typeof FITTING) => cases.flatMap(([type, texts]) => texts.map((text) => ({ type, text })));

describe('a field has the canonical shape', () => {
  it.each(table(FITTING))('of $type: "$text"', ({ type, text }) => {
    expect(fits(type, text)).toBe(true);
    expect(fits(type, text, false)).toBe(true);
    expect(fits(type, `"${text}"`)).toBe(true);
  });
});

describe('a field goes the thorough way', () => {
  it.each(table(NOT_FITTING))('for $type: "$text"', ({ type, text }) => {
    expect(fits(type, text)).toBe(false);
    expect(fits(type, text, false)).toBe(false);
    expect(fits(type, `"${text}"`)).toBe(false);
  });

  it.each(['"a"b"', '"a""b"', '"a" ', 'a"', 'a" "', '""a'])('for quotes that PostgreSQL has to undo: %s', (text) => {
    expect(fits('text', text)).toBe(false);
  });
});

describe('an empty field', () => {
  it.each(['id', 'text', 'day', 'instant', 'yuan', 'count', 'decimal', 'boolean'] as const)('fits where a %s may be absent', (type) => {
    expect([fits(type, '', false), fits(type, '""', false)]).toEqual([true, true]);
    expect([fits(type, ''), fits(type, '""')]).toEqual([false, false]);
  });
});

describe('the shapes of a file', () => {
  it('follow its columns in their order, and pass over what is no column', () => {
    const shapes = shapesOf(CALENDAR, ['weight', '', 'reject_line', 'day']);
    expect(shapes.map((shape) => shape === null)).toEqual([false, true, true, false]);
    const bytes = Buffer.from('2026-11-11');
    expect([shapes[0]?.(bytes, 0, 10), shapes[3]?.(bytes, 0, 10)]).toEqual([false, true]);
  });

  it('are there for every column of every kind', () => {
    for (const kind of KINDS) expect(shapesOf(kind, kind.columns.map(({ name }) => name))).not.toContain(null);
  });
});
