import fc from 'fast-check';
import type { Column, Kind, KindName } from '#libs/ingest/kind.js';
import { kindNamed } from '#libs/ingest/kinds.js';

/** A value as a file may say it: in the canonical form, and in another that means the same. */
export interface Cell {
  readonly plain: string;
  readonly odd: string;
}

/** A row of a file by column. */
export type Row = Readonly<Record<string, Cell>>;

export const MANAGERS = 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\n007,Qi,West,food\n';
const IDS = ['1', '007', '123456789012345678', '=1+1', '-2', '京东 1', 'a,b', "it's", 'x'.repeat(70), 'true', 'NULL'];
/** Ids and texts that are not read as they stand, though nothing is wrong with them. */
const LONG_IDS = ['京'.repeat(80)];
const QUOTES = ['say "hi"', "''", ...LONG_IDS];
const IDS_BY_COLUMN: Readonly<Record<string, readonly string[]>> = {
  merchant_id: ['m1', '-m2', '003', '商家4', '123456789012345678'],
  manager_id: ['om-1', 'om-2', '007'],
  period: ['2026Q4'],
};
const TEXTS = [...IDS, '618高潮', 'two\nlines', '@home', '+1', '0.50'];
const BLANKS = [' ', '\t', '\u00A0', '\u3000', '  '];
const DAYS = ['2026-10-01', '2026-10-02', '2026-10-31', '2026-11-01', '2026-12-31'];
const CLOCKS = ['00:00:00', '07:59:59', '08:00:00', '23:59:59', '12:30:00'];

const around = (text: string) => fc.tuple(fc.constantFrom('', ...BLANKS), fc.constantFrom('', ...BLANKS)).map(([a, b]) => a + text + b);
const same = (text: string): fc.Arbitrary<Cell> => around(text).map((odd) => ({ plain: text, odd }));
const oneOf = (texts: readonly string[]) => fc.constantFrom(...texts).chain(same);

/** A spreadsheet takes some texts for formulas: an export puts an apostrophe before them. */
const guarded = (texts: readonly string[]) =>
  oneOf(texts).map(({ plain, odd }) => ({ plain, odd: /^[=+@-]/.test(plain) ? `'${plain}` : odd }));

const instant = (isRegular: boolean) => fc
  .record({
    day: fc.constantFrom(...DAYS),
    clock: fc.constantFrom(...CLOCKS),
    fraction: isRegular ? fc.constant('') : fc.constantFrom('', '.5', '.123456'),
  })
  .chain(({ day, clock, fraction }) => {
    const plain = `${day} ${clock}${fraction}`;
    const utc = new Date(`${day}T${clock}+08:00`).toISOString().slice(0, 19);
    const ways = [`${day}T${clock}${fraction}`, `${utc}${fraction}Z`, `${day} ${clock}${fraction || '.000'}+08`];
    return fc
      .constantFrom(...ways, `${day}T${clock}${fraction}+0800`, `${utc.replace('T', ' ')}${fraction}+00:00`)
      .chain((way) => around(way))
      .map((odd) => ({ plain, odd }));
  });

const amount = fc.constantFrom('0', '5', '0.5', '1234.50', '9999999999999.99');
const longer = (text: string) => (text.includes('.') ? `${text}0`.replace(/(\.\d\d)0$/, '$1') : `${text}.00`);

function cellOf({ name, type }: Column, isRegular: boolean): fc.Arbitrary<Cell> {
  if (typeof type === 'object') return oneOf(name === 'measure' ? ['gmv', 'outbound_orders'] : type.values);
  switch (type) {
    case 'id':
      return guarded(IDS_BY_COLUMN[name] ?? (isRegular ? IDS : [...IDS, ...LONG_IDS]));
    case 'text':
      return guarded(isRegular ? TEXTS : [...TEXTS, ...QUOTES]);
    case 'day':
      return oneOf(DAYS);
    case 'instant':
      return instant(isRegular);
    case 'yuan':
      return amount.chain((plain) => around(`0${longer(plain)}`.replace(/^0(\d{13})/, '$1')).map((odd) => ({ plain, odd })));
    case 'count':
      return fc.constantFrom('0', '7', '42', '12345678').chain((plain) => around(`0${plain}`).map((odd) => ({ plain, odd })));
    case 'decimal':
      return fc.constantFrom('0', '7', '42').chain((plain) => around(`0${plain}.0`).map((odd) => ({ plain, odd })));
    case 'boolean':
      return fc.constantFrom('true', 'false').chain((plain) => around(plain.toUpperCase()).map((odd) => ({ plain, odd })));
  }
}

const absent = around('').map((odd) => ({ plain: '', odd }));

/** Makes a row keep the rules of its kind. */
const MENDED: Partial<Record<KindName, (row: Row) => Row>> = {
  managers: (row) => ({ ...row, probation_until: { plain: '2026-12-31', odd: '2026-12-31 ' } }),
  // Months of their own, so that no two of a merchant overlap.
  assignments: (row) => ({ ...row, from: only(`${row['from']?.plain.slice(0, 7)}-01`), to: only(`${row['from']?.plain.slice(0, 7)}-30`) }),
  targets: (row) => ({ ...row, effective_from: row['effective_from'] ?? only('') }),
  merchant_days: (row) => ({ ...row, ordering_buyers: only('0') }),
  sku_traffic: (row) => ({ ...row, ordering_buyers: only('0') }),
  slots: (row) => ({ ...row, ends_at: only('2027-01-01 00:00:00') }),
  slot_placements: (row) => ({ ...row, ends_at: only('2027-01-01 00:00:00') }),
  orders: (row) => (row['parent_order_id']?.plain === row['order_id']?.plain ? { ...row, parent_order_id: only('') } : row),
};

function only(text: string): Cell {
  return { plain: text, odd: text };
}

/**
 * Rows of a kind that are all good, with a key of their own each, in the order of a file. Where they are regular, their
 * plain spelling is the canonical form.
 */
export function randomRows(kindName: KindName, isRegular: boolean): fc.Arbitrary<Row[]> {
  const kind = kindNamed(kindName);
  const cells = kind.columns.map((column) => {
    const cell = cellOf(column, isRegular);
    return [column.name, column.required ? cell : fc.oneof(cell, absent)] as const;
  });
  const row = fc.record(Object.fromEntries(cells)).map((each) => MENDED[kindName]?.(each) ?? each);
  return fc.uniqueArray(row, { minLength: 2, maxLength: 25, size: 'max', selector: (each) => keyOf(kind, each) });
}

/** The key of a row by the columns of its file. */
function keyOf(kind: Kind, row: Row): string {
  const names = (kind.identity ?? kind.key).map((stored) => {
    if (stored === 'merchant_key') return 'merchant_id';
    return kind.columns.find((column) => column.stored === stored)?.name ?? stored;
  });
  return names.map((name) => row[name]?.plain).join('|');
}

/** Writes rows as a CSV file of all columns of a kind. */
export function csvOf(kindName: KindName, rows: readonly Row[], spelling: keyof Cell): string {
  const names = kindNamed(kindName).columns.map(({ name }) => name);
  const lines = rows.map((row) => names.map((name) => quote(row[name]?.[spelling] ?? '', spelling)).join(','));
  return [names.join(','), ...lines, ''].join('\n');
}

/** Writes rows as NDJSON: absent values are left out. */
export function ndjsonOf(rows: readonly Row[]): string {
  return rows
    .map((row) => {
      const present = Object.entries(row).filter(([, { plain }]) => plain !== '');
      return `${JSON.stringify(Object.fromEntries(present.map(([name, { odd }]) => [name, odd])))}\n`;
    })
    .join('');
}

function quote(text: string, spelling: keyof Cell): string {
  const isQuoted = /[",\n]/.test(text) || (spelling === 'odd' && text.length % 3 === 0);
  return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}
