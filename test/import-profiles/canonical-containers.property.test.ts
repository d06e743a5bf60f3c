import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import { encodeText } from '../fuzz/encode-text.js';
import type { Row } from '../property/random-files.js';
import { MANAGERS, csvOf, randomRows } from '../property/random-files.js';
import type { Imports } from '../support/imports.js';
import { countsOf, openImports } from '../support/imports.js';

/** Canonical files of every kind say the same in every encoding, packed or not. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

const SEED = Number(process.env['IMPORT_SEED'] ?? 1);
const ENCODINGS = ['utf-8 with mark', 'gb18030', 'utf-16le with mark', 'utf-16be with mark'] as const;

async function bringIn(kind: KindName, bytes: Buffer): Promise<unknown> {
  await imports.empty();
  if (kind !== 'managers') await imports.bringIn('managers', 'managers.csv', MANAGERS);
  return { counts: countsOf(await imports.bringIn(kind, `${kind}.csv`, bytes)), everything: await imports.everything() };
}

/** Every second kind is packed as well; over the kinds all encodings come about as often. */
const CASES = KIND_NAMES.map((kind, place) => [kind, ENCODINGS[place % ENCODINGS.length] ?? 'gb18030', place % 2 === 0 ? 'packed' : 'plain'] as const);

it.each(CASES)('%s in %s, %s', async (kind, encoding, packing) => {
  const [rows = []] = fc.sample<Row[]>(randomRows(kind, true), { numRuns: 1, seed: SEED });
  const text = csvOf(kind, rows, 'plain');
  const expected = await bringIn(kind, Buffer.from(text));
  const bytes = encodeText(text, encoding);
  expect(await bringIn(kind, packing === 'packed' ? gzipSync(bytes) : bytes)).toEqual(expected);
});
