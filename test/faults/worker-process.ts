import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { WorkerService } from '#libs/jobs/worker-service.js';
import type { CompanyPlace } from './open-company.js';
import { openCompany } from './open-company.js';

/**
 * A worker of a simulation: works until SIGTERM, and dies with its parent. Its clock stands in a file. Says on stdout, a line of
 * JSON each, when it is ready, what jobs it did, and what went wrong beside the work.
 *
 * Arguments: the place of the company as JSON, and the file of the clock.
 */
const [place = '', clockFile = ''] = process.argv.slice(2);

/** How short it holds a job, so that nobody waits long for one that was lost with its worker. */
const TIMING = { lockMs: 2_000, stalledCheckMs: 1_000, reconnectMs: 200 };
const STOP_WITHIN_MS = 1_000;
/** What a worker ends with that could not begin, since the database was away. */
const NOT_BEGUN = 9;

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const tellProblem = (error: unknown) => say({ problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });

process.stdin.on('end', () => process.exit(1)).resume();

const given = JSON.parse(place) as CompanyPlace;
try {
  const { settings, services, dataSource } = await openCompany(given);
  const worker = new WorkerService(services, {
    settings,
    databaseUrl: given.databaseUrl,
    timing: TIMING,
    lookEveryMs: 1_000,
    clock: () => new Date(readFileSync(clockFile, 'utf8')),
    onProblem: tellProblem,
    onOutdated: (found) => tellProblem(new Error(`the database has the schema ${found}`)),
    observer: {
      started: () => undefined,
      completed: ({ job }) => say({ done: job }),
      failed: ({ job }, _durationMs, error, final) => say({ failed: job, final, reason: error.message }),
    },
  });
  await worker.start();
  say({ ready: true });
  process.once('SIGTERM', () => {
    worker
      .stop(STOP_WITHIN_MS)
      .then(() => dataSource.destroy())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          tellProblem(error);
          process.exit(1);
        },
      );
  });
} catch (error) {
  tellProblem(error);
  process.exit(NOT_BEGUN);
}
