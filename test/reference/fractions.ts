/**
 * Exact numbers of the reference: a numerator over a positive denominator, always in lowest terms. Written apart from
 * the product on purpose, so that a mistake there cannot be repeated here.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** numerator / denominator in lowest terms; throws on a zero denominator. */
export function fraction(numerator: bigint, denominator: bigint = 1n): Fraction {
  if (denominator === 0n) throw new RangeError('division by zero');
  if (denominator < 0n) return fraction(-numerator, -denominator);
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : greatestCommonDivisor(b, a % b);
}

export const ZERO = fraction(0n);
export const ONE = fraction(1n);

/** Reads a plain decimal such as `0.70`, `-3` or the number 1.2. */
export function decimal(written: string | number): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(written));
  if (match === null) throw new RangeError(`not a plain decimal: ${written}`);
  const [, sign = '', whole = '0', places = ''] = match;
  const value = fraction(BigInt(whole + places), 10n ** BigInt(places.length));
  return sign === '-' ? subtract(ZERO, value) : value;
}

/** a + b. */
export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a − b. */
export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

/** a · b. */
export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a / b; throws on b = 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, 0 or positive as a is below, at or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The smaller of two. */
export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b;
}

/** The sum of a list; 0 of none. */
export function sum(parts: readonly Fraction[]): Fraction {
  return parts.reduce(add, ZERO);
}

/** Whether a is 0. */
export function isZero(a: Fraction): boolean {
  return a.numerator === 0n;
}

/** The greatest whole number not above a. */
export function floor(a: Fraction): bigint {
  const towardsZero = a.numerator / a.denominator;
  return a.numerator < 0n && a.numerator % a.denominator !== 0n ? towardsZero - 1n : towardsZero;
}

/** a rounded half up to a whole number. */
export function roundHalfUp(a: Fraction): bigint {
  return floor(add(a, fraction(1n, 2n)));
}

/** a rounded half up to so many decimals, as a fraction. */
export function roundTo(a: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals);
  return fraction(roundHalfUp(multiply(a, fraction(scale))), scale);
}

/** a rounded half up and written with so many decimals: `0.5938`. */
export function write(a: Fraction, decimals: number): string {
  const units = roundHalfUp(multiply(a, fraction(10n ** BigInt(decimals))));
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = units < 0n ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - decimals)}`;
}
