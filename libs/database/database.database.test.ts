import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { Database } from './database.js';
import { createDataSource, Database as DatabaseOf } from './database.js';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = test.database;
  await database.query('CREATE TABLE notes (note text PRIMARY KEY)');
});

afterAll(() => test.drop());

beforeEach(() => database.query('TRUNCATE notes'));

async function* failing() {
  yield 'one\n';
  throw new Error('the disk is gone');
}

const notes = async () =>
  (await database.query<{ note: string }>('SELECT note FROM notes ORDER BY note')).map(({ note }) => note);

describe('what comes back', () => {
  it('keeps days as texts and whole numbers whole', async () => {
    const [row] = await database.query(
      `SELECT date '2026-11-23' AS day, 9007199254740991::bigint AS fen, 1.10::numeric AS rate`,
    );
    expect(row).toEqual({ day: '2026-11-23', fen: 9_007_199_254_740_991, rate: '1.10' });
  });

  it('refuses a sum that a number cannot keep exactly', async () => {
    await expect(database.query('SELECT 9007199254740992::bigint AS fen')).rejects.toThrow(
      'too large to be kept exactly',
    );
    expect(await database.query('SELECT 1 AS still')).toEqual([{ still: 1 }]);
  });
});

describe('a session', () => {
  it('speaks the business time zone: midnight in Shanghai is the next day', async () => {
    const [row] = await database.query(
      `SELECT (timestamptz '2026-11-22T16:00:00Z')::date AS day, current_setting('TimeZone') AS zone`,
    );
    expect(row).toEqual({ day: '2026-11-23', zone: 'Asia/Shanghai' });
  });

  it('speaks it whatever options the address of the database brings', async () => {
    const url = new URL(test.url);
    url.searchParams.set('options', '-c statement_timeout=4321 -c TimeZone=UTC');
    const dataSource = createDataSource({ url: url.href, timeZone: 'America/Sao_Paulo' });
    await dataSource.initialize();
    const [row] = await new DatabaseOf(dataSource).query(
      `SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS timeout`,
    );
    await dataSource.destroy();
    expect(row).toEqual({ zone: 'America/Sao_Paulo', timeout: '4321ms' });
  });

  it('copies in and out', async () => {
    await database.withSession(async (session) => {
      await session.copyIn('COPY notes FROM STDIN', Readable.from(['one\ntw', 'o\n']));
      expect(await text(session.copyOut('COPY (SELECT note FROM notes ORDER BY note) TO STDOUT'))).toBe('one\ntwo\n');
    });
  });

  it('takes nothing of a copy whose source fails, and the connection is not used again', async () => {
    await expect(
      database.withSession((session) => session.copyIn('COPY notes FROM STDIN', Readable.from(failing()))),
    ).rejects.toThrow('the disk is gone');
    expect(await notes()).toEqual([]);
  });

  it('gives rows one after another', async () => {
    const seen: number[] = [];
    await database.withSession(async (session) => {
      const rows = session.stream<{ number: number }>(
        'SELECT generate_series(1, $1::integer) AS number',
        [2_500],
        1_000,
      );
      for await (const { number } of rows) seen.push(number);
    });
    expect(seen).toEqual(Array.from({ length: 2_500 }, (_, index) => index + 1));
  });

  it('may be ended by the server between two statements: the next one fails, and the process goes on', async () => {
    const cut = database.withSession(async (session) => {
      const [own] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1, 5000)', [own?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await session.query('SELECT 1');
    });
    await expect(cut).rejects.toThrow(/terminat|connection/i);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says how many rows a statement touched', async () => {
    await database.withSession(async (session) => {
      expect(await session.execute(`INSERT INTO notes VALUES ('a'), ('b')`)).toBe(2);
      expect(await session.execute('DELETE FROM notes WHERE note = $1', ['a'])).toBe(1);
      expect(await session.execute('DELETE FROM notes WHERE note = $1', ['a'])).toBe(0);
    });
  });
});

describe('a transaction', () => {
  it('keeps all of its work, or nothing', async () => {
    await database.withTransaction((session) => session.query(`INSERT INTO notes VALUES ('kept')`));
    const failing = database.withTransaction(async (session) => {
      await session.query(`INSERT INTO notes VALUES ('lost')`);
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await notes()).toEqual(['kept']);
  });

  it('gives its result and takes its work back where it is a trial', async () => {
    const result = await database.withTransaction((session) => session.execute(`INSERT INTO notes VALUES ('trial')`), {
      keep: false,
    });
    expect(result).toBe(1);
    expect(await notes()).toEqual([]);
  });

  it('sees one unchanging state where it asks for a snapshot', async () => {
    await database.withTransaction(
      async (session) => {
        const count = () => session.query('SELECT count(*) AS notes FROM notes');
        const before = await count();
        await database.query(`INSERT INTO notes VALUES ('meanwhile')`);
        expect(await count()).toEqual(before);
      },
      { snapshot: true },
    );
    expect(await notes()).toEqual(['meanwhile']);
  });

  it('leaves no connection behind, however often work fails', async () => {
    for (let round = 0; round < 20; round++) {
      await expect(database.withTransaction((session) => session.query('SELECT no_such_column'))).rejects.toThrow(
        'no_such_column',
      );
    }
    expect(await database.query('SELECT 1 AS still')).toEqual([{ still: 1 }]);
  });
});
