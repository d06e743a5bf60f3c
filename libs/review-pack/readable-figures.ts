import type { Day } from '#libs/domain/business-time.js';
import type { Language } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Cell, CellType } from '#libs/reports/report.js';

/** Figures, days and periods as people read them on paper: exact, since paper cannot be asked for more. */

/** What stands where there is no value. */
export const NONE = '–';

/** Yuan: `¥1,234,567.50`. */
export function readMoney(yuan: string | null): string {
  return yuan === null ? NONE : signed(yuan, (size) => `¥${groupDigits(size)}`);
}

/** A ratio in percent, with all of its digits: 0.9837 is `98.37%`. */
export function readRatio(ratio: string | null): string {
  return ratio === null ? NONE : signed(ratio, (size) => `${hundredfold(size)}%`);
}

/** A count, points or any other number, its thousands apart. */
export function readNumber(number: string | null): string {
  return number === null ? NONE : signed(number, groupDigits);
}

/** A value of a KPI in its own unit. */
export function readValue(value: string | null, unit: 'money' | 'ratio' | 'count'): string {
  return unit === 'money' ? readMoney(value) : unit === 'ratio' ? readRatio(value) : readNumber(value);
}

/** A day: `2026年6月30日` or `30 Jun 2026`. */
export function readDay(day: Day | null, language: Language): string {
  if (day === null) return NONE;
  const year = Number(day.slice(0, 4));
  return language === 'zh' ? `${year}年${dateOf(day, language)}` : `${dateOf(day, language)} ${year}`;
}

/** The first and the last day of a run, in short: `6月15日–18日` or `15–18 Jun`. */
export function readDays(first: Day, last: Day, language: Language): string {
  const name = (day: Day) => dateOf(day, language);
  if (first === last) return name(first);
  if (first.slice(0, 7) !== last.slice(0, 7)) return `${name(first)}–${name(last)}`;
  return language === 'zh' ? `${name(first)}–${Number(last.slice(8))}日` : `${Number(first.slice(8))}–${name(last)}`;
}

/** An instant to the minute in the business time zone: `2026年6月30日 10:00` or `30 Jun 2026, 10:00`. */
export function readInstant(instant: Date | null, language: Language, timeZone: string): string {
  if (instant === null) return NONE;
  const [day = '', time = ''] = writeInstant(instant, timeZone).split(' ');
  return `${readDay(day, language)}${language === 'zh' ? ' ' : ', '}${time}`;
}

const QUARTERS = ['一', '二', '三', '四'];

/** A period's name: `2026年第二季度`, `5月`, `第20周`; `Q2 2026`, `May`, `W20`. */
export function readPeriod({ kind, name }: Pick<Period, 'kind' | 'name'>, language: Language): string {
  if (kind === 'quarter') return language === 'zh' ? `${name.slice(0, 4)}年第${QUARTERS[Number(name.slice(5)) - 1] ?? ''}季度` : `${name.slice(4)} ${name.slice(0, 4)}`;
  if (kind === 'month') return readMonth(name, language);
  const week = Number(name.slice(-2));
  return language === 'zh' ? `第${week}周` : `W${week}`;
}

/** The name of the month of a month or day, `2026-05`: `5月` or `May`. */
export function readMonth(month: string, language: Language): string {
  const number = Number(month.slice(5, 7));
  return language === 'zh' ? `${number}月` : (ENGLISH_MONTHS[number - 1] ?? month);
}

/** A cell of a report by the type of its column; days as they are written, which is short, and instants likewise in the time zone. */
export function readCell(cell: Cell, type: CellType, timeZone: string): string {
  if (cell === null || cell === '') return NONE;
  if (typeof cell === 'boolean') return cell ? '✓' : NONE;
  const text = String(cell);
  if (type === 'money') return readMoney(text);
  if (type === 'ratio') return readRatio(text);
  if (type === 'multiple') return `${readNumber(text)}×`;
  if (type === 'instant') return writeInstant(new Date(text), timeZone);
  return isFigure(type) ? readNumber(text) : text;
}

/** Whether cells of a type are figures, which stand to the right. */
export function isFigure(type: CellType): boolean {
  return ['money', 'ratio', 'multiple', 'points', 'units', 'count', 'number'].includes(type);
}

/** Written out here and not asked of the platform, whose short names of months differ from release to release. */
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateOf(day: Day, language: Language): string {
  const number = Number(day.slice(8));
  return language === 'zh' ? `${readMonth(day, language)}${number}日` : `${number} ${readMonth(day, language)}`;
}

/** An instant in a time zone: `2026-06-30 10:00`. */
function writeInstant(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((type) => parts.get(type) ?? '');
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

function signed(decimal: string, read: (size: string) => string): string {
  return decimal.startsWith('-') ? `−${read(decimal.slice(1))}` : read(decimal);
}

/** The point two places to the right, without a way through floating numbers. */
function hundredfold(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(2, '0');
  const left = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return groupDigits(digits.length > 2 ? `${left}.${digits.slice(2)}` : left);
}
