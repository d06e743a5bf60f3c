/** What stands for a character that the font lacks. */
const SUBSTITUTE = '□';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that show nothing: joiners, marks of direction, selectors of variants, halves of pairs. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * A text of which the font can show everything: what it lacks (an emoji, however it is composed) becomes one □, controls become a space,
 * and what shows nothing goes.
 */
export function makeReadable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  const isPlain = (part: string) => Array.from(part).every((character) => hasGlyph(character.codePointAt(0) ?? 0));
  const written = text.normalize('NFC').replaceAll(CONTROLS, ' ');
  const seen = written.replaceAll(INVISIBLE, '');
  if (isPlain(seen)) return seen;
  // Joiners hold a composed sign together, so they go only when the text is taken apart.
  return Array.from(GRAPHEMES.segment(written), ({ segment }) => {
    const shown = segment.replaceAll(INVISIBLE, '');
    return isPlain(shown) ? shown : SUBSTITUTE;
  }).join('');
}
