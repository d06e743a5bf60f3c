import { writeText } from './sheet-text.js';

it.each([
  ['a plain text', '商家 A-1 =1+1', '商家 A-1 =1+1'],
  ['what XML means something by', 'a < b & "c" > d', 'a &lt; b &amp; &quot;c&quot; &gt; d'],
  ['a return, which XML would take for a line feed', 'a\r\nb', 'a_x000D_\nb'],
  ['what a workbook would read as a letter', '_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
  ['control characters', 'a\0b\u001fc\u007f', 'a\ufffdb\ufffdc\u007f'],
  ['halves of characters, and whole ones', '\ud83d 😀 \ude00', '\ufffd 😀 \ufffd'],
  ['what is no character', '\ufffe\uffff', '\ufffd\ufffd'],
])('writes %s', (_, text, written) => {
  expect(writeText(text)).toBe(written);
});

it('holds 32,767 characters, and ends longer texts with an ellipsis', () => {
  expect(writeText('x'.repeat(32_767))).toBe('x'.repeat(32_767));
  expect(writeText('x'.repeat(32_768))).toBe(`${'x'.repeat(32_766)}…`);
});
