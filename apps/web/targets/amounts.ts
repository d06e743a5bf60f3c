/** Amounts as people type them, digit by digit: no value passes through a number. */

/** What a field asks for: yuan, pieces, or a ratio in percent. */
export type AmountUnit = 'money' | 'count' | 'percent';

/** How many places each sign shifts the point. */
const SHIFTS: Readonly<Record<string, number>> = { '': 0, k: 3, 千: 3, w: 4, 万: 4, m: 6, 百万: 6, 千万: 7, 亿: 8, b: 9 };

/** An amount as the API takes it: "120万" is 1200000, "￥1.2亿" 120000000, "9.5%" of a ratio 0.095. Null where it cannot be read. */
export function parseAmount(typed: string, unit: AmountUnit): string | null {
  // Wide digits and signs are those of Chinese keyboards.
  const text = typed.normalize('NFKC').toLowerCase().replaceAll(/[\s,¥元单件]/g, '');
  const [, digits = '', sign = ''] = /^(\d+\.?\d*|\.\d+)(\D*)$/.exec(text) ?? [];
  if (digits === '') return null;
  if (unit === 'percent') return sign === '' || sign === '%' ? plainDecimal(shiftPoint(digits, -2)) : null;
  const places = SHIFTS[sign];
  return places === undefined ? null : plainDecimal(shiftPoint(digits, places));
}

/** A decimal without what it does not need: "01950000.00" is 1950000. Equal values are equal texts. */
export function plainDecimal(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const rest = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${rest === '' ? '' : `.${rest}`}`;
}

/** A value of the API as it stands in a field: 1,950,000 or 9.5. */
export function fieldText(value: string, unit: AmountUnit): string {
  const [whole = '', fraction] = plainDecimal(unit === 'percent' ? shiftPoint(value, 2) : value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${unit === 'money' ? fraction.padEnd(2, '0') : fraction}`;
}

/** What one press of an arrow key changes: a round amount, at most a 250th of all, and one at least. */
export function stepOf(total: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(total / 250, 1)));
  return [5, 2, 1].map((factor) => factor * power).find((step) => step <= total / 250) ?? 1;
}

function shiftPoint(text: string, places: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  if (places >= 0) return `${whole}${fraction.slice(0, places).padEnd(places, '0')}.${fraction.slice(places)}`;
  const padded = whole.padStart(1 - places, '0');
  return `${padded.slice(0, places)}.${padded.slice(places)}${fraction}`;
}
