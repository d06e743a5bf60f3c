import fc from 'fast-check';
import type { MappingSource } from './mapping-profile.js';
import type { FieldReader, MappingContext } from './read-source.js';
import { readerOfSource } from './read-source.js';

/** Cells are read by the names of their columns here: a, b, c. */
const FIELDS = ['a', 'b', 'c'];
const fieldOf: FieldReader = (name) => (FIELDS.includes(name) ? (cells) => cells[FIELDS.indexOf(name)] ?? '' : null);
const CONTEXT: MappingContext = { options: { shop: 's1', none: '' }, nameParts: { day: '2026年9月1日' }, digestKey: Buffer.alloc(32, 7) };

const read = (source: MappingSource, cells: readonly string[], type?: 'day' | 'yuan') => readerOfSource(source, type, fieldOf, CONTEXT)(cells);

it.each<[what: string, source: MappingSource, cells: string[], value: string]>([
  ['a field', 'b', ['1', '2'], '2'],
  ['a constant', { value: 'x' }, [], 'x'],
  ['an option', { option: 'shop' }, [], 's1'],
  ['a part of the name', { name_part: 'day' }, [], '2026年9月1日'],
  ['a field where another holds something', { field: 'a', where: 'b' }, ['1', '2'], '1'],
  ['nothing where it holds nothing', { field: 'a', where: 'b' }, ['1', ''], ''],
  ['a field that agrees with another', { field: 'a', same_as: 'b' }, ['1', '1'], '1'],
  ['a field whose other is absent', { field: 'a', same_as: 'b' }, ['1', ''], '1'],
  ['both where they differ', { field: 'a', same_as: 'b' }, ['1', '2'], '1/2'],
  ['the first that holds something', { first_of: ['a', { option: 'none' }, { text: '{shop}-{b}' }] }, ['', '2'], 's1-2'],
  ['none of them without its condition', { first_of: ['a', 'b'], where: 'c' }, ['1', '2', ''], ''],
  ['a product', { product: ['a', 'b'] }, ['19.90', '3'], '59.7'],
  ['a product less a discount', { product: ['a', 'b'], less: ['c'] }, ['50.00', '2', '10'], '90'],
  ['a sum, what is absent left out', { sum: [{ value: '0' }, 'a', 'b'], less: ['c'] }, ['100', '', '0.5'], '99.5'],
  ['no sum of nothing', { sum: ['a', 'b'] }, ['', ''], ''],
  ['a value that is no number, for its row to be rejected', { sum: ['a', 'b'] }, ['1', 'many'], 'many'],
  ['a text', { text: '{a}/{shop}' }, ['7'], '7/s1'],
  ['no text with nothing in it', { text: '{a}/{none}' }, ['7'], ''],
  ['a digest', { digest: ['a'] }, ['ada@sample.example'], 'a2c0ae81f0b6d9da79d1ec80'],
  ['the same in upper case', { digest: ['a'] }, ['ADA@Sample.example'], 'a2c0ae81f0b6d9da79d1ec80'],
  ['no digest of nothing', { digest: ['a', 'b'] }, ['', ''], ''],
])('reads %s', (_, source, cells, value) => {
  expect(read(source, cells)).toBe(value);
});

it('reads days in names and texts in any way that they are written', () => {
  expect(read({ name_part: 'day' }, [], 'day')).toBe('2026-09-01');
  expect(read({ text: '{a} {b}, 2020' }, ['April', '1'], 'day')).toBe('2020-04-01');
  expect(read({ text: '{a}' }, ['soon'], 'day')).toBe('soon');
});

it('makes digests that nobody can compute without the secret of the deployment', () => {
  const digestOf = (digestKey: Buffer | null) => readerOfSource({ digest: ['a'] }, undefined, fieldOf, { ...CONTEXT, digestKey })(['ada@sample.example']);
  expect([digestOf(Buffer.alloc(32, 7)), digestOf(Buffer.alloc(32, 8)), digestOf(null)]).toEqual(['a2c0ae81f0b6d9da79d1ec80', expect.not.stringMatching('a2c0ae81f0b6d9da79d1ec80'), '']);
});

it('tells fields apart in digests, however they are cut', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const same = a.toLowerCase() === c.toLowerCase() && b.toLowerCase() === d.toLowerCase();
      const digest = (...cells: string[]) => read({ digest: ['a', 'b'] }, cells);
      expect(digest(a, b) === digest(c, d)).toBe(same);
    }),
  );
});
