import { OpscoreError } from './errors.js';
import { writeDecimal } from './rational.js';

/** Whole fen of an amount in yuan such as `1234.5`. Throws `amount-invalid` for more than two decimals or anything else. */
export function parseYuan(yuan: string): number {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan);
  const fen = match === null ? Number.NaN : Number(`${match[1]}${match[2]}${(match[3] ?? '').padEnd(2, '0')}`);
  if (!Number.isSafeInteger(fen)) throw new OpscoreError('amount-invalid', { amount: yuan });
  return fen === 0 ? 0 : fen;
}

/** Fen as yuan with two decimals: 123450 is `1234.50`. */
export function writeYuan(fen: bigint | number): string {
  return writeDecimal(BigInt(fen), 2);
}
