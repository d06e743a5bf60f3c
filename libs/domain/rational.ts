/**
 * An exact fraction. Immutable; the denominator is always positive.
 *
 * Scores are computed in fractions and rounded once, half up, when they are published.
 */
export class Rational {
  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** A whole number as a fraction. Throws RangeError for a number that is not a safe integer. */
  static of(whole: bigint | number): Rational {
    if (typeof whole === 'number' && !Number.isSafeInteger(whole)) {
      throw new RangeError(`${whole} is not a whole number that can be kept exactly.`);
    }
    return new Rational(BigInt(whole), 1n);
  }

  /** `numerator / denominator` in lowest terms. Throws RangeError where the denominator is zero. */
  static fraction(numerator: bigint, denominator: bigint): Rational {
    if (denominator === 0n) throw new RangeError('A fraction cannot have the denominator zero.');
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, sign * denominator);
    return new Rational((sign * numerator) / divisor, (sign * denominator) / divisor);
  }

  /** The exact value of a decimal such as `0.0968` or `-12`. Throws RangeError for anything else. */
  static parse(decimal: string): Rational {
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
    if (match === null) throw new RangeError(`"${decimal}" is not a decimal number.`);
    const [, sign, whole = '0', fraction = ''] = match;
    const magnitude = BigInt(whole + fraction);
    return Rational.fraction(sign === '-' ? -magnitude : magnitude, 10n ** BigInt(fraction.length));
  }

  plus(other: Rational): Rational {
    if (this.denominator === other.denominator) {
      return Rational.fraction(this.numerator + other.numerator, this.denominator);
    }
    return Rational.fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Rational): Rational {
    return this.plus(new Rational(-other.numerator, other.denominator));
  }

  times(other: Rational): Rational {
    return Rational.fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws RangeError for a division by zero. */
  dividedBy(other: Rational): Rational {
    return Rational.fraction(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** Negative, zero or positive as this is less than, equal to or greater than the other. */
  compare(other: Rational): number {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  min(other: Rational): Rational {
    return this.compare(other) <= 0 ? this : other;
  }

  max(other: Rational): Rational {
    return this.compare(other) >= 0 ? this : other;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  isNegative(): boolean {
    return this.numerator < 0n;
  }

  /** The greatest whole number that is not above this. */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && quotient * this.denominator !== this.numerator ? quotient - 1n : quotient;
  }

  /** The nearest multiple of 10^-decimals, halves up (towards the greater), as a whole number of those units. */
  roundHalfUp(decimals = 0): bigint {
    const doubled = 2n * this.numerator * 10n ** BigInt(decimals) + this.denominator;
    return new Rational(doubled, 2n * this.denominator).floor();
  }

  /** The published figure: rounded half up once, written with exactly so many decimals. */
  toFixed(decimals: number): string {
    return writeDecimal(this.roundHalfUp(decimals), decimals);
  }

  /** The decimal that is exactly this, without needless zeros: `0.08125`. Throws RangeError where there is none, as for a third. */
  toDecimal(): string {
    let decimals = 0;
    let rest = this.denominator;
    while (rest % 10n === 0n || rest % 5n === 0n || rest % 2n === 0n) {
      rest /= rest % 10n === 0n ? 10n : rest % 5n === 0n ? 5n : 2n;
      decimals += 1;
    }
    if (rest !== 1n) throw new RangeError(`${this.toString()} has no end as a decimal.`);
    return this.toFixed(decimals);
  }

  /** For charts and estimates only, never for a score. */
  toNumber(): number {
    return Number(this.toFixed(12));
  }

  /** `numerator/denominator`, or the whole number alone: exact and stable, for fingerprints and workings. */
  toString(): string {
    return this.denominator === 1n ? String(this.numerator) : `${this.numerator}/${this.denominator}`;
  }
}

/** Writes `units` of 10^-decimals as a decimal: (1234, 2) is `12.34`. */
export function writeDecimal(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let a = left;
  let b = right;
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
