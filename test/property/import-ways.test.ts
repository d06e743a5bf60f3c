import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES, kindNamed } from '#libs/ingest/kinds.js';
import type { Counts, Imports } from '../support/imports.js';
import { countsOf, openImports } from '../support/imports.js';
import type { Row } from './random-files.js';
import { csvOf, MANAGERS, ndjsonOf, randomRows } from './random-files.js';

/**
 * A file may be read as its types at once or by way of texts, and its rows may be laid down or merged: whichever way is
 * taken, the same is stored, counted and marked.
 */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

interface Outcome {
  readonly counts: Counts;
  readonly everything: Record<string, unknown>;
}

/** Whether the last import had to take a file for texts. */
let wentThroughTexts = false;

interface File {
  readonly name: string;
  readonly bytes: string | Buffer;
}

/** Imports files into a database that knows a few managers and merchants; counts are added up. */
async function bringIn(kind: KindName, files: readonly File[]): Promise<Outcome> {
  await imports.empty();
  if (kind !== 'managers') await imports.bringIn('managers', 'managers.csv', MANAGERS);
  if (kind !== 'merchants') await imports.bringIn('merchants', 'merchants.csv', 'merchant_id,name\nm1,One\n-m2,Two\n');
  const counts: Partial<Record<keyof Counts, number>> = {};
  const phases = new Set<string>();
  for (const { name, bytes } of files) {
    const onProgress = (phase: string) => phases.add(phase);
    const summary = countsOf(await imports.bringIn(kind, name, bytes, { onProgress }));
    for (const [count, rows] of Object.entries(summary) as [keyof Counts, number][]) counts[count] = (counts[count] ?? 0) + rows;
  }
  wentThroughTexts = phases.has('check');
  return { counts, everything: await imports.everything() };
}

/** A row that is rejected: its first value is missing. */
function spoil(kind: KindName, row: Row): Row {
  const [{ name } = { name: '' }] = kindNamed(kind).columns.filter(({ required }) => required);
  return { ...row, [name]: { plain: '', odd: ' ' } };
}

describe.each(KIND_NAMES)('%s end up the same', (kind) => {
  const file = (rows: readonly Row[], spelling: 'plain' | 'odd' = 'plain') => ({ name: `${kind}.csv`, bytes: csvOf(kind, rows, spelling) });

  it('whatever the spelling, whether bad rows are among them, whether rows are there already, however they are cut', async () => {
    const cases = fc.boolean().chain((isRegular) =>
      fc.record({ isRegular: fc.constant(isRegular), rows: randomRows(kind, isRegular), at: fc.nat(), cut: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ isRegular, rows, at, cut }) => {
        const place = at % rows.length;
        const [some, others] = [rows.slice(0, 1 + (cut % rows.length)), rows.slice(1 + (cut % rows.length))];
        const bad = rows.slice(place, place + 1).map((row) => spoil(kind, row));
        const withBad = rows.toSpliced(place, 0, ...bad);

        const expected = await bringIn(kind, [file(rows)]);
        expect(expected.counts).toMatchObject({ read: rows.length, added: rows.length });
        if (isRegular) expect(wentThroughTexts).toBe(false);
        expect(expected.everything).toMatchObject({ unmarked: [], staging: [] });

        expect(await bringIn(kind, [file(rows, 'odd')])).toEqual(expected);
        const rejected = { ...expected.counts, read: rows.length + 1, rejected: 1 };
        expect(await bringIn(kind, [file(withBad)])).toEqual({ ...expected, counts: rejected });
        expect(wentThroughTexts).toBe(true);
        expect(await bringIn(kind, [file(withBad, 'odd')])).toEqual({ ...expected, counts: rejected });

        // A merchant that waits is counted with each file.
        const cutUp = await bringIn(kind, [file(others), file(some, 'odd')].filter((_, index) => index > 0 || others.length > 0));
        expect({ ...cutUp.counts, waitingMerchants: 0 }).toEqual({ ...expected.counts, waitingMerchants: 0 });
        expect(cutUp.everything).toEqual(expected.everything);
        const twice = await bringIn(kind, [file(rows.slice(place, place + 1), 'odd'), file(rows)]);
        expect(twice.everything).toEqual(expected.everything);
        expect(twice.counts).toMatchObject({ read: rows.length + 1, added: rows.length, unchanged: 1 });
        const repeated = await bringIn(kind, [file([...some, ...rows])]);
        expect(repeated.everything).toEqual(expected.everything);
        expect(repeated.counts).toEqual({ ...expected.counts, read: rows.length + some.length, repeated: some.length });

        expect(await bringIn(kind, [{ name: `${kind}.ndjson`, bytes: ndjsonOf(rows) }])).toEqual(expected);
        expect(await bringIn(kind, [{ name: `${kind}.csv.gz`, bytes: gzipSync(csvOf(kind, rows, 'odd')) }])).toEqual(expected);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
