import supertest from 'supertest';
import type { TestApi } from '../support/api.js';
import { ADMINISTRATOR, managerOf } from '../support/api.js';
import type { BrowserPage, SignInApi } from '../support/sign-in-api.js';
import { PASSWORD, codeOf, openSignInApi } from '../support/sign-in-api.js';

/** Personal tokens, users and the audit log over HTTP. */

let people: SignInApi;
let api: TestApi;

beforeAll(async () => {
  people = await openSignInApi();
  ({ api } = people);
});

afterAll(() => api.close());

beforeEach(() => people.beginAnew());

const makeToken = async (page: BrowserPage, changed: object = {}) => {
  const asked = { name: 'nightly', permissions: null, expiresAt: '2026-12-24T04:00:00Z', ...changed };
  return people.ask(page, 'post', '/account/tokens').send(asked);
};
const withToken = (secret: string, path = '/session') => supertest(api.address).get(`/api/v1${path}`).set('Authorization', `Bearer ${secret}`);

describe('a personal token', () => {
  it('is shown once, narrowed, listed without its secret, and revoked', async () => {
    const { page } = await people.addSignedIn();
    const made = await makeToken(page, { permissions: ['audit.read', 'account.own'] });
    expect(made.status).toBe(201);
    const { secret, token } = made.body as { secret: string; token: { tokenId: string } };
    expect((await withToken(secret)).body).toMatchObject({ via: 'token', csrfToken: null, permissions: ['audit.read', 'account.own'] });
    expect((await withToken(secret, '/audit-entries')).status).toBe(200);
    expect(codeOf(await withToken(secret, '/users'))).toEqual([403, 'not-permitted']);
    const listed = await people.ask(page, 'get', '/account/tokens');
    expect(listed.body).toMatchObject({ items: [{ name: 'nightly', usedAt: '2026-11-24T04:00:00.000Z' }], nextCursor: null });
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    expect(codeOf(await people.auditor.delete(`/account/tokens/${token.tokenId}`))).toEqual([404, 'token-not-found']);
    expect((await people.ask(page, 'delete', `/account/tokens/${token.tokenId}`)).status).toBe(204);
    expect(codeOf(await withToken(secret))).toEqual([401, 'sign-in-needed']);
  });

  it('can be revoked by an administrator, and counts only while its owner may come in', async () => {
    const { userId, page } = await people.addSignedIn();
    const { secret, token } = (await makeToken(page)).body as { secret: string; token: { tokenId: string } };
    const { version } = (await people.root.get(`/users/${userId}`)).body as { version: number };
    await people.root.patch(`/users/${userId}`, { active: false }).set('If-Match', `"${version}"`);
    expect((await withToken(secret)).status).toBe(401);
    await people.root.patch(`/users/${userId}`, { active: true }).set('If-Match', `"${version + 1}"`);
    expect((await withToken(secret)).status).toBe(200);
    expect((await people.root.get(`/users/${userId}/tokens`)).body).toMatchObject({ items: [{ tokenId: token.tokenId }] });
    expect(codeOf(await people.auditor.delete(`/users/${userId}/tokens/${token.tokenId}`))).toEqual([403, 'not-permitted']);
    expect((await people.root.delete(`/users/${userId}/tokens/${token.tokenId}`)).status).toBe(204);
    expect((await withToken(secret)).status).toBe(401);
  });

  it('expires', async () => {
    const { page } = await people.addSignedIn();
    const { secret } = (await makeToken(page, { expiresAt: '2026-11-24T05:00:00Z' })).body as { secret: string };
    people.now = new Date('2026-11-24T04:59:59Z');
    expect((await withToken(secret)).status).toBe(200);
    people.now = new Date('2026-11-24T05:00:00Z');
    expect((await withToken(secret)).status).toBe(401);
  });

  it.each<[string, object, number, string]>([
    ['without an end', { expiresAt: undefined }, 400, 'request-invalid'],
    ['that has ended', { expiresAt: '2026-11-24T04:00:00Z' }, 422, 'token-lifetime-wrong'],
    ['for more than 366 days', { expiresAt: '2027-11-25T04:00:01Z' }, 422, 'token-lifetime-wrong'],
    ['for more than its owner may', { permissions: ['users.change'] }, 422, 'token-permission-not-held'],
    ['for what nobody knows', { permissions: ['everything'] }, 400, 'request-invalid'],
  ])('is not made %s', async (_what, changed, status, code) => {
    const { page } = await people.addSignedIn();
    expect(codeOf(await makeToken(page, changed))).toEqual([status, code]);
  });

  it.each([
    ['nothing but the prefix', 'ops_'],
    ['of the right length', `ops_${'x'.repeat(43)}`],
    ['short', 'x'],
    ['long', `ops_${'x'.repeat(600)}`],
  ])('is none that is forged: %s', async (_what, secret) => {
    expect(codeOf(await withToken(secret))).toEqual([401, 'sign-in-needed']);
    // A session beside it does not step in.
    const { page } = await people.addSignedIn();
    expect((await withToken(secret).set('Cookie', page.cookie)).status).toBe(401);
  });

  it('makes no tokens and sessions, and changes no accounts, whatever its owner may', async () => {
    const administrator = await api.as(ADMINISTRATOR);
    const { userId, version } = (await people.addUser()).user;
    const refused = await Promise.all([
      administrator.post('/account/tokens', { name: 'more', permissions: null, expiresAt: '2026-12-24T04:00:00Z' }),
      administrator.put('/account/password', { currentPassword: PASSWORD, newPassword: 'another long sentence' }),
      administrator.patch('/account', { displayName: 'Other' }),
      administrator.post('/users', { name: 'wang', displayName: 'Wang', language: 'en', grants: [] }),
      administrator.patch(`/users/${userId}`, { active: false }).set('If-Match', `"${version}"`),
      administrator.put(`/users/${userId}/grants`, { grants: [] }).set('If-Match', `"${version}"`),
      administrator.post(`/users/${userId}/password-reset`),
      administrator.delete(`/users/${userId}/sessions`),
      administrator.delete('/session'),
    ]);
    expect(new Set(refused.map((answer) => JSON.stringify(codeOf(answer))))).toEqual(new Set(['[403,"not-for-tokens"]']));
    expect((await administrator.get('/users')).status).toBe(200);
  });
});

describe('users', () => {
  it('are listed in pages, and read by auditors but not changed', async () => {
    for (const name of ['wang', 'Anna']) await people.addUser(name);
    const names: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; page < 4 && cursor !== null; page++) {
      const { body } = await people.auditor.get(`/users?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const { items, nextCursor } = body as { items: { name: string }[]; nextCursor: string | null };
      names.push(...items.map(({ name }) => name));
      cursor = nextCursor;
    }
    expect(names).toEqual([people.root.name, 'Anna', people.auditor.name, 'wang']);
    expect(cursor).toBeNull();
  });

  it('may be read by administrators and auditors alone', async () => {
    const { userId } = (await people.addUser()).user;
    const other = await api.onPageAs(managerOf('om-01'));
    for (const path of ['/users', `/users/${userId}`, `/users/${userId}/tokens`, '/audit-entries']) {
      expect((await people.auditor.get(path)).status).toBe(200);
      expect(codeOf(await other.get(path))).toEqual([403, 'not-permitted']);
      expect(codeOf(await api.nobody.get(path))).toEqual([401, 'sign-in-needed']);
    }
    expect(codeOf(await people.auditor.post('/users', { name: 'wang', displayName: 'Wang', language: 'en', grants: [] }))).toEqual([403, 'not-permitted']);
    expect(codeOf(await people.auditor.post(`/users/${userId}/password-reset`))).toEqual([403, 'not-permitted']);
  });

  it('are changed by one of two who change at once; the other is told', async () => {
    const { userId, version } = (await people.addUser()).user;
    const change = (body: object, tag = `"${version}"`) => people.root.patch(`/users/${userId}`, body).set('If-Match', tag);
    const outcomes = await Promise.all([change({ displayName: 'One' }), change({ displayName: 'Other' })]);
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([200, 412]));
    expect(codeOf(await change({ displayName: 'Late' }))).toEqual([412, 'changed-meanwhile']);
    expect(codeOf(await people.root.patch(`/users/${userId}`, { displayName: 'Blind' }))).toEqual([428, 'if-match-missing']);
    const { headers } = await people.root.get(`/users/${userId}`);
    expect(headers['etag']).toBe(`"${version + 1}"`);
    expect((await people.root.get(`/users/${userId}`).set('If-None-Match', `"${version + 1}"`)).status).toBe(304);
  });

  it.each<[string, object, number, string]>([
    ['an unknown role', { grants: [{ role: 'king', scope: null }] }, 400, 'request-invalid'],
    ['a role without its scope', { grants: [{ role: 'manager', scope: null }] }, 422, 'grant-scope-wrong'],
    ['a role with a scope that it has not', { grants: [{ role: 'auditor', scope: 'North' }] }, 422, 'grant-scope-wrong'],
    ['a manager whom nobody knows', { grants: [{ role: 'manager', scope: 'om-99' }] }, 404, 'manager-not-found'],
    ['a scope that is no text', { grants: [{ role: 'manager', scope: 1 }] }, 400, 'request-invalid'],
    ['a name that is taken', { name: 'LIN' }, 409, 'user-name-taken'],
    ['a formula for a name', { name: '=1+1' }, 422, 'user-name-invalid'],
    ['a name of two lines', { name: 'a\nb' }, 422, 'user-name-invalid'],
  ])('are not added with %s', async (_what, changed, status, code) => {
    await people.addUser('lin');
    const asked = { name: 'wang', displayName: 'Wang', language: 'en', grants: [], ...changed };
    expect(codeOf(await people.root.post('/users', asked))).toEqual([status, code]);
  });

  it('count as what they are at the very next request', async () => {
    const { userId, page } = await people.addSignedIn();
    expect((await people.ask(page, 'get', '/audit-entries')).status).toBe(200);
    const { version } = (await people.root.get(`/users/${userId}`)).body as { version: number };
    const changed = await people.root.put(`/users/${userId}/grants`, { grants: [{ role: 'manager', scope: 'om-01' }] }).set('If-Match', `"${version}"`);
    expect(changed.body).toMatchObject({ grants: [{ role: 'manager', scope: 'om-01' }], version: version + 1 });
    expect((await people.ask(page, 'get', '/audit-entries')).status).toBe(403);
    expect((await people.root.delete(`/users/${userId}/sessions`)).status).toBe(204);
    expect((await people.ask(page, 'get', '/session')).status).toBe(401);
  });

  it('get a one-time password of an administrator, which ends their sessions', async () => {
    const { userId, page } = await people.addSignedIn();
    const reset = await people.root.post(`/users/${userId}/password-reset`);
    expect(reset.status).toBe(200);
    expect(reset.headers['cache-control']).toBe('no-store');
    expect((await people.ask(page, 'get', '/session')).status).toBe(401);
    expect(codeOf(await people.signIn('lin', PASSWORD))).toEqual([401, 'sign-in-failed']);
    const again = await people.signIn('lin', (reset.body as { oneTimePassword: string }).oneTimePassword);
    expect(again.body).toMatchObject({ mustChangePassword: true });
  });

  it('keep one active administrator', async () => {
    const path = `/users/${people.root.userId}`;
    const tag = `"${((await people.root.get(path)).body as { version: number }).version}"`;
    expect(codeOf(await people.root.patch(path, { active: false }).set('If-Match', tag))).toEqual([409, 'last-administrator']);
    expect(codeOf(await people.root.put(`${path}/grants`, { grants: [] }).set('If-Match', tag))).toEqual([409, 'last-administrator']);
    await api.onPageAs(ADMINISTRATOR);
    expect((await people.root.patch(path, { active: false }).set('If-Match', tag)).status).toBe(200);
    expect((await people.root.get('/session')).status).toBe(401);
  });

  it('are not made twice by a repeated request, and the password is not shown again', async () => {
    const post = () => people.root.post('/users', { name: 'wang', displayName: 'Wang', language: 'en', grants: [] }).set('Idempotency-Key', 'add-wang-1');
    expect((await post()).status).toBe(201);
    expect(codeOf(await post())).toEqual([409, 'answer-shown-once']);
  });
});

describe('the audit log', () => {
  it('tells who did what, from where, with old and new', async () => {
    const { userId, version } = (await people.addUser()).user;
    const { headers } = await people.root.put(`/users/${userId}/grants`, { grants: [] }).set({ 'If-Match': `"${version}"`, 'X-Forwarded-For': '203.0.113.9' });
    const { body } = await people.auditor.get('/audit-entries?action=grants.changed');
    expect(body).toEqual({
      items: [
        {
          sequence: 2,
          recordedAt: '2026-11-24T04:00:00.000Z',
          actor: { userId: people.root.userId, name: people.root.name, via: 'page', address: '203.0.113.9', requestId: headers['x-request-id'] },
          action: 'grants.changed',
          subject: 'lin',
          before: [{ role: 'auditor', scope: null }],
          after: [],
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      nextCursor: null,
    });
  });

  it('is read in pages, newest first', async () => {
    for (const name of ['a', 'b', 'c']) await people.addUser(name);
    const subjects: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await people.auditor.get(`/audit-entries?limit=1${cursor}`);
      const { items, nextCursor } = body as { items: { subject: string }[]; nextCursor: string | null };
      subjects.push(...items.map(({ subject }) => subject));
      cursor = `&cursor=${nextCursor ?? ''}`;
      expect(nextCursor === null).toBe(page === 2);
    }
    expect(subjects).toEqual(['c', 'b', 'a']);
  });

  it.each(['limit=0', 'limit=100000', 'cursor=x', 'from=yesterday', 'nothing=1', 'an action of 300 letters'])('refuses %s', async (asked) => {
    const query = asked.replace('an action of 300 letters', `action=${'x'.repeat(300)}`);
    expect((await people.auditor.get(`/audit-entries?${query}`)).status).toBe(400);
  });

  it.each(['from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59.999999Z', 'user=%27%20OR%201%3D1', 'subject=%25', 'cursor=WzBd'])('takes %s', async (query) => {
    const { status, body } = await people.auditor.get(`/audit-entries?${query}`);
    expect([status, body]).toEqual([200, { items: [], nextCursor: null }]);
  });

  it('is verified, and one altered byte is found', async () => {
    for (const name of ['a', 'b', 'c']) await people.addUser(name);
    expect((await people.auditor.post('/audit-entries/verification')).body).toMatchObject({ entries: 3, broken: null });
    await api.services.database.query(`UPDATE audit_entries SET subject = 'B' WHERE sequence = 2`);
    const { status, body } = await people.auditor.post('/audit-entries/verification');
    expect(status).toBe(200);
    expect(body).toMatchObject({ entries: 1, broken: { sequence: 2, flaw: 'altered' } });
  });

  it('holds no secret', async () => {
    const { oneTimePassword } = await people.addUser('wang');
    const { page } = await people.addSignedIn();
    const { secret } = (await makeToken(page)).body as { secret: string };
    const rows = JSON.stringify(await api.services.database.query('SELECT * FROM audit_entries'));
    for (const each of [PASSWORD, oneTimePassword, secret, page.cookie.split('=')[1] ?? '', page.csrf, 'argon2']) expect(rows).not.toContain(each);
  });
});
