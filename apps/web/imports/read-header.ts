import { parse } from 'csv-parse/browser/esm/sync';
import type { FileHeader } from './header-mapping.js';

/** As long as a header may be. */
const LONGEST_HEADER = 64 * 1_024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The header of a CSV file. Null where it cannot be told here: the file is packed, no CSV, not UTF-8, or its first line has no end. */
export async function readHeader(file: File): Promise<FileHeader | null> {
  if (!/\.csv$/i.test(file.name)) return null;
  return headerOf(new Uint8Array(await file.slice(0, LONGEST_HEADER).arrayBuffer()));
}

/** The header in the first bytes of a file. A mark of the byte order and blank lines before it belong to it. */
export function headerOf(bytes: Uint8Array): FileHeader | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let begin = start;
  while (bytes[begin] === LINE_FEED || bytes[begin] === CARRIAGE_RETURN) begin++;
  const lineFeed = bytes.indexOf(LINE_FEED, begin);
  if (lineFeed === -1) return null;
  const end = bytes[lineFeed - 1] === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(begin, end));
    const [columns = []] = parse(text, { relax_column_count: true });
    return { columns: columns.map((name) => name.trim()), bytes: end };
  } catch {
    // The import says what is wrong with such a file.
    return null;
  }
}
