import fc from 'fast-check';
import { SheetNames } from './sheet-names.js';

describe('the names of sheets', () => {
  it('are as wanted where programs take them, and as near as can be elsewhere', () => {
    const names = new SheetNames();
    expect(['排名', 'a/b:c*[d]?\\e', "'quoted'", '  two\n lines ', 'x'.repeat(40)].map((name) => names.give(name))).toEqual([
      '排名',
      'a b c d e',
      'quoted',
      'two lines',
      'x'.repeat(31),
    ]);
  });

  it('differ, whatever the case and width of letters: by what else there is to say, then by a number', () => {
    const names = new SheetNames();
    expect(names.give('Wang')).toBe('Wang');
    expect(names.give('WANG', 'WANG m2')).toBe('WANG m2');
    expect(names.give('Ｗａｎｇ')).toBe('Ｗａｎｇ 2');
    expect(names.give('wang', 'wang M2')).toBe('wang M2 2');
    expect(names.give('History', 'History m1')).toBe('History m1');
  });

  it('do not end in half a character', () => {
    expect(new SheetNames().give('\u{1F600}'.repeat(20))).toBe('\u{1F600}'.repeat(15));
  });

  it('are always fit and never the same', () => {
    const nasty = fc.string({ unit: fc.oneof(fc.constantFrom('a', 'A', "'", ' ', '[', '/', '\n', '\uD800', '王', '\u{1F600}'), fc.string({ minLength: 1, maxLength: 1 })), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 30 }), (wanted) => {
        const names = new SheetNames();
        const given = wanted.map((name) => names.give(name));
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(wanted.length);
        for (const name of given) expect(name).toMatch(/^(?!')[^[\]:*?/\\\n]{1,31}(?<!')$/);
      }),
    );
  });
});
