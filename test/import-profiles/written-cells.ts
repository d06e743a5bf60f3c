import fc from 'fast-check';
import type { GeneratorValue } from 'fast-check';

/** A cell of a foreign table: as a text, and as a workbook may hold it. */
export interface Cell {
  readonly text: string;
  /** As a number; `isDate`: shown as a day or time. */
  readonly number?: { readonly value: string; readonly isDate: boolean };
}

/** The unit that the numbers of a column are in, and powers of ten of fen in it. */
const UNITS = { '': 2, '（元）': 2, '(万元)': 6, '（分）': 0 } as const;

/** Where spreadsheets begin to count days. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** Draws by chance how the same facts are written, as people and programs write them. */
export class Pen {
  private readonly units = new Map<string, keyof typeof UNITS>();

  constructor(
    private readonly draw: GeneratorValue,
    /** Whether headers may say units. */
    private readonly saysUnits = true,
  ) {}

  integer(min: number, max: number): number {
    return this.draw(fc.integer, { min, max });
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.integer(1, times) === 1;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.integer(0, values.length - 1)] as Value;
  }

  shuffle<Value>(values: readonly Value[]): Value[] {
    return values.map((value) => ({ value, place: this.integer(0, 1_000_000) })).toSorted((left, right) => left.place - right.place).map(({ value }) => value);
  }

  /** The unit of a column of amounts, as its header says it. */
  unitOf(field: string): string {
    const unit = this.units.get(field) ?? (this.saysUnits ? this.pick(Object.keys(UNITS) as (keyof typeof UNITS)[]) : '');
    this.units.set(field, unit);
    return unit;
  }

  text(text: string): Cell {
    return { text };
  }

  /** An amount of a column. */
  yuan(fen: number, field: string): Cell {
    const value = shift(fen, UNITS[this.unitOf(field) as keyof typeof UNITS]);
    const isPlain = UNITS[this.unitOf(field) as keyof typeof UNITS] === 2;
    const ways = [value, isPlain ? shiftFixed(fen) : value, grouped(value), isPlain ? `￥${value}` : value, isPlain ? `${value}元` : value, fullWidth(value), `${value}(已退款${value})`];
    return { text: this.pad(this.pick(ways)), number: { value, isDate: false } };
  }

  count(count: number): Cell {
    const value = String(count);
    const inTenThousands = count > 0 && count % 1_000 === 0 ? `${shift(count, 4)}万` : value;
    return { text: this.pad(this.pick([value, grouped(value), fullWidth(value), inTenThousands])), number: { value, isDate: false } };
  }

  id(id: string): Cell {
    return { text: this.pick([this.pad(id), /^\d+$/.test(id) ? `="${id}"` : id, /^\d+$/.test(id) ? `'${id}` : id, /^\d+$/.test(id) ? fullWidth(id) : id]), ...(/^[1-9]\d{0,14}$/.test(id) && { number: { value: id, isDate: false } }) };
  }

  /** A time of the business time zone, such as `2026-09-01 10:00:00`. */
  instant(instant: string): Cell {
    const [, year = '', month = '', date = '', hour = '', minute = '', second = ''] = /^(\d+)-(\d+)-(\d+) (\d+):(\d+):(\d+)$/.exec(instant) ?? [];
    const short = `${year}/${Number(month)}/${Number(date)} ${Number(hour)}:${minute}`;
    const ways = [instant, `${short}:${second}`, second === '00' ? short : instant, `${year}年${Number(month)}月${Number(date)}日 ${Number(hour)}时${Number(minute)}分${Number(second)}秒`, `${instant.replace(' ', 'T')}+08:00`, `${year}${month}${date} ${hour}:${minute}:${second}`];
    return { text: this.pad(this.pick(ways)), number: { value: serialOf(instant), isDate: true } };
  }

  day(day: string, further: readonly string[] = []): Cell {
    const [year = '', month = '', date = ''] = day.split('-');
    const ways = [day, `${year}/${Number(month)}/${Number(date)}`, `${year}${month}${date}`, `${year}年${Number(month)}月${Number(date)}日`, `${day} 00:00:00`, ...further];
    return { text: this.pad(this.pick(ways)), number: { value: serialOf(`${day} 00:00:00`), isDate: true } };
  }

  nothing(ways: readonly string[] = ['', '--', '-', '暂无数据', 'N/A']): Cell {
    return { text: this.pick(ways) };
  }

  /** Blanks around a text, of several kinds. */
  private pad(text: string): string {
    const blank = this.pick(['', '', '', ' ', '\u3000', '\t']);
    return this.once(2) ? `${blank}${text}` : `${text}${blank}`;
  }
}

/** A whole number, shifted to the right by so many powers of ten, without zeros at its end. */
function shift(value: number, by: number): string {
  if (by === 0) return String(value);
  const digits = String(value).padStart(by + 1, '0');
  return `${digits.slice(0, -by)}.${digits.slice(-by)}`.replace(/\.?0+$/, '');
}

function shiftFixed(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function grouped(value: string): string {
  const [whole = '', ...rest] = value.split('.');
  return [whole.replaceAll(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.');
}

/** Full-width digits and signs. */
export function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function serialOf(instant: string): string {
  return String((Date.parse(`${instant.replace(' ', 'T')}Z`) - EPOCH) / DAY_MS);
}
