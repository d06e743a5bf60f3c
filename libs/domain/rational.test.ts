import * as fc from 'fast-check';
import { Rational, writeDecimal } from './rational.js';

const r = (decimal: string) => Rational.parse(decimal);

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([numerator, denominator]) => Rational.fraction(numerator, denominator));

describe('Rational', () => {
  it('keeps decimals exactly, where binary floats do not', () => {
    expect(r('0.1').plus(r('0.2')).toString()).toBe('3/10');
    expect(r('0.1').plus(r('0.2')).plus(r('0.7')).compare(Rational.ONE)).toBe(0);
    expect(r('0.0968').toString()).toBe('121/1250');
    expect(r('-12').toString()).toBe('-12');
    expect(r('007.50').toString()).toBe('15/2');
    expect(r('-0').toString()).toBe('0');
  });

  it('is kept in lowest terms with a denominator above zero', () => {
    expect(Rational.fraction(6n, -4n).toString()).toBe('-3/2');
    expect(Rational.fraction(0n, -5n).toString()).toBe('0');
    expect(Rational.of(12).toString()).toBe('12');
  });

  it.each(['', '.5', '1.', '+1', '1e3', '1,000', '0x10', 'NaN', ' 1', '١'])(
    'does not take %j for a decimal',
    (text) => {
      expect(() => Rational.parse(text)).toThrow(RangeError);
    },
  );

  it('refuses a denominator of zero, a division by zero and numbers that are not whole', () => {
    expect(() => Rational.fraction(1n, 0n)).toThrow(RangeError);
    expect(() => Rational.ONE.dividedBy(Rational.ZERO)).toThrow(RangeError);
    expect(() => Rational.of(0.5)).toThrow(RangeError);
    expect(() => Rational.of(2 ** 53)).toThrow(RangeError);
    expect(() => Rational.of(Number.NaN)).toThrow(RangeError);
  });

  it.each([
    ['0.005', 2, '0.01'],
    ['0.0049999', 2, '0.00'],
    ['2.345', 2, '2.35'],
    ['1.005', 2, '1.01'],
    ['-2.345', 2, '-2.34'],
    ['-0.005', 2, '0.00'],
    ['-0.006', 2, '-0.01'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '0'],
    ['99.99995', 4, '100.0000'],
    ['12', 2, '12.00'],
  ])('publishes %s with %i decimals, halves up, as %s', (exact, decimals, published) => {
    expect(r(exact).toFixed(decimals)).toBe(published);
  });

  it.each([
    ['1.9', 1n],
    ['2', 2n],
    ['-1.1', -2n],
    ['-2', -2n],
    ['0', 0n],
  ])('has the floor %s -> %s', (exact, floor) => {
    expect(r(exact).floor()).toBe(floor);
  });

  it.each([
    ['0.0812500', '0.08125'],
    ['5000.00', '5000'],
    ['0.0', '0'],
    ['-0.5', '-0.5'],
    ['0.0000001024', '0.0000001024'],
    ['120', '120'],
  ])('writes %s without needless zeros as %s', (exact, decimal) => {
    expect(r(exact).toDecimal()).toBe(decimal);
  });

  it('has no decimal for a third', () => {
    expect(() => Rational.fraction(1n, 3n).toDecimal()).toThrow(new RangeError('1/3 has no end as a decimal.'));
    expect(Rational.fraction(3n, 64n).toDecimal()).toBe('0.046875');
    expect(Rational.fraction(1n, 625n).toDecimal()).toBe('0.0016');
  });

  it('picks the lesser and the greater of two', () => {
    expect(r('1.2').min(Rational.ONE)).toBe(Rational.ONE);
    expect(r('-1').max(Rational.ZERO)).toBe(Rational.ZERO);
    expect(r('-1').isNegative()).toBe(true);
    expect(r('0').isNegative()).toBe(false);
    expect(r('0.0').isZero()).toBe(true);
  });

  it('obeys the laws of fractions', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        expect(a.plus(b).toString()).toBe(b.plus(a).toString());
        expect(a.times(b.plus(c)).toString()).toBe(a.times(b).plus(a.times(c)).toString());
        expect(a.minus(b).plus(b).toString()).toBe(a.toString());
        expect(b.isZero() || a.dividedBy(b).times(b).compare(a) === 0).toBe(true);
        expect(Math.sign(a.compare(b))).toBe(-Math.sign(b.compare(a)) + 0);
        expect(a.compare(b) < 0).toBe(a.minus(b).isNegative());
      }),
    );
  });

  it('rounds to the nearest unit, never farther than half a unit away', () => {
    fc.assert(
      fc.property(anyFraction, fc.integer({ min: 0, max: 6 }), (exact, decimals) => {
        const unit = 10n ** BigInt(decimals);
        const off = Rational.fraction(exact.roundHalfUp(decimals), unit).minus(exact).times(Rational.of(unit));
        expect(off.compare(Rational.fraction(1n, 2n)) <= 0).toBe(true);
        expect(off.compare(Rational.fraction(-1n, 2n)) > 0).toBe(true);
      }),
    );
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 8 }),
        (units, decimals) => {
          const written = writeDecimal(units, decimals);
          expect(Rational.parse(written).roundHalfUp(decimals)).toBe(units);
          expect(Rational.parse(written).toFixed(decimals)).toBe(written);
        },
      ),
    );
  });
});
