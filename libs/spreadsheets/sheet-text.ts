/** What a cell of a spreadsheet holds of a text. */
const LONGEST_TEXT = 32_767;
/** What must not stand in XML as it is; `_x0041_` would be read as a letter. */
const SPECIAL = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_/u;
const NOT_IN_XML = /(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;
const REPLACEMENT = '\uFFFD';

/**
 * A text as the content of XML of a workbook, which holds any text but: control characters and halves of surrogate pairs, each of which
 * becomes U+FFFD, and more than 32,767 characters, where it ends with an ellipsis.
 */
export function writeText(text: string): string {
  const fitting = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  if (!SPECIAL.test(fitting)) return fitting;
  return fitting
    .replaceAll(NOT_IN_XML, REPLACEMENT)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_');
}
