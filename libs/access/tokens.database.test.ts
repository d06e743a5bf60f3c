import type { Actor } from '#libs/domain/actor.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { Authentication } from './authentication.js';
import { PersonalTokens } from './tokens.js';
import type { User } from './users.js';
import { Users } from './users.js';

const ROOT: Actor = { userId: null, name: 'root', via: 'command-line', address: null, requestId: null };

let test: TestDatabase;
let users: Users;
let tokens: PersonalTokens;
let authentication: Authentication;
let now: Date;
let lin: User;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 8 });
  users = new Users(test.database);
  tokens = new PersonalTokens(test.database);
  authentication = new Authentication(test.database, () => now);
});

afterAll(async () => {
  await authentication.settled();
  await test.drop();
});

beforeEach(async () => {
  await authentication.settled();
  await test.database.query('TRUNCATE users, user_grants, sessions, personal_tokens, audit_entries, audit_head CASCADE');
  now = new Date('2026-11-24T04:00:00Z');
  const asked = { name: 'lin', displayName: 'Lin', language: 'zh', grants: [{ role: 'auditor', scope: null }] } as const;
  lin = (await users.add(asked, { actor: ROOT, now })).user;
});

const linAtPage = (): Actor => ({ userId: lin.userId, name: 'lin', via: 'page', address: '10.0.0.7', requestId: 'r-1' });
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const make = async (days = 30, permissions: Parameters<PersonalTokens['make']>[1]['permissions'] = null) =>
  tokens.make(lin, { name: 'nightly', permissions, expiresAt: new Date(now.getTime() + days * 86_400_000) }, { actor: linAtPage(), now });

describe('a personal token', () => {
  it('is not recognised by a forged secret', async () => {
    await make();
    for (const secret of ['', 'x', 'x'.repeat(43), '\0'.repeat(43), `${'A'.repeat(42)}=`, 'ä'.repeat(43), 'x'.repeat(1_000_000)]) {
      expect(await authentication.byToken(secret)).toBeNull();
      expect(await authentication.byToken(`ops_${secret}`)).toBeNull();
    }
  });

  it('tells who it is, is shown once, and stored as a hash', async () => {
    const { token, secret } = await make(30, ['scorecards.read', 'audit.read']);
    expect(secret).toMatch(/^ops_[\w-]{43}$/);
    expect(await authentication.byToken(secret)).toMatchObject({
      userId: lin.userId,
      via: 'token',
      permissions: ['audit.read', 'scorecards.read'],
      csrfToken: null,
      credentialId: token.tokenId,
    });
    expect(await authentication.bySession(secret.slice(4))).toBeNull();
    const stored = JSON.stringify([
      await test.database.query('SELECT * FROM personal_tokens'),
      await test.database.query('SELECT * FROM audit_entries'),
    ]);
    expect(stored).not.toContain(secret.slice(4));
  });

  it('expires, and is noted as used to the minute', async () => {
    const { secret } = await make(1);
    await authentication.byToken(secret);
    await authentication.settled();
    expect(await tokens.listOf(lin.userId)).toMatchObject([{ name: 'nightly', usedAt: new Date('2026-11-24T04:00:00Z') }]);
    later(24 * 60 - 1);
    expect(await authentication.byToken(secret)).not.toBeNull();
    later(1);
    expect(await authentication.byToken(secret)).toBeNull();
  });

  it.each([0, -1, 366.001, Number.NaN])('does not last %s days', async (days) => {
    expect(await codeOf(make(days))).toBe('token-lifetime-wrong');
  });

  it('can do no more than its owner', async () => {
    expect(await codeOf(make(1, ['audit.read', 'users.change']))).toBe('token-permission-not-held');
  });

  it('is over when it is revoked, by its owner alone', async () => {
    const { token, secret } = await make();
    const by = { actor: linAtPage(), now };
    const other = { userId: '00000000-0000-4000-8000-000000000000', name: 'wang' };
    expect(await codeOf(tokens.revoke(other, token.tokenId, by))).toBe('token-not-found');
    await tokens.revoke(lin, token.tokenId, by);
    expect(await authentication.byToken(secret)).toBeNull();
    expect(await codeOf(tokens.revoke(lin, token.tokenId, by))).toBe('token-not-found');
  });

  it('does not count while its owner is disabled', async () => {
    const { secret } = await make();
    await users.change(lin.userId, { active: false }, null, { actor: ROOT, now });
    expect(await authentication.byToken(secret)).toBeNull();
  });

  it('is one of a hundred at most, of several at once too', async () => {
    for (let count = 0; count < 98; count++) await make();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => codeOf(make())));
    expect(outcomes.toSorted()).toEqual(['done', 'done', 'too-many-tokens', 'too-many-tokens']);
  });
});

describe('recognising many at once', () => {
  it('costs a fraction of a query each, and sees what is true at that moment', async () => {
    const { secret, token } = await make();
    let queries = 0;
    const counting = new Authentication(
      Object.assign(Object.create(test.database) as typeof test.database, {
        withSession: (work: never) => {
          queries++;
          return test.database.withSession(work);
        },
      }),
      () => now,
    );
    const all = await Promise.all(Array.from({ length: 1_000 }, () => counting.byToken(secret)));
    expect(all.every((each) => each !== null)).toBe(true);
    expect(queries).toBeLessThanOrEqual(3);
    const early = counting.byToken(secret);
    await tokens.revoke(lin, token.tokenId, { actor: linAtPage(), now });
    expect(await counting.byToken(secret)).toBeNull();
    await early;
  });
});
