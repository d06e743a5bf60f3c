import { OpscoreError } from '#libs/domain/errors.js';
import type { QueuePlace, QueueServer } from '../../../test/support/queue-servers.js';
import { QUEUE_SERVERS } from '../../../test/support/queue-servers.js';
import { makeLatch, until } from '../../../test/support/waiting.js';
import type { JobName, JobPayloads, PlannedJob, QueueName } from '../catalogue.js';
import { JOBS } from '../catalogue.js';
import type { JobContext, JobProcessor } from '../processor.js';
import type { JobAttempt, JobObserver } from './job-observer.js';
import { JobQueues } from './job-queues.js';
import type { JobWorkerOptions } from './job-worker.js';
import { JobWorker } from './job-worker.js';
import { requireProcessors } from './processor-registry.js';
import { QueueBackend } from './queue-backend.js';

/** So short a hold that tests need not wait for the end of one. */
const TIMING = { lockMs: 1_000, stalledCheckMs: 400, losses: 3, reconnectMs: 100 };

type Processing = { readonly [Name in JobName]?: (payload: JobPayloads[Name], context: JobContext) => Promise<void> };

/** All processors of the catalogue: those that a test needs, and others that do nothing. */
function processorsOf(processing: Processing): ReadonlyMap<JobName, JobProcessor> {
  const names = Object.keys(JOBS) as JobName[];
  return requireProcessors(
    names.map((job): JobProcessor => {
      const process: JobProcessor['process'] | undefined = processing[job];
      return { job, process: process ?? (async () => undefined) };
    }),
  );
}

class Notes implements JobObserver {
  readonly begun: JobAttempt[] = [];
  readonly done: JobAttempt[] = [];
  readonly failures: { readonly attempt: JobAttempt; readonly message: string; readonly final: boolean }[] = [];

  started(attempt: JobAttempt): void {
    this.begun.push(attempt);
  }

  completed(attempt: JobAttempt, durationMs: number): void {
    if (durationMs >= 0) this.done.push(attempt);
  }

  failed(attempt: JobAttempt, _durationMs: number, error: Error, final: boolean): void {
    this.failures.push({ attempt, message: error.message, final });
  }
}

const range = (firstKey: number) => ({ firstKey, lastKey: firstKey });
const rollUp = (firstKey: number): PlannedJob => ({ job: 'roll-up', payload: range(firstKey), children: [] });
const planned = (...children: PlannedJob[]): PlannedJob => ({ job: 'plan-scores', payload: {}, children });
const score = (period: string, ...children: PlannedJob[]): PlannedJob => ({ job: 'score', payload: { period, asOf: '2026-11-22' }, children });
/** Fails for good at once: the request itself is wrong. */
const hopeless = () => new OpscoreError('period-unknown', { period: 'never' });

describe.each(QUEUE_SERVERS)('on $name', ({ start, available }) => {
  (available ? describe : describe.skip)('the queue of jobs', () => {
    let server: QueueServer;
    let queues: JobQueues;
    let notes: Notes;
    const closing: (() => Promise<unknown>)[] = [];

    const open = (place: QueuePlace, patienceMs = 10_000) => {
      const backend = new QueueBackend({ ...place, patienceMs });
      closing.push(() => backend.close());
      return backend;
    };
    const openQueues = (place: QueuePlace, patienceMs?: number) => {
      const opened = new JobQueues(open(place, patienceMs));
      closing.push(() => opened.close());
      return opened;
    };
    const startWorker = (processing: Processing, { place = server.place, ...options }: Partial<JobWorkerOptions> & { place?: QueuePlace } = {}) => {
      const backend = open(place);
      const processors = processorsOf(processing);
      const worker = new JobWorker({ backend, processors, observer: notes, timing: TIMING, ...options });
      closing.push(() => worker.stop(0));
      worker.start().catch(() => undefined);
      return worker;
    };
    const countsOf = async (queue: QueueName) => (await queues.counts())[queue];

    beforeAll(async () => {
      server = await start();
    });
    beforeEach(async () => {
      notes = new Notes();
      queues = openQueues(server.place);
      await queues.empty();
    });
    const closeAll = async () => {
      for (const close of closing.splice(0).toReversed()) await close();
    };
    afterEach(closeAll);
    afterAll(async () => {
      await server.stop();
    });

    it('gives a job with its payload to the processor of its name', async () => {
      const got: unknown[] = [];
      startWorker({
        'roll-up': async (payload) => void got.push(payload),
        score: async (payload) => void got.push(payload),
      });
      await queues.add('roll-up', { firstKey: 3, lastKey: 17 });
      await queues.add('score', { period: '2026Q4/2026-W47', asOf: '2026-11-22' });
      await until(() => notes.done.length === 2);
      expect(got).toHaveLength(2);
      expect(got).toContainEqual({ firstKey: 3, lastKey: 17 });
      expect(got).toContainEqual({ period: '2026Q4/2026-W47', asOf: '2026-11-22' });
      expect(notes.done.find(({ job }) => job === 'score')).toMatchObject({ queue: 'scoring', attempt: 1 });
    });

    it('counts what waits, is done, failed and kept', async () => {
      await queues.add('score', { period: '2026Q4', asOf: '2026-11-22' });
      await queues.add('score', { period: '2026-11', asOf: '2026-11-22' }, { delayMs: 3_600_000 });
      await queues.addFlow(planned(rollUp(1)));
      const nothing = { waiting: 0, prioritized: 0, active: 0, delayed: 0, waitingChildren: 0, failed: 0, completed: 0 };
      expect(await queues.counts()).toEqual({
        notices: nothing,
        planning: { ...nothing, waitingChildren: 1 },
        rollups: { ...nothing, waiting: 1 },
        attribution: nothing,
        scoring: { ...nothing, waiting: 1, delayed: 1 },
        imports: nothing,
        exports: nothing,
      });
      expect(await queues.hasUnfinished()).toBe(true);

      startWorker({
        score: async () => {
          throw hopeless();
        },
      });
      await until(async () => (await countsOf('planning')).completed === 1 && (await countsOf('scoring')).failed === 1);
      expect(await countsOf('scoring')).toEqual({ ...nothing, delayed: 1, failed: 1 });
    });

    it('is unfinished by work, not by imports, results or schedules', async () => {
      expect(await queues.hasUnfinished()).toBe(false);
      await queues.add('import-file', { fileId: 'a' });
      await queues.schedules.ensure([{ name: 'nightly', pattern: '30 2 * * *', timeZone: 'Asia/Shanghai' }]);
      expect(await queues.hasUnfinished()).toBe(false);
      await queues.add('roll-up', range(1), { delayMs: 3_600_000 });
      expect(await queues.hasUnfinished()).toBe(true);
    });

    it('tries again with growing waits, then counts a job as failed, which can be tried once more', async () => {
      const times: number[] = [];
      startWorker({
        reconcile: async () => {
          times.push(performance.now());
          if (times.length <= 3) throw new Error('the disk is full');
        },
      });
      await queues.add('reconcile', { reason: 'test' });
      await until(async () => (await countsOf('planning')).failed === 1);
      const [first = 0, second = 0, third = 0] = times;
      expect(second - first).toBeGreaterThan(900);
      expect(third - second).toBeGreaterThan(1_900);
      expect(notes.failures.map(({ attempt, message, final }) => [attempt.attempt, message, final])).toEqual([
        [1, 'the disk is full', false],
        [2, 'the disk is full', false],
        [3, 'the disk is full', true],
      ]);
      expect(await queues.retryFailed()).toBe(1);
      await until(() => notes.done.length === 1);
    });

    it('does not try again what cannot come right', async () => {
      startWorker({
        score: async () => {
          throw hopeless();
        },
      });
      await queues.add('score', { period: 'never', asOf: '2026-11-22' });
      await until(async () => (await countsOf('scoring')).failed === 1);
      expect(notes.failures).toMatchObject([{ attempt: { attempt: 1 }, final: true }]);
    });

    it('lets an unknown job fail visibly, once', async () => {
      const planning = queues.all.find(({ name }) => name === 'planning');
      await planning?.add('dance', {}, { attempts: 5 });
      startWorker({});
      await until(async () => (await countsOf('planning')).failed === 1);
      const [failed] = (await planning?.getFailed()) ?? [];
      expect(failed?.failedReason).toContain('does not know the job "dance" of the queue planning');
      expect(notes.failures).toMatchObject([{ attempt: { job: 'dance', attempt: 1 }, final: true }]);
    });

    it('keeps the same work once while it waits, and once more while it is being done', async () => {
      const latch = makeLatch();
      let begun = 0;
      await queues.add('reconcile', { reason: 'look' });
      await queues.add('reconcile', { reason: 'look' });
      expect((await countsOf('planning')).waiting).toBe(1);
      startWorker({
        reconcile: async () => {
          begun += 1;
          if (begun === 1) await latch.wait;
        },
      });
      await until(() => begun === 1);
      await queues.add('reconcile', { reason: 'look' });
      await queues.add('reconcile', { reason: 'look' });
      latch.open();
      await until(() => notes.done.length === 2);
      await queues.add('reconcile', { reason: 'look' });
      await until(() => notes.done.length === 3);
      expect(begun).toBe(3);
    });

    it('does children before their parents, also where one of them fails for good', async () => {
      const order: string[] = [];
      startWorker({
        'roll-up': async ({ firstKey }) => {
          order.push(`roll-up ${firstKey}`);
          if (firstKey === 2) throw hopeless();
        },
        score: async ({ period }) => {
          order.push(period);
          if (period === 'never') throw hopeless();
        },
        'plan-scores': async () => void order.push('plan-scores'),
      });
      await queues.addFlows([planned(score('2026Q4', rollUp(1), rollUp(2)), score('never', rollUp(3)), rollUp(4)), rollUp(5)]);
      await until(() => order.includes('plan-scores') && order.includes('roll-up 5'));
      await until(async () => !(await queues.hasUnfinished()));
      expect(order.toSorted()).toEqual(['2026Q4', 'never', 'plan-scores', 'roll-up 1', 'roll-up 2', 'roll-up 3', 'roll-up 4', 'roll-up 5']);
      const at = (name: string) => order.indexOf(name);
      expect(Math.max(at('roll-up 1'), at('roll-up 2'))).toBeLessThan(at('2026Q4'));
      expect(at('roll-up 3')).toBeLessThan(at('never'));
      expect(Math.max(at('2026Q4'), at('never'), at('roll-up 4'))).toBeLessThan(at('plan-scores'));
      expect((await countsOf('rollups')).failed).toBe(1);
    });

    it('counts a job that comes twice twice, and what was done of it is up to its processor', async () => {
      const sums = new Map<number, number>();
      startWorker({ 'roll-up': async ({ firstKey }) => void sums.set(firstKey, 100) });
      await queues.add('roll-up', range(1));
      await queues.add('roll-up', range(1));
      await until(async () => (await countsOf('rollups')).completed === 2);
      expect([...sums]).toEqual([[1, 100]]);
      expect(await queues.hasUnfinished()).toBe(false);
    });

    it('tells how far a job is', async () => {
      const latch = makeLatch();
      startWorker({
        'import-file': async (_payload, { progress }) => {
          for (let done = 1; done <= 1_000; done += 1) progress(done, 1_000);
          await latch.wait;
        },
      });
      const id = await queues.add('import-file', { fileId: 'a' });
      const imports = queues.all.find(({ name }) => name === 'imports');
      await until(async () => JSON.stringify((await imports?.getJob(id))?.progress) === '{"done":1000,"total":1000}');
      latch.open();
      await until(() => notes.done.length === 1);
    });

    it('keeps schedules in a time zone, and makes those again that got lost', async () => {
      const nightly = { name: 'nightly', pattern: '30 2 * * *', timeZone: 'Asia/Shanghai' };
      const weekly = { name: 'weekly', pattern: '0 6 * * 1', timeZone: 'America/Sao_Paulo' };
      expect(await queues.schedules.ensure([nightly, weekly])).toEqual(['nightly', 'weekly']);
      expect(await queues.schedules.ensure([nightly, weekly])).toEqual([]);
      const [first, second] = await queues.schedules.list();
      expect(first).toMatchObject(nightly);
      expect(second).toMatchObject(weekly);
      expect(first?.next.toISOString().slice(10)).toBe('T18:30:00.000Z');
      expect(second?.next.toISOString().slice(10)).toBe('T09:00:00.000Z');
      expect(second?.next.getUTCDay()).toBe(1);

      const changed = { ...nightly, pattern: '45 2 * * *' };
      expect(await queues.schedules.ensure([changed])).toEqual([]);
      expect((await queues.schedules.list()).map(({ name, next }) => [name, next.toISOString().slice(11, 16)])).toEqual([['nightly', '18:45']]);

      await queues.empty();
      expect(await queues.schedules.list()).toEqual([]);
      expect(await queues.schedules.ensure([changed])).toEqual(['nightly']);
      await queues.schedules.remove();
      expect(await queues.schedules.list()).toEqual([]);
      expect((await queues.counts()).planning.delayed).toBe(0);
    });

    it('adds a job when a schedule comes', async () => {
      const reasons: string[] = [];
      startWorker({ reconcile: async ({ reason }) => void reasons.push(reason) });
      await queues.schedules.ensure([{ name: 'every second', pattern: '* * * * * *', timeZone: 'Asia/Shanghai' }]);
      await until(() => reasons.length >= 2);
      await queues.schedules.remove();
      expect(new Set(reasons)).toEqual(new Set(['every second']));
    });

    it('can be emptied, whatever its jobs wait for, and takes new ones', async () => {
      const latch = makeLatch();
      startWorker({ 'roll-up': async ({ firstKey }) => (firstKey === 1 ? latch.wait : undefined) });
      await queues.addFlow(planned(score('2026Q4', rollUp(1))));
      await queues.add('import-file', { fileId: 'a' }, { delayMs: 3_600_000 });
      await until(() => notes.begun.length === 1);
      await queues.empty();
      const counts = Object.values(await queues.counts()).flatMap((each) => Object.values(each) as number[]);
      expect(counts.every((count) => count === 0)).toBe(true);
      latch.open();
      await queues.add('roll-up', range(2));
      await until(async () => (await countsOf('rollups')).completed === 1);
      await queues.add('import-file', { fileId: 'a' });
      await until(async () => (await countsOf('imports')).completed === 1);
    });

    it('finds parents whose children are gone, and leaves those that still have some', async () => {
      await queues.addFlow(planned(score('2026Q4', rollUp(1))));
      expect(await queues.removeOrphans()).toBe(0);
      const backend = open(server.place);
      const rollups = backend.createQueue('rollups');
      closing.push(() => rollups.close());
      await backend.empty(rollups);
      // The queue of a schedule is never quite empty.
      await queues.schedules.ensure([{ name: 'nightly', pattern: '30 2 * * *', timeZone: 'Asia/Shanghai' }]);
      expect(await queues.removeOrphans()).toBe(2);
      expect(await queues.hasUnfinished()).toBe(false);
    });

    it('stops after the running job, and begins no other', async () => {
      const latch = makeLatch();
      const worker = startWorker({ 'roll-up': () => latch.wait });
      await queues.add('roll-up', range(1));
      await queues.add('roll-up', range(2));
      await until(() => notes.begun.length === 1);
      const stopped = worker.stop(10_000);
      setTimeout(latch.open, 100);
      expect(await stopped).toEqual({ givenUp: [] });
      expect(await countsOf('rollups')).toMatchObject({ completed: 1, waiting: 1, active: 0 });
      expect(notes.begun).toHaveLength(1);
    });

    it('takes none of the jobs that come while it stops', async () => {
      const worker = startWorker({});
      await queues.add('roll-up', range(1));
      await until(() => notes.done.length === 1);
      const [stopped] = await Promise.all([worker.stop(10_000), ...[2, 3, 4].map((key) => queues.add('roll-up', range(key)))]);
      expect(stopped).toEqual({ givenUp: [] });
      expect(notes.begun).toHaveLength(1);
      expect(await countsOf('rollups')).toMatchObject({ completed: 1, waiting: 3, active: 0 });
    });

    it('gives up a job that is not done by the deadline, and another worker takes it up', async () => {
      const latch = makeLatch();
      const worker = startWorker({ 'roll-up': () => latch.wait });
      const id = await queues.add('roll-up', range(1));
      await until(() => notes.begun.length === 1);
      expect(await worker.stop(100)).toEqual({ givenUp: [{ queue: 'rollups', job: 'roll-up', id, attempt: 1 }] });
      startWorker({});
      await until(async () => (await countsOf('rollups')).completed === 1);
      // The first one still ends its work: it is told, and changes nothing.
      latch.open();
      await until(() => notes.done.length === 2);
      expect(await countsOf('rollups')).toMatchObject({ completed: 1, failed: 0, active: 0, waiting: 0 });
    });

    it('says quickly that it is away, where it was looked for, and never the password', async () => {
      const away = openQueues(server.nowhere, 1_000);
      const error: unknown = await away.add('roll-up', range(1)).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'queue-unreachable', details: { place: expect.stringContaining('127.0.0.1:9/') } });
      expect((error as Error).message).not.toContain('secret');
      await expect(away.counts()).rejects.toMatchObject({ code: 'queue-unreachable' });
      const worker = startWorker({}, { place: server.nowhere });
      expect(await worker.stop(200)).toEqual({ givenUp: [] });
    });

    it('goes on by itself when it was away for a while, from the start or in the middle', async () => {
      const gate = await server.putGate();
      gate.shut();
      startWorker({}, { place: server.through(gate) });
      const behind = openQueues(server.through(gate), 500);
      await queues.add('roll-up', range(1));
      await expect(behind.add('roll-up', range(2))).rejects.toMatchObject({ code: 'queue-unreachable' });
      gate.open();
      await until(async () => (await countsOf('rollups')).completed >= 1);
      gate.shut();
      await queues.add('score', { period: '2026Q4', asOf: '2026-11-22' });
      await expect(behind.counts()).rejects.toMatchObject({ code: 'queue-unreachable' });
      gate.open();
      await until(async () => (await countsOf('scoring')).completed === 1);
      await until(() => behind.counts().then(() => true, () => false));
      await closeAll();
      await gate.close();
    });
  });
});
