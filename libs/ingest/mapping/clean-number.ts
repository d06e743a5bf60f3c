/** Reads the numbers of foreign tables: exact, as decimals written out, never through binary floats. */

/** A decimal number: digits · 10^-scale. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const UNITS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 亿: 8, k: 3, K: 3, w: 4, W: 4, M: 6 };
const CURRENCY = /^(?:[¥￥$€£]|RMB|CNY|USD|EUR|GBP)\s*|\s*(?:元|人民币|RMB|CNY|USD|EUR|GBP)$/gi;
/** What bills carry behind an amount: `123.45(已全额退款)`. */
const REMARK = /\(\D[^()]*\)$/;
const NUMBER = /^([+-]?)(\d+(?:,\d{3})*|\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?([千万亿kKwWM]?)$/;
/** Digits that a spreadsheet keeps: a number with an exponent and as many has possibly lost some. */
const KEPT_DIGITS = 15;
/** With blanks and what stands beside it. No fact has so many digits by far. */
const LONGEST_NUMBER = 1_000;
/** What is longer is no name, number or time, and takes long to go through. */
const LONGEST_TEXT = 2_000;

/**
 * A number as it stands in a report, as a plain decimal: `1,234.50`, `￥1,234.5`, `1.2万`, `12.3%` (0.123), `(5)` (-5), full-width digits.
 * With `shift` it is multiplied by ten to that power (万元: 4, 分: -2). Null where it is no number, or where an exponent hides lost digits.
 */
export function cleanNumber(text: string, shift = 0): string | null {
  // Most are written plainly.
  if (shift === 0 && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$/.test(text)) return text.includes('.') ? withoutZeros(text) : text;
  const decimal = readDecimal(text);
  return decimal === null ? null : write({ digits: decimal.digits, scale: decimal.scale - shift });
}

function withoutZeros(text: string): string {
  if (!text.endsWith('0')) return text;
  return text.endsWith('.0') ? text.slice(0, -2) : text.endsWith('.00') ? text.slice(0, -3) : text.slice(0, -1);
}

function readDecimal(text: string): Decimal | null {
  if (text.length > LONGEST_NUMBER) return null;
  let plain = toHalfWidth(text).replace(REMARK, '').replaceAll(CURRENCY, '').trim();
  let scale = 0;
  const inBrackets = /^\(([^()]+)\)$/.exec(plain);
  if (inBrackets !== null) plain = `-${inBrackets[1]}`;
  if (/[%‰]$/.test(plain)) {
    scale += plain.endsWith('%') ? 2 : 3;
    plain = plain.slice(0, -1).trim();
  }
  const match = NUMBER.exec(plain.replaceAll(/(?<=\d)[\s](?=\d{3})/g, ''));
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent, unit = ''] = match;
  if (whole === '' && fraction === '') return null;
  const written = whole.replaceAll(',', '') + fraction;
  if (exponent !== undefined && Number(exponent) > 0 && written.replace(/^0+/, '').length >= KEPT_DIGITS) return null;
  const digits = BigInt(sign === '-' ? `-${written}` : written);
  return { digits, scale: scale + fraction.length - Number(exponent ?? 0) - (UNITS[unit] ?? 0) };
}

function write({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  let written = String(digits < 0n ? -digits : digits);
  if (scale <= 0) return written === '0' ? '0' : `${sign}${written}${'0'.repeat(-scale)}`;
  written = written.padStart(scale + 1, '0');
  const whole = written.slice(0, written.length - scale);
  const fraction = written.slice(written.length - scale).replace(/0+$/, '');
  if (fraction === '') return whole === '0' ? '0' : sign + whole;
  return `${sign}${whole}.${fraction}`;
}

/** Two decimals multiplied, exact; null where one of them is none. */
export function multiply(left: string, right: string): string | null {
  if (right === '1') return cleanNumber(left);
  const [a, b] = [readDecimal(left), readDecimal(right)];
  return a === null || b === null ? null : write({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** Two decimals added up, exact; null where one of them is none. */
export function addDecimals(left: string, right: string): string | null {
  const [a, b] = [readDecimal(left), readDecimal(right)];
  if (a === null || b === null) return null;
  const scale = Math.max(a.scale, b.scale);
  const raise = (decimal: Decimal) => decimal.digits * 10n ** BigInt(scale - decimal.scale);
  return write({ digits: raise(a) + raise(b), scale });
}

/** A decimal with at most so many places, rounded half up; the places that are there already stay. */
export function roundDecimal(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  if (fraction.length <= places) return decimal;
  const isNegative = whole.startsWith('-');
  const kept = BigInt(whole.replace('-', '') + fraction.slice(0, places));
  const rounded = kept + ((fraction[places] ?? '0') >= '5' ? 1n : 0n);
  return write({ digits: isNegative ? -rounded : rounded, scale: places });
}

/** Full-width letters, digits and signs as their ordinary forms; texts of more than 2,000 characters as they are. */
export function toHalfWidth(text: string): string {
  if (text.length > LONGEST_TEXT) return text;
  return /[\uFF01-\uFF5E\u3000]/.test(text) ? text.replaceAll(/[\uFF01-\uFF5E]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ') : text;
}
