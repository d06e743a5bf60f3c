import { makeReadable } from './readable-text.js';

/** A font of Latin, Chinese and some signs. */
const hasGlyph = (codePoint: number) => (codePoint >= 0x20 && codePoint < 0x250) || (codePoint >= 0x4e00 && codePoint < 0x9fff) || [0x25a1, 0x2026, 0xa5].includes(codePoint);

it.each([
  ['王敏 Wang', '王敏 Wang'],
  ['¥1,234.50', '¥1,234.50'],
  ['海风🌊旗舰店', '海风□旗舰店'],
  // One family of four, a flag, a thumb of some colour: one sign each.
  ['a👨‍👩‍👧‍👦b', 'a□b'],
  ['🇨🇳', '□'],
  ['👍🏽!', '□!'],
  // A letter and its accent, apart.
  ['Cafe\u0301', 'Café'],
  ['two\nlines\tand\u0000more', 'two lines and more'],
  ['left\u202Eright\u200B!', 'leftright!'],
  ['half \ud83c pair', 'half □ pair'],
  ['עברית', '□□□□□'],
  ['', ''],
])('%j is shown as %j', (text, shown) => {
  expect(makeReadable(text, hasGlyph)).toBe(shown);
});
