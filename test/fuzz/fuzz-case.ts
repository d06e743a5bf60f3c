import type { RandomSource } from '../attribution/random-source.js';
import { randomSource } from '../attribution/random-source.js';
import { ENCODINGS, encodeText } from './encode-text.js';
import type { FuzzSource } from './fuzz-sources.js';
import { rowsOf } from './fuzz-sources.js';
import type { NamedFile } from './mutate-archive.js';
import { PACKINGS } from './mutate-archive.js';
import { BYTE_MUTATIONS } from './mutate-bytes.js';
import { OLD_WORKBOOK_MUTATIONS } from './mutate-old-workbook.js';
import { TEXT_MUTATIONS } from './mutate-text.js';
import { WORKBOOK_MUTATIONS, mutateWorkbook, workbookOf } from './mutate-workbook.js';
import { oldWorkbookOf } from './write-old-workbook.js';

/** A changed file, and what was done to it. */
export interface FuzzCase extends NamedFile {
  readonly number: number;
  readonly source: FuzzSource;
  readonly changes: readonly string[];
}

/** So many of a hundred files are changed once more, and then once more. */
const AGAIN = 30;
const MOST_CHANGES = 4;

/** The case of a number: the same seed and number give the same bytes. */
export function caseOf(sources: readonly FuzzSource[], seed: number, number: number): FuzzCase {
  // Every case has choices of its own, so that it can be repeated alone.
  const random = randomSource(Math.imul(seed, 1_000_003) + number);
  const source = random.pick(sources);
  const changes: string[] = [];
  const inside = writeContent(source, random, changes);
  const named = random.happens(8) ? { ...inside, name: rename(inside.name, random, changes) } : inside;
  const file = random.happens(source.content.as === 'text' ? 15 : 5) ? pack(named, random, changes) : named;
  return { ...file, number, source, changes };
}

/** The source as it is, in its own form. */
export function plainFileOf({ name, content }: FuzzSource): NamedFile {
  return { name, bytes: content.as === 'text' ? encodeText(content.text, content.wasGbk ? 'gb18030' : 'utf-8') : content.bytes };
}

function repeatedly<Content>(content: Content, random: RandomSource, once: (content: Content) => Content): Content {
  let changed = once(content);
  for (let times = 1; times < MOST_CHANGES && random.happens(AGAIN); times++) changed = once(changed);
  return changed;
}

/** A change that has nothing left to change leaves it as it is. */
function changeBy<Content extends { readonly length: number }>(table: Readonly<Record<string, (content: Content, random: RandomSource) => Content>>, random: RandomSource, changes: string[]) {
  return (content: Content): Content => {
    const name = random.pick(Object.keys(table));
    changes.push(name);
    return content.length === 0 ? content : (table[name]?.(content, random) ?? content);
  };
}

function writeContent(source: FuzzSource, random: RandomSource, changes: string[]): NamedFile {
  const { name, content } = source;
  const changeBytes = changeBy(BYTE_MUTATIONS, random, changes);
  if (content.as === 'old-workbook') return { name, bytes: changeOldWorkbook(content.bytes, random, changes) };
  if (content.as === 'workbook') return { name, bytes: changeWorkbook(content.bytes, random, changes) };
  const form = random.weigh([[60, 'text'], [20, 'bytes'], [10, 'workbook'], [4, 'old-workbook'], [6, 'lines of JSON']] as const);
  if (form === 'bytes') return { name, bytes: repeatedly(plainFileOf(source).bytes, random, changeBytes) };
  if (form === 'lines of JSON') return { name: name.replace(/\.\w+$/, '.ndjson'), bytes: changeJson(content.text, random, changes) };
  const text = form === 'text' || random.happens(30) ? repeatedly(content.text, random, changeBy(TEXT_MUTATIONS, random, changes)) : content.text;
  if (form === 'text') return { name, bytes: writeText(text, content.wasGbk, random, changes) };
  changes.push(form);
  if (form === 'workbook') return { name: name.replace(/\.\w+$/, '.xlsx'), bytes: changeWorkbook(workbookOf(rowsOf(text)), random, changes) };
  return { name: name.replace(/\.\w+$/, '.xls'), bytes: changeOldWorkbook(oldWorkbookOf(rowsOf(text)), random, changes) };
}

function writeText(text: string, wasGbk: boolean, random: RandomSource, changes: string[]): Buffer {
  const encoding = random.happens(60) ? (wasGbk ? 'gb18030' : 'utf-8') : random.pick(ENCODINGS);
  changes.push(encoding);
  const bytes = encodeText(text, encoding);
  if (!random.happens(4)) return bytes;
  changes.push('a wrong mark');
  return Buffer.concat([random.pick([Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff]), Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from([0xff, 0xfe, 0, 0])]), bytes]);
}

function changeJson(text: string, random: RandomSource, changes: string[]): Buffer {
  const [header = [], ...rows] = rowsOf(text);
  const values = (cells: readonly string[]) => Object.fromEntries(cells.map((cell, index) => [header[index] ?? `more${index}`, random.happens(3) ? random.pick([null, true, 1e300, -0, ['a'], { a: 1 }, '\uD800', 2 ** 63]) : cell]));
  const lines = rows.map((cells) => JSON.stringify(values(cells))).join('\n');
  changes.push('lines of JSON');
  return random.happens(60) ? Buffer.from(repeatedly(lines, random, changeBy(TEXT_MUTATIONS, random, changes))) : repeatedly(Buffer.from(lines), random, changeBy(BYTE_MUTATIONS, random, changes));
}

function changeWorkbook(bytes: Buffer, random: RandomSource, changes: string[]): Buffer {
  if (random.happens(15)) return repeatedly(bytes, random, changeBy(BYTE_MUTATIONS, random, changes));
  const names = Array.from({ length: random.happens(AGAIN) ? 2 : 1 }, () => random.pick(Object.keys(WORKBOOK_MUTATIONS)));
  changes.push(...names);
  return names.reduce((changed, name) => mutateWorkbook(changed, name, random), bytes);
}

function changeOldWorkbook(bytes: Buffer, random: RandomSource, changes: string[]): Buffer {
  return repeatedly(bytes, random, changeBy(random.happens(30) ? BYTE_MUTATIONS : OLD_WORKBOOK_MUTATIONS, random, changes));
}

function rename(name: string, random: RandomSource, changes: string[]): string {
  const ending = random.pick(['.csv', '.xlsx', '.xls', '.zip', '.csv.gz', '.txt', '.tsv', '.ndjson', '.pdf', '']);
  changes.push(`named ${ending === '' ? 'without an ending' : ending}`);
  return name.replace(/\.\w+$/, ending);
}

function pack(file: NamedFile, random: RandomSource, changes: string[]): NamedFile {
  const name = random.pick(Object.keys(PACKINGS));
  changes.push(name);
  return PACKINGS[name]?.(file, random) ?? file;
}
