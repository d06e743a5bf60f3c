import type { Localised } from './report.js';

/** Thousands are set apart so that people can read money: 1234567.80 is `1,234,567.80`. */
export function groupDigits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Fen as people read yuan: `¥1,234.50`. */
export function readableYuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}¥${groupDigits(`${digits.slice(0, -2)}.${digits.slice(-2)}`)}`;
}

/** A sentence in both languages. */
export function sentence(en: string, zh: string): { readonly kind: 'sentence'; readonly text: Localised } {
  return { kind: 'sentence', text: { en, zh } };
}
