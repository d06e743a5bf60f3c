/** What is written in a cell, as a text that any importer can read: the way people see it, without rounding. */

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets; that 1900 had no leap day in truth is in it from 1 March 1900 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_466;
/** Formats that every workbook has; 27 to 36 and 50 to 58 are the Chinese ones. */
const BUILT_IN_DATES: readonly (readonly [first: number, last: number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];
/** Of those, the ones that show a time alone. */
const BUILT_IN_CLOCKS: readonly (readonly [first: number, last: number])[] = [[18, 21], [32, 33], [45, 47], [55, 56]];
/** So many digits of a number are kept by spreadsheets; what a double has beyond them is noise. */
const DIGITS = 15;

/** What numbers of a format are shown as: a day, a day with a time, a time alone, or (null) a number. */
export type DateFormat = 'day' | 'instant' | 'clock' | null;

/** The same by the format's built-in number, or by the code of one of the workbook's own. */
export function dateFormatOf(id: number, code: string | undefined): DateFormat {
  if (code === undefined) {
    if (!BUILT_IN_DATES.some(([first, last]) => id >= first && id <= last)) return null;
    if (id === 22) return 'instant';
    return BUILT_IN_CLOCKS.some(([first, last]) => id >= first && id <= last) ? 'clock' : 'day';
  }
  // Texts in quotes, escaped characters, colours and conditions are no parts of a date; [h] is.
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  const [first = ''] = plain.split(';');
  if (/General/i.test(first)) return null;
  const hasClock = /[hs]/i.test(first);
  if (/[yd]/i.test(first) || (/m/i.test(first) && !hasClock)) return hasClock ? 'instant' : 'day';
  return hasClock ? 'clock' : null;
}

/**
 * A serial number as its format shows it: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS` or `HH:MM:SS`; a time that a day hides is shown. Null where
 * there is no such day.
 */
export function dateText(serial: number, format: NonNullable<DateFormat>, uses1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_DAY)) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const text = new Date((uses1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS + seconds * 1_000).toISOString();
  const clock = text.slice(11, 19);
  if (format === 'clock' && serial < 1) return clock;
  return format === 'day' && clock === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${clock}`;
}

/**
 * A number as it stands in a workbook, written out: `0.30000000000000004` is 0.3. One that has more digits than a spreadsheet keeps
 * stays in scientific notation, so that nobody takes its zeros for digits.
 */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  // A program that writes all digits of a long id has lost none.
  if (/^-?\d{1,30}$/.test(raw)) return raw;
  const [mantissa = '', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const power = Number(exponent);
  if (power >= DIGITS || power < -DIGITS) return value.toExponential(DIGITS - 1).replace(/\.?0+e/, 'E').toUpperCase();
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const whole = power >= 0 ? digits.slice(0, power + 1) : '0';
  const fraction = (power >= 0 ? digits.slice(power + 1) : '0'.repeat(-power - 1) + digits).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return /[1-9]/.test(text) ? sign + text : '0';
}
