import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { KEEP_BUYER_ID_SECRET } from '#libs/directory/buyer-ids.sql.js';
import { plainHeaderOf } from '#libs/ingest/mapping/bind-header.js';
import type { MappedImport } from '#libs/ingest/mapping/import-mapped.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { BUILT_IN_NAMES, builtInProfile } from '#libs/ingest/profiles.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { SECRET, amazon, googleAds, metaAds, shopify, wooCommerce } from './random-sources-abroad.js';
import type { RandomSource, SourceRow } from './random-sources.js';
import { jdMessages, jdOrders, jdOverview, jdSessions, jdShipping, jdSkus, jingzhuntong } from './random-sources.js';
import { rowsOf } from './samples.js';
import { Pen, fullWidth } from './written-cells.js';
import type { Look, WrittenTable } from './written-tables.js';
import { LOOKS, holdsSeveral, writeTables } from './written-tables.js';

/**
 * Random facts, written as the source of each profile writes them, in every encoding and container, are read back as the same facts; the same
 * file again changes nothing, and cut into two files they are the same.
 */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

/** More by `IMPORT_RUNS=200`, others by `IMPORT_SEED`. */
const RUNS = Number(process.env['IMPORT_RUNS'] ?? 2);
const SEED = Number(process.env['IMPORT_SEED'] ?? 1);

const SOURCES: readonly [name: string, draw: (pen: Pen) => RandomSource, isChinese: boolean][] = [
  ['jd-pop-orders', jdOrders, true],
  ['jd-shipping', jdShipping, true],
  ['jd-shangzhi-sku', jdSkus, true],
  ['jd-shangzhi-overview', jdOverview, true],
  ['jd-jingzhuntong', (pen) => jingzhuntong('campaign', pen), true],
  ['jd-jingzhuntong-account', (pen) => jingzhuntong('account', pen), true],
  ['jd-jingzhuntong-sku', (pen) => jingzhuntong('sku', pen), true],
  ['jd-chat-messages', jdMessages, true],
  ['jd-chat-sessions', jdSessions, true],
  ['shopify-orders', shopify, false],
  ['woocommerce-orders', wooCommerce, false],
  ['amazon-orders', amazon, false],
  ['google-ads-daily', googleAds, false],
  ['meta-ads-daily', metaAds, false],
];

/** A header as somebody may write it. */
function writeHeader(pen: Pen, header: string, unit: string, isChinese: boolean): string {
  const text = `${header}${unit}`;
  return pen.pick([text, text, ` ${text} `, ...(isChinese ? [fullWidth(text)] : [text.toUpperCase()])]);
}

/** Lays rows under random headers: aliases in any order, with columns between that the profile ignores or does not know. */
function layTable(pen: Pen, source: RandomSource, isChinese: boolean): (groups: RandomSource['groups']) => WrittenTable {
  const { fields, ignored } = builtInProfile(source.profile);
  const names = Object.keys(source.groups[0]?.[0] ?? {});
  const taken = new Set(Object.values(fields).flatMap(({ header }) => header).flatMap((header) => [plainHeaderOf(header).whole, plainHeaderOf(header).bare]));
  const others = pen.shuffle(ignored.filter((header) => !header.endsWith('*') && !taken.has(plainHeaderOf(header).whole))).slice(0, pen.integer(0, 4));
  const columns = pen.shuffle([
    ...names.map((name) => ({ name, header: writeHeader(pen, pen.pick(fields[name]?.header ?? []), fields[name]?.type === 'yuan' ? pen.unitOf(name) : '', isChinese) })),
    ...[...others, pen.pick(['负责人', 'Somebody'])].map((header) => ({ name: null, header })),
  ]);
  const titles = pen.pick([[], [], ['店铺：试样旗舰店'], ['试样旗舰店', '报表']]);
  const write = (row: SourceRow) => columns.map(({ name }) => (name === null ? { text: pen.pick(['张三丰', '1,2', '"', '', '13800000001']) } : (row[name] ?? { text: '' })));
  const total = source.total === undefined ? [] : [write(source.total.row)];
  return (groups) => {
    const rows = groups.flat().map(write);
    return { titles, header: columns.map(({ header }) => header), rows: source.total?.place === 'first' ? [...total, ...rows] : [...rows, ...total] };
  };
}

async function bringIn(pen: Pen, source: RandomSource, tables: readonly [WrittenTable, ...WrittenTable[]], look: Look): Promise<MappedImport> {
  const { bytes, ending } = await writeTables(pen, tables, look, source.stem);
  const path = join(imports.folder, `${source.stem}${ending}`);
  writeFileSync(path, bytes);
  return importMapped(imports.database, { profile: builtInProfile(source.profile), path, options: source.options, rejectsFolder: imports.folder });
}

async function stored(source: RandomSource): Promise<unknown> {
  return Promise.all(source.expected.map(async ({ kind, columns }) => [kind, await rowsOf(imports, kind, columns)]));
}

function expected({ expected: facts }: RandomSource): unknown {
  return facts.map(({ kind, rows }) => [kind, rows.toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))]);
}

function countsOf({ summaries }: MappedImport, names: readonly ('rejected' | 'added' | 'changed')[]): number[] {
  return summaries.flatMap((summary) => names.map((name) => summary[name]));
}

async function begin(): Promise<void> {
  await imports.empty();
  await imports.database.query(KEEP_BUYER_ID_SECRET, [SECRET]);
}

it('every profile that brings something in is written here', () => {
  expect(SOURCES.map(([name]) => name).toSorted()).toEqual(BUILT_IN_NAMES.filter((name) => builtInProfile(name).facts.length > 0).toSorted());
});

describe.each(SOURCES)('%s', (name, draw, isChinese) => {
  it('is read back as the same facts, whatever it comes in', async () => {
    // Over the profiles every look comes about as often.
    let turn = SOURCES.findIndex(([each]) => each === name) * RUNS;
    const property = fc.asyncProperty(fc.gen(), async (given) => {
      const look = LOOKS[turn++ % LOOKS.length] as Look;
      const pen = new Pen(given, isChinese);
      const source = draw(pen);
      if (source.groups.length === 0) return;
      const lay = layTable(pen, source, isChinese);
      const cut = pen.integer(0, source.groups.length - 1);
      const parts = [source.groups.slice(0, cut), source.groups.slice(cut)].filter((groups) => groups.length > 0).map(lay) as [WrittenTable, ...WrittenTable[]];
      await begin();
      const tables: readonly [WrittenTable, ...WrittenTable[]] = holdsSeveral(look) ? parts : [lay(source.groups)];
      const first = await bringIn(pen, source, tables, look);
      expect([look, countsOf(first, ['rejected']).filter((rejected) => rejected > 0), first.summaries.flatMap(({ firstProblems }) => firstProblems)]).toEqual([look, [], []]);
      expect(await stored(source)).toEqual(expected(source));
      const again = await bringIn(pen, source, tables, look);
      expect(countsOf(again, ['added', 'changed']).every((count) => count === 0)).toBe(true);
      await begin();
      for (const part of parts) await bringIn(pen, source, [part], { encoding: 'utf-8', packing: 'none' });
      expect(await stored(source)).toEqual(expected(source));
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true });
  });
});
