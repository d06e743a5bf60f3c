/** A line of a rule set document, as far as it is written in blocks. */
interface DocumentLine {
  readonly indent: number;
  /** The key that the line begins with; null where it has none, such as an item of a list. */
  readonly key: string | null;
  /** What stands behind the key. */
  readonly value: string;
}

/** Where in a document something is typed. */
export interface DocumentPlace {
  /** The keys above, and that of the line where its value is typed. */
  readonly path: readonly string[];
  readonly part: 'key' | 'value';
  /** Where what is typed begins. */
  readonly from: number;
  readonly indent: number;
  /** The keys that stand beside it already. */
  readonly beside: readonly string[];
}

const KEYED = /^(\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#'"[\]{},:-][^:#]*?|-?\d[^:#]*?)\s*:(?:\s+(.*)|\s*)$/;
const TYPED_KEY = /^(\s*)([\w.+-]*)$/;
const TYPED_VALUE = /^(\s*)([^\s#'"-][^:#]*?|"[^"]*"|'[^']*')\s*:(\s+)([\w.+-]*)$/;

/** Where a cursor stands: at a key or at a value, and below which keys. Null in a list, a comment, or within brackets, where nothing is offered. */
export function placeAt(text: string, offset: number): DocumentPlace | null {
  const lines = text.split('\n');
  const number = text.slice(0, offset).split('\n').length - 1;
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(begin, offset);
  const key = TYPED_KEY.exec(typed);
  if (key !== null && !/^-(\s|$)/.test(key[2] ?? '')) {
    const indent = (key[1] ?? '').length;
    return { path: keysAbove(lines, number, indent), part: 'key', from: begin + indent, indent, beside: keysBeside(lines, number, indent) };
  }
  const value = TYPED_VALUE.exec(typed);
  if (value === null) return null;
  const [, space = '', own = '', , written = ''] = value;
  return { path: [...keysAbove(lines, number, space.length), unquote(own)], part: 'value', from: offset - written.length, indent: space.length, beside: [] };
}

/** A value of a document with the keys above it. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly value: string;
}

/** All values of a full set as the API writes it; a list is one value. What is empty is left out. */
export function readLeaves(text: string): Leaf[] {
  const leaves: { keys: readonly string[]; value: string }[] = [];
  const above: { indent: number; key: string }[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const { indent, key, value } = readLine(line);
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop();
    if (key !== null) {
      above.push({ indent, key });
      if (value !== '' && value !== '{}') leaves.push({ keys: above.map((each) => each.key), value });
      continue;
    }
    const item = line.trim().replace(/^- /, '');
    const last = leaves.at(-1);
    const keys = above.map((each) => each.key);
    if (last !== undefined && last.keys.join('\n') === keys.join('\n')) last.value = `${last.value.slice(0, -1)},${item}]`;
    else leaves.push({ keys, value: `[${item}]` });
  }
  return leaves;
}

function keysAbove(lines: readonly string[], number: number, indent: number): string[] {
  const keys: string[] = [];
  let within = indent;
  for (let index = number - 1; index >= 0 && within > 0; index--) {
    const line = readLine(lines[index] ?? '');
    if (line.key === null || line.indent >= within) continue;
    keys.unshift(line.key);
    within = line.indent;
  }
  return keys;
}

function keysBeside(lines: readonly string[], number: number, indent: number): string[] {
  const found: string[] = [];
  for (const step of [-1, 1]) {
    for (let index = number + step; index >= 0 && index < lines.length; index += step) {
      const text = lines[index] ?? '';
      if (text.trim() === '' || /^\s*#/.test(text)) continue;
      const line = readLine(text);
      if (line.indent < indent) break;
      if (line.indent === indent && line.key !== null) found.push(line.key);
    }
  }
  return found;
}

function readLine(text: string): DocumentLine {
  const found = /^\s*(#|- |-$)/.test(text) ? null : KEYED.exec(text.replace(/\s+#.*$/, ''));
  if (found === null) return { indent: text.length - text.trimStart().length, key: null, value: '' };
  const [, space = '', key = '', value = ''] = found;
  return { indent: space.length, key: unquote(key), value: value.trim() };
}

function unquote(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}
