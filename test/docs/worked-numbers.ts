import type { Rational } from '#libs/domain/rational.js';
import { writeDecimal } from '#libs/domain/rational.js';
import { readPage } from './pages.js';

/** Which of these sentences a page does not say; where its lines are broken, and whether it quotes, makes no difference. */
export function findUnsaid(path: string, sentences: readonly string[]): string[] {
  const said = readPage(path)
    .text.replaceAll(/^> ?/gm, '')
    .replaceAll(/\s+/g, ' ');
  return sentences.filter((sentence) => !said.includes(sentence));
}

/** Fen as a page writes them: `1,234.50`. */
export function yuan(fen: bigint): string {
  return groupThousands(writeDecimal(fen, 2));
}

/** Fen that are whole yuan as a page writes them: `1,234`. */
export function wholeYuan(fen: bigint): string {
  if (fen % 100n !== 0n) throw new RangeError(`${fen} fen are no whole yuan.`);
  return groupThousands(String(fen / 100n));
}

/** A fraction as published, with so many decimals and its thousands set apart. */
export function published(figure: Rational, decimals: number): string {
  return groupThousands(figure.toFixed(decimals));
}

/** Thousands set apart by commas, before the decimal point only. */
export function groupThousands(digits: string): string {
  return digits.replaceAll(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',');
}
