import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { basename, join } from 'node:path';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import type { KindName } from '#libs/ingest/kind.js';
import { bindHeader, isBound } from '#libs/ingest/mapping/bind-header.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { BUILT_IN_NAMES, builtInProfile } from '#libs/ingest/profiles.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import type { TableRow } from '#libs/ingest/table-rows.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { SAMPLES, pathOf } from './samples.js';

/**
 * What the samples say of people comes to rest nowhere: not in any column of any table, not in rejected rows and reports, not in the files
 * that an import makes for itself. The file that was handed over stays as it is, beside them.
 */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
  // The environment of a test is a copy, which Node.js does not look into.
  jest.spyOn(os, 'tmpdir').mockReturnValue(folderOf('temporary'));
});

afterAll(async () => {
  jest.restoreAllMocks();
  await imports.close();
});

const WITH_PEOPLE = BUILT_IN_NAMES.filter((name) => SAMPLES[name].personal.length > 0);
const IMPORTED = WITH_PEOPLE.filter((name) => builtInProfile(name).facts.length > 0);
/** Texts that stand in columns of things, too. */
const COMMON = new Set(['', '--']);

/** What the file is about. */
function kindOf(name: BuiltInName): KindName {
  return (builtInProfile(name).facts[0]?.kind ?? 'orders') as KindName;
}

function folderOf(name: string): string {
  const folder = join(imports.folder, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

interface ReadSample {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
  /** What stands in the personal columns, by header. */
  readonly personal: ReadonlyMap<string, readonly string[]>;
}

async function readSample(name: BuiltInName): Promise<ReadSample> {
  const file = await openRawFile(pathOf(name), () => undefined);
  const all: TableRow[] = [];
  try {
    for await (const batch of file.tables[0]?.rows() ?? []) all.push(...batch);
  } finally {
    file.close();
  }
  const bound = bindHeader(builtInProfile(name), all);
  const header = all.find(({ line }) => isBound(bound) && line === bound.line);
  if (header === undefined) throw new Error(`no header in the sample of ${name}`);
  const rows = all.slice(all.indexOf(header) + 1);
  const textsIn = (title: string) => rows.map(({ cells }) => cells[header.cells.indexOf(title)] ?? '').filter((text) => !COMMON.has(text));
  return { header, rows, personal: new Map(SAMPLES[name].personal.map((title) => [title, textsIn(title)])) };
}

/** The note of a split order is read for its children alone. */
function textsOf({ personal }: ReadSample): string[] {
  return [...new Set([...personal.values()].flat().map((text) => text.replace(/；?订单拆分为.*/s, '').replace(/^'/, '')))].filter((text) => text !== '');
}

/** The sample with a value in each row that is rejected, and a row that has moved to the side. */
function withFaults(name: BuiltInName, { header, rows }: ReadSample): string {
  const { fields } = builtInProfile(name);
  const bound = bindHeader(builtInProfile(name), [header]);
  const broken = isBound(bound) ? (bound.fields.find((each) => ['yuan', 'instant', 'count'].includes(fields[each.name]?.type ?? ''))?.column ?? -1) : -1;
  const write = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const faulty = rows.map(({ cells }) => write(cells.map((cell, column) => (column === broken ? '???' : cell))));
  return `${[write(header.cells), ...faulty, `x,x,x,${write(rows[0]?.cells ?? [])}`].join('\n')}\n`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

/** The files under a folder that hold any of some texts, in upper or lower case. */
function filesWith(texts: readonly string[], folder: string): string[] {
  return filesIn(folder).filter((path) => {
    const text = readFileSync(path, 'utf8').toLowerCase();
    return texts.some((each) => text.includes(each.toLowerCase()));
  });
}

/** Hands a file over and brings it in, as a worker does; looks into the files that the import makes for itself while they are there. */
async function bringIn(name: BuiltInName, path: string, texts: readonly string[]): Promise<{ rejected: number; leaks: string[]; spools: number }> {
  const files = new ImportFiles(imports.database);
  const fileId = await files.receive({ path, fileName: basename(path), kind: kindOf(name), profile: name, options: SAMPLES[name].options, sizeBytes: statSync(path).size });
  const leaks: string[] = [];
  let spools = 0;
  const settled = await importReceivedFile(imports.database, fileId, {
    rejectsFolder: folderOf('rejects'),
    onProgress: (phase) => {
      if (phase !== 'merge') return;
      spools += filesIn(folderOf('temporary')).length;
      leaks.push(...filesWith(texts, folderOf('temporary')));
    },
  });
  if (settled.state !== 'done') throw new Error(`${name}: ${JSON.stringify(settled.error)}`);
  return { rejected: settled.report?.rows?.rejected ?? 0, leaks, spools };
}

it.each(WITH_PEOPLE)('the sample of %s says something in each of its personal columns', async (name) => {
  const { personal } = await readSample(name);
  expect([...personal].filter(([, texts]) => texts.length === 0).map(([title]) => title)).toEqual([]);
});

it.each(IMPORTED)('%s leaves nothing of the people in its sample, nor in rows that it rejects', async (name) => {
  const sample = await readSample(name);
  const texts = textsOf(sample);
  const folder = folderOf(`handed over ${name}`);
  const [good, faulty] = [join(folder, basename(pathOf(name))), join(folder, 'faulty.csv')];
  writeFileSync(good, readFileSync(pathOf(name)));
  writeFileSync(faulty, withFaults(name, sample));
  const outcomes = [await bringIn(name, good, texts), await bringIn(name, faulty, texts)];
  expect(outcomes.map(({ leaks }) => leaks)).toEqual([[], []]);
  expect(outcomes.map(({ rejected, spools }) => [rejected > 0, spools > 0])).toEqual([[false, true], [true, true]]);
  const handedOver = filesIn(folder).filter((path) => /faulty(?: \d+)?\.csv$/.test(path) || basename(path) === basename(good));
  expect(filesWith(texts, imports.folder).filter((path) => !handedOver.includes(path))).toEqual([]);
  expect(filesIn(folderOf('temporary'))).toEqual([]);
  expect(await imports.textsLike(texts)).toEqual([]);
  rmSync(folder, { recursive: true });
  // What is kept would have been found.
  expect(await imports.textsLike(['m1'])).not.toEqual([]);
});
