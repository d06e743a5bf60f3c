import type { RandomSource } from '../attribution/random-source.js';

/** A change of the text of a table. */
export type MutateText = (text: string, random: RandomSource) => string;

/** What cells are replaced by: numbers and days that cannot be, what spreadsheets make of cells, signs that mean something somewhere. */
export const ODD_CELLS = [
  ...['', ' ', '\u00A0', '\u3000', '-', '--', '暂无数据', 'N/A', 'NULL', '\\N', '\\.', 'NaN', 'Infinity', '-Infinity', 'undefined', 'null', '[object Object]'],
  ...['0', '-0', '-1', '+5', '007', '1e9', '1E+17', '1.23E+17', '1e-320', '1e400', '0x1F', '1_000', '.5', '5.', '1,2,3', '１２３．４５', '12.3%', '1.2万', '3亿', '(5.00)', '￥', '99.00(已全额退款)'],
  ...['9'.repeat(40), '9'.repeat(400), '0.000000000000000000001', '99999999999.999', '2147483648', '9223372036854775808', '-9223372036854775809'],
  ...['0001-01-01 00:00:00', '1970-01-01 08:00:00', '9999-12-31', '10000-01-01', '2026-02-30', '2026-13-01', '1899-12-31', '2026-9-1', '2026/9/1 24:00', '2026-09-01T25:61:61', '20260901', '46266', '46266.999999999', '2958466', '-1.5', '99999999', '2026-09-01 10:00:00 +99:00', 'infinity', 'epoch', 'now', 'today', '2026年9月1日', '１９９９－０９－０１'],
  ...['=1+1', '="00123"', "'00123", '@SUM(A1)', "+cmd|' /C calc'!A0", '=HYPERLINK("http://sample.example")'],
  ...['"', '""', '"""', "'", "';DROP TABLE orders;--", '${x}', '{file}', '%s', '<a>&amp;</a>', '\\', '\\n', '\b', '\u0001', '\u001A', '\u007F', '\u0085', '\u2028', '\u200B', '\u202E', '\uFEFF', '\uFFFD', '\uFFFF', '\uD800', '🛒', '👩‍👩‍👧‍👦', 'é', '京', '京'.repeat(300), 'x'.repeat(3_000)],
  ...['合计', '总计', 'Total', '2026-09-01~2026-09-30', '(删除)等待出库', 'true', 'TRUE', '是'],
];

const VERY_LONG = 100_000;

function replaceAt(text: string, at: number, gone: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + gone);
}

const onLines = (change: (lines: string[], random: RandomSource) => string[]): MutateText => (text, random) => change(text.split('\n'), random).join('\n');

function separatorIn(text: string): string {
  return [',', '\t', ';'].toSorted((left, right) => text.split(right).length - text.split(left).length)[0] ?? ',';
}

const onCells =
  (change: (cells: string[], random: RandomSource) => string[]): MutateText =>
  (text, random) => {
    const separator = separatorIn(text);
    const lines = text.split('\n');
    const at = random.below(lines.length);
    lines[at] = change((lines[at] ?? '').split(separator), random).join(separator);
    return lines.join('\n');
  };

const toFullWidth = (text: string) => text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** Changes of the text of a table, by what they do. */
export const TEXT_MUTATIONS: Readonly<Record<string, MutateText>> = {
  'odd cell': onCells((cells, random) => cells.with(random.below(cells.length), random.pick(ODD_CELLS))),
  'odd cell in quotes': onCells((cells, random) => cells.with(random.below(cells.length), `"${random.pick(ODD_CELLS).replaceAll('"', '""')}"`)),
  'odd column': (text, random) => {
    const separator = separatorIn(text);
    const [lines, odd] = [text.split('\n'), random.pick(ODD_CELLS)];
    const at = random.below((lines[0] ?? '').split(separator).length);
    return lines.map((line, index) => (index === 0 || line === '' ? line : line.split(separator).with(Math.min(at, line.split(separator).length - 1), odd).join(separator))).join('\n');
  },
  'odd piece': (text, random) => replaceAt(text, random.below(text.length), 0, random.pick(ODD_CELLS)),
  'cell gone': onCells((cells, random) => cells.toSpliced(random.below(cells.length), 1)),
  'cell more': onCells((cells, random) => cells.toSpliced(random.below(cells.length), 0, random.pick(ODD_CELLS))),
  'cells swapped': onCells((cells, random) => random.shuffle(cells)),
  'many cells': onCells((cells, random) => [...cells, ...Array.from({ length: 1 + random.below(3_000) }, () => '')]),
  'very long cell': onCells((cells, random) => cells.with(random.below(cells.length), random.pick(['x', '9', '京', '"a"', ' ']).repeat(random.below(VERY_LONG)))),
  'header cell': (text, random) => {
    const [first = '', ...rest] = text.split('\n');
    const cells = first.split(separatorIn(text));
    return [cells.with(random.below(cells.length), random.pick([...ODD_CELLS, ...cells])).join(separatorIn(text)), ...rest].join('\n');
  },
  'line gone': onLines((lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  'line twice': onLines((lines, random) => lines.toSpliced(random.below(lines.length), 0, random.pick(lines))),
  'lines many times': onLines((lines, random) => [...lines, ...Array.from({ length: random.below(300) }, () => random.pick(lines))]),
  'lines shuffled': onLines((lines, random) => random.shuffle(lines)),
  'lines joined': (text, random) => {
    const ends = text.split('\n').length - 1;
    const wanted = random.below(Math.max(ends, 1));
    let seen = 0;
    return text.replaceAll('\n', (end) => (seen++ === wanted ? '' : end));
  },
  'titles above': (text, random) => `${Array.from({ length: random.below(40) }, () => random.pick(['', '店铺经营报表', '2026-09-01,2026-09-30', ',,,', '"'])).join('\n')}\n${text}`,
  'other separator': (text, random) => text.replaceAll(separatorIn(text), random.pick([';', '\t', '|', ',,', ', ', '，', '\u0001', ' '])),
  'other line ends': (text, random) => text.replaceAll(/\r?\n/g, random.pick(['\r\n', '\r', '\n\n', '\n\r', '\u2028', '\u0085', '\0'])),
  'other quotes': (text, random) => text.replaceAll('"', random.pick(["'", '“', '""', '', '\\"'])),
  'everything in quotes': (text) => text.split('\n').map((line) => line.split(separatorIn(text)).map((cell) => `"${cell}"`).join(separatorIn(text))).join('\n'),
  'quoted whole': (text) => `"${text}"`,
  'quote put in': (text, random) => replaceAt(text, random.below(text.length), 0, '"'),
  'digits full-width': (text, random) => (random.happens(50) ? toFullWidth(text) : text.replaceAll(/\d/g, toFullWidth)),
  'digits other': (text, random) => text.replaceAll(/\d/g, (digit) => (random.happens(5) ? String(random.below(10)) : digit)),
  'days other': (text, random) => text.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => (random.happens(20) ? random.pick(['2026-02-30', '0000-00-00', '46266', '01/02/2026', '2026年9月1日', '99999-01-01']) : day)),
  'blanks around': (text, random) => text.replaceAll(separatorIn(text), `${random.pick([' ', '\u00A0', '\u3000', '\t'])}${separatorIn(text)}`),
  'zero bytes': (text, random) => replaceAt(text, random.below(text.length), 0, '\0'.repeat(1 + random.below(3))),
  'marks within': (text, random) => replaceAt(text, random.below(text.length), 0, '\uFEFF'),
  'a page': (text, random) => random.pick(['<html><table>', '<?xml version="1.0"?>', '<!DOCTYPE html>', '\n <TABLE>']) + text,
};
