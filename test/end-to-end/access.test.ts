import supertest from 'supertest';
import { hashPassword } from '#libs/access/passwords.js';
import type { TestApi } from '../support/api.js';
import { ADMINISTRATOR, openApi } from '../support/api.js';
import type { SignInApi } from '../support/sign-in-api.js';
import { PASSWORD, codeOf, elsewhere, openSignInApi, pageOf } from '../support/sign-in-api.js';

/** Signing in, sessions and one’s own account over HTTP. */

let people: SignInApi;
let api: TestApi;

beforeAll(async () => {
  people = await openSignInApi();
  ({ api } = people);
});

afterAll(() => api.close());

beforeEach(() => people.beginAnew());

describe('signing in', () => {
  it('asks for a new password first, then tells who it is and what is allowed', async () => {
    const { user, oneTimePassword } = await people.addUser();
    const first = await people.signIn('LIN', oneTimePassword);
    expect(first.status).toBe(201);
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(/^opscore_session=[\w-]{43}; Path=\/; Expires=Tue, 01 Dec 2026 04:00:00 GMT; HttpOnly; SameSite=Lax$/),
    ]);
    expect(first.headers['cache-control']).toBe('no-store');
    const page = pageOf(first);
    expect(codeOf(await people.ask(page, 'get', '/audit-entries'))).toEqual([403, 'password-change-needed']);
    expect((await people.ask(page, 'put', '/account/password').send({ currentPassword: oneTimePassword, newPassword: PASSWORD })).status).toBe(204);
    const { status, body } = await people.ask(page, 'get', '/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      userId: user.userId,
      name: 'lin',
      displayName: 'Lin',
      language: 'en',
      grants: [{ role: 'auditor', scope: null }],
      via: 'page',
      csrfToken: page.csrf,
      mustChangePassword: false,
    });
    expect((body as { permissions: string[] }).permissions).toContain('audit.read');
    expect((body as { permissions: string[] }).permissions).not.toContain('users.change');
    expect(codeOf(await people.signIn('lin', oneTimePassword))).toEqual([401, 'sign-in-failed']);
  });

  it('answers the same to an unknown name, a wrong password, a locked and a disabled account', async () => {
    const { userId } = await people.addSignedIn();
    const answers = [await people.signIn('nobody', PASSWORD), await people.signIn('lin', 'wrong')];
    for (let count = 0; count < 10; count++) answers.push(await people.signIn('lin', 'wrong'));
    const { version } = (await people.root.get(`/users/${userId}`)).body as { version: number };
    expect((await people.root.patch(`/users/${userId}`, { active: false }).set('If-Match', `"${version}"`)).status).toBe(200);
    people.now = new Date('2026-11-24T05:00:00Z');
    answers.push(await people.signIn('lin', PASSWORD), await people.signIn('', PASSWORD).then((each) => (each.status === 400 ? people.signIn('-', PASSWORD) : each)));
    const seen = answers.map(({ status, body, headers }) => JSON.stringify([status, { ...(body as object), requestId: null }, Object.keys(headers).toSorted()]));
    expect(new Set(seen).size).toBe(1);
  });

  it('tells of the lock who knows the password, until it ends', async () => {
    await people.addSignedIn();
    for (let count = 0; count < 10; count++) expect(codeOf(await people.signIn('lin', 'wrong'))).toEqual([401, 'sign-in-failed']);
    const locked = await people.signIn('lin', PASSWORD);
    expect(codeOf(locked)).toEqual([403, 'account-locked']);
    expect((locked.body as { detail: string }).detail).toContain('2026-11-24T04:15:00.000Z');
    const { body } = await people.root.get('/users');
    expect((body as { items: object[] }).items).toContainEqual(expect.objectContaining({ name: 'lin', lockedUntil: '2026-11-24T04:15:00.000Z' }));
    people.now = new Date('2026-11-24T04:15:00Z');
    expect((await people.signIn('lin', PASSWORD)).status).toBe(201);
  });

  it('is slowed down for an address', async () => {
    const outcomes = [];
    for (let count = 0; count < 31; count++) outcomes.push(await people.signIn(`nobody-${count}`, 'wrong', '203.0.113.7'));
    expect(outcomes.slice(0, 30).every(({ status }) => status === 401)).toBe(true);
    expect(codeOf(outcomes[30] as supertest.Response)).toEqual([429, 'too-many-sign-ins']);
    expect(outcomes[30]?.headers['retry-after']).toMatch(/^\d+$/);
  });

  it.each<[string, object, number]>([
    ['nothing', {}, 400],
    ['no password', { name: 'lin' }, 400],
    ['a list for a name', { name: ['lin'], password: PASSWORD }, 400],
    ['a zero byte', { name: 'lin\0', password: PASSWORD }, 400],
    ['SQL in the name', { name: `' OR 1=1 --`, password: PASSWORD }, 401],
    ['a field that nobody knows', { name: 'lin', password: PASSWORD, role: 'administrator' }, 400],
    ['a password of a thousand and one characters', { name: 'lin', password: 'x'.repeat(1_001) }, 400],
  ])('refuses %s', async (_what, body, status) => {
    await people.addSignedIn();
    const answer = await supertest(api.address).post('/api/v1/session').set('X-Forwarded-For', elsewhere()).send(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('takes no form, as another site could send it', async () => {
    const answer = await supertest(api.address).post('/api/v1/session').type('form').send({ name: 'lin', password: PASSWORD });
    expect(answer.status).toBe(415);
  });

  it('sets a cookie for https alone where people come by https', async () => {
    const secure = await openApi({ clock: () => people.now, environment: { OPSCORE_PUBLIC_URL: 'https://opscore.example' } });
    const admin = await secure.as(ADMINISTRATOR);
    await secure.services.database.query('UPDATE users SET password_hash = $1', [await hashPassword(PASSWORD)]);
    const { headers } = await supertest(secure.address).post('/api/v1/session').send({ name: admin.name, password: PASSWORD });
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-opscore_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/)]);
    await secure.close();
  });
});

describe('a session', () => {
  it('ends with signing out, for its cookie too', async () => {
    const { page } = await people.addSignedIn();
    const answer = await people.ask(page, 'delete', '/session');
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('opscore_session=;');
    expect(codeOf(await people.ask(page, 'get', '/session'))).toEqual([401, 'sign-in-needed']);
  });

  it('is listed to its owner, who ends others', async () => {
    const { page } = await people.addSignedIn();
    const other = pageOf(await people.signIn('lin', PASSWORD));
    const { items } = (await people.ask(page, 'get', '/account/sessions')).body as { items: { sessionId: string; isThisOne: boolean }[] };
    expect(items.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    expect(items).toHaveLength(2);
    const { sessionId = '' } = items.find(({ isThisOne }) => !isThisOne) ?? {};
    // Nobody else's business.
    expect(codeOf(await people.auditor.delete(`/account/sessions/${sessionId}`))).toEqual([404, 'session-not-found']);
    expect((await people.ask(page, 'delete', `/account/sessions/${sessionId}`)).status).toBe(204);
    expect(codeOf(await people.ask(other, 'get', '/session'))).toEqual([401, 'sign-in-needed']);
    expect((await people.ask(page, 'get', '/session')).status).toBe(200);
  });

  it('ends elsewhere when the password is changed', async () => {
    const { page } = await people.addSignedIn();
    const other = pageOf(await people.signIn('lin', PASSWORD));
    const asked = { currentPassword: PASSWORD, newPassword: 'another long sentence' };
    expect((await people.ask(page, 'put', '/account/password').send(asked)).status).toBe(204);
    expect((await people.ask(page, 'get', '/session')).status).toBe(200);
    expect((await people.ask(other, 'get', '/session')).status).toBe(401);
  });

  it('ends when it is too old, left alone, or was begun by a clock that ran ahead', async () => {
    const { page } = await people.addSignedIn();
    people.now = new Date('2026-11-24T16:00:01Z');
    expect((await people.ask(page, 'get', '/session')).status).toBe(401);
    people.now = new Date('2026-11-24T03:00:00Z');
    expect((await people.ask(page, 'get', '/session')).status).toBe(401);
    people.now = new Date('2026-11-24T03:56:00Z');
    expect((await people.ask(page, 'get', '/session')).status).toBe(200);
  });

  it.each([
    ['short', 'x'],
    ['of the right length', 'x'.repeat(43)],
    ['of a zero byte', '%00'],
    ['long', 'a'.repeat(4_000)],
    ['cut off', `${'x'.repeat(42)};`],
  ])('is none for a forged cookie: %s', async (_what, secret) => {
    expect((await people.ask({ cookie: `opscore_session=${secret}`, csrf: '' }, 'get', '/session')).status).toBe(401);
  });

  it('changes nothing without the token against forged requests, and from no other site', async () => {
    const { page } = await people.addSignedIn();
    const change = (headers: Record<string, string>) =>
      supertest(api.address).patch('/api/v1/account').set({ Cookie: page.cookie, ...headers }).send({ displayName: 'Forged' });
    const { csrf: foreign } = pageOf(await people.signIn('lin', PASSWORD));
    expect(codeOf(await change({}))).toEqual([403, 'csrf-token-wrong']);
    expect(codeOf(await change({ 'X-CSRF-Token': '' }))).toEqual([403, 'csrf-token-wrong']);
    expect(codeOf(await change({ 'X-CSRF-Token': foreign }))).toEqual([403, 'csrf-token-wrong']);
    expect(codeOf(await change({ 'X-CSRF-Token': page.csrf, Origin: 'https://evil.example' }))).toEqual([403, 'origin-foreign']);
    expect((await people.ask(page, 'get', '/session')).body).toMatchObject({ displayName: 'Lin' });
    expect((await change({ 'X-CSRF-Token': page.csrf, Origin: api.address })).body).toMatchObject({ displayName: 'Forged' });
  });
});

describe('one’s own account', () => {
  it('has a name and a language', async () => {
    const { page } = await people.addSignedIn();
    expect((await people.ask(page, 'patch', '/account').send({ displayName: '林', language: 'zh' })).body).toMatchObject({ displayName: '林', language: 'zh' });
    expect((await people.ask(page, 'get', '/session')).body).toMatchObject({ displayName: '林', language: 'zh' });
    expect((await people.ask(page, 'patch', '/account').send({ language: 'fr' })).status).toBe(400);
    expect((await people.ask(page, 'patch', '/account').send({ name: 'root' })).status).toBe(400);
    expect(codeOf(await people.ask(page, 'patch', '/account').send({ displayName: '\u202Enil' }))).toEqual([422, 'display-name-invalid']);
  });

  it.each([
    ['wrong', 'another long sentence', 422, 'current-password-wrong'],
    [PASSWORD, 'short', 422, 'password-length-wrong'],
    [PASSWORD, 'Password2026!', 422, 'password-too-common'],
    [PASSWORD, PASSWORD, 422, 'password-not-changed'],
  ])('does not change its password from %s to %s', async (currentPassword, newPassword, status, code) => {
    const { page } = await people.addSignedIn();
    expect(codeOf(await people.ask(page, 'put', '/account/password').send({ currentPassword, newPassword }))).toEqual([status, code]);
    expect((await people.signIn('lin', PASSWORD)).status).toBe(201);
  });
});
