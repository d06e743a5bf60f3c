import { randomUUID } from 'node:crypto';
import { hashTokenSecret, makeTokenSecret } from '#libs/access/secrets.js';
import * as sql from '../support/api.sql.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { readEvents } from '../support/event-stream.js';
import { OpscoreProcess } from '../support/opscore-process.js';
import { makeLatch, until } from '../support/waiting.js';

/** `opscore serve` that is told to stop while it is asked. */

let test: TestDatabase;
let server: OpscoreProcess | undefined;

beforeEach(async () => {
  test = await createTestDatabase({ poolSize: 4 });
});

afterEach(async () => {
  await server?.stop('SIGKILL');
  await test.drop();
});

async function tokenOfAdministrator(): Promise<string> {
  const userId = randomUUID();
  const secret = makeTokenSecret();
  const now = new Date();
  await test.database.query(sql.ADD_USER, [userId, 'administrator', now]);
  await test.database.query(sql.ADD_GRANT, [userId, 'administrator', null]);
  await test.database.query(sql.ADD_TOKEN, [randomUUID(), hashTokenSecret(secret), userId, now, new Date(now.getTime() + 3_600_000)]);
  return secret;
}

it('finishes the slow request, ends event streams at once, takes no further request, and then ends', async () => {
  server = new OpscoreProcess(test.url, ['serve', '--no-worker', '--port', '3950']);
  const [, address = ''] = await server.hear(/opscore serves at (http:\/\/\S+)/);
  const headers = { Authorization: `Bearer ${await tokenOfAdministrator()}` };
  const events = readEvents(`${address}/api/v1/jobs/progress`, headers);
  expect(await events.next()).toMatchObject({ name: 'progress' });

  // The list of jobs waits for a table that somebody holds.
  const latch = makeLatch();
  const held = makeLatch();
  const holding = test.database.withTransaction(async (session) => {
    await session.query('LOCK TABLE schedule_runs IN ACCESS EXCLUSIVE MODE');
    held.open();
    await latch.wait;
  });
  await held.wait;
  const slow = fetch(`${address}/api/v1/jobs`, { headers });
  const isWaiting = `SELECT FROM pg_locks WHERE relation = 'schedule_runs'::regclass AND NOT granted`;
  await until(async () => (await test.database.query(isWaiting)).length === 1);

  const ended = server.stop('SIGTERM');
  expect(await events.next()).toBeNull();
  await until(() => fetch(`${address}/health/live`).then(() => false, () => true));
  latch.open();
  await holding;
  const answer = await slow;
  expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
  expect(await answer.json()).toMatchObject({ timeZone: 'Asia/Shanghai' });
  expect(await ended).toBe(0);
  expect(server.text).not.toContain('cut off');
});
