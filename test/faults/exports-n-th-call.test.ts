import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Client } from 'pg';
import type { Grant } from '#libs/domain/access.js';
import { ExportFiles } from '#libs/exports/export-files.js';
import type { ExportRequest } from '#libs/exports/export-files.js';
import type { MakingServices } from '#libs/exports/make-export.js';
import { makeExport } from '#libs/exports/make-export.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';
import type { PlannedFailure } from './failing-calls.js';
import { FailingCalls } from './failing-calls.js';

/**
 * Every database call of making an export fails, once and for good, before it reaches the server and when only its answer is lost:
 * an export is never done without its file, the table never names another one, and making it again ends in the one whole file.
 */

const NOON = new Date('2026-07-02T12:00:00+08:00');
const LI = '11111111-1111-4111-8111-111111111111';
const DIRECTOR: Grant = { role: 'director', scope: 'north' };
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

const calls = new FailingCalls();
let services: Services;
/** A connection of the test's own, which never fails. */
let client: Client;
let making: MakingServices;
let folder: string;
let whole: string;

beforeAll(async () => {
  services = await openServices({ poolSize: 4 });
  client = new Client({ connectionString: services.url });
  await client.connect();
  const { database, reports, scorecards } = services;
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\nm3,He,south,toys');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100\nm3,2026Q2,gmv,9100');
  await services.score('2026Q2');
  folder = mkdtempSync(join(tmpdir(), 'opscore-exports-'));
  making = {
    files: new ExportFiles(database),
    reading: new ReportReading({ database, reports, scorecards, documents: [], timeZone: 'Asia/Shanghai', clock: () => NOON }),
    folder,
    keepDays: 7,
    clock: () => NOON,
    requesterOf: () => Promise.resolve({ name: 'Li', grants: [DIRECTOR] }),
  };
  const exportId = await ask();
  await makeExport(making, exportId);
  whole = readOnlyFile();
  expect(whole.split('\r\n').map((line) => line.split(',')[1])).toEqual(['manager_id', 'm1', 'm2', undefined]);
  calls.install();
});

afterAll(async () => {
  calls.remove();
  await client.end();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(): Promise<string> {
  await client.query('DELETE FROM export_files');
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  return (await making.files.add(REQUEST, LI, NOON)).exportId;
}

function readOnlyFile(): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return readFileSync(join(folder, names[0] ?? ''), 'utf8');
}

async function stateOf(exportId: string): Promise<{ state: string; file_name: string | null }> {
  const { rows } = await client.query<{ state: string; file_name: string | null }>('SELECT state, file_name FROM export_files WHERE export_id = $1', [exportId]);
  return rows[0] ?? { state: 'gone', file_name: null };
}

/** An export that is done names a file that is there and whole; no other state names one. */
async function expectSound(exportId: string): Promise<void> {
  const { state, file_name: name } = await stateOf(exportId);
  expect({ state, named: name !== null }).toEqual({ state, named: state === 'done' });
  if (name !== null) expect(readFileSync(join(folder, name), 'utf8')).toBe(whole);
}

function expectNoLeaks(): void {
  const { totalCount, idleCount, waitingCount } = (services.database as unknown as { readonly pool: Pool }).pool;
  expect({ idle: idleCount, waiting: waitingCount }).toEqual({ idle: totalCount, waiting: 0 });
}

it.each<[string, Omit<PlannedFailure, 'call'>]>([
  ['once, before it reaches the server', { moment: 'before', lasting: false }],
  ['once, its answer is lost', { moment: 'after', lasting: false }],
  ['for good, before it reaches the server', { moment: 'before', lasting: true }],
  ['for good, its answer is lost', { moment: 'after', lasting: true }],
])('each call fails %s', async (_, plan) => {
  for (let call = 1; ; call++) {
    const exportId = await ask();
    calls.begin({ ...plan, call });
    const outcome: unknown = await makeExport(making, exportId).then(
      () => null,
      (error: unknown) => error,
    );
    const seen = calls.end();
    expectNoLeaks();
    await expectSound(exportId);
    if (seen.calls < call) {
      expect(outcome).toBeNull();
      expect(call).toBeGreaterThan(12);
      return;
    }
    if (plan.lasting && seen.failures > 0) expect([call, outcome]).toEqual([call, expect.any(Error)]);
    await makeExport(making, exportId);
    await expectSound(exportId);
    expect([call, await stateOf(exportId)]).toMatchObject([call, { state: 'done' }]);
    // A file whose settling was answered by nobody may be left; it is swept away later.
    expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
  }
});
