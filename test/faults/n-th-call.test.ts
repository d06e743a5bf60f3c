import { mkdirSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Client } from 'pg';
import { Attribution } from '#libs/attribution/attribution.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { Imports } from '#libs/inbox/imports.js';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { KindName } from '#libs/ingest/kind.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import type { ProcessorServices } from '#libs/jobs/processors.js';
import { scoreWindows } from '#libs/jobs/processors.js';
import { Reconciler } from '#libs/jobs/reconciler.js';
import { workInProcess } from '#libs/jobs/work-in-process.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';
import * as sql from './company-state.sql.js';
import type { PlannedFailure } from './failing-calls.js';
import { FailingCalls } from './failing-calls.js';

/**
 * Every database call of every piece of work fails, once and for good, before it reaches the server and when only its answer is
 * lost: nothing is ever half stored, and doing the work again ends in what an undisturbed run ends in.
 */

const SCHEDULES = { nightly: '30 3 * * *', weekly: '0 4 * * 1', monthly: '30 4 1 * *', quarterly: '0 5 1 1,4,7,10 *' };
const MORNING = new Date('2026-04-03T04:00:00+08:00');
/** Failed windows are tried again by then, and no further day is closed. */
const LATER = new Date('2026-04-03T07:00:00+08:00');
const EVERYTHING = { firstKey: 1, lastKey: 1_000 };
const ALL_SHOPS = { firstKey: 1, lastKey: 1_000 };
const FIRST_WEEK = { period: '2026Q2/2026-W14', asOf: '2026-04-02' };

const calls = new FailingCalls();
let services: Services;
/** A connection of the test's own, which never fails. */
let client: Client;
let work: ProcessorServices;
let attribution: Attribution;
let folder: string;
let now = MORNING;
let fileId = '';

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
  client = new Client({ connectionString: services.url });
  await client.connect();
  const { database, dailySums, ruleVersions, scorecards } = services;
  attribution = new Attribution(database, ruleVersions);
  work = {
    dailySums,
    attribution,
    scorecards,
    windows: new DueWindows(database),
    reconciler: new Reconciler(database, { dailySums, attribution, ruleVersions }, { schedules: SCHEDULES, timeZone: 'Asia/Shanghai' }),
    importFile: () => Promise.resolve(),
    makeExport: () => Promise.resolve(),
    mayPlanNotices: () => Promise.resolve(false),
    planNotices: () => Promise.resolve({ added: 0, exportIds: [], isAnyWaiting: false }),
    sendNotices: () => Promise.resolve(null),
    clock: () => now,
  };
  folder = mkdtempSync(join(tmpdir(), 'opscore-calls-'));
  for (const [kind, csv] of Object.entries(COMPANY)) await services.bringIn(kind as KindName, csv);
  await client.query(sql.SAVE_COMPANY);
  calls.install();
});

afterAll(async () => {
  calls.remove();
  await client.end();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const COMPANY: Partial<Record<KindName, string>> = {
  managers: 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food',
  merchants: 'merchant_id,name\na,A\nb,B',
  assignments: 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01',
  targets: 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100\nm1,2026Q2,slot_output,5',
  agents: 'agent_id,merchant_id,name\nx,a,X\ny,a,Y',
  merchant_days: 'day,merchant_id,visitors,ordering_buyers\n2026-04-01,a,70,7\n2026-01-10,b,50,5',
  ad_spend: 'day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount\n2026-04-01,a,search,c1,9,3,5.50,1,9',
  slots: 'slot_id,campaign,position,starts_at,ends_at,assessed\np1,618,top,2026-04-01 00:00:00,2026-04-02 00:00:00,true',
  slot_placements: 'slot_id,merchant_id,starts_at,ends_at,amount\np1,a,2026-04-01 00:00:00,2026-04-02 00:00:00,300',
  chat_messages: 'message_id,merchant_id,buyer_id,agent_id,sent_at,sender\n1,a,u,x,2026-04-01 09:00:00,buyer\n2,a,u,x,2026-04-01 09:01:00,agent',
};

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount';
const FIRST_ORDERS = [
  ORDERS,
  '0,b,u,2026-01-10 10:00:00,2026-01-10 10:00:00,paid,7',
  '1,a,u,2026-04-01 10:00:00,2026-04-01 10:05:00,paid,70',
  '2,a,v,2026-04-02 10:00:00,,placed,5',
  '3,b,w,2026-04-02 23:59:59,2026-04-03 00:00:01,paid,30.50',
].join('\n');
/** A change, a row as it was, an addition of a merchant unheard of, a repeated row, and two that are rejected. */
const LATE_ORDERS = [
  ORDERS,
  '1,a,u,2026-04-01 10:00:00,2026-04-02 10:05:00,paid,71',
  '0,b,u,2026-01-10 10:00:00,2026-01-10 10:00:00,paid,7',
  '4,c,z,2026-04-02 12:00:00,2026-04-02 12:00:00,paid,12',
  '5,b,u,2026-04-02 12:00:00,2026-04-02 12:00:00,paid,1',
  '5,b,u,2026-04-02 12:00:00,2026-04-02 12:00:00,paid,2',
  '6,b,u,2026-04-02 12:00:00,2026-04-02 12:00:00,paid,much',
  '7,b,u,yesterday,2026-04-02 12:00:00,paid,2',
].join('\n');
const LATE_TALK = 'message_id,merchant_id,buyer_id,agent_id,sent_at,sender\n3,a,u,y,2026-04-01 09:30:00,agent\n4,a,v,y,2026-04-02 09:00:00,buyer';

async function bringIn(kind: KindName, csv: string): Promise<void> {
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, `${csv}\n`);
  await importFile(services.database, { kind: kindNamed(kind), path, rejectsFolder: folder, rejectsPath: join(folder, 'rejects.csv') });
}

/** Hands a file of orders over to the inbox, as often as it is asked to. */
async function handOver(): Promise<void> {
  rmSync(join(folder, 'inbox'), { recursive: true, force: true });
  mkdirSync(join(folder, 'inbox'));
  const path = join(folder, 'inbox', 'orders.csv');
  writeFileSync(path, LATE_ORDERS);
  const [known] = await new ImportFiles(services.database).list({ limit: 1 });
  fileId = known?.fileId ?? (await new ImportFiles(services.database).receive({ path, fileName: 'orders.csv', kind: 'orders', sizeBytes: LATE_ORDERS.length }));
}

/** Takes the last import of orders back; where it is undone already, the answer that said so was lost. */
async function undoOrders(): Promise<void> {
  const [last] = await new Imports(services.database).list({ state: 'done', kind: 'orders', after: null, limit: 1 });
  const undoing = undoImport(services.database, { importId: last?.importId ?? '', actor: OPSCORE_ACTOR, now: MORNING });
  await undoing.catch((error: unknown) => {
    if (!(error instanceof OpscoreError) || error.code !== 'import-undone') throw error;
  });
}

/** Works until nothing is left: what a lost connection held is free a moment later. */
async function finishWindows(): Promise<void> {
  now = LATER;
  for (let time = 0; time < 100; time++) {
    await work.reconciler.takeStock(now);
    await workInProcess(work, undefined);
    const [left] = await services.database.query<{ windows: number }>(sql.LEFT_TO_DO);
    if (left?.windows === 0) return;
    await sleep(10);
  }
}

interface Operation {
  readonly name: string;
  readonly prepare: () => Promise<unknown>;
  /** Before every run, what is not in the database. */
  readonly layOut?: () => Promise<void>;
  readonly run: () => Promise<unknown>;
  /** Does it again after it failed. */
  readonly again?: () => Promise<unknown>;
  /** How many states of the database it passes through: two where all is done in one transaction. */
  readonly states: number;
  readonly plans?: typeof ALL_PLANS;
}

type FailureOf = (call: number) => Omit<PlannedFailure, 'call'>;

const ALL_PLANS: readonly (readonly [name: string, FailureOf])[] = [
  ['once, before it reaches the server', () => ({ moment: 'before', lasting: false })],
  ['once, its answer is lost', () => ({ moment: 'after', lasting: false })],
  ['for good, before it reaches the server', () => ({ moment: 'before', lasting: true })],
  ['for good, its answer is lost', () => ({ moment: 'after', lasting: true })],
];
/** Enough where the parts of the work have all plans by themselves. */
const IN_TURN: typeof ALL_PLANS = [
  ['once or for good, before or after, in turn', (call) => ({ moment: call % 2 === 0 ? 'before' : 'after', lasting: call % 4 > 1 })],
];

const loaded = () => bringIn('orders', FIRST_ORDERS);
const rolledUp = async () => {
  await loaded();
  await work.reconciler.takeStock(now);
  await work.dailySums.rollUpRange(EVERYTHING);
};
const judged = async () => {
  await rolledUp();
  await attribution.judgeRange('shops', ALL_SHOPS);
};
const settled = async () => {
  await judged();
  await workInProcess(work, undefined);
};
const lateFiles = async () => {
  await settled();
  await bringIn('orders', LATE_ORDERS);
  await bringIn('chat_messages', LATE_TALK);
};

const OPERATIONS: readonly Operation[] = [
  { name: 'a first load', prepare: async () => undefined, run: loaded, states: 2 },
  { name: 'an import with changes, additions and rejects', prepare: settled, run: () => bringIn('orders', LATE_ORDERS), states: 2 },
  { name: 'an import of messages', prepare: settled, run: () => bringIn('chat_messages', LATE_TALK), states: 2, plans: IN_TURN },
  { name: 'an undo of an import', prepare: lateFiles, run: undoOrders, states: 2, plans: IN_TURN },
  { name: 'a roll-up', prepare: lateFiles, run: () => work.dailySums.rollUpRange(EVERYTHING), states: 2 },
  { name: 'a judging of whole shops', prepare: rolledUp, run: () => attribution.judgeRange('shops', ALL_SHOPS), states: 2 },
  { name: 'a judging by marks', prepare: lateFiles, run: () => attribution.judgeRange('marks', ALL_SHOPS), states: 2 },
  {
    name: 'a scoring job',
    prepare: judged,
    run: () => scoreWindows(work, FIRST_WEEK, () => undefined),
    again: async () => {
      now = LATER;
      await work.reconciler.takeStock(now);
      await scoreWindows(work, FIRST_WEEK, () => undefined);
    },
    states: 2,
  },
  {
    name: 'all work that is due',
    prepare: async () => {
      await lateFiles();
      await services.applyRules('attribution: { default: { judge_by: chat_rounds } }', '2026-04-01');
    },
    run: async () => {
      await work.reconciler.takeStock(now);
      await workInProcess(work, undefined);
    },
    again: finishWindows,
    states: 8,
    plans: IN_TURN,
  },
  {
    name: 'an import of a file of the inbox',
    prepare: async () => {
      await settled();
      await handOver();
    },
    layOut: handOver,
    run: () => importReceivedFile(services.database, fileId, { rejectsFolder: folder }),
    states: 2,
    plans: IN_TURN,
  },
];

async function readState(): Promise<Record<string, readonly string[]>> {
  // Named, so that the server plans it once.
  const { rows } = await client.query<{ name: string; rows: string[] }>({ name: 'state', text: sql.WHOLE_STATE });
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]));
}

/** What is stored, but for how often it was imported: an import whose answer was lost is done once more. */
async function readResult(): Promise<Record<string, readonly string[]>> {
  const { imports: _, ...others } = await readState();
  return others;
}

async function findFalselyDone(): Promise<unknown[]> {
  return (await client.query({ name: 'falsely done', text: sql.FALSELY_DONE })).rows;
}

function expectNoLeaks(): void {
  const { totalCount, idleCount, waitingCount } = (services.database as unknown as { readonly pool: Pool }).pool;
  expect({ idle: idleCount, waiting: waitingCount }).toEqual({ idle: totalCount, waiting: 0 });
}

let counted = 0;
afterAll(() => expect(counted).toBeGreaterThan(850));

describe.each(OPERATIONS)('$name', ({ prepare, layOut, run, again = run, states, plans = ALL_PLANS }) => {
  const passed = new Set<string>();
  let undisturbed: Record<string, readonly string[]> = {};

  const begin = async () => {
    now = MORNING;
    await layOut?.();
  };

  beforeAll(async () => {
    await client.query(sql.RESTORE_COMPANY);
    await begin();
    await prepare();
    await client.query(sql.SAVE_STATE);
    const note = async () => void passed.add(JSON.stringify(await readState()));
    await note();
    await calls.watch(run, note);
    expect(passed.size).toBe(states);
    undisturbed = await readResult();
  });

  it.each(plans)('each call fails %s', async (_name, failureOf) => {
    for (let call = 1; ; call++) {
      const plan = failureOf(call);
      const place = `call ${call}`;
      await client.query(sql.RESTORE_STATE);
      await begin();
      calls.begin({ ...plan, call });
      const outcome: unknown = await run().then(
        () => null,
        (error: unknown) => error,
      );
      const seen = calls.end();
      if (seen.calls < call) {
        expect(outcome).toBeNull();
        expect(await readResult()).toEqual(undisturbed);
        expect(call).toBeGreaterThan(states * 6);
        return;
      }
      if (seen.failures === 0) continue;
      counted += 1;
      if (plan.lasting && !(outcome instanceof Error)) throw new Error(`${place}: it says that all went well.`);
      expectNoLeaks();
      expect([place, passed.has(JSON.stringify(await readState()))]).toEqual([place, true]);
      expect([place, await findFalselyDone()]).toEqual([place, []]);
      await again();
      expectNoLeaks();
      expect([place, await readResult()]).toEqual([place, undisturbed]);
      expect([place, await findFalselyDone()]).toEqual([place, []]);
    }
  });
});
