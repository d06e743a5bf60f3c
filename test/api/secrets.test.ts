import supertest from 'supertest';
import type { TestApi } from '../support/api.js';
import { ADMINISTRATOR, openApi } from '../support/api.js';
import { codeOf, pageOf } from '../support/sign-in-api.js';
import { readEvents } from '../support/event-stream.js';

/** Secrets of people and of the deployment are in no log, no table, no error and no metric; and who is disabled has none that counts. */

let api: TestApi;
let log = '';
const sent = jest.spyOn(process.stderr, 'write');

beforeAll(async () => {
  api = await openApi({ environment: { LOG_LEVEL: 'trace' }, logTo: { write: (line) => (log += line) } });
});

afterAll(async () => {
  sent.mockRestore();
  await api.close();
});

/** All rows of all tables as one text. */
async function everythingAsText(): Promise<string> {
  const { database } = api.services;
  const tables = await database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const texts = await Promise.all(tables.map(async ({ name }) => JSON.stringify(await database.query(`SELECT own::text AS row FROM "${name}" AS own`))));
  return texts.join('\n');
}

it('nothing of a whole session that is secret is written anywhere', async () => {
  const root = await api.onPageAs(ADMINISTRATOR);
  const added = await root.post('/users', { name: 'lin', displayName: 'Lin', language: 'en', grants: [ADMINISTRATOR] });
  const { oneTimePassword, user } = added.body as { oneTimePassword: string; user: { userId: string } };
  const visit = supertest(api.address);
  const signIn = (password: string) => visit.post('/api/v1/session').send({ name: 'lin', password });

  const first = pageOf(await signIn(oneTimePassword));
  const changed = await visit.put('/api/v1/account/password').set({ Cookie: first.cookie, 'X-CSRF-Token': first.csrf }).send({ currentPassword: oneTimePassword, newPassword: 'correct horse battery' });
  expect(changed.status).toBe(204);
  expect(codeOf(await signIn('wrong horse battery'))).toEqual([401, 'sign-in-failed']);
  expect(codeOf(await visit.post('/api/v1/session').send({ name: 'my password in the wrong field', password: 'x' }))).toEqual([401, 'sign-in-failed']);
  const page = pageOf(await signIn('correct horse battery'));
  const own = { Cookie: page.cookie, 'X-CSRF-Token': page.csrf };
  const made = await visit.post('/api/v1/account/tokens').set(own).send({ name: 'nightly', permissions: null, expiresAt: '2026-12-24T04:00:00Z' });
  const { secret: token } = made.body as { secret: string };
  const bearer = { Authorization: `Bearer ${token}` };
  expect((await visit.get('/api/v1/users').set(bearer)).status).toBe(200);
  expect((await visit.post('/api/v1/imports?fileName=orders.csv&dryRun=true').set(bearer).set('Content-Type', 'text/csv').send('order_id\n')).status).toBe(202);
  expect(codeOf(await visit.get(`/api/v1/users?limit=${token}`).set(bearer))).toEqual([400, 'request-invalid']);
  expect(codeOf(await visit.post('/api/v1/users').set({ ...own, 'X-CSRF-Token': 'forged by somebody' }).send({}))).toEqual([403, 'csrf-token-wrong']);
  expect(codeOf(await visit.post('/api/v1/users').set(own).set('Content-Type', 'application/json').send('{"password":"cut off')) ).toEqual([400, 'body-not-json']);
  const reset = await root.post(`/users/${user.userId}/password-reset`);
  const { oneTimePassword: second } = reset.body as { oneTimePassword: string };

  // Faults of the database carry the parameters of their statement: here those of a new session, and of a new password.
  await api.services.database.query('ALTER TABLE sessions RENAME TO sessions_away');
  const failed = await signIn(second);
  await api.services.database.query('ALTER TABLE sessions_away RENAME TO sessions');
  expect([failed.status, failed.body]).toEqual([500, { type: 'about:blank', title: 'Internal Server Error', status: 500, requestId: failed.headers['x-request-id'] }]);
  await api.services.database.query(`ALTER TABLE users ADD CONSTRAINT broken CHECK (name <> 'hu')`);
  const notAdded = await root.post('/users', { name: 'hu', displayName: 'Hu', language: 'en', grants: [] });
  await api.services.database.query('ALTER TABLE users DROP CONSTRAINT broken');
  expect(notAdded.status).toBe(500);

  const secrets: Record<string, string> = {
    'first password': oneTimePassword,
    'new password': 'correct horse battery',
    'wrong password': 'wrong horse battery',
    'second first password': second,
    'what stood in the wrong field': 'my password in the wrong field',
    'cookie of the first session': first.cookie.split('=')[1] ?? '',
    cookie: page.cookie.split('=')[1] ?? '',
    'CSRF token': page.csrf,
    'forged CSRF token': 'forged by somebody',
    token,
    'cut off body': 'cut off',
    'password of the database': decodeURIComponent(new URL(api.services.url).password),
  };
  for (const [name, secret] of Object.entries(secrets)) expect([name, secret.length > 5]).toEqual([name, true]);
  const found = (text: string) => Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));
  expect(log.split('\n').length).toBeGreaterThan(20);
  expect(log).toContain('a request failed');
  expect(log).toContain('Sign-in refused: wrong password');
  expect(found(log)).toEqual([]);
  // Hashes neither.
  expect(log).not.toContain('$argon2');
  expect(found(sent.mock.calls.map(([text]) => String(text)).join(''))).toEqual([]);
  expect(found(await everythingAsText())).toEqual([]);
  expect(found((await visit.get('/metrics')).text)).toEqual([]);
  expect(found(JSON.stringify((await root.get('/audit-entries?limit=1000')).body))).toEqual([]);
});

it('answers are kept by nobody, and no page of others may read them', async () => {
  const root = await api.onPageAs(ADMINISTRATOR);
  for (const path of ['/session', '/users', '/managers', '/account/tokens', '/audit-entries', '/openapi.json']) {
    const { headers, status } = await root.get(path).set('Origin', 'https://evil.example');
    expect([path, status, headers['cache-control'], headers['access-control-allow-origin'], headers['x-content-type-options']]).toEqual([path, 200, 'no-store', undefined, 'nosniff']);
  }
});

it('the next request of somebody who is disabled is refused, on the page, by a token, and of an event stream', async () => {
  const root = await api.onPageAs(ADMINISTRATOR);
  const gone = await api.onPageAs(ADMINISTRATOR);
  const url = `${api.address}/api/v1/jobs/progress`;
  const events = readEvents(url, gone.headers('get'));
  expect(await events.next()).toMatchObject({ name: 'progress' });
  const { headers } = await root.get(`/users/${gone.userId}`);
  expect((await root.patch(`/users/${gone.userId}`, { active: false }).set('If-Match', String(headers['etag']))).status).toBe(200);
  expect(codeOf(await gone.get('/users'))).toEqual([401, 'sign-in-needed']);
  expect(codeOf(await gone.get('/jobs/progress'))).toEqual([401, 'sign-in-needed']);
  expect(codeOf(await gone.get('/exports'))).toEqual([401, 'sign-in-needed']);
  await events.close();
});

it('nobody has more than twenty event streams open at once', async () => {
  const caller = await api.onPageAs(ADMINISTRATOR);
  const url = `${api.address}/api/v1/jobs/progress`;
  const open = Array.from({ length: 20 }, () => readEvents(url, caller.headers('get')));
  for (const events of open) expect(await events.next()).toMatchObject({ name: 'progress' });
  expect(codeOf(await caller.get('/jobs/progress'))).toEqual([429, 'too-many-streams']);
  const other = await api.onPageAs(ADMINISTRATOR);
  const others = readEvents(url, other.headers('get'));
  expect(await others.next()).toMatchObject({ name: 'progress' });
  await others.close();
  for (const events of open) await events.close();
});
