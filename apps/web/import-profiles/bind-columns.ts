import type { ProfileField } from './profile-document.js';

/** A header without blanks and marks, half-width and in lower case, as the import compares it; and the same without a unit behind it. */
export function plainHeader(header: string): { readonly whole: string; readonly bare: string } {
  const whole = header
    .normalize('NFKC')
    .replaceAll(/[\s\uFEFF\u200B"'`*]/g, '')
    .toLowerCase();
  return { whole, bare: /^(.+?)\((?:元|万元|千元|分|万|%|人民币|[a-z]{3})\)$/.exec(whole)?.[1] ?? whole };
}

/** The fields that read each column of a header, by its place: the first column that has one of a field's headers. */
export function bindColumns(header: readonly string[], fields: readonly ProfileField[]): readonly (readonly ProfileField[])[] {
  const plain = header.map(plainHeader);
  const placeOf = ({ headers }: ProfileField): number => {
    for (const { whole, bare } of headers.map(plainHeader)) {
      const same = plain.findIndex((each) => each.whole === whole);
      const found = same === -1 ? plain.findIndex((each) => each.bare !== '' && each.bare === bare) : same;
      if (found !== -1) return found;
    }
    return -1;
  };
  const places = fields.map(placeOf);
  return header.map((_, column) => fields.filter((_field, index) => places[index] === column));
}
