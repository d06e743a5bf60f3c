import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { appliedMigrations } from '#libs/database/prepare.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { createTestDatabase } from '../../../test/support/database.js';
import { until } from '../../../test/support/waiting.js';
import { aliveWorkers, WorkerRegister } from './worker-register.js';

describe('the register of workers', () => {
  let test: TestDatabase;
  let current: string;
  const outdated: string[] = [];
  const errors: string[] = [];
  const options = {
    heartbeatMs: 20,
    onOutdated: (found: string) => void outdated.push(found),
    onError: (error: Error) => void errors.push(error.message),
  };
  const setSeen = (workerId: string, ago: string) =>
    test.database.query('UPDATE workers SET seen_at = clock_timestamp() - $2::interval WHERE worker_id = $1', [workerId, ago]);
  const idsOf = async () => (await aliveWorkers(test.database)).map(({ workerId }) => workerId);

  beforeAll(async () => {
    test = await createTestDatabase();
    current = (await appliedMigrations(test.database)).at(-1) ?? '';
  });
  beforeEach(() => {
    outdated.length = 0;
    errors.length = 0;
  });
  afterAll(async () => {
    await test.drop();
  });

  it('shows a worker from its beginning to its end', async () => {
    const register = new WorkerRegister(test.database, options);
    await register.begin({ schemaVersion: current });
    expect(await aliveWorkers(test.database)).toEqual([
      {
        workerId: register.workerId,
        host: hostname(),
        processId: process.pid,
        schemaVersion: current,
        startedAt: expect.any(Date),
        seenAt: expect.any(Date),
      },
    ]);
    await register.end();
    expect(await aliveWorkers(test.database)).toEqual([]);
    expect(outdated).toEqual([]);
  });

  it('no longer counts one that was not seen for 20 seconds, and forgets it after a day', async () => {
    const silent = new WorkerRegister(test.database, { ...options, heartbeatMs: 3_600_000 });
    await silent.begin({ schemaVersion: current });
    await setSeen(silent.workerId, '19 seconds');
    expect(await idsOf()).toEqual([silent.workerId]);
    await setSeen(silent.workerId, '21 seconds');
    expect(await idsOf()).toEqual([]);

    const rows = async () => (await test.database.query('SELECT FROM workers')).length;
    const other = new WorkerRegister(test.database, options);
    await setSeen(silent.workerId, '23 hours');
    await other.begin({ schemaVersion: current });
    expect(await rows()).toBe(2);
    await other.end();
    await setSeen(silent.workerId, '25 hours');
    await other.begin({ schemaVersion: current });
    expect(await rows()).toBe(1);
    await other.end();
    await silent.end();
  });

  it('shows one again that was thought dead, when it tells that it lives', async () => {
    const register = new WorkerRegister(test.database, options);
    await register.begin({ schemaVersion: current });
    await test.database.query('DELETE FROM workers');
    await until(async () => (await idsOf()).includes(register.workerId));
    await register.end();
  });

  it('tells once that the database has gone on to another schema', async () => {
    const register = new WorkerRegister(test.database, options);
    await register.begin({ schemaVersion: current });
    const [{ id } = { id: 0 }] = await test.database.query<{ id: number }>(
      `INSERT INTO migrations (timestamp, name) VALUES (1890000000000, 'Later1890000000000') RETURNING id`,
    );
    await until(() => outdated.length > 0);
    await sleep(60);
    expect(outdated).toEqual(['Later1890000000000']);
    await test.database.query('DELETE FROM migrations WHERE id = $1', [id]);
    await register.end();
  });

  it('tells of heartbeats that fail, and goes on', async () => {
    const register = new WorkerRegister(test.database, options);
    await register.begin({ schemaVersion: current });
    await test.database.query('ALTER TABLE workers RENAME TO workers_away');
    await until(() => errors.length > 1);
    await test.database.query('ALTER TABLE workers_away RENAME TO workers');
    await setSeen(register.workerId, '1 hour');
    await until(async () => (await idsOf()).includes(register.workerId));
    await register.end();
    expect(errors[0]).toContain('workers');
  });
});
