import fc from 'fast-check';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES, kindNamed } from '#libs/ingest/kinds.js';
import type { UndoSummary } from '#libs/ingest/undo-import.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import type { Row } from './random-files.js';
import { csvOf, MANAGERS, randomRows } from './random-files.js';

/**
 * Whatever a file brought: undone, all is as it was before, down to the last byte; what a later file changed stays; and of two imports
 * it does not matter which is undone first.
 */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

type Rows = ReadonlyMap<string, string>;

/** The rows of a kind by the fact that they state. */
async function rowsOf(kindName: KindName): Promise<Rows> {
  const kind = kindNamed(kindName);
  const fact = (kind.identity ?? kind.key).map((name) => `stored.${name}`).join(', ');
  const known = kindName === 'merchants' ? 'WHERE known' : '';
  const rows = await imports.database.query<{ fact: string; row: string }>(
    `SELECT concat_ws('|', ${fact}) AS fact, to_jsonb(stored)::text AS row FROM ${kind.table} AS stored ${known}`,
  );
  return new Map(rows.map(({ fact: name, row }) => [name, row]));
}

/** All facts as they are stored, with the keys of merchants. */
async function everything(): Promise<Record<string, string[]>> {
  const stored: Record<string, string[]> = {};
  for (const name of KIND_NAMES) stored[name] = [...(await rowsOf(name)).values()].toSorted();
  const conversations = await imports.database.query<{ row: string }>('SELECT to_jsonb(own)::text AS row FROM conversations AS own');
  return { ...stored, conversations: conversations.map(({ row }) => row).toSorted() };
}

async function bringIn(kind: KindName, rows: readonly Row[]): Promise<string> {
  const { importId } = await imports.bringIn(kind, `${kind}.csv`, csvOf(kind, rows, 'plain'));
  return importId;
}

const undo = (importId: string): Promise<UndoSummary> =>
  undoImport(imports.database, { importId, actor: OPSCORE_ACTOR, now: new Date('2026-11-24T04:00:00Z') });

const JOURNAL = `
  SELECT
    (SELECT count(*)::integer FROM import_changes) AS changes,
    (SELECT count(*)::integer FROM pg_class WHERE relnamespace = 'staging'::regnamespace) AS left_behind`;

async function begin(kind: KindName, rows: readonly Row[]): Promise<void> {
  await imports.empty();
  if (kind !== 'managers') await imports.bringIn('managers', 'managers.csv', MANAGERS);
  if (kind !== 'merchants') await imports.bringIn('merchants', 'merchants.csv', 'merchant_id,name\nm1,One\n-m2,Two\n');
  if (rows.length > 0) await bringIn(kind, rows);
}

const differs = (one: Rows, other: Rows) => new Set([...one.keys(), ...other.keys()].filter((fact) => one.get(fact) !== other.get(fact)));

describe.each(KIND_NAMES)('%s', (kind) => {
  const rows = randomRows(kind, true);

  it('are as they were before an import that is undone', async () => {
    const bases = fc.oneof(rows, fc.constant([]));
    await fc.assert(
      fc.asyncProperty(bases, rows, async (base, batch) => {
        await begin(kind, base);
        const before = await everything();
        const [rowsBefore, importId] = [await rowsOf(kind), await bringIn(kind, batch)];
        const changed = differs(rowsBefore, await rowsOf(kind));
        const { removed, restored, kept } = await undo(importId);
        expect(await everything()).toEqual(before);
        expect({ all: removed + restored, kept }).toEqual({ all: changed.size, kept: 0 });
        await expect(undo(importId)).rejects.toMatchObject({ code: 'import-undone' });
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('keep what a later file changed, and the order of undoing does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, fc.boolean(), async (base, batch, later, isLaterFirst) => {
        await begin(kind, base);
        const before = await everything();
        const first = await rowsOf(kind);
        const importId = await bringIn(kind, batch);
        const second = await rowsOf(kind);
        const laterId = await bringIn(kind, later);
        const third = await rowsOf(kind);
        if (isLaterFirst) {
          expect((await undo(laterId)).kept).toBe(0);
          expect(await rowsOf(kind)).toEqual(second);
          expect((await undo(importId)).kept).toBe(0);
        } else {
          const [ofBatch, ofLater] = [differs(first, second), differs(second, third)];
          const both = [...ofBatch].filter((fact) => ofLater.has(fact));
          const { kept, keptRows } = await undo(importId);
          expect({ kept, listed: keptRows.length }).toEqual({ kept: both.length, listed: both.length });
          for (const { reason, laterImportId } of keptRows) expect({ reason, laterImportId }).toEqual({ reason: 'changed-since', laterImportId: laterId });
          const expected = new Map([...first].filter(([fact]) => !ofLater.has(fact)));
          for (const fact of ofLater) if (third.has(fact)) expected.set(fact, third.get(fact) ?? '');
          expect(await rowsOf(kind)).toEqual(expected);
          expect((await undo(laterId)).kept).toBe(0);
        }
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('leave no journal of what is undone', async () => {
    await begin(kind, []);
    const [{ changes } = { changes: -1 }] = await imports.database.query<{ changes: number }>(JOURNAL);
    const [batch = []] = fc.sample(rows, { numRuns: 1, seed: 4 });
    await undo(await bringIn(kind, batch));
    expect(await imports.database.query(JOURNAL)).toEqual([{ changes, left_behind: 0 }]);
  });
});
