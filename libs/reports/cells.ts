import { Rational, writeDecimal } from '#libs/domain/rational.js';

/** The decimals of published figures. */
const RATIO_DECIMALS = 4;
const MONEY_DECIMALS = 2;

/** Fen as yuan with two decimals; null stays null. */
export function yuanCell(fen: number | null): string | null {
  return fen === null ? null : writeDecimal(BigInt(fen), MONEY_DECIMALS);
}

/** `numerator / denominator` with four decimals, rounded once; null where the denominator is 0 or absent. */
export function ratioCell(numerator: number, denominator: number | null): string | null {
  if (denominator === null || denominator === 0) return null;
  return Rational.fraction(BigInt(numerator), BigInt(denominator)).toFixed(RATIO_DECIMALS);
}

/** An exact ratio with four decimals; null stays null. */
export function exactRatioCell(ratio: Rational | null): string | null {
  return ratio === null ? null : ratio.toFixed(RATIO_DECIMALS);
}

/** An estimate in double precision (a bound of an interval) with four decimals. */
export function estimateCell(estimate: number): string {
  return writeDecimal(BigInt(Math.floor(estimate * 10 ** RATIO_DECIMALS + 0.5)), RATIO_DECIMALS);
}

/** Fen per unit as yuan with two decimals, rounded once; null without units. */
export function yuanPerUnitCell(fen: number, units: Rational): string | null {
  if (units.isZero()) return null;
  return Rational.of(fen).dividedBy(units.times(Rational.of(100))).toFixed(MONEY_DECIMALS);
}
