import type { QueryRunner } from 'typeorm';
import { MarksOfTheirOwn1790000000019 } from '#migrations/0019-marks-of-their-own.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const ONE = '00000000-0000-4000-8000-000000000001';
const TWO = '00000000-0000-4000-8000-000000000002';

const SHOPS = 'SELECT merchant_key FROM touched_shops ORDER BY merchant_key';
const MESSAGES = 'SELECT merchant_key, buyer_id, sent_at::date AS day FROM touched_messages ORDER BY merchant_key, sent_at';
const MONTHS = 'SELECT merchant_key, month, days FROM touched_merchant_months ORDER BY merchant_key, month';

const marks = () => Promise.all([SHOPS, MESSAGES, MONTHS].map((statement) => test.database.query(statement)));

it('the marks of several are one when the migration is taken back, with the days of all, and one each when it is made again', async () => {
  const { database } = test;
  await database.query(`INSERT INTO touched_shops VALUES (1, '${ONE}'), (1, '${TWO}'), (2, '${TWO}')`);
  await database.query(
    `INSERT INTO touched_messages VALUES (1, 'b', '2026-07-01 12:00', '${ONE}'), (1, 'b', '2026-07-01 12:00', '${TWO}'), (1, 'b', '2026-07-02 12:00', '${ONE}')`,
  );
  await database.query(
    `INSERT INTO touched_merchant_months VALUES (1, '2026-07-01', 5, '${ONE}'), (1, '2026-07-01', 6, '${TWO}'), (1, '2026-08-01', 1, '${TWO}')`,
  );
  const gathered = [
    [{ merchant_key: 1 }, { merchant_key: 2 }],
    [
      { merchant_key: 1, buyer_id: 'b', day: '2026-07-01' },
      { merchant_key: 1, buyer_id: 'b', day: '2026-07-02' },
    ],
    [
      { merchant_key: 1, month: '2026-07-01', days: 7 },
      { merchant_key: 1, month: '2026-08-01', days: 1 },
    ],
  ];
  await database.withSession(async (session) => {
    const runner = { query: (text: string) => session.query(text) } as unknown as QueryRunner;
    const migration = new MarksOfTheirOwn1790000000019();
    await migration.down(runner);
    expect(await marks()).toEqual(gathered);
    await migration.up(runner);
  });
  expect(await marks()).toEqual(gathered);
});
