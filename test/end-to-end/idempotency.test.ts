import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, openApi } from '../support/api.js';

/** A POST with an Idempotency-Key, as a program sends it that does not know whether its first try arrived. */

let api: TestApi;
let page: Caller;

beforeAll(async () => {
  api = await openApi();
  page = await api.onPageAs(ADMINISTRATOR);
});

afterAll(() => api.close());

const user = (name: string) => ({ name, displayName: name, language: 'en', grants: [] });
const namesOfUsers = async () => ((await page.get('/users')).body.items as { name: string }[]).map(({ name }) => name);

it('with the same body gets the same answer, and is marked', async () => {
  const check = () => page.post('/rules/check', { document: 'scoring: { head_count: 10 }' }).set('Idempotency-Key', 'check-the-rules');
  const [first, second] = [await check(), await check()];
  expect([first.status, first.headers['idempotency-replayed']]).toEqual([200, undefined]);
  expect([second.status, second.headers['idempotency-replayed'], second.body]).toEqual([200, 'true', first.body]);
});

it('with another body, or at another address, is refused and does nothing', async () => {
  await page.post('/users', user('first-one')).set('Idempotency-Key', 'one-user-only');
  const other = await page.post('/users', user('second-one')).set('Idempotency-Key', 'one-user-only');
  const elsewhere = await page.post('/rules/check', user('first-one')).set('Idempotency-Key', 'one-user-only');
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotency-key-reused']);
  expect(await namesOfUsers()).not.toContain('second-one');
});

it('does not show a secret again, and does not do it again', async () => {
  const add = () => page.post('/users', user('with-secret')).set('Idempotency-Key', 'a-user-with-secret');
  const [first, second] = [await add(), await add()];
  expect([first.status, typeof first.body.oneTimePassword]).toEqual([201, 'string']);
  expect([second.status, second.body.code]).toEqual([409, 'answer-shown-once']);
  const kept = await api.services.database.query<{ body: string | null }>(`SELECT body FROM idempotency_keys WHERE key = 'a-user-with-secret'`);
  expect(kept).toEqual([{ body: null }]);
});

it('keeps a refusal as an answer', async () => {
  const add = () => page.post('/users', user('with-secret')).set('Idempotency-Key', 'taken-already');
  const wrong = () => page.post('/users', { name: '', grants: 'all', colour: 'red' }).set('Idempotency-Key', 'wrong-fields');
  for (const ask of [add, wrong]) {
    const [first, second] = [await ask(), await ask()];
    expect(first.status).toBeGreaterThanOrEqual(400);
    const withoutId = ({ requestId: _requestId, ...problem }: Record<string, unknown>) => problem;
    expect([second.status, withoutId(second.body as Record<string, unknown>)]).toEqual([first.status, withoutId(first.body as Record<string, unknown>)]);
    expect(second.headers['idempotency-replayed']).toBe('true');
  }
});

it('is done once where many come at once', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => page.post('/users', user('at-once')).set('Idempotency-Key', 'many-at-once')));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
  expect((await namesOfUsers()).filter((name) => name === 'at-once')).toHaveLength(1);
});

it.each(['short', 'with space!', 'x'.repeat(129)])('is refused where the key is %j', async (key) => {
  const { status, body } = await page.post('/rules/check', { document: '' }).set('Idempotency-Key', key);
  expect([status, body.code]).toEqual([400, 'idempotency-key-invalid']);
});
