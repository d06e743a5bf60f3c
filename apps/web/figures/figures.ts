/** Figures as people read them. They come as the decimals that the API publishes; the exact value always stays at hand. */

export type Language = 'zh' | 'en';

/** What stands between two sentences. */
export function sentenceGap(language: Language): string {
  return language === 'zh' ? '' : ' ';
}

/** A figure as it is shown, and the exact value for those who want it. */
export interface Figure {
  readonly short: string;
  readonly exact: string;
}

/** What is shown where there is no value: not assessed, not known. */
export const NONE: Figure = { short: '–', exact: '–' };

interface Unit {
  readonly size: number;
  readonly sign: string;
  /** From which size it is taken, where four digits of the smaller one read better. */
  readonly from?: number;
}

/** The largest first. Chinese counts in myriads, English in thousands. */
const UNITS: Readonly<Record<Language, readonly Unit[]>> = {
  zh: [
    { size: 1e8, sign: '亿' },
    { size: 1e4, sign: '万' },
  ],
  en: [
    { size: 1e9, sign: 'B' },
    { size: 1e6, sign: 'M' },
    { size: 1e3, sign: 'K', from: 1e4 },
  ],
};

/** Money of yuan ("1234567.50"): ¥123.5万 or ¥1.23M; exactly ¥1,234,567.50. */
export function money(yuan: string | null, language: Language): Figure {
  if (yuan === null) return NONE;
  const sign = yuan.startsWith('-') ? '−' : '';
  const size = yuan.replace(/^-/, '');
  return { short: `${sign}¥${shorten(Number(size), language, 0)}`, exact: `${sign}¥${group(size)}` };
}

/** A count: 12,345 up to a unit and 123.5万 or 1.23M above it; exactly all digits. */
export function count(value: number | string | null, language: Language): Figure {
  if (value === null) return NONE;
  const text = String(value);
  const sign = text.startsWith('-') ? '−' : '';
  const size = text.replace(/^-/, '');
  return { short: `${sign}${shorten(Number(size), language, 0)}`, exact: `${sign}${group(size)}` };
}

/** A ratio ("0.98374") in percent: 98.4%; exactly, to all the digits it came with, 98.374%. */
export function ratio(value: string | null): Figure {
  if (value === null) return NONE;
  return { short: percent(value, 1), exact: percent(value, Math.max(0, decimalsOf(value) - 2)) };
}

/** Points ("103.92"), as they are published. */
export function points(value: string | null): Figure {
  if (value === null) return NONE;
  const text = value.replace(/^-/, '−');
  return { short: text, exact: text };
}

const SIZES = ['KB', 'MB', 'GB'] as const;

/** The size of a file as people read it: 12 B, 3.4 KB, 1.2 GB. */
export function bytes(size: number): string {
  const exponent = Math.min(SIZES.length, size < 1 ? 0 : Math.floor(Math.log2(size) / 10));
  const unit = SIZES[exponent - 1];
  return unit === undefined ? `${size} B` : `${(size / 1_024 ** exponent).toFixed(1)} ${unit}`;
}

/** A value of a KPI in its own unit. */
export function figureOf(value: string | null, unit: 'money' | 'ratio' | 'count', language: Language): Figure {
  return unit === 'money' ? money(value, language) : unit === 'ratio' ? ratio(value) : count(value, language);
}

/** Below the smallest unit with so many decimals; above it with 2 to 0, so that four digits are seen at most. */
function shorten(size: number, language: Language, decimals: number): string {
  const units = UNITS[language];
  const found = units.findIndex(({ size: unit, from = unit }, index) => {
    // 9,999.6万 would read 10,000万: it is 1亿.
    const below = units[index + 1]?.size ?? 1;
    const shown = below === 1 ? round(size, decimals) : round(size / below, digitsAfter(size / below)) * below;
    return shown >= from;
  });
  const unit = units[found];
  if (unit === undefined) return group(round(size, decimals).toFixed(decimals));
  const scaled = round(size / unit.size, digitsAfter(size / unit.size));
  return `${group(scaled.toFixed(digitsAfter(scaled)))}${unit.sign}`;
}

function digitsAfter(value: number): number {
  return value < 100 ? 2 : value < 1_000 ? 1 : 0;
}

function round(value: number, decimals: number): number {
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
}

function percent(value: string, decimals: number): string {
  return `${(Number(value) * 100).toFixed(decimals).replace(/^-/, '−')}%`;
}

function decimalsOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** Thousands apart, digit by digit: no value passes through a number. */
function group(digits: string): string {
  const [whole = '0', fraction] = digits.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
