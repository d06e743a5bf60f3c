import { readAuditEntries, verifyAuditLog } from '#libs/audit/audit-log.js';
import type { Grant } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Services } from '../../test/support/services.js';
import { NOW, openServices } from '../../test/support/services.js';
import { ensureFirstAdministrator } from './first-administrator.js';
import type { Change, NewUser } from './users.js';
import { Users } from './users.js';

const ROOT: Actor = { userId: null, name: 'root', via: 'command-line', address: null, requestId: null };
const BY_ROOT: Change = { actor: ROOT, now: NOW };
const ADMINISTRATOR: Grant = { role: 'administrator', scope: null };
const MANAGER: Grant = { role: 'manager', scope: 'om-01' };

let services: Services;
let users: Users;

beforeAll(async () => {
  services = await openServices();
  users = new Users(services.database);
  await services.bringIn('managers', `manager_id,name,division,category\nom-01,Lin,North,Food`);
  await services.bringIn('merchants', `merchant_id,name,category\nshop-1,Shop,Food`);
});

afterAll(() => services.close());

beforeEach(() => services.database.query('TRUNCATE users, user_grants, sessions, personal_tokens, audit_entries, audit_head CASCADE'));

const add = async (changed: Partial<NewUser> = {}) =>
  (await users.add({ name: 'lin', displayName: 'Lin', language: 'en', grants: [], ...changed }, BY_ROOT)).user;

const logged = async () => {
  const all = { action: null, user: null, subject: null, from: null, to: null };
  const entries = await services.database.withSession((session) => readAuditEntries(session, all, { before: null, limit: 50 }));
  return entries.map(({ action, subject, before, after }) => ({ action, subject, before, after })).toReversed();
};

describe('adding a user', () => {
  it('gives a password for one time, which stands nowhere', async () => {
    const { user, oneTimePassword } = await users.add(
      { name: 'Lin.X', displayName: '林', language: 'zh', grants: [MANAGER, ADMINISTRATOR, MANAGER] },
      BY_ROOT,
    );
    expect(user).toMatchObject({
      name: 'Lin.X',
      displayName: '林',
      language: 'zh',
      active: true,
      mustChangePassword: true,
      hasPassword: true,
      external: null,
      grants: [ADMINISTRATOR, MANAGER],
      version: 1,
    });
    const dump = JSON.stringify(await services.database.query('SELECT * FROM users, audit_entries'));
    expect(dump).not.toContain(oneTimePassword);
    expect(JSON.stringify(await logged())).not.toContain('argon2');
    expect(await logged()).toMatchObject([{ action: 'user.added', subject: 'Lin.X', before: null, after: { displayName: '林' } }]);
  });

  it.each(['LIN', 'lin', 'lin'])('refuses the name %s where there is lin', async (name) => {
    await add();
    await expect(add({ name })).rejects.toMatchObject({ code: 'user-name-taken' });
  });

  it.each(['', ' ', 'a b', '-lin', 'lin.', 'x'.repeat(65), 'lin\n', 'lin\0', '=cmd', `lin'--`, '<b>', '\u202Elin'])(
    'refuses the name %j',
    async (name) => {
      const outcome = add({ name });
      if (name === 'lin\n') await expect(outcome).resolves.toMatchObject({ name: 'lin' });
      else await expect(outcome).rejects.toMatchObject({ code: 'user-name-invalid' });
    },
  );

  it.each(['', '  ', 'x'.repeat(101), 'a\0b', '\u202Enil'])('refuses the display name %j', async (displayName) => {
    await expect(add({ displayName })).rejects.toMatchObject({ code: 'display-name-invalid' });
  });

  it.each<[Grant, string]>([
    [{ role: 'administrator', scope: 'North' }, 'grant-scope-wrong'],
    [{ role: 'auditor', scope: '' }, 'grant-scope-wrong'],
    [{ role: 'director', scope: null }, 'grant-scope-wrong'],
    [{ role: 'manager', scope: '' }, 'grant-scope-wrong'],
    [{ role: 'director', scope: 'South' }, 'division-not-found'],
    [{ role: 'manager', scope: 'om-02' }, 'manager-not-found'],
    [{ role: 'merchant-supervisor', scope: 'shop-2' }, 'merchant-not-found'],
  ])('refuses the role %j: %s, and nothing is stored', async (grant, code) => {
    await expect(add({ grants: [grant] })).rejects.toMatchObject({ code });
    expect(await users.list({ after: null, limit: 10 })).toEqual([]);
    expect(await logged()).toEqual([]);
  });

  it('takes each role with its scope', async () => {
    const grants: Grant[] = [
      ADMINISTRATOR,
      { role: 'auditor', scope: null },
      { role: 'director', scope: 'North' },
      MANAGER,
      { role: 'merchant-supervisor', scope: 'shop-1' },
    ];
    expect(await add({ grants })).toMatchObject({ grants });
  });

  it('lets one of two win who take the same name at once', async () => {
    const outcomes = await Promise.allSettled([add(), add({ name: 'LIN' })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('changing a user', () => {
  it('counts the changes, and refuses one that is based on an older state', async () => {
    const { userId } = await add();
    expect(await users.change(userId, { displayName: 'Lin Xiao' }, 1, BY_ROOT)).toMatchObject({ displayName: 'Lin Xiao', version: 2 });
    await expect(users.change(userId, { active: false }, 1, BY_ROOT)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(users.setGrants(userId, [MANAGER], 1, BY_ROOT)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await users.get(userId)).toMatchObject({ active: true, grants: [], version: 2 });
  });

  it('that changes nothing is none', async () => {
    const { userId } = await add({ grants: [MANAGER] });
    expect(await users.change(userId, { displayName: 'Lin', active: true }, 1, BY_ROOT)).toMatchObject({ version: 1 });
    expect(await users.setGrants(userId, [MANAGER, MANAGER], 1, BY_ROOT)).toMatchObject({ version: 1 });
    expect(await logged()).toHaveLength(1);
  });

  it('keeps the rest where a scope of what somebody holds is gone', async () => {
    const { userId } = await add({ grants: [MANAGER] });
    await services.database.query(`UPDATE user_grants SET scope = 'om-99'`);
    const gone = { role: 'manager', scope: 'om-99' } as const;
    expect(await users.grant(userId, MANAGER, BY_ROOT)).toMatchObject({ grants: [MANAGER, gone] });
    expect(await users.revoke(userId, gone, BY_ROOT)).toMatchObject({ grants: [MANAGER] });
  });

  it('is recorded with old and new', async () => {
    const { userId } = await add();
    await users.grant(userId, MANAGER, BY_ROOT);
    await users.change(userId, { active: false }, null, BY_ROOT);
    await users.change(userId, { active: true }, null, BY_ROOT);
    await users.resetPassword(userId, BY_ROOT);
    expect((await logged()).slice(1)).toMatchObject([
      { action: 'grants.changed', subject: 'lin', before: [], after: [MANAGER] },
      { action: 'user.disabled', subject: 'lin', before: { active: true }, after: { active: false } },
      { action: 'user.enabled', subject: 'lin', before: { active: false }, after: { active: true } },
      { action: 'password.reset', subject: 'lin', before: null, after: null },
    ]);
    const verified = await services.database.withTransaction(verifyAuditLog, { snapshot: true });
    expect(verified).toMatchObject({ entries: 5, broken: null });
  });

  it('is refused for a user whom nobody knows', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const change of [
      () => users.get(nobody),
      () => users.named('lin'),
      () => users.named('no name\0'),
      () => users.change(nobody, {}, null, BY_ROOT),
      () => users.setGrants(nobody, [], null, BY_ROOT),
      () => users.resetPassword(nobody, BY_ROOT),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'user-not-found' });
    }
  });
});

describe('the last active administrator', () => {
  it('can be neither disabled nor stripped', async () => {
    const { userId } = await add({ grants: [ADMINISTRATOR] });
    const other = await add({ name: 'wang', grants: [ADMINISTRATOR] });
    await users.change(other.userId, { active: false }, null, BY_ROOT);
    for (const change of [
      () => users.change(userId, { active: false }, null, BY_ROOT),
      () => users.setGrants(userId, [], null, BY_ROOT),
      () => users.revoke(userId, ADMINISTRATOR, BY_ROOT),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'last-administrator', details: { name: 'lin' } });
    }
    expect(await users.get(userId)).toMatchObject({ active: true, grants: [ADMINISTRATOR] });
    // Who is disabled already may lose the role.
    await users.setGrants(other.userId, [], null, BY_ROOT);
    expect(await users.get(other.userId)).toMatchObject({ grants: [] });
  });

  it('is left where two are disabled at once', async () => {
    const one = await add({ grants: [ADMINISTRATOR] });
    const other = await add({ name: 'wang', grants: [ADMINISTRATOR] });
    const outcomes = await Promise.allSettled([
      users.change(one.userId, { active: false }, null, BY_ROOT),
      users.setGrants(other.userId, [], null, BY_ROOT),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the list of users', () => {
  it('is read in pages in the order of names', async () => {
    for (const name of ['wang', 'Anna', 'lin']) await add({ name });
    const names = async (after: string | null, limit: number) => (await users.list({ after, limit })).map(({ name }) => name);
    expect(await names(null, 2)).toEqual(['Anna', 'lin']);
    expect(await names('lin', 2)).toEqual(['wang']);
  });
});

describe('the first start', () => {
  it('makes one administrator, of several at once only one', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(() => ensureFirstAdministrator(services.database, 'en', NOW)));
    expect(made.filter((each) => each !== null)).toEqual([{ name: 'admin', oneTimePassword: expect.stringMatching(/^[\w-]{23}$/) }]);
    expect(await users.list({ after: null, limit: 10 })).toMatchObject([{ name: 'admin', grants: [ADMINISTRATOR], mustChangePassword: true }]);
    expect(await ensureFirstAdministrator(services.database, 'en', NOW)).toBeNull();
  });

  it('makes nobody where there is anybody', async () => {
    await add();
    expect(await ensureFirstAdministrator(services.database, 'en', NOW)).toBeNull();
  });
});
