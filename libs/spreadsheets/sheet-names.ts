const LONGEST = 31;
// Excel and LibreOffice refuse these in a sheet's name; a line break or an invisible character helps nobody there.
const REFUSED = /[[\]:*?/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;
/** Kept by Excel for itself. */
const RESERVED = 'history';

/** Gives every sheet of a workbook a name that spreadsheet programs take: at most 31 characters, unique whatever the case. */
export class SheetNames {
  private readonly taken = new Set<string>([RESERVED]);

  /** A name as near to the wanted one as can be; `otherwise` where that is taken, then numbers behind it. */
  give(wanted: string, otherwise: string = wanted): string {
    const [first, second] = [plain(wanted), plain(otherwise)];
    const numbered = Array.from({ length: this.taken.size + 1 }, (_, index) => ({ base: second, suffix: ` ${index + 2}` }));
    const candidates = [{ base: first, suffix: '' }, { base: second, suffix: '' }, ...numbered];
    const name = candidates.map(({ base, suffix }) => cut(base, LONGEST - suffix.length) + suffix).find((each) => each !== '' && !this.taken.has(keyOf(each)));
    if (name === undefined) throw new RangeError('There are more sheets than names.');
    this.taken.add(keyOf(name));
    return name;
  }
}

function plain(name: string): string {
  const text = name.replaceAll(REFUSED, ' ').replaceAll(/\s+/g, ' ');
  return text.replaceAll(/^['\s]+|['\s]+$/g, '');
}

/** At most so many UTF-16 units, without half a character at the end. */
function cut(text: string, length: number): string {
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/['\s]+$/, '');
}

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
