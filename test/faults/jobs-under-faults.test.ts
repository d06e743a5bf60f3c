import { findRedisServer, NO_REDIS } from '../support/redis-server.js';
import { compareStates } from './compare-states.js';
import { describeReport, describeTotals, sumOf } from './describe-faults.js';
import { planSimulation } from './fault-schedule.js';
import type { FaultReport } from './jobs-under-faults.js';
import { FaultBench } from './jobs-under-faults.js';

/**
 * Workers, PostgreSQL and Redis are killed, stopped and started again, queues lose what they hold, clocks jump, and files come in
 * late: in the end every window is done, and all is as if nothing had happened. `npm run faults` plays more of it.
 */

const FAULTS_OF_A_ROUND = 21;
const WITHIN_MS = 240_000;
const hasRedis = findRedisServer() !== undefined;
const withRedis = hasRedis ? it : it.skip;

describe('jobs under faults', () => {
  const reports: FaultReport[] = [];
  let bench: FaultBench;

  beforeAll(async () => {
    bench = await FaultBench.open();
  }, WITHIN_MS);

  afterAll(async () => {
    await bench.close();
    process.stdout.write(`${describeTotals(reports)}\n`);
  }, WITHIN_MS);

  async function expectNothingAmiss(seed: number, queue: 'postgres' | 'redis', faults: number): Promise<void> {
    const report = await bench.play(seed, faults, queue);
    reports.push(report);
    const { lost, duplicated, unexpected } = report;
    if (lost.length + duplicated.length + unexpected.length > 0) throw new Error(describeReport(report));
    expect(report.windows).toBeGreaterThanOrEqual(21);
  }

  it.each([1, 2])('end as if nothing had happened, on PostgreSQL (seed %d)', (seed) => expectNothingAmiss(seed, 'postgres', FAULTS_OF_A_ROUND), WITHIN_MS);

  withRedis.each([3, 4])(
    `end as if nothing had happened, on Redis (seed %d${hasRedis ? '' : `; ${NO_REDIS}`})`,
    (seed) => expectNothingAmiss(seed, 'redis', FAULTS_OF_A_ROUND),
    WITHIN_MS,
  );

  it('of many kinds, sixty at least', async () => {
    // What came to nothing, such as emptying a queue that is away, does not count.
    for (let seed = 5; sumOfFaults() < 60; seed++) await expectNothingAmiss(seed, 'postgres', FAULTS_OF_A_ROUND);
    expect(sumOfFaults()).toBeGreaterThanOrEqual(60);
    expect(new Set(reports.flatMap(({ faults }) => [...faults.keys()])).size).toBeGreaterThanOrEqual(10);
  }, WITHIN_MS);

  const sumOfFaults = () => reports.reduce((sum, { faults }) => sum + sumOf(faults), 0);
});

describe('the simulation', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planSimulation(7, 30, true)).toEqual(planSimulation(7, 30, true));
    expect(planSimulation(8, 30, true)).not.toEqual(planSimulation(7, 30, true));
  });

  it('finds what is missing, and what should not be there', () => {
    const expected = new Map([['verdicts', ['one', 'two']]]);
    expect(compareStates(expected, new Map([['verdicts', ['one', 'other']], ['touched_shops', ['s1']]]))).toEqual([
      { isLost: true, text: 'verdicts misses two' },
      { isLost: false, text: 'verdicts has other' },
      { isLost: false, text: 'touched_shops has s1' },
    ]);
    expect(compareStates(expected, new Map([['verdicts', ['one', 'two']]]))).toEqual([]);
  });
});
