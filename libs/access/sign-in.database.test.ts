import { hashSync } from '@node-rs/argon2';
import { readAuditEntries } from '#libs/audit/audit-log.js';
import type { Actor } from '#libs/domain/actor.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { Authentication } from './authentication.js';
import { Sessions } from './sessions.js';
import type { SignInPlace } from './sessions.js';
import { SignIn } from './sign-in.js';
import type { User } from './users.js';
import { Users } from './users.js';

const ROOT: Actor = { userId: null, name: 'root', via: 'command-line', address: null, requestId: null };
const PASSWORD = 'correct horse battery';

let test: TestDatabase;
let users: Users;
let sessions: Sessions;
let authentication: Authentication;
let signIns: SignIn;
let now: Date;
let lin: User;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 8 });
  users = new Users(test.database);
  sessions = new Sessions(test.database);
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
  signIns = new SignIn(test.database);
  const added = await users.add(
    { name: 'lin', displayName: 'Lin', language: 'zh', grants: [{ role: 'auditor', scope: null }] },
    { actor: ROOT, now },
  );
  lin = added.user;
  const { secret } = await signIn(added.oneTimePassword);
  const first = await authentication.bySession(secret);
  await signIns.changePassword(
    { userId: lin.userId, sessionId: first?.credentialId ?? '', currentPassword: added.oneTimePassword, newPassword: PASSWORD },
    linAtPage(),
    now,
  );
  await sessions.end(lin.userId, first?.credentialId ?? '', linAtPage(), now);
});

const linAtPage = (): Actor => ({ userId: lin.userId, name: 'lin', via: 'page', address: '10.0.0.7', requestId: 'r-1' });

/** Each try from an address of its own, but where the test is about addresses. */
let addresses = 0;
const placeOf = (address = `10.1.${Math.floor(addresses / 250)}.${addresses++ % 250}`): SignInPlace => ({ address, userAgent: 'Browser/1', requestId: 'r-1' });
const signIn = (password = PASSWORD, name = 'lin', place = placeOf()) => signIns.signIn({ name, password }, place, now);
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const fail = async (times: number) => {
  for (let count = 0; count < times; count++) expect(await codeOf(signIn('wrong'))).toBe('sign-in-failed');
};
const actions = async () => {
  const all = { action: null, user: null, subject: null, from: null, to: null };
  const entries = await test.database.withSession((session) => readAuditEntries(session, all, { before: null, limit: 50 }));
  return entries.map(({ action }) => action);
};

describe('signing in', () => {
  it('gives a session that tells who it is', async () => {
    const { secret, csrfToken, expiresAt } = await signIn(PASSWORD, ' LIN ');
    expect(expiresAt).toEqual(new Date('2026-12-01T04:00:00Z'));
    expect(await authentication.bySession(secret)).toEqual({
      userId: lin.userId,
      name: 'lin',
      displayName: 'Lin',
      language: 'zh',
      grants: [{ role: 'auditor', scope: null }],
      via: 'page',
      permissions: null,
      csrfToken,
      credentialId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      mustChangePassword: false,
    });
    const stored = JSON.stringify(await test.database.query(`SELECT *, encode(secret_hash, 'escape') AS text FROM sessions`));
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(csrfToken);
  });

  it('is refused in the same words for a wrong password, an unknown name, and a disabled user', async () => {
    const failures = [await codeOf(signIn('wrong')), await codeOf(signIn(PASSWORD, 'nobody')), await codeOf(signIn(PASSWORD, '\0'))];
    await users.change(lin.userId, { active: false }, null, { actor: ROOT, now });
    failures.push(await codeOf(signIn()), await codeOf(signIn('x'.repeat(100_000))));
    expect(failures).toEqual(Array.from({ length: 5 }, () => 'sign-in-failed'));
    expect((await actions()).filter((action) => action === 'session.begun')).toHaveLength(1);
  });

  it('takes about the same time for an unknown name as for a wrong password', async () => {
    const timeOf = async (name: string) => {
      const times: number[] = [];
      for (let count = 0; count < 9; count++) {
        const begin = performance.now();
        await codeOf(signIn('wrong', name));
        times.push(performance.now() - begin);
      }
      // The least of them: the others tell what else the machine does.
      return Math.min(...times);
    };
    const ratio = (await timeOf('lin')) / (await timeOf('nobody'));
    // Both hash once: without that the ratio would be 5 at least.
    expect(ratio).toBeGreaterThan(0.33);
    expect(ratio).toBeLessThan(3);
  });

  it('makes the hash anew where its parameters were others', async () => {
    const old = hashSync(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await test.database.query('UPDATE users SET password_hash = $1', [old]);
    await signIn();
    const [row] = await test.database.query<{ password_hash: string }>('SELECT password_hash FROM users');
    expect(row?.password_hash).toContain('m=19456,t=2,p=1');
    expect(await codeOf(signIn())).toBe('done');
  });

  it('is not possible by password for who has none', async () => {
    await test.database.query('UPDATE users SET password_hash = NULL');
    expect(await codeOf(signIn(''))).toBe('sign-in-failed');
    expect(await codeOf(signIns.changePassword({ userId: lin.userId, sessionId: lin.userId, currentPassword: '', newPassword: 'another long sentence' }, linAtPage(), now))).toBe('password-kept-elsewhere');
  });
});

describe('the lock of an account', () => {
  it('comes with the tenth failure in a row; only who knows the password is told', async () => {
    await fail(10);
    expect(await codeOf(signIn('wrong'))).toBe('sign-in-failed');
    await expect(signIn()).rejects.toMatchObject({ code: 'account-locked', details: { until: '2026-11-24T04:15:00.000Z' } });
    later(15);
    expect(await codeOf(signIn())).toBe('done');
    expect((await actions()).filter((action) => action === 'account.locked')).toHaveLength(1);
  });

  it('does not come where a success lies between', async () => {
    await fail(9);
    await signIn();
    await fail(9);
    expect(await codeOf(signIn())).toBe('done');
  });

  it('lasts longer each time', async () => {
    await fail(10);
    later(15);
    await fail(10);
    later(29);
    expect(await codeOf(signIn())).toBe('account-locked');
    later(1);
    expect(await codeOf(signIn())).toBe('done');
  });

  it('holds against guesses that come all at once', async () => {
    const guesses = [...Array.from({ length: 60 }, () => 'wrong'), PASSWORD];
    const outcomes = await Promise.all(guesses.map((password) => codeOf(signIn(password))));
    expect(outcomes.at(-1)).toBe('account-locked');
    const [row] = await test.database.query<{ failures: number }>('SELECT failures FROM users');
    expect(row?.failures).toBe(10);
  });

  it('is lifted by a new password of an administrator', async () => {
    await fail(10);
    const { oneTimePassword } = await users.resetPassword(lin.userId, { actor: ROOT, now });
    const { secret } = await signIn(oneTimePassword);
    expect(await authentication.bySession(secret)).toMatchObject({ mustChangePassword: true });
  });

  it('that a clock wrote which ran a year ahead does not hold for a year', async () => {
    await test.database.query(`UPDATE users SET failures = 10, locked_until = '2027-11-24T04:15:00Z'`);
    expect(await codeOf(signIn())).toBe('done');
  });
});

describe('an address', () => {
  it.each([
    ['10.2.0.7', '::ffff:10.2.0.7', '10.2.0.8'],
    ['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:db8:0:1::1'],
  ])('of %s tries 30 times a minute', async (address, same, other) => {
    const outcomes: string[] = [];
    for (let count = 0; count < 32; count++) outcomes.push(await codeOf(signIn('wrong', `nobody-${count}`, placeOf(count % 2 ? same : address))));
    expect(outcomes.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'sign-in-failed'));
    expect(outcomes.slice(30)).toEqual(['too-many-sign-ins', 'too-many-sign-ins']);
    expect(await codeOf(signIn(PASSWORD, 'lin', placeOf(other)))).toBe('done');
  });
});

describe('a session', () => {
  it('ends after 12 hours that nobody uses it, and is kept by use', async () => {
    const { secret } = await signIn();
    later(12 * 60);
    expect(await authentication.bySession(secret)).not.toBeNull();
    await authentication.settled();
    later(12 * 60);
    expect(await authentication.bySession(secret)).not.toBeNull();
    await authentication.settled();
    later(12 * 60 + 1);
    expect(await authentication.bySession(secret)).toBeNull();
  });

  it('ends after 7 days, however much it is used', async () => {
    const { secret } = await signIn();
    for (let half = 0; half < 13; half++) {
      later(12 * 60);
      expect(await authentication.bySession(secret)).not.toBeNull();
      await authentication.settled();
    }
    later(12 * 60);
    expect(await authentication.bySession(secret)).toBeNull();
  });

  it('is noted as used at most once a minute', async () => {
    const { secret } = await signIn();
    const seen = async () => {
      await authentication.bySession(secret);
      await authentication.settled();
      const [row] = await test.database.query<{ seen_at: Date }>('SELECT seen_at FROM sessions');
      return row?.seen_at.toISOString();
    };
    now = new Date(now.getTime() + 59_000);
    expect(await seen()).toBe('2026-11-24T04:00:00.000Z');
    now = new Date(now.getTime() + 1_000);
    expect(await seen()).toBe('2026-11-24T04:01:00.000Z');
  });

  it('that begins while the clock runs ahead does not count when it is right again; a small skew does no harm', async () => {
    const right = now;
    later(4);
    const close = await signIn();
    later(60);
    const ahead = await signIn();
    now = right;
    expect(await authentication.bySession(close.secret)).not.toBeNull();
    expect(await authentication.bySession(ahead.secret)).toBeNull();
  });

  it.each(['sign-out', 'disabling', 'a reset', 'a new password elsewhere'])('is over with %s, at the very next request', async (way) => {
    const { secret, sessionId } = await signIn();
    const other = await signIn();
    expect(await authentication.bySession(secret)).not.toBeNull();
    if (way === 'sign-out') await sessions.end(lin.userId, sessionId, linAtPage(), now);
    if (way === 'disabling') await users.change(lin.userId, { active: false }, null, { actor: ROOT, now });
    if (way === 'a reset') await users.resetPassword(lin.userId, { actor: ROOT, now });
    if (way === 'a new password elsewhere') {
      const asked = { userId: lin.userId, sessionId: other.sessionId, currentPassword: PASSWORD, newPassword: 'another long sentence' };
      await signIns.changePassword(asked, linAtPage(), now);
    }
    expect(await authentication.bySession(secret)).toBeNull();
    const isOtherAlive = (await authentication.bySession(other.secret)) !== null;
    expect(isOtherAlive).toBe(way === 'sign-out' || way === 'a new password elsewhere');
    // Enabling again does not bring sessions back.
    await users.change(lin.userId, { active: true }, null, { actor: ROOT, now });
    expect(await authentication.bySession(secret)).toBeNull();
  });

  it('has the roles of now', async () => {
    const { secret } = await signIn();
    await users.setGrants(lin.userId, [{ role: 'administrator', scope: null }], null, { actor: ROOT, now });
    expect(await authentication.bySession(secret)).toMatchObject({ grants: [{ role: 'administrator', scope: null }] });
  });

  it('is not recognised by a forged secret', async () => {
    await signIn();
    for (const secret of ['', 'x', 'x'.repeat(43), '\0'.repeat(43), `${'A'.repeat(42)}=`, 'ä'.repeat(43), 'x'.repeat(1_000_000)]) {
      expect(await authentication.bySession(secret)).toBeNull();
    }
  });

  it('is one of fifty at most; the oldest ends', async () => {
    const first = await signIn();
    for (let count = 0; count < 50; count++) {
      now = new Date(now.getTime() + 1_000);
      await signIn();
    }
    expect(await authentication.bySession(first.secret)).toBeNull();
    expect(await sessions.listOf(lin.userId, now)).toHaveLength(50);
  });

  it('is not the business of others', async () => {
    const { sessionId } = await signIn();
    const other = '00000000-0000-4000-8000-000000000000';
    expect(await codeOf(sessions.end(other, sessionId, linAtPage(), now))).toBe('session-not-found');
    expect(await sessions.listOf(other, now)).toEqual([]);
    expect(await sessions.listOf(lin.userId, now)).toMatchObject([{ sessionId, userAgent: 'Browser/1' }]);
  });
});

describe('changing one’s own password', () => {
  const change = (currentPassword: string, newPassword: string) =>
    codeOf(signIns.changePassword({ userId: lin.userId, sessionId: lin.userId, currentPassword, newPassword }, { ...linAtPage(), address: placeOf().address }, now));

  it.each([
    ['wrong', 'another long sentence', 'current-password-wrong'],
    [PASSWORD, 'short', 'password-length-wrong'],
    [PASSWORD, 'password1234', 'password-too-common'],
    [PASSWORD, PASSWORD, 'password-not-changed'],
    [PASSWORD, 'another long sentence', 'done'],
  ])('from %s to %s: %s', async (currentPassword, newPassword, outcome) => {
    expect(await change(currentPassword, newPassword)).toBe(outcome);
    expect(await codeOf(signIn(outcome === 'done' ? newPassword : PASSWORD))).toBe('done');
  });

  it('counts wrong ones as failed sign-ins', async () => {
    for (let count = 0; count < 10; count++) expect(await change('wrong', 'another long sentence')).toBe('current-password-wrong');
    expect(await change(PASSWORD, 'another long sentence')).toBe('account-locked');
    expect(await codeOf(signIn())).toBe('account-locked');
  });
});
