import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '#libs/config/settings.js';
import { SETTINGS } from '../../apps/api/http/settings.js';
import { JobQueue } from '../../apps/api/job-queue.js';
import type { StartedWorker } from '../../apps/worker/worker.js';
import { startWorker } from '../../apps/worker/worker.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, openApi } from '../support/api.js';
import { until } from '../support/waiting.js';

/** Exports that a worker makes. */

const NOON = new Date('2026-07-02T12:00:00+08:00');

let api: TestApi;
let administrator: Caller;
let now: Date;
let worker: StartedWorker | undefined;

beforeEach(async () => {
  now = NOON;
  api = await openApi({ clock: () => now });
  administrator = await api.as(ADMINISTRATOR);
  await api.services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food');
  await api.services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100');
  await api.services.score('2026Q2');
});

afterEach(async () => {
  await worker?.service.stop(5_000);
  worker = undefined;
  await api?.close();
});

const start = async () => {
  worker = await startWorker(api.application, { settings: api.application.get<Settings>(SETTINGS), clock: () => now });
};
const ask = async () => String((await administrator.post('/exports', { report: 'scorecards', period: '2026Q2', format: 'json' })).body.exportId);
const stateOf = async (exportId: string): Promise<string> => (await administrator.get(`/exports/${exportId}`)).body.state;

it('is made as soon as it is asked for', async () => {
  await start();
  const exportId = await ask();
  await until(async () => (await stateOf(exportId)) === 'done');
  expect((await administrator.get(`/exports/${exportId}/file`)).body).toEqual([expect.objectContaining({ manager_id: 'm1', division: 'north' })]);
});

it('is found by the look of a worker where the queue has lost it, and one that somebody died over is made again', async () => {
  const [lost, abandoned] = [await ask(), await ask()];
  await api.application.get(JobQueue).queues.empty();
  await api.services.database.query(`UPDATE export_files SET state = 'running' WHERE export_id = $1`, [abandoned]);
  await start();
  for (const exportId of [lost, abandoned]) await until(async () => (await stateOf(exportId)) === 'done');
  expect(readdirSync(join(api.home, 'exports'))).toHaveLength(2);
});

it('is removed by the look of a worker when its time is over', async () => {
  await start();
  const exportId = await ask();
  await until(async () => (await stateOf(exportId)) === 'done');
  await worker?.service.stop(5_000);
  now = new Date('2026-07-09T12:00:00+08:00');
  administrator = await api.as(ADMINISTRATOR);
  await start();
  await until(async () => (await stateOf(exportId)) === 'expired');
  await until(() => readdirSync(join(api.home, 'exports')).length === 0);
});
