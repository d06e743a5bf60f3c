import * as fc from 'fast-check';
import { decimal, flag, mapping, oneOf, pointsCurve, sumsTo, wholeNumber } from './fields.js';

const anyDecimal = fc
  .tuple(fc.nat({ max: 9_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => `${units}`.padStart(places + 1, '0'))
  .chain((digits) =>
    fc
      .nat({ max: digits.length - 1 })
      .map((cut) => (cut === 0 ? digits : `${digits.slice(0, -cut)}.${digits.slice(-cut)}`)),
  );

describe('decimals', () => {
  it.each([
    ['0.70', '0.7'],
    ['007', '7'],
    ['1.000', '1'],
    ['0.0', '0'],
    ['10', '10'],
    ['12345678901234567890.12345678901234567890', '12345678901234567890.1234567890123456789'],
  ])('%s is kept as %s', (written, kept) => {
    expect(decimal(0, 1e30).parse(written)).toBe(kept);
  });

  it('stay the number that they were', () => {
    fc.assert(
      fc.property(anyDecimal, (written) => {
        const kept = decimal(0).parse(written);
        expect(Number(kept)).toBe(Number(written));
        expect(decimal(0).parse(kept)).toBe(kept);
        expect(kept).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
    );
  });

  it('keep to their bounds', () => {
    expect(decimal(0, 1).safeParse('1').success).toBe(true);
    expect(decimal(0, 1).safeParse('1.01').success).toBe(false);
    expect(decimal(0, 1).safeParse('-0.01').success).toBe(false);
    expect(decimal(-1).parse('-0.50')).toBe('-0.5');
    expect(wholeNumber(1, 30).parse('030')).toBe('30');
    expect(wholeNumber(1, 30).safeParse('31').success).toBe(false);
    expect(wholeNumber(1, 30).safeParse('1.5').success).toBe(false);
  });
});

describe('sums of decimals', () => {
  it('are exact, where binary floats are not', () => {
    expect(sumsTo(['0.1', '0.2', '0.7'], 1n)).toBe(true);
    expect(sumsTo(['0.7', '0.2', '0.10000000000000000001'], 1n)).toBe(false);
    expect(sumsTo(['1'], 1n)).toBe(true);
    expect(sumsTo([], 0n)).toBe(true);
    expect(sumsTo([], 1n)).toBe(false);
    expect(sumsTo(['-0.5', '1.5'], 1n)).toBe(true);
  });

  it('do not judge what is no decimal', () => {
    expect(sumsTo(['most', '0.2'], 1n)).toBe(true);
  });
});

describe('other fields', () => {
  it('say what they allow', () => {
    const messageOf = (result: { error?: { issues: readonly { message: string }[] } | undefined }) =>
      result.error?.issues[0]?.message;
    expect(messageOf(oneOf('gmv', 'division').safeParse('sales'))).toBe('one of gmv, division');
    expect(messageOf(flag().safeParse('yes'))).toBe('true or false');
    expect(messageOf(mapping({ head: decimal(0), tail: decimal(0) }).safeParse([]))).toBe('a mapping of head, tail');
    expect(messageOf(pointsCurve().safeParse([]))).toBe('at least one pair [completion, points]');
  });

  it('take a curve that rises, stands and jumps once', () => {
    const curve = [
      ['0', '0'],
      ['0.6', '0'],
      ['0.6', '60'],
      ['1', '60'],
      ['1.20', '120'],
    ];
    expect(pointsCurve().parse(curve)).toEqual(
      curve.map(([completion, points]) => [completion === '1.20' ? '1.2' : completion, points]),
    );
  });
});
