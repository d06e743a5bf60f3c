import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '#libs/database/database.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { findRedisServer } from '../support/redis-server.js';
import { FaultyQueue, causeFault } from './cause-faults.js';
import * as sql from './company-state.sql.js';
import type { Difference } from './compare-states.js';
import { compareStates } from './compare-states.js';
import type { FaultKind, Simulation } from './fault-schedule.js';
import { planSimulation } from './fault-schedule.js';
import { openCompany } from './open-company.js';
import type { CompanyState } from './simulated-company.js';
import { SimulatedClock, SimulatedCompany } from './simulated-company.js';
import { SimulatedDatabase, SimulatedRedis } from './simulated-servers.js';
import type { WorkerNotes } from './simulated-worker.js';
import { SimulatedWorker, count } from './simulated-worker.js';

/** What came of a simulation. Lost, duplicated and unexpected are numbers of results, with words for the first of them. */
export interface FaultReport {
  readonly seed: number;
  /** How many faults the round was to have. */
  readonly planned: number;
  readonly queue: 'postgres' | 'redis';
  readonly faults: ReadonlyMap<FaultKind, number>;
  readonly inputs: number;
  readonly windows: number;
  readonly scorings: number;
  readonly jobs: ReadonlyMap<string, number>;
  readonly failures: ReadonlyMap<string, number>;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly unexpected: readonly string[];
  readonly problems: readonly string[];
  readonly settledAfterMs: number;
  readonly durationMs: number;
}

const SETTLE_WITHIN_MS = 120_000;
const QUIET_FOR_MS = 2_500;
/** Failed windows wait up to an hour: where nothing moves any more, the clock goes on. */
const NUDGE_EVERY_MS = 3_000;
const NUDGE_MINUTES = 15;
const MOST_NUDGES = 60;

/** Simulations on a PostgreSQL of their own, and a Redis where one can be had. */
export class FaultBench {
  private rounds = 0;
  private redis: SimulatedRedis | null = null;
  private readonly workers = new Set<SimulatedWorker>();
  private readonly killAll = () => this.killNow();

  private constructor(
    private readonly home: string,
    private readonly database: SimulatedDatabase,
  ) {
    process.once('exit', this.killAll);
  }

  static async open(): Promise<FaultBench> {
    const home = mkdtempSync(join(tmpdir(), 'opscore-faults-'));
    // Under root the server runs as another user, who has to get in.
    chmodSync(home, 0o711);
    try {
      return new FaultBench(home, await SimulatedDatabase.start(home));
    } catch (error) {
      rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** Plays the simulation of a seed. */
  async play(seed: number, faults: number, queue: 'postgres' | 'redis'): Promise<FaultReport> {
    const begin = performance.now();
    const round = ++this.rounds;
    const home = join(this.home, `round-${round}`);
    if (queue === 'redis') this.redis ??= await SimulatedRedis.start(findRedisServer() ?? '', join(this.home, 'redis'));
    const redis = queue === 'redis' ? this.redis : null;
    const simulation = planSimulation(seed, faults, redis !== null);
    const queueUrl = redis === null ? undefined : `${redis.url}?namespace=round${round}`;
    const place = { home, databaseUrl: await this.database.create(`round_${round}`), queueUrl };
    const company = await SimulatedCompany.load(place, simulation.company);
    const undisturbed = await SimulatedCompany.load({ home: `${home}-undisturbed`, databaseUrl: await this.database.create(`undisturbed_${round}`) }, simulation.company);
    const clock = new SimulatedClock(join(home, 'clock'));
    clock.set(new Date(simulation.begin));
    const notes: WorkerNotes = { done: new Map(), failed: new Map(), problems: [], crashes: [] };
    const workers = ['one', 'two'].map((name) => new SimulatedWorker(name, place, clock.file, notes));
    for (const worker of workers) this.workers.add(worker);
    const looking = await openCompany(place);
    const faulty = new FaultyQueue(place, new ImportFiles(new Database(looking.dataSource)));
    try {
      const done = await playSteps(simulation, company, { database: this.database, redis, workers, clock, queue: faulty });
      const calm = performance.now();
      for (const input of allInputs(simulation)) await undisturbed.takeIn(input);
      await undisturbed.settleInProcess(new Date(simulation.end));
      const found = await settle(company, await undisturbed.readState(), clock, new Date(simulation.end));
      const settledAfterMs = performance.now() - calm;
      const again = found.length > 0 ? [] : await deliverAllAgain(company, faulty, await undisturbed.readState());
      const doubled = await company.ask<{ file_name: string; imports: number }>(sql.DOUBLED_IMPORTS);
      const falsely = await company.ask(sql.FALSELY_DONE);
      const work = await company.countWork();
      return {
        seed,
        planned: faults,
        queue,
        faults: done,
        inputs: allInputs(simulation).length,
        windows: work.windows,
        scorings: work.runs,
        jobs: notes.done,
        failures: notes.failed,
        lost: found.filter(({ isLost }) => isLost).map(({ text }) => text),
        duplicated: [...doubled.map(({ file_name: name, imports }) => `${name} was imported ${imports} times`), ...again],
        unexpected: [
          ...found.filter(({ isLost }) => !isLost).map(({ text }) => text),
          ...falsely.map((row) => `falsely done: ${JSON.stringify(row)}`),
          ...notes.crashes,
        ],
        problems: notes.problems,
        settledAfterMs,
        durationMs: performance.now() - begin,
      };
    } finally {
      await faulty.close();
      for (const worker of workers) {
        await worker.finish();
        this.workers.delete(worker);
      }
      await looking.dataSource.destroy();
      await company.close();
      await undisturbed.close();
    }
  }

  /** Ends all that it has started, and removes its folder. */
  async close(): Promise<void> {
    process.off('exit', this.killAll);
    for (const worker of this.workers) await worker.finish();
    await this.redis?.stop();
    await this.database.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  private killNow(): void {
    for (const { processId } of this.workers) if (processId !== null) process.kill(processId, 'SIGKILL');
    this.redis?.kill();
    this.database.kill();
    // What still writes there is about to end.
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const allInputs = ({ steps, lastInputs }: Simulation) => [...steps.flatMap(({ inputs }) => inputs), ...lastInputs];

/** Plays faults, and lets in what comes in at its own pace meanwhile. Gives how many faults of each kind there were. */
async function playSteps({ steps, lastInputs }: Simulation, company: SimulatedCompany, parts: Parameters<typeof causeFault>[1]): Promise<Map<FaultKind, number>> {
  const done = new Map<FaultKind, number>();
  let feeding = Promise.resolve();
  const takeInAfter = async (earlier: Promise<void>, inputs: Simulation['lastInputs']) => {
    await earlier;
    for (const input of inputs) await company.takeIn(input);
  };
  const feed = (inputs: Simulation['lastInputs']) => {
    feeding = takeInAfter(feeding, inputs);
    // It is told where it is waited for.
    feeding.catch(() => undefined);
  };
  for (const { fault, inputs, pauseMs } of steps) {
    feed(inputs);
    await sleep(pauseMs);
    if (await causeFault(fault, parts)) count(done, fault.kind);
  }
  feed(lastInputs);
  await feeding;
  return done;
}

/** Waits until all is done that is due at the end. Gives what differs then, or after the longest wait. */
async function settle(company: SimulatedCompany, expected: CompanyState, clock: SimulatedClock, end: Date): Promise<Difference[]> {
  const begin = performance.now();
  clock.set(end);
  let nudges = 0;
  for (;;) {
    const differences = await differencesOf(company, expected);
    const waited = performance.now() - begin;
    if (differences.length === 0 || waited > SETTLE_WITHIN_MS) return differences;
    if (waited > (nudges + 1) * NUDGE_EVERY_MS && nudges < MOST_NUDGES) {
      nudges += 1;
      clock.set(new Date(end.getTime() + nudges * NUDGE_MINUTES * 60_000));
    }
    await sleep(200);
  }
}

async function differencesOf(company: SimulatedCompany, expected: CompanyState): Promise<Difference[]> {
  const left = await company.countLeft();
  const undone = Object.entries(left).filter(([, rows]) => rows > 0).map(([what, rows]) => ({ isLost: true, text: `${rows} ${what} are left to do` }));
  return [...undone, ...compareStates(expected, await company.readState())];
}

/** Delivers all work again that was ever done: nothing of it may be done twice. Gives what was. */
async function deliverAllAgain(company: SimulatedCompany, { queues }: FaultyQueue, expected: CompanyState): Promise<string[]> {
  await sleep(QUIET_FOR_MS);
  const before = await company.countWork();
  const windows = await company.ask<{ period: string; as_of: string }>(sql.WANTED_PERIODS);
  for (const { period, as_of: asOf } of windows) await queues.add('score', { period, asOf });
  await queues.addFlow({ job: 'plan-scores', payload: {}, children: [{ job: 'roll-up', payload: { firstKey: 1, lastKey: 99 }, children: [] }] });
  const deadline = performance.now() + SETTLE_WITHIN_MS;
  while ((await queues.hasUnfinished()) && performance.now() < deadline) await sleep(100);
  const after = await company.countWork();
  const more = after.runs - before.runs;
  return [...(more === 0 ? [] : [`${more} scorings were done once more`]), ...(await differencesOf(company, expected)).map(({ text }) => `after all was delivered again: ${text}`)];
}
