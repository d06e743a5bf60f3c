import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { IdempotencyKeys } from './idempotency-keys.js';

const USER = '00000000-0000-4000-8000-000000000001';
const OTHER_USER = '00000000-0000-4000-8000-000000000002';
const NOON = new Date('2026-11-24T04:00:00Z');
const later = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000);

let test: TestDatabase;
let keys: IdempotencyKeys;
let count = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  keys = new IdempotencyKeys(test.database);
});

afterAll(() => test.drop());

/** A request under a key of its own. */
const request = () => ({ userId: USER, key: `key-${(count += 1)}`, requestHash: 'one', now: NOON });

describe('a request under a key', () => {
  it('is done once, and is answered with the same for 24 hours', async () => {
    const asked = request();
    expect(await keys.begin(asked)).toBeNull();
    await keys.finish(USER, asked.key, { status: 201, body: '{"id":1}' });
    expect(await keys.begin(asked)).toEqual({ status: 201, body: '{"id":1}' });
    expect(await keys.begin({ ...asked, now: later(23.9) })).toEqual({ status: 201, body: '{"id":1}' });
    expect(await keys.begin({ ...asked, now: later(24.1) })).toBeNull();
  });

  it('is refused where the key was used for another one, but is free for somebody else', async () => {
    const asked = request();
    await keys.begin(asked);
    await keys.finish(USER, asked.key, { status: 200, body: null });
    await expect(keys.begin({ ...asked, requestHash: 'two' })).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect(await keys.begin({ ...asked, userId: OTHER_USER, requestHash: 'two' })).toBeNull();
  });

  it('is begun by one of many who come at once', async () => {
    const asked = request();
    const begun = await Promise.allSettled(Array.from({ length: 8 }, () => keys.begin(asked)));
    expect(begun.filter(({ status }) => status === 'fulfilled')).toEqual([{ status: 'fulfilled', value: null }]);
    for (const each of begun) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'request-under-way' });
  });

  it('that was cut off is not done again: nobody knows how far it came', async () => {
    const asked = request();
    await keys.begin(asked);
    await expect(keys.begin({ ...asked, now: later(0.1) })).rejects.toMatchObject({ code: 'request-under-way' });
    await expect(keys.begin({ ...asked, now: later(1) })).rejects.toMatchObject({ code: 'request-outcome-unknown' });
  });

  it('that failed by a fault of the server may be tried again', async () => {
    const asked = request();
    await keys.begin(asked);
    await keys.forget(USER, asked.key);
    expect(await keys.begin(asked)).toBeNull();
  });
});
