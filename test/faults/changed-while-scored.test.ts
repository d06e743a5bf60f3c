import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePeriod } from '#libs/domain/periods.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { Services } from '../support/services.js';
import { NOW, openServices } from '../support/services.js';

/** What is scored while something else that it is made of is about to be committed is not left done with what was before. */

const PERIOD = parsePeriod('2026-04');
const AS_OF = '2026-04-30';

let services: Services;
let windows: DueWindows;
let folder: string;

beforeEach(async () => {
  services = await openServices({ poolSize: 8 });
  windows = new DueWindows(services.database);
  folder = mkdtempSync(join(tmpdir(), 'opscore-changed-'));
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food');
  await services.bringIn('merchants', 'merchant_id,name\na,A');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100');
  await services.bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,a,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,70');
  await services.dailySums.bringUpToDate();
});

afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const scoreDue = () => services.scorecards.scoreDue(PERIOD, AS_OF, { now: NOW });
const want = () => windows.want([{ period: PERIOD, asOf: AS_OF }], NOW);

/** Imports other targets, and lets scoring begin when all is written and nothing committed. */
async function importWhile(scoring: () => Promise<unknown>): Promise<void> {
  const path = join(folder, 'targets.csv');
  writeFileSync(path, 'manager_id,period,measure,value\nm1,2026Q2,gmv,18200\n');
  let scored: Promise<unknown> = Promise.resolve();
  await importFile(services.database, {
    kind: kindNamed('targets'),
    path,
    rejectsFolder: folder,
    alsoInTransaction: {
      before: async () => undefined,
      after: async () => {
        scored = scoring();
        scored.catch(() => undefined);
        // It may wait for this import: long enough for one that does not.
        await Promise.race([scored, sleep(1_000)]);
      },
    },
  });
  await scored;
}

/** What is scored once nothing is due any more, and what a scoring of all gives. */
async function expectSettledRight(): Promise<void> {
  await scoreDue();
  const settled = (await services.stored(PERIOD.name, AS_OF)).get('m1')?.fingerprint;
  await services.score(PERIOD.name, AS_OF);
  expect(settled).toBe((await services.stored(PERIOD.name, AS_OF)).get('m1')?.fingerprint);
}

it('a window that was due when its targets changed', async () => {
  await want();
  await importWhile(scoreDue);
  await expectSettledRight();
});

it('a window that was stale when its targets changed', async () => {
  await want();
  await scoreDue();
  await windows.makeDue([{ period: PERIOD, asOf: AS_OF }], ['done'], NOW);
  await importWhile(scoreDue);
  await expectSettledRight();
});

it('a window that nobody had noted when its targets changed', async () => {
  await importWhile(async () => {
    await want();
    await scoreDue();
  });
  await expectSettledRight();
});

it('a window that was done when its targets changed', async () => {
  await want();
  await scoreDue();
  await importWhile(() => services.scorecards.score(PERIOD, AS_OF, { now: NOW }));
  await expectSettledRight();
});
