import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { makeLatch, until } from '../../test/support/waiting.js';
import type { Session } from './database.js';
import { claimMerchants } from './merchant-claims.js';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const THREE = 'SELECT merchant_key FROM unnest(ARRAY[3, 1, 2, 1]) AS merchant_key WHERE merchant_key BETWEEN $1 AND $2';

const claim = (session: Session, first: number, last: number) => claimMerchants(session, 'judging', THREE, [first, last]);

/** What happens, in order, when somebody holds the merchants 1 and 2 while another wants some, and then ends as is told. */
async function beside(other: (session: Session) => Promise<readonly number[]>, end: 'commits' | 'fails'): Promise<string[]> {
  const [claimed, waited] = [makeLatch(), makeLatch()];
  const happened: string[] = [];
  const first = test.database
    .withTransaction(async (session) => {
      await claim(session, 1, 2);
      claimed.open();
      await waited.wait;
      happened.push(end);
      if (end === 'fails') throw new Error('it failed');
    })
    .catch(() => undefined);
  await claimed.wait;
  let isThrough = false;
  const second = test.database.withTransaction(async (session) => {
    happened.push(`claims ${(await other(session)).join()}`);
    isThrough = true;
  });
  await until(async () => isThrough || (await somebodyWaits()));
  waited.open();
  await Promise.all([first, second]);
  return happened;
}

async function somebodyWaits(): Promise<boolean> {
  const [row] = await test.database.query<{ present: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS present`,
  );
  return row?.present === true;
}

it('gives the keys of the merchants, each once', async () => {
  expect(await test.database.withTransaction((session) => claim(session, 1, 3))).toEqual([1, 2, 3]);
  expect(await test.database.query('SELECT * FROM claimed_merchants')).toEqual([]);
});

it.each(['commits', 'fails'] as const)('has others wait until whoever claimed a merchant before %s', async (end) => {
  expect(await beside((session) => claim(session, 2, 3), end)).toEqual([end, 'claims 2,3']);
});

it('has nobody wait for other merchants, or for other work', async () => {
  expect(await beside((session) => claim(session, 3, 3), 'commits')).toEqual(['claims 3', 'commits']);
  const summing = (session: Session) => claimMerchants(session, 'rolling_up', THREE, [1, 2]);
  expect(await beside(summing, 'commits')).toEqual(['claims 1,2', 'commits']);
});
