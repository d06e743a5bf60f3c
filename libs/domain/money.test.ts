import * as fc from 'fast-check';
import { parseYuan, writeYuan } from './money.js';

describe('money: yuan in files, whole fen inside', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['1234.5', 123_450],
    ['1234.56', 123_456],
    ['0.07', 7],
    ['-0.50', -50],
    // 8.2 · 100 is 819.9999999999999 in binary floats.
    ['8.2', 820],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('reads %s yuan as %i fen', (yuan, fen) => {
    expect(parseYuan(yuan)).toBe(fen);
  });

  it.each(['', '1.234', '1,234.50', '￥12', '1e3', '.5', '1.', '+1', ' 1', '90071992547409.92'])(
    'refuses %j',
    (yuan) => {
      expect(() => parseYuan(yuan)).toThrow(
        expect.objectContaining({ code: 'amount-invalid', details: { amount: yuan } }),
      );
    },
  );

  it.each([
    [123_450, '1234.50'],
    [7, '0.07'],
    [0, '0.00'],
    [-50, '-0.50'],
    [10n ** 20n, '1000000000000000000.00'],
  ])('writes %s fen as %s yuan', (fen, yuan) => {
    expect(writeYuan(fen)).toBe(yuan);
  });

  it('reads what it writes', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => expect(parseYuan(writeYuan(fen))).toBe(fen)));
  });
});
