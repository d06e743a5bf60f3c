import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { until } from '../../test/support/waiting.js';

interface NumberRow {
  readonly number: number;
}

const NUMBERS = `SELECT number::integer AS number, repeat('x', 200) AS filling FROM generate_series(1, $1) AS number`;
/** Fails at the last of the rows, when the others are on their way. */
const FAILING = `SELECT 1 / ($1::integer - number)::integer AS number, repeat('x', 200) AS filling FROM generate_series(1, $1) AS number`;

let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase();
});

afterEach(() => test.drop());

async function take(rows: AsyncIterable<readonly NumberRow[]>, onBatch: (batch: readonly NumberRow[]) => Promise<void> = () => Promise.resolve()): Promise<number[]> {
  const taken: number[] = [];
  for await (const batch of rows) {
    expect(batch.length).toBeGreaterThan(0);
    taken.push(...batch.map(({ number }) => number));
    await onBatch(batch);
  }
  return taken;
}

it('gives all rows in order, and leaves the connection for what comes next', async () => {
  await test.database.withSession(async (session) => {
    const taken = await take(session.streamWhole<NumberRow>(NUMBERS, [50_000]));
    expect(taken).toEqual(Array.from({ length: 50_000 }, (_, index) => index + 1));
    expect(await take(session.streamWhole<NumberRow>(NUMBERS, [0]))).toEqual([]);
    expect(await session.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

it('holds the server up while nobody takes them', async () => {
  await test.database.withSession(async (session) => {
    let most = 0;
    const taken = await take(session.streamWhole<NumberRow>(NUMBERS, [300_000]), async (batch) => {
      most = Math.max(most, batch.length);
      // Everything that lies ready has come in by then.
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => void setImmediate(resolve));
    });
    expect(taken).toHaveLength(300_000);
    expect(most).toBeLessThan(10_000);
  });
});

it('throws what the server says, before the first row and after', async () => {
  const read = (statement: string, parameter: number) =>
    test.database.withSession((session) => take(session.streamWhole<NumberRow>(statement, [parameter])));
  await expect(read('SELECT $1::integer AS number FROM nowhere', 1)).rejects.toThrow('nowhere');
  await expect(read(FAILING, 100_000)).rejects.toThrow('division by zero');
  expect(await read(NUMBERS, 1)).toEqual([1]);
});

it('throws where the connection is lost while nobody takes them', async () => {
  const reading = test.database.withSession(async (session) => {
    const [own] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return take(session.streamWhole<NumberRow>(NUMBERS, [300_000]), async () => {
      await test.database.query('SELECT pg_terminate_backend($1)', [own?.pid]);
    });
  });
  await expect(reading).rejects.toThrow(/terminat/);
  expect(await test.database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('gives the connection up where somebody stops before the end, so that the server does not go on', async () => {
  let pid = 0;
  const stopping = test.database.withTransaction(async (session) => {
    const [own] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    pid = own?.pid ?? 0;
    for await (const batch of session.streamWhole<NumberRow>(NUMBERS, [5_000_000])) if (batch.length > 0) break;
  });
  await expect(stopping).rejects.toThrow('Connection terminated');
  await until(async () => (await test.database.query('SELECT 1 AS one FROM pg_stat_activity WHERE pid = $1', [pid])).length === 0);
});
