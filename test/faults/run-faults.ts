import 'reflect-metadata';
import { findRedisServer } from '../support/redis-server.js';
import { describeReport, describeTotals } from './describe-faults.js';
import type { FaultReport } from './jobs-under-faults.js';
import { FaultBench } from './jobs-under-faults.js';

// `npm run faults` does 500 faults to workers, servers, queues and the clock; `-- --seed 7` begins with another seed, `-- --faults
// 60` does so many, `-- --queue redis` has all rounds on Redis. A round that fails is replayed by the command that it names.

const FAULTS_OF_A_ROUND = 25;

function numberAfter(word: string, otherwise: number): number {
  const place = process.argv.indexOf(word);
  return place === -1 ? otherwise : Number(process.argv[place + 1]);
}

const [firstSeed, faults] = [numberAfter('--seed', 1), numberAfter('--faults', 500)];
const perRound = Math.min(faults, numberAfter('--round', FAULTS_OF_A_ROUND));
const place = process.argv.indexOf('--queue');
const asked = place === -1 ? null : process.argv[place + 1] === 'redis' ? ('redis' as const) : ('postgres' as const);
const hasRedis = asked === 'postgres' ? false : findRedisServer() !== undefined;

const say = (text: string) => process.stdout.write(`${text}\n`);
const reports: FaultReport[] = [];
const bench = await FaultBench.open();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  const count = () => reports.reduce((sum, report) => sum + [...report.faults.values()].reduce((all, each) => all + each, 0), 0);
  for (let seed = firstSeed; count() < faults; seed++) {
    // Which queue a seed is played on is settled by the seed, so that it is the same when it is replayed.
    const queue = asked ?? (hasRedis && seed % 2 === 0 ? 'redis' : 'postgres');
    const report = await bench.play(seed, Math.min(perRound, Math.max(faults - count(), 1)), queue);
    reports.push(report);
    say(describeReport(report));
  }
} finally {
  await bench.close();
}
say(describeTotals(reports));
const failed = reports.some(({ lost, duplicated, unexpected }) => lost.length + duplicated.length + unexpected.length > 0);
process.exit(failed ? 1 : 0);
