import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { AuditFilter, AuditRecord } from './audit-log.js';
import { readAuditEntries, recordAudit, verifyAuditLog } from './audit-log.js';

const NOW = new Date('2026-11-24T04:00:00.123Z');
const LIN: Actor = { userId: 'u-lin', name: 'lin', via: 'page', address: '10.0.0.7', requestId: 'r-1' };
const ALL: AuditFilter = { action: null, user: null, subject: null, from: null, to: null };

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

beforeEach(() => test.database.query('TRUNCATE audit_entries, audit_head'));

const record = (changed: Partial<AuditRecord> = {}) =>
  test.database.withTransaction((session) =>
    recordAudit(session, {
      actor: LIN,
      action: 'target.changed',
      subject: '2026Q4',
      before: { gmv: '1.00' },
      after: { gmv: '2.00' },
      now: NOW,
      ...changed,
    }),
  );

const verify = () => test.database.withTransaction(verifyAuditLog, { snapshot: true });

const read = (filter: Partial<AuditFilter> = {}, page = { before: null as number | null, limit: 10 }) =>
  test.database.withSession((session) => readAuditEntries(session, { ...ALL, ...filter }, page));

describe('the audit log', () => {
  it('keeps who, when, from where, what, old and new', async () => {
    await record();
    expect(await read()).toEqual([
      {
        sequence: 1,
        recordedAt: '2026-11-24T04:00:00.123Z',
        actor: LIN,
        action: 'target.changed',
        subject: '2026Q4',
        before: { gmv: '1.00' },
        after: { gmv: '2.00' },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('is kept or lost with the change that it records', async () => {
    const failing = test.database.withTransaction(async (session) => {
      await recordAudit(session, {
        actor: LIN,
        action: 'user.added',
        subject: 'wang',
        before: null,
        after: null,
        now: NOW,
      });
      throw new Error('half way');
    });
    await expect(failing).rejects.toThrow('half way');
    expect(await read()).toEqual([]);
  });

  it('numbers without gaps however many record at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, index) => record({ subject: `m${index}` })));
    expect(await verify()).toMatchObject({ entries: 40, broken: null });
  });

  it('gives pages, newest first, and filters', async () => {
    await record({ subject: 'a', now: new Date('2026-11-24T04:00:00Z') });
    await record({ subject: 'b', action: 'period.closed', now: new Date('2026-11-24T05:00:00Z') });
    await record({ subject: 'a', actor: OPSCORE_ACTOR, now: new Date('2026-11-24T06:00:00Z') });
    const numbers = async (...request: Parameters<typeof read>) =>
      (await read(...request)).map(({ sequence }) => sequence);
    expect(await numbers()).toEqual([3, 2, 1]);
    expect(await numbers({}, { before: null, limit: 2 })).toEqual([3, 2]);
    expect(await numbers({}, { before: 2, limit: 2 })).toEqual([1]);
    expect(await numbers({ action: 'period.closed' })).toEqual([2]);
    expect(await numbers({ user: 'u-lin' })).toEqual([2, 1]);
    expect(await numbers({ user: 'opscore' })).toEqual([3]);
    expect(await numbers({ subject: 'a' })).toEqual([3, 1]);
    expect(await numbers({ from: new Date('2026-11-24T05:00:00Z') })).toEqual([3, 2]);
    expect(await numbers({ to: new Date('2026-11-24T05:00:00Z') })).toEqual([1]);
  });

  it('writes the same content as the same text, whatever the order of keys', async () => {
    await record({ after: { b: [1n, new Date(0)], a: { d: undefined, c: null } } });
    expect(await test.database.query('SELECT before, after FROM audit_entries')).toEqual([
      { before: '{"gmv":"1.00"}', after: '{"a":{"c":null},"b":["1","1970-01-01T00:00:00.000Z"]}' },
    ]);
  });
});

describe('verification', () => {
  it('finds nothing in a log that nobody touched, and in an empty one', async () => {
    expect(await verify()).toEqual({ entries: 0, hash: '0'.repeat(64), broken: null });
    for (let number = 1; number <= 5; number++) await record({ subject: `m${number}` });
    expect(await verify()).toMatchObject({ entries: 5, broken: null });
  });

  it.each([
    ['when', `recorded_at = recorded_at + interval '1 microsecond'`],
    ['by whom', `actor_user_id = 'u-lim'`],
    ['by whom, as nobody', 'actor_user_id = NULL'],
    ['by which name', `actor_name = 'lim'`],
    ['how', `via = 'token'`],
    ['from where', `address = '10.0.0.8'`],
    ['by which request', `request_id = NULL`],
    ['what was done', `action = 'target.locked'`],
    ['to what', `subject = '2026Q3'`],
    ['from what', `before = '{"gmv":"1.01"}'`],
    ['to what value', `after = '{"gmv":"2.00" }'`],
    ['to nothing', 'after = NULL'],
    ['the hash', `hash = 'f' || substr(hash, 2) || ''`],
    ['the hash before', `previous_hash = repeat('0', 64)`],
  ])('finds an altered byte: %s', async (_what, change) => {
    for (let number = 1; number <= 4; number++) await record();
    // Of 16 hashes one begins with f already.
    await test.database.query(
      `UPDATE audit_entries SET ${change.replace(`'f'`, `CASE WHEN hash LIKE 'f%' THEN 'e' ELSE 'f' END`)} WHERE sequence = 3`,
    );
    expect(await verify()).toMatchObject({ entries: 2, broken: { sequence: 3, flaw: 'altered' } });
  });

  it.each([
    ['removed from the middle', 'DELETE FROM audit_entries WHERE sequence = 2', 2, 'missing'],
    ['removed from the front', 'DELETE FROM audit_entries WHERE sequence = 1', 1, 'missing'],
    ['cut off', 'DELETE FROM audit_entries WHERE sequence >= 3', 3, 'missing'],
    ['all taken away', 'DELETE FROM audit_entries', 1, 'missing'],
    [
      'taken away and moved up',
      `DELETE FROM audit_entries WHERE sequence = 2;
       UPDATE audit_entries SET sequence = sequence - 1 WHERE sequence > 2`,
      2,
      'altered',
    ],
    [
      'two that changed places',
      `UPDATE audit_entries SET sequence = 5 - sequence + 100 WHERE sequence IN (2, 3);
       UPDATE audit_entries SET sequence = sequence - 100 WHERE sequence > 100`,
      2,
      'altered',
    ],
    [
      'put before all',
      `INSERT INTO audit_entries SELECT 0, recorded_at, actor_user_id, actor_name, via, address, request_id, action, subject,
         before, after, previous_hash, hash FROM audit_entries WHERE sequence = 1`,
      0,
      'inserted',
    ],
    ['the head turned back', 'UPDATE audit_head SET sequence = 3', 4, 'inserted'],
    ['the head taken away', 'DELETE FROM audit_head', 1, 'inserted'],
    ['the head altered', `UPDATE audit_head SET hash = repeat('0', 64)`, 4, 'altered'],
  ])('finds entries %s', async (_what, change, sequence, flaw) => {
    for (let number = 1; number <= 4; number++) await record({ subject: `m${number}` });
    for (const statement of change.split(';')) await test.database.query(statement);
    expect((await verify()).broken).toEqual({ sequence, flaw });
  });

  it('finds an entry that was written anew with a hash of its own', async () => {
    for (let number = 1; number <= 3; number++) await record({ subject: `m${number}` });
    const [original] = await test.database.query<{ hash: string }>('SELECT hash FROM audit_entries WHERE sequence = 2');
    // What an attacker who knows the code does: the second entry again, with another subject.
    const [third] = await test.database.query<Record<string, unknown>>('SELECT * FROM audit_entries WHERE sequence = 3');
    await test.database.query('DELETE FROM audit_entries WHERE sequence >= 2');
    await test.database.query(`UPDATE audit_head SET sequence = 1, hash = (SELECT hash FROM audit_entries)`);
    await record({ subject: 'forged' });
    await test.database.query(
      `INSERT INTO audit_entries (sequence, recorded_at, actor_user_id, actor_name, via, address, request_id, action, subject, before, after, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      ['sequence', 'recorded_at', 'actor_user_id', 'actor_name', 'via', 'address', 'request_id', 'action', 'subject', 'before', 'after', 'previous_hash', 'hash'].map((name) => third?.[name]),
    );
    await test.database.query(`UPDATE audit_head SET sequence = 3, hash = $1`, [third?.['hash']]);
    expect(original?.hash).toBe(third?.['previous_hash']);
    expect((await verify()).broken).toEqual({ sequence: 3, flaw: 'unlinked' });
  });

  it('does not take an entry for inserted that is written meanwhile', async () => {
    await record();
    await test.database.withTransaction(
      async (session) => {
        await session.query('SELECT 1');
        await record();
        expect(await verifyAuditLog(session)).toMatchObject({ entries: 1, broken: null });
      },
      { snapshot: true },
    );
  });
});
