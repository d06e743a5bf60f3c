import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Attribution } from '#libs/attribution/attribution.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES, kindNamed } from '#libs/ingest/kinds.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import type { Services } from '../support/services.js';
import { NOW, openServices } from '../support/services.js';
import { EMPTY_ALL_TABLES } from './empty-tables.sql.js';
import { csvOf, randomRows } from './random-files.js';

/**
 * An undo marks all that it concerns: sums, verdicts and scorecards that were brought up to date with an import are, brought up to date
 * again after its undo, what they were before.
 */

let services: Services;
let attribution: Attribution;
let folder: string;

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
  attribution = new Attribution(services.database, services.ruleVersions);
  folder = mkdtempSync(join(tmpdir(), 'opscore-undo-'));
});

afterAll(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const QUARTER = parsePeriod('2026Q4');
/** Random targets and calendars can contradict each other, which stops a scoring. */
const KINDS = KIND_NAMES.filter((name) => name !== 'targets' && name !== 'calendar');

const COMPANY: readonly (readonly [KindName, string])[] = [
  ['managers', 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\n'],
  ['merchants', 'merchant_id,name\nm1,One\n-m2,Two\n003,Three\n'],
  ['assignments', 'merchant_id,manager_id,from\nm1,om-1,2026-01-01\n-m2,om-2,2026-01-01\n003,om-1,2026-01-01\n'],
  ['targets', 'manager_id,period,measure,value\nom-1,2026Q4,gmv,1000\nom-2,2026Q4,gmv,2000\nom-1,2026Q4,outbound_orders,10\n'],
];

async function bringIn(kind: KindName, csv: string): Promise<string> {
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, csv);
  return (await importFile(services.database, { kind: kindNamed(kind), path, rejectsFolder: folder })).importId;
}

async function bringUpToDate(): Promise<void> {
  await services.dailySums.bringUpToDate();
  await attribution.bringUpToDate();
  await services.scorecards.scoreDue(QUARTER, QUARTER.last, { now: NOW });
}

const RESULTS = {
  days: `SELECT to_jsonb(own)::text AS row FROM merchant_day_sums AS own`,
  slices: `SELECT to_jsonb(own)::text AS row FROM merchant_slice_sums AS own`,
  verdicts: `SELECT to_jsonb(own)::text AS row FROM verdicts AS own`,
  conversations: `SELECT to_jsonb(own)::text AS row FROM conversations AS own`,
  scorecards: `SELECT manager_id || own.fingerprint || own.document::text AS row FROM scorecards AS own`,
  windows: `SELECT concat_ws(' ', period, manager_id, as_of, state, fingerprint) AS row FROM due_windows AS own`,
};

async function results(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, statement] of Object.entries(RESULTS)) {
    found[name] = (await services.database.query<{ row: string }>(statement)).map(({ row }) => row).toSorted();
  }
  return found;
}

const file = fc.constantFrom(...KINDS).chain((kind) => randomRows(kind, true).map((rows) => ({ kind, csv: csvOf(kind, rows, 'plain') })));
/** Facts that scores and verdicts are made of. */
const base = fc.tuple(
  ...(['orders', 'order_lines', 'chat_messages', 'chat_coverage', 'sku_traffic', 'ad_spend', 'slots', 'slot_placements'] as const).map((kind) =>
    randomRows(kind, true).map((rows) => ({ kind, csv: csvOf(kind, rows, 'plain') })),
  ),
);

it('is as if the import had never been', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(base, fc.array(file, { minLength: 1, maxLength: 4 }), fc.boolean(), async (facts, files, isScoredBetween) => {
      await services.database.query(EMPTY_ALL_TABLES);
      for (const [kind, csv] of COMPANY) await bringIn(kind, csv);
      for (const { kind, csv } of facts) await bringIn(kind, csv);
      await services.dailySums.bringUpToDate();
      await attribution.bringUpToDate();
      await services.scorecards.score(QUARTER, QUARTER.last, { now: NOW });
      const before = await results();
      expect(before['scorecards']).toHaveLength(2);
      const importIds: string[] = [];
      for (const { kind, csv } of files) importIds.push(await bringIn(kind, csv));
      if (isScoredBetween) {
        await bringUpToDate();
        if (JSON.stringify(await results()) !== JSON.stringify(before)) moved += 1;
      }
      for (const importId of importIds.toReversed()) await undoImport(services.database, { importId, actor: OPSCORE_ACTOR, now: NOW });
      await bringUpToDate();
      expect(await results()).toEqual(before);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(moved).toBeGreaterThan(3);
});

it('takes a manager back, with the scorecard, and ranks the others anew', async () => {
  await services.database.query(EMPTY_ALL_TABLES);
  for (const [kind, csv] of COMPANY) await bringIn(kind, csv);
  await bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,m1,b,2026-10-02 10:00:00,2026-10-02 10:00:00,paid,10\n2,-m2,b,2026-10-02 10:00:00,2026-10-02 10:00:00,paid,10\n');
  await services.dailySums.bringUpToDate();
  await attribution.bringUpToDate();
  await services.scorecards.score(QUARTER, QUARTER.last, { now: NOW });
  const before = await results();
  const managers = await bringIn('managers', 'manager_id,name,division,category\nom-3,Qi,East,food\n');
  const targets = await bringIn('targets', 'manager_id,period,measure,value\nom-3,2026Q4,gmv,1\n');
  const merchants = await bringIn('merchants', 'merchant_id,name\nm4,Four\n');
  const orders = await bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n3,m4,b,2026-10-02 10:00:00,2026-10-02 10:00:00,paid,99\n');
  const assignments = await bringIn('assignments', 'merchant_id,manager_id,from\nm4,om-3,2026-01-01\n');
  await services.dailySums.bringUpToDate();
  await services.scorecards.score(QUARTER, QUARTER.last, { now: NOW });
  expect((await results())['scorecards']).toHaveLength(3);
  const undo = (importId: string) => undoImport(services.database, { importId, actor: OPSCORE_ACTOR, now: NOW });
  for (const importId of [targets, assignments, managers, merchants, orders]) expect(await undo(importId)).toMatchObject({ removed: 1, kept: 0 });
  await bringUpToDate();
  const { days, ...after } = await results();
  const { days: daysBefore, ...others } = before;
  expect(days).toEqual(daysBefore);
  expect(after).toEqual(others);
});

it('keeps a manager whom others name, and assignments that would overlap', async () => {
  await services.database.query(EMPTY_ALL_TABLES);
  const managers = await bringIn('managers', 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\nom-3,Qi,East,food\n');
  await bringIn('merchants', 'merchant_id,name\nm1,One\n');
  await bringIn('assignments', 'merchant_id,manager_id,from,to\nm1,om-1,2026-01-01,\n');
  const moved = await bringIn('assignments', 'merchant_id,manager_id,from,to\nm1,om-1,2026-01-01,2026-06-30\n');
  await bringIn('assignments', 'merchant_id,manager_id,from,to\nm1,om-2,2026-07-01,\n');
  const undo = (importId: string) => undoImport(services.database, { importId, actor: OPSCORE_ACTOR, now: NOW });
  expect(await undo(moved)).toEqual({
    removed: 0,
    restored: 0,
    kept: 1,
    keptRows: [{ kind: 'assignments', key: { merchant_id: 'm1', from: '2026-01-01' }, reason: 'in-the-way', laterImportId: null, laterFile: null }],
  });
  expect(await undo(managers)).toMatchObject({ removed: 1, kept: 2, keptRows: [{ key: { manager_id: 'om-1' }, reason: 'named-by-others' }, { key: { manager_id: 'om-2' } }] });
});

it('waits for an import that is under way, and says so where it takes long', async () => {
  await services.database.query(EMPTY_ALL_TABLES);
  const importId = await bringIn('merchants', 'merchant_id,name\nm1,One\n');
  const undo = (waitMs: number) => undoImport(services.database, { importId, actor: OPSCORE_ACTOR, now: NOW, waitMs });
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  const holding = services.database.withTransaction(async (session) => {
    await session.query('SELECT pg_advisory_xact_lock(7310002)');
    await expect(undo(50)).rejects.toMatchObject({ code: 'import-under-way' });
    await held;
  });
  const waiting = undo(10_000);
  end();
  await holding;
  expect(await waiting).toMatchObject({ removed: 1 });
  const again = await bringIn('merchants', 'merchant_id,name\nm1,One\n');
  const both = () => undoImport(services.database, { importId: again, actor: OPSCORE_ACTOR, now: NOW });
  const twice = await Promise.allSettled([both(), both()]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});
