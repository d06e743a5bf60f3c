import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../../test/support/database.js';
import type { TestDatabase } from '../../test/support/database.js';
import type { ExportRequest } from './export-files.js';
import { ExportFiles } from './export-files.js';
import { sweepExports } from './make-export.js';

const LI = '11111111-1111-4111-8111-111111111111';
const WU = '22222222-2222-4222-8222-222222222222';
const NOON = new Date('2026-07-02T04:00:00.000Z');
const later = (days: number) => new Date(NOON.getTime() + days * 86_400_000);

const REQUEST: ExportRequest = {
  report: 'scorecards',
  period: '2026Q2',
  asOf: null,
  managerId: null,
  merchantId: null,
  division: null,
  campaign: null,
  slots: null,
  format: 'csv',
  language: 'en',
  valuesOnly: false,
};

let test: TestDatabase;
let files: ExportFiles;
let folder: string;

beforeEach(async () => {
  test = await createTestDatabase();
  files = new ExportFiles(test.database);
  folder = mkdtempSync(join(tmpdir(), 'opscore-exports-'));
});

afterEach(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Settles an export as made, with a file that is there. */
async function made(fileName: string, expiresAt: Date): Promise<string> {
  const { exportId } = await files.add(REQUEST, LI, NOON);
  writeFileSync(join(folder, fileName), 'x');
  const holds = { managerIds: ['m1'], merchantIds: null };
  expect(await files.settleDone(exportId, { fileName, rows: 1, sizeBytes: 1, holds, madeAt: NOON, expiresAt })).toBe(true);
  return exportId;
}

/** A file as a process left it so many hours ago. */
function leave(fileName: string, hours: number): void {
  writeFileSync(join(folder, fileName), 'x');
  const then = Date.now() / 1_000 - hours * 3_600;
  utimesSync(join(folder, fileName), then, then);
}

it('keeps what was asked for as it was asked', async () => {
  const added = await files.add({ ...REQUEST, campaign: `=1+1'; DROP TABLE export_files --`, slots: 3 }, LI, NOON);
  expect(added).toMatchObject({ requestedBy: LI, state: 'waiting', rows: 0, sizeBytes: null, fileName: null, holds: null, requestedAt: NOON, madeAt: null });
  expect(await files.get(added.exportId)).toEqual(added);
  expect(added.request).toEqual({ ...REQUEST, campaign: `=1+1'; DROP TABLE export_files --`, slots: 3 });
  expect(await files.get('00000000-0000-0000-0000-000000000000')).toBeNull();
});

it('is settled once', async () => {
  const { exportId } = await files.add(REQUEST, LI, NOON);
  expect(await files.take(exportId, NOON)).toMatchObject({ state: 'running' });
  await files.progress(exportId, { done: 5_000, total: null }, NOON);
  expect(await files.get(exportId)).toMatchObject({ state: 'running', rows: 5_000, total: null });
  await files.progress(exportId, { done: 3, total: 200 }, NOON);
  expect(await files.get(exportId)).toMatchObject({ state: 'running', rows: 3, total: 200 });
  expect(await files.counts()).toEqual({ waiting: 0, running: 1 });
  // A second worker takes what the first one is thought to have died over.
  expect(await files.take(exportId, NOON)).toMatchObject({ state: 'running', rows: 0, total: null });
  const holds = { managerIds: null, merchantIds: ['a', 'b'] };
  const first = { fileName: 'first.csv', rows: 2, sizeBytes: 40, holds, madeAt: NOON, expiresAt: later(7) };
  expect(await files.settleDone(exportId, first)).toBe(true);
  expect(await files.settleDone(exportId, { ...first, fileName: 'second.csv' })).toBe(false);
  await files.settleFailed(exportId, 'failed', 'late', NOON);
  await files.progress(exportId, { done: 9, total: 10 }, NOON);
  expect(await files.take(exportId, NOON)).toBeNull();
  expect(await files.get(exportId)).toMatchObject({ state: 'done', rows: 2, total: null, sizeBytes: 40, fileName: 'first.csv', holds, error: null, expiresAt: later(7) });
  expect(await files.counts()).toEqual({ waiting: 0, running: 0 });
});

it('is found while it is not settled, oldest first', async () => {
  const second = await files.add(REQUEST, LI, later(1));
  const first = await files.add(REQUEST, WU, NOON);
  const failed = await files.add(REQUEST, LI, NOON);
  await files.settleFailed(failed.exportId, 'failed', 'no', NOON);
  await files.take(first.exportId, later(1));
  expect(await files.unsettled()).toEqual([first.exportId, second.exportId]);
  await files.settleFailed(first.exportId, 'waiting', 'not \0 now', later(1));
  expect(await files.get(first.exportId)).toMatchObject({ state: 'waiting', error: 'not \uFFFD now' });
  expect(await files.unsettled()).toEqual([first.exportId, second.exportId]);
});

it('is listed to who asked, newest first', async () => {
  const ids: string[] = [];
  for (const day of [0, 1, 1, 2]) ids.push((await files.add(REQUEST, LI, later(day))).exportId);
  await files.add(REQUEST, WU, later(3));
  const first = await files.page(LI, { limit: 2, after: null });
  const rest = await files.page(LI, { limit: 9, after: first.at(-1) ?? null });
  const listed = [...first, ...rest].map(({ exportId }) => exportId);
  expect(listed).toHaveLength(4);
  expect([listed[0], listed[3]]).toEqual([ids[3], ids[0]]);
  expect(new Set(listed)).toEqual(new Set(ids));
});

it('has at most twenty of a person waiting', async () => {
  const waiting = [];
  for (let count = 0; count < 20; count++) waiting.push(await files.add(REQUEST, LI, NOON));
  await expect(files.add(REQUEST, LI, NOON)).rejects.toMatchObject({ code: 'exports-many', details: { waiting: 20 } });
  await files.add(REQUEST, WU, NOON);
  await files.remove(waiting[0]?.exportId ?? '');
  await files.add(REQUEST, LI, NOON);
});

describe('sweeping', () => {
  const sweep = (now: Date) => sweepExports({ files, folder, clock: () => now });

  it('removes files whose time is over, and remembers that there was one', async () => {
    const first = await made('first.csv', later(7));
    const second = await made('second.csv', later(8));
    expect(await sweep(new Date(later(7).getTime() - 1))).toBe(0);
    expect(await sweep(later(7))).toBe(1);
    expect(readdirSync(folder)).toEqual(['second.csv']);
    expect(await files.get(first)).toMatchObject({ state: 'expired', fileName: null, holds: null, rows: 1, sizeBytes: 1, madeAt: NOON });
    expect(await files.get(second)).toMatchObject({ state: 'done', fileName: 'second.csv' });
    expect(await sweep(later(7))).toBe(0);
  });

  it('removes what was left by a process that was killed, and nothing that is being written', async () => {
    await made('kept.csv', later(7));
    leave('kept.csv', 48);
    leave('left.csv', 2);
    leave('left.csv.77.part', 2);
    leave('written.csv.78.part', 0);
    expect(await sweep(NOON)).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual(['kept.csv', 'written.csv.78.part']);
  });

  it('has nothing to do where nothing was ever exported', async () => {
    expect(await sweepExports({ files, folder: join(folder, 'none'), clock: () => NOON })).toBe(0);
  });

  it('forgets an export whose file was removed by hand', async () => {
    const exportId = await made('gone.csv', later(7));
    rmSync(join(folder, 'gone.csv'));
    expect(await sweep(later(8))).toBe(1);
    expect(await files.get(exportId)).toMatchObject({ state: 'expired' });
  });
});
