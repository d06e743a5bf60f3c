import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { OpscoreProcess } from '../support/opscore-process.js';

/** `opscore start` and `opscore serve`, as an operator and a Prometheus server see them. */

let test: TestDatabase;
let server: OpscoreProcess | undefined;
let taken: Server | undefined;

beforeEach(async () => {
  test = await createTestDatabase({ poolSize: 2 });
});

afterEach(async () => {
  await server?.stop('SIGKILL');
  server = undefined;
  await new Promise<void>((resolve) => (taken === undefined ? resolve() : taken.close(() => resolve())));
  taken = undefined;
  await test.drop();
});

/** Takes a port, so that nobody else can listen on it. */
async function takePort(): Promise<number> {
  const taking = createServer();
  taken = taking;
  await new Promise<void>((resolve) => {
    taking.listen(0, '127.0.0.1', resolve);
  });
  return (taking.address() as AddressInfo).port;
}

async function startServer(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  server = new OpscoreProcess(test.url, words, environment);
  const [, address = ''] = await server.hear(/opscore serves at (http:\/\/\S+)/);
  return address;
}

it('start scores the example by way of the queue and prints it; without --once it goes on serving', async () => {
  const { exitCode, out, err } = await openCommandLine(test.url).run('start', '--once');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toContain('The database is empty: loading the example company.\nLate files came in afterwards and changed 3 scorecards.\n');
  expect(out).toContain('Scorecards 2026Q2, as of 2026-06-30 · rule set 1\n');
  expect(out).not.toContain('opscore serves at');
  const address = await startServer(['start'], { OPSCORE_PORT: String(await takePort()) });
  expect(server?.text.startsWith('Scorecards 2026Q2')).toBe(true);
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  expect(await server?.stop('SIGINT')).toBe(0);
});

it('serve answers on the next free port, tells health and metrics, and stops in good order', async () => {
  const port = await takePort();
  const address = await startServer(['serve', '--port', String(port)]);
  const own = Number(new URL(address).port);
  expect(own).toBeGreaterThan(port);
  expect(own).toBeLessThanOrEqual(port + 20);

  const live = await fetch(`${address}/health/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
  expect(live.headers.get('x-powered-by')).toBeNull();
  const ready = await fetch(`${address}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', database: 'up', queue: 'up' }]);

  const metrics = await fetch(`${address}/metrics`);
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await metrics.text();
  expect(text).toContain('opscore_queue_reachable 1\n');
  expect(text).toContain('opscore_windows{state="done"} 0\n');
  expect(text).toContain('opscore_queue_jobs{queue="scoring",state="waiting"} 0\n');
  expect(text).toContain('opscore_oldest_due_window_age_seconds 0\n');

  const nothing = await fetch(`${address}/no/such/page`);
  expect(nothing.status).toBe(404);
  expect(nothing.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await nothing.json()).toMatchObject({ type: 'about:blank', title: 'Not Found', status: 404 });

  expect(await server?.stop('SIGTERM')).toBe(0);
  expect(server?.text).toContain('Stopped; no job was left undone.');
});

it('a queue that is away makes it unready, and is named without its address', async () => {
  const address = await startServer(['serve', '--no-worker', '--port', String(await takePort())], { QUEUE_URL: 'redis://user:secret@127.0.0.1:1' });
  expect((await fetch(`${address}/health/live`)).status).toBe(200);
  const ready = await fetch(`${address}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'not-ready', database: 'up', queue: 'away' }]);
  expect(await (await fetch(`${address}/metrics`)).text()).toContain('opscore_queue_reachable 0\n');
  expect(await server?.stop('SIGTERM')).toBe(0);
  expect(server?.text).not.toContain('secret');
});
